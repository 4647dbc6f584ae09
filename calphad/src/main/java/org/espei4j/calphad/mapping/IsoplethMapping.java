package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;

/// Maps an isopleth: columns and rows of the plane are searched for changes of the stable phases, every boundary found is
/// followed to its ends, and columns between all nodes show in the end that nothing is missing.
final class IsoplethMapping {

    /// Amount to which an element is reduced at an end of the axis that lacks it.
    private static final double LEAST_FRACTION = 1e-6;
    /// A change this near to a known boundary belongs to it, K and mole fraction …
    private static final double NEAR_TEMPERATURE = 0.5;

    private static final double NEAR_AXIS = 1e-3;
    /// … or nearer than this part of the distance between two points of the boundary.
    private static final double BULGE = 0.1;
    /// Nodes closer on the axis than this have no column between them.
    private static final double LEAST_INTERVAL = 1e-3;

    private final EquilibriumSpecs specs;
    private final CompositionPath path;
    private final LineStepper.Range temperatures;
    private final LineStepper.Range axis;
    private final MappingSettings settings;
    private final CoexistenceSolver solver;
    private final Transitions transitions;
    private final BoundaryNetwork network;
    private final Remarks remarks = new Remarks();

    /// @param from composition at the beginning of the axis, mole fractions
    /// @param to composition at its end
    IsoplethMapping(
            EquilibriumSpecs specs,
            double pressure,
            double[] theta,
            MappingSettings settings,
            double[] from,
            double[] to,
            LineStepper.Range temperatures) {
        this.specs = specs;
        this.settings = settings;
        this.temperatures = temperatures;
        double length = 0;
        for (int e = 0; e < from.length; e++) {
            length = Math.max(length, Math.abs(to[e] - from[e]));
        }
        double[] slope = new double[from.length];
        for (int e = 0; e < from.length; e++) {
            slope[e] = (to[e] - from[e]) / length;
        }
        path = new CompositionPath(from.clone(), slope);
        axis = range(length);
        solver = new CoexistenceSolver(specs.phases(), pressure, theta, true, path);
        StabilityCheck check = new StabilityCheck(specs, pressure, theta);
        network = new BoundaryNetwork(solver, new LineStepper(solver, check, settings, temperatures, axis));
        transitions = new Transitions(specs, pressure, theta, path, check, remarks);
    }

    /// The part of the axis where no element is nearly absent that is present elsewhere.
    private LineStepper.Range range(double length) {
        double first = 0;
        double last = length;
        for (int e = 0; e < path.start().length; e++) {
            double slope = path.slope()[e];
            double start = path.start()[e];
            if (slope > 0 && start < LEAST_FRACTION) {
                first = Math.max(first, (LEAST_FRACTION - start) / slope);
            }
            double end = start + length * slope;
            if (slope < 0 && end < LEAST_FRACTION) {
                last = Math.min(last, length - (LEAST_FRACTION - end) / -slope);
            }
        }
        return new LineStepper.Range(first, last);
    }

    BoundaryNetwork network() {
        return network;
    }

    CoexistenceSolver solver() {
        return solver;
    }

    CompositionPath path() {
        return path;
    }

    Remarks remarks() {
        return remarks;
    }

    /// Maps the section.
    void run() {
        int rows = settings.surveyTemperatures();
        int columns = Math.max(2, settings.surveyFractions() / 4);
        for (int i = 0; i <= columns; i++) {
            surveyColumn(axis.from() + (double) i / columns * axis.length());
        }
        for (int i = 0; i < rows; i++) {
            double temperature = temperatures.from() + (i + 0.5) / rows * temperatures.length();
            survey(transitions.alongAxis(temperature, axis, columns));
        }
        TreeSet<Double> surveyed = new TreeSet<>();
        for (int round = 0; round < 20; round++) {
            boolean any = false;
            List<Double> events = events();
            for (int i = 1; i < events.size(); i++) {
                double from = events.get(i - 1);
                double to = events.get(i);
                if (to - from > LEAST_INTERVAL && surveyed.subSet(from, to).isEmpty()) {
                    surveyed.add(0.5 * (from + to));
                    any |= surveyColumn(0.5 * (from + to));
                }
            }
            if (!any) {
                return;
            }
        }
        remarks.addGap("search", "new boundaries were still found when the search was given up");
    }

    private boolean surveyColumn(double position) {
        return survey(transitions.alongTemperature(position, temperatures, 2 * settings.surveyTemperatures()));
    }

    private boolean survey(Transitions.Walk walk) {
        boolean any = false;
        for (Transitions.Change change : walk.changes()) {
            if (change.isSimple() && network.lines().stream().noneMatch(line -> holds(line, change.point()))) {
                any |= follow(change.point());
            }
        }
        return any;
    }

    private boolean follow(LinePoint change) {
        if (solver.response().haveSameEnergies(change)) {
            remarks.addEquallyStable(specs, change);
            return false;
        }
        boolean followed = network.follow(change);
        if (!followed) {
            remarks.addGap("no boundary", "no boundary through " + LineStepper.describe(change));
        }
        return followed;
    }

    /// All positions on the axis where boundaries begin, end or cross.
    private List<Double> events() {
        TreeSet<Double> events = new TreeSet<>(List.of(axis.from(), axis.to()));
        network.nodes().forEach(node -> events.add(node.axis()));
        for (LineNetwork.Line line : network.lines()) {
            events.add(line.points().getFirst().axis());
            events.add(line.points().getLast().axis());
        }
        return List.copyOf(events);
    }

    /// Whether a point lies on a known boundary.
    private static boolean holds(LineNetwork.Line line, LinePoint point) {
        List<LinePoint> points = line.points();
        if (!samePhases(points.getFirst(), point)) {
            return false;
        }
        for (int i = 1; i < points.size(); i++) {
            LinePoint a = points.get(i - 1);
            LinePoint b = points.get(i);
            double scaledT = (b.temperature() - a.temperature()) / 100;
            double scaledS = b.axis() - a.axis();
            double square = scaledT * scaledT + scaledS * scaledS;
            double share = square == 0
                    ? 0
                    : Math.clamp(
                            ((point.temperature() - a.temperature()) / 100 * scaledT
                                            + (point.axis() - a.axis()) * scaledS)
                                    / square,
                            0,
                            1);
            double dT = point.temperature() - a.temperature() - share * (b.temperature() - a.temperature());
            double ds = point.axis() - a.axis() - share * (b.axis() - a.axis());
            if (Math.abs(dT) < NEAR_TEMPERATURE + BULGE * Math.abs(b.temperature() - a.temperature())
                    && Math.abs(ds) < NEAR_AXIS + BULGE * Math.abs(b.axis() - a.axis())) {
                return true;
            }
        }
        return false;
    }

    private static boolean samePhases(LinePoint a, LinePoint b) {
        return phases(a).equals(phases(b));
    }

    private static List<Integer> phases(LinePoint point) {
        List<Integer> phases = new ArrayList<>();
        for (Member member : point.members()) {
            phases.add(2 * member.phase() + (member.isZero() ? 1 : 0));
        }
        phases.sort(null);
        return phases;
    }
}
