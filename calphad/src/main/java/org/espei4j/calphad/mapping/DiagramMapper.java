package org.espei4j.calphad.mapping;

import java.util.Arrays;
import java.util.function.Function;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.model.CompiledPhase;

/// Computes phase diagrams of a system. Immutable and thread-safe.
///
/// ```java
/// BinaryDiagram diagram = DiagramMapper.of(specs).binary(300, 1500);
/// for (Invariant invariant : diagram.invariants()) {
///     System.out.println(invariant.temperature() + " K: " + invariant.reaction().text());
/// }
/// ```
public final class DiagramMapper {

    private static final double STANDARD_PRESSURE = 101_325;

    private final EquilibriumSpecs specs;
    private final double pressure;
    private final double[] theta;
    private final MappingSettings settings;
    private final Function<String, StateOfMatter> states;

    private DiagramMapper(
            EquilibriumSpecs specs,
            double pressure,
            double[] theta,
            MappingSettings settings,
            Function<String, StateOfMatter> states) {
        this.specs = specs;
        this.pressure = pressure;
        this.theta = theta;
        this.settings = settings;
        this.states = states;
    }

    /// A mapper at 101325 Pa with standard settings. Whether the phases have energies at another pressure, which
    /// [#withPressure] chooses, says [EquilibriumSpecs#checkPressure]. If the phases have fitted parameters, give their values by
    /// [#withParameters].
    public static DiagramMapper of(EquilibriumSpecs specs) {
        return new DiagramMapper(
                specs,
                STANDARD_PRESSURE,
                new double[specs.parameters().size()],
                MappingSettings.standard(),
                StateOfMatter::ofName);
    }

    /// The same at another pressure.
    ///
    /// @param newPressure Pa, positive
    public DiagramMapper withPressure(double newPressure) {
        if (!(newPressure > 0)) {
            throw new IllegalArgumentException("pressure " + newPressure + " Pa must be positive");
        }
        for (CompiledPhase phase : specs.phases()) {
            if (phase.pressureLimit()
                    .filter(limit -> !limit.allows(newPressure))
                    .isPresent()) {
                throw new IllegalArgumentException(
                        phase.description().name() + " has no energy at " + newPressure + " Pa");
            }
        }
        return new DiagramMapper(specs, newPressure, theta, settings, states);
    }

    /// The same with values of the fitted parameters.
    ///
    /// @param values in the order of [EquilibriumSpecs#parameters]
    public DiagramMapper withParameters(double[] values) {
        if (values.length != specs.parameters().size()) {
            throw new IllegalArgumentException(
                    values.length + " values for " + specs.parameters().size() + " parameters");
        }
        return new DiagramMapper(specs, pressure, values.clone(), settings, states);
    }

    /// The same with other settings.
    public DiagramMapper withSettings(MappingSettings newSettings) {
        return new DiagramMapper(specs, pressure, theta, newSettings, states);
    }

    /// The same with another way to tell solids, liquids and gases by the name of a phase.
    public DiagramMapper withStates(Function<String, StateOfMatter> newStates) {
        return new DiagramMapper(specs, pressure, theta, settings, newStates);
    }

    /// Maps the diagram of a system of two elements.
    ///
    /// @param lowest lowest temperature, K, positive
    /// @param highest highest temperature, K
    /// @throws IllegalArgumentException if the system has not two elements, or the temperatures are not in order
    public BinaryDiagram binary(double lowest, double highest) {
        return binary(lowest, highest, 0, 1);
    }

    /// Maps a part of the diagram of a system of two elements. Tie-lines and invariant equilibria belong to it if a part of
    /// them does.
    ///
    /// @param lowest lowest temperature, K, positive
    /// @param highest highest temperature, K
    /// @param from smallest mole fraction of the second element
    /// @param to largest mole fraction of the second element
    /// @throws IllegalArgumentException if the system has not two elements, or the limits are not in order
    public BinaryDiagram binary(double lowest, double highest, double from, double to) {
        requireElements(2);
        requireTemperatures(lowest, highest);
        if (!(from >= 0 && from < to && to <= 1)) {
            throw new IllegalArgumentException(
                    "mole fractions from " + from + " to " + to + " must be from 0 to 1 and in order");
        }
        LineStepper.Range temperatures = new LineStepper.Range(lowest, highest);
        DistinctPhases phases = distinctPhases(temperatures);
        BinaryMapping mapping = new BinaryMapping(
                phases.specs(), pressure, theta, settings, temperatures, new LineStepper.Range(from, to));
        mapping.run();
        phases.tell(mapping.remarks());
        CompositionWindow window = new CompositionWindow(phases.specs(), mapping.solver(), from, to);
        return new DiagramWriter(phases.specs(), mapping.solver(), mapping.network(), states)
                .binary(pressure, lowest, highest, window, mapping.remarks());
    }

    /// Maps an isothermal section of a system of three elements.
    ///
    /// @param temperature K, positive
    /// @throws IllegalArgumentException if the system has not three elements, or the temperature is not positive
    public IsothermalSection isothermal(double temperature) {
        requireElements(3);
        requireTemperature(temperature);
        DistinctPhases phases = distinctPhases(new LineStepper.Range(temperature, temperature));
        IsothermalMapping mapping = new IsothermalMapping(phases.specs(), pressure, theta, settings, temperature);
        mapping.run();
        phases.tell(mapping.remarks());
        return new DiagramWriter(phases.specs(), mapping.solver(), mapping.network(), states)
                .isothermal(pressure, temperature, mapping.remarks());
    }

    /// Maps a section in temperature and along a straight line of compositions.
    ///
    /// An end of the line that lacks an element which is present elsewhere on it is approached to a fraction of 1e-6.
    ///
    /// @param from composition at the beginning of the line: a mole fraction for each element, which sum to 1
    /// @param to composition at its end
    /// @param lowest lowest temperature, K, positive
    /// @param highest highest temperature, K
    /// @throws IllegalArgumentException if the compositions are not such, are equal or lack an element altogether, or the
    ///     temperatures are not in order
    public Isopleth isopleth(double[] from, double[] to, double lowest, double highest) {
        requireTemperatures(lowest, highest);
        requireComposition(from);
        requireComposition(to);
        requireDifferent(from, to);
        requirePresent(from, to);
        LineStepper.Range temperatures = new LineStepper.Range(lowest, highest);
        DistinctPhases phases = distinctPhases(temperatures);
        IsoplethMapping mapping =
                new IsoplethMapping(phases.specs(), pressure, theta, settings, from, to, temperatures);
        mapping.run();
        phases.tell(mapping.remarks());
        return new IsoplethWriter(phases.specs(), mapping.solver(), mapping.network(), mapping.path(), states)
                .write(pressure, from.clone(), to.clone(), temperatures, mapping.remarks());
    }

    /// Computes equilibria at even steps of temperature, and the temperatures at which the phases change.
    ///
    /// @param composition a mole fraction for each element, which sum to 1
    /// @param from first temperature, K, positive
    /// @param to last temperature, K, higher than the first
    /// @param intervals number of steps, positive
    /// @throws IllegalArgumentException if an argument is not such
    public StepSeries alongTemperature(double[] composition, double from, double to, int intervals) {
        requireTemperatures(from, to);
        requireComposition(composition);
        requireIntervals(intervals);
        CompositionPath path = new CompositionPath(composition.clone(), new double[composition.length]);
        Series series = new Series(path, new LineStepper.Range(from, to));
        return series.write(series.transitions.alongTemperature(0, series.temperatures, intervals));
    }

    /// Computes equilibria at even steps along a straight line of compositions, and the compositions at which the phases
    /// change.
    ///
    /// @param temperature K, positive
    /// @param from first composition: a mole fraction for each element, which sum to 1
    /// @param to last composition
    /// @param intervals number of steps, positive
    /// @throws IllegalArgumentException if an argument is not such
    public StepSeries alongComposition(double temperature, double[] from, double[] to, int intervals) {
        requireTemperature(temperature);
        requireComposition(from);
        requireComposition(to);
        requireDifferent(from, to);
        requireIntervals(intervals);
        double[] slope = new double[from.length];
        for (int e = 0; e < from.length; e++) {
            slope[e] = to[e] - from[e];
        }
        CompositionPath path = new CompositionPath(from.clone(), slope);
        Series series = new Series(path, new LineStepper.Range(temperature, temperature));
        return series.write(series.transitions.alongAxis(temperature, new LineStepper.Range(0, 1), intervals));
    }

    /// What a series of equilibria is computed with.
    private final class Series {

        private final CompositionPath path;
        private final LineStepper.Range temperatures;
        private final DistinctPhases phases;
        private final Remarks remarks = new Remarks();
        private final Transitions transitions;

        Series(CompositionPath path, LineStepper.Range temperatures) {
            this.path = path;
            this.temperatures = temperatures;
            phases = distinctPhases(temperatures);
            StabilityCheck check = new StabilityCheck(phases.specs(), pressure, theta);
            transitions = new Transitions(phases.specs(), pressure, theta, path, check, remarks);
        }

        StepSeries write(Transitions.Walk walk) {
            phases.tell(remarks);
            return new PointWriter(phases.specs()).series(pressure, walk, path, remarks);
        }
    }

    private DistinctPhases distinctPhases(LineStepper.Range temperatures) {
        return DistinctPhases.of(specs, pressure, theta, temperatures);
    }

    private static void requireIntervals(int intervals) {
        if (intervals < 1) {
            throw new IllegalArgumentException(intervals + " steps; there must be at least 1");
        }
    }

    private static void requireTemperature(double temperature) {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature " + temperature + " K must be positive");
        }
    }

    private void requireComposition(double[] fractions) {
        double sum = 0;
        boolean valid = fractions.length == specs.elements().size();
        for (double fraction : fractions) {
            valid &= fraction >= 0;
            sum += fraction;
        }
        if (!valid || Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("a composition needs a fraction, not negative, of each of "
                    + specs.elements() + " that sum to 1, not " + Arrays.toString(fractions));
        }
    }

    private static void requireDifferent(double[] from, double[] to) {
        boolean different = false;
        for (int e = 0; e < from.length; e++) {
            different |= Math.abs(from[e] - to[e]) > 1e-6;
        }
        if (!different) {
            throw new IllegalArgumentException("the line begins and ends at " + Arrays.toString(from));
        }
    }

    private void requirePresent(double[] from, double[] to) {
        for (int e = 0; e < from.length; e++) {
            if (from[e] == 0 && to[e] == 0) {
                throw new IllegalArgumentException(
                        specs.elements().get(e) + " is absent from the whole section: leave it out of the system");
            }
        }
    }

    private void requireElements(int count) {
        if (specs.elements().size() != count) {
            throw new IllegalArgumentException(
                    "a diagram of " + count + " elements needs a system of as many, not " + specs.elements());
        }
    }

    private static void requireTemperatures(double lowest, double highest) {
        if (!(lowest > 0) || !(highest > lowest)) {
            throw new IllegalArgumentException(
                    "temperatures from " + lowest + " K to " + highest + " K must be positive and in order");
        }
    }
}
