package org.espei4j.calphad.mapping;

import java.util.List;
import java.util.TreeSet;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;

/// Maps a binary diagram: isotherms are surveyed for tie-lines, every field found is followed to its ends, and in the end
/// an isotherm between each two temperatures at which anything happens shows that no field is missing.
final class BinaryMapping {

    /// Temperatures closer than this have no isotherm between them, K.
    private static final double INTERVAL = 1e-2;

    private final EquilibriumSpecs specs;
    private final CoexistenceSolver solver;
    private final MappingSettings settings;
    private final LineStepper.Range temperatures;
    private final IsothermSurvey isotherms;
    private final TieLineNetwork network;
    private final Remarks remarks = new Remarks();

    /// @param window compositions between which the isotherms are searched
    BinaryMapping(
            EquilibriumSpecs specs,
            double pressure,
            double[] theta,
            MappingSettings settings,
            LineStepper.Range temperatures,
            LineStepper.Range window) {
        this.specs = specs;
        this.settings = settings;
        this.temperatures = temperatures;
        solver = new CoexistenceSolver(specs.phases(), pressure, theta, true, null);
        StabilityCheck check = new StabilityCheck(specs, pressure, theta);
        LineStepper stepper = new LineStepper(solver, check, settings, temperatures, new LineStepper.Range(0, 0));
        network = new TieLineNetwork(solver, stepper);
        isotherms =
                new IsothermSurvey(specs, pressure, theta, settings.surveyFractions(), window, solver, check, remarks);
    }

    TieLineNetwork network() {
        return network;
    }

    Remarks remarks() {
        return remarks;
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
        remarks.addGap("search", "new fields were still found when the search was given up");
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
        for (LinePoint tieLine : isotherms.tieLines(temperature)) {
            if (!isKnown(tieLine)) {
                any |= follow(tieLine);
            }
        }
        return any;
    }

    private boolean follow(LinePoint tieLine) {
        if (solver.response().haveSameEnergies(tieLine)) {
            remarks.addEquallyStable(specs, tieLine);
            return false;
        }
        boolean followed = network.follow(tieLine);
        if (!followed) {
            remarks.addGap("no field", "no field of the tie-line at " + LineStepper.describe(tieLine));
        }
        return followed;
    }

    private boolean isKnown(LinePoint tieLine) {
        return network.lines().stream().anyMatch(line -> KnownFields.holds(line, tieLine));
    }
}
