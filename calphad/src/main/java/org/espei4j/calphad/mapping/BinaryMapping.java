package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.espei4j.calphad.equilibrium.EquilibriumSolver;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;

/// Maps a binary diagram: isotherms are surveyed for tie-lines, every field found is followed to its ends, and in the end
/// an isotherm between each two temperatures at which anything happens shows that no field is missing.
final class BinaryMapping {

    /// Composition of the outermost points of a survey.
    private static final double BORDER = 1e-6;
    /// Single phases closer than this are not looked between.
    private static final double CLOSE = 1e-7;
    /// Temperatures closer than this have no isotherm between them, K.
    private static final double INTERVAL = 1e-2;

    private final EquilibriumSpecs specs;
    private final CoexistenceSolver solver;
    private final double pressure;
    private final double[] theta;
    private final MappingSettings settings;
    private final LineStepper.Range temperatures;
    private final LineStepper.Range window;
    private final TieLineNetwork network;
    private final Gaps gaps = new Gaps();

    /// What stands at a composition of an isotherm: a single phase (both ends equal) or a tie-line.
    private record Stretch(double from, double to, int phaseFrom, int phaseTo, LinePoint point) {}

    /// @param window compositions between which the isotherms are searched
    BinaryMapping(
            EquilibriumSpecs specs,
            double pressure,
            double[] theta,
            MappingSettings settings,
            LineStepper.Range temperatures,
            LineStepper.Range window) {
        this.specs = specs;
        this.pressure = pressure;
        this.theta = theta;
        this.settings = settings;
        this.temperatures = temperatures;
        this.window = window;
        solver = new CoexistenceSolver(specs.phases(), pressure, theta, true, null);
        StabilityCheck check = new StabilityCheck(specs, pressure, theta);
        LineStepper stepper = new LineStepper(solver, check, settings, temperatures, new LineStepper.Range(0, 0));
        network = new TieLineNetwork(solver, stepper);
    }

    TieLineNetwork network() {
        return network;
    }

    Gaps gaps() {
        return gaps;
    }

    CoexistenceSolver solver() {
        return solver;
    }

    /// Maps the diagram.
    void run() {
        int count = settings.surveyTemperatures();
        for (int i = 0; i < count; i++) {
            survey(temperatures.from() + (i + 0.5) / count * temperatures.length());
        }
        TreeSet<Double> surveyed = new TreeSet<>();
        for (int round = 0; round < 20; round++) {
            boolean any = false;
            List<Double> events = events();
            for (int i = 1; i < events.size(); i++) {
                double from = events.get(i - 1);
                double to = events.get(i);
                if (to - from > INTERVAL && surveyed.subSet(from, to).isEmpty()) {
                    double middle = 0.5 * (from + to);
                    surveyed.add(middle);
                    any |= survey(middle);
                }
            }
            if (!any) {
                return;
            }
        }
        gaps.add("search", "new fields were still found when the search was given up");
    }

    /// All temperatures at which fields begin or end.
    private List<Double> events() {
        TreeSet<Double> events = new TreeSet<>(List.of(temperatures.from(), temperatures.to()));
        for (LineNetwork.Line line : network.lines()) {
            events.add(line.points().getFirst().temperature());
            events.add(line.points().getLast().temperature());
        }
        network.congruentPoints().forEach(point -> events.add(point.temperature()));
        return List.copyOf(events);
    }

    /// Looks for tie-lines of an isotherm that belong to no known field, and follows them.
    ///
    /// @return whether there was any
    private boolean survey(double temperature) {
        boolean any = false;
        for (Stretch stretch : isotherm(temperature)) {
            if (stretch.to > stretch.from && !isKnown(stretch.point)) {
                boolean followed = network.follow(stretch.point);
                any |= followed;
                if (!followed) {
                    gaps.add("no field", Gaps.equallyStable(specs, stretch.point));
                }
            }
        }
        return any;
    }

    private boolean isKnown(LinePoint tieLine) {
        return network.lines().stream().anyMatch(line -> KnownFields.holds(line, tieLine));
    }

    /// All stretches of an isotherm by composition.
    private List<Stretch> isotherm(double temperature) {
        EquilibriumSolver equilibrium = specs.bind(temperature, pressure).solver();
        equilibrium.bindParameters(theta);
        List<Stretch> stretches = new ArrayList<>();
        int count = settings.surveyFractions();
        for (int i = 0; i <= count; i++) {
            double x = Math.clamp(window.from() + (double) i / count * window.length(), BORDER, 1 - BORDER);
            if (stretches.stream().noneMatch(s -> x >= s.from && x <= s.to)) {
                addStretch(equilibrium, x, stretches);
            }
        }
        for (int i = 1; i < stretches.size(); i++) {
            stretches.sort(Comparator.comparingDouble(Stretch::from));
            Stretch left = stretches.get(i - 1);
            Stretch right = stretches.get(i);
            if (left.phaseTo != right.phaseFrom
                    && right.from - left.to > CLOSE
                    && addStretch(equilibrium, 0.5 * (left.to + right.from), stretches)) {
                i = Math.max(i - 2, 0);
            }
        }
        stretches.sort(Comparator.comparingDouble(Stretch::from));
        return stretches;
    }

    private boolean addStretch(EquilibriumSolver equilibrium, double x, List<Stretch> stretches) {
        double temperature = equilibrium.system().temperature();
        if (!equilibrium.solve(new double[] {1 - x, x})) {
            gaps.addUnsolved("%.6g K and x = %.6g".formatted(temperature, x), equilibrium.failure());
            return false;
        }
        LinePoint found = Equilibria.toPoint(equilibrium);
        if (found.count() == 1) {
            int phase = found.member(0).phase();
            stretches.add(new Stretch(x, x, phase, phase, found));
            return true;
        }
        if (found.count() != 2) {
            return false;
        }
        LinePoint point = solver.solve(found, new Condition.AtTemperature(temperature));
        if (point == null || LineStepper.hasTwins(point)) {
            gaps.add("no tie-line", "no tie-line at %.6g K and x = %.6g".formatted(temperature, x));
            return false;
        }
        int low = point.member(0).fractions()[1] <= point.member(1).fractions()[1] ? 0 : 1;
        stretches.add(new Stretch(
                KnownFields.lower(point),
                KnownFields.upper(point),
                point.member(low).phase(),
                point.member(1 - low).phase(),
                point));
        return true;
    }
}
