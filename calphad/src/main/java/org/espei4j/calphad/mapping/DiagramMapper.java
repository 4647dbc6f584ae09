package org.espei4j.calphad.mapping;

import java.util.function.Function;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;

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

    /// A mapper at 101325 Pa with standard settings. If the phases have fitted parameters, give their values by
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
        requireElements(2);
        requireTemperatures(lowest, highest);
        BinaryMapping mapping =
                new BinaryMapping(specs, pressure, theta, settings, new LineStepper.Range(lowest, highest));
        mapping.run();
        return new DiagramWriter(specs, mapping.solver(), mapping.network(), states)
                .binary(pressure, lowest, highest, mapping.gaps());
    }

    /// Maps an isothermal section of a system of three elements.
    ///
    /// @param temperature K, positive
    /// @throws IllegalArgumentException if the system has not three elements, or the temperature is not positive
    public IsothermalSection isothermal(double temperature) {
        requireElements(3);
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature " + temperature + " K must be positive");
        }
        IsothermalMapping mapping = new IsothermalMapping(specs, pressure, theta, settings, temperature);
        mapping.run();
        return new DiagramWriter(specs, mapping.solver(), mapping.network(), states)
                .isothermal(pressure, temperature, mapping.gaps());
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
