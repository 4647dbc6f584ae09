package org.espei4j.calphad.mapping;

import java.util.List;
import org.espei4j.calphad.equilibrium.EquilibriumSolver;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.jspecify.annotations.Nullable;

/// Maps an isothermal section of three elements: equilibria on a grid of compositions give tie-lines and triangles to
/// begin with, all that hangs together is followed, and equilibria between the points of the grid show that nothing is
/// missing.
final class IsothermalMapping {

    /// Composition of the outermost points of the survey.
    private static final double BORDER = 1e-4;
    /// A tie-line this near to where a known field would have it belongs to it …
    private static final double NEAR = 2e-3;
    /// … or nearer than this part of the distance between two tie-lines of the field, which bound it by straight lines.
    private static final double BULGE = 0.1;
    /// Equilibria closer than this are not looked between: narrower fields are missed.
    private static final double NARROW = 1e-4;

    private final CoexistenceSolver solver;
    private final EquilibriumSpecs specs;
    private final StabilityCheck check;
    private final TieLineNetwork network;
    private final EquilibriumSolver equilibrium;
    private final int intervals;
    private final Remarks remarks = new Remarks();

    IsothermalMapping(
            EquilibriumSpecs specs, double pressure, double[] theta, MappingSettings settings, double temperature) {
        this.specs = specs;
        solver = new CoexistenceSolver(specs.phases(), pressure, theta, false, null);
        check = new StabilityCheck(specs, pressure, theta);
        LineStepper.Range here = new LineStepper.Range(temperature, temperature);
        network =
                new TieLineNetwork(solver, new LineStepper(solver, check, settings, here, new LineStepper.Range(0, 0)));
        equilibrium = specs.bind(temperature, pressure).solver();
        equilibrium.bindParameters(theta);
        intervals = Math.max(2, settings.surveyFractions() / 2);
    }

    TieLineNetwork network() {
        return network;
    }

    CoexistenceSolver solver() {
        return solver;
    }

    Remarks remarks() {
        return remarks;
    }

    /// Maps the section.
    void run() {
        LinePoint[][] grid = new LinePoint[intervals + 1][intervals + 1];
        for (int i = 0; i <= intervals; i++) {
            for (int j = 0; i + j <= intervals; j++) {
                grid[i][j] = survey(i, j);
            }
        }
        for (int i = 0; i < intervals; i++) {
            for (int j = 0; i + j < intervals; j++) {
                double third = 1.0 / 3;
                survey(i + third, j + third);
                if (i + j + 1 < intervals) {
                    survey(i + 2 * third, j + 2 * third);
                }
            }
        }
        for (int i = 0; i < intervals; i++) {
            for (int j = 0; i + j < intervals; j++) {
                lookBetween(i, j, grid[i][j], i + 1, j, grid[i + 1][j]);
                lookBetween(i, j, grid[i][j], i, j + 1, grid[i][j + 1]);
                lookBetween(i + 1, j, grid[i + 1][j], i, j + 1, grid[i][j + 1]);
            }
        }
    }

    /// Looks for a field between two equilibria that have no phase in common: it may be narrower than the grid, and if it is not
    /// connected to other fields, nothing else leads there.
    private void lookBetween(
            double i, double j, @Nullable LinePoint point, double k, double l, @Nullable LinePoint other) {
        double distance = Math.max(Math.abs(k - i), Math.abs(l - j)) / intervals;
        if (point == null || other == null || distance < NARROW || haveCommonPhase(point, other)) {
            return;
        }
        double middle = 0.5 * (i + k);
        double across = 0.5 * (j + l);
        LinePoint between = survey(middle, across);
        lookBetween(i, j, point, middle, across, between);
        lookBetween(middle, across, between, k, l, other);
    }

    private static boolean haveCommonPhase(LinePoint point, LinePoint other) {
        return point.members().stream()
                .anyMatch(member -> other.members().stream().anyMatch(o -> o.phase() == member.phase()));
    }

    /// Computes an equilibrium and follows the lines to which it belongs, unless they are known.
    ///
    /// @param first amount of the first element, in steps of the grid
    /// @param second amount of the second element
    /// @return the equilibrium, null if there is none
    private @Nullable LinePoint survey(double first, double second) {
        double[] x = {
            Math.max(first / intervals, BORDER),
            Math.max(second / intervals, BORDER),
            Math.max((intervals - first - second) / intervals, BORDER)
        };
        if (!equilibrium.solve(x)) {
            remarks.addUnsolved("x = %.6g, %.6g, %.6g".formatted(x[0], x[1], x[2]), equilibrium.failure());
            return null;
        }
        LinePoint found = Equilibria.toPoint(equilibrium);
        remarks.saw(found);
        if (found.count() == 3) {
            followTriangle(found);
        } else if (found.count() == 2 && network.lines().stream().noneMatch(line -> holds(line, found))) {
            followTieLine(found);
        }
        return found;
    }

    private void followTriangle(LinePoint found) {
        LinePoint triangle = solver.solve(found);
        if (triangle == null || NodeFinder.hasTwins(triangle) || check.worst(triangle) != null) {
            remarks.addGap("no triangle", "no three-phase equilibrium near x = %s".formatted(describe(found)));
            return;
        }
        network.addNode(triangle);
    }

    private void followTieLine(LinePoint found) {
        LinePoint tieLine = polished(found);
        if (tieLine == null || NodeFinder.hasTwins(tieLine)) {
            remarks.addGap("no tie-line", "no two-phase equilibrium near x = %s".formatted(describe(found)));
            return;
        }
        if (solver.response().haveSameEnergies(tieLine)) {
            remarks.addEquallyStable(specs, tieLine);
        } else if (!network.follow(tieLine)) {
            remarks.addGap("no field", "no field of the tie-line near x = %s".formatted(describe(tieLine)));
        }
    }

    /// The tie-line at the potential that changes most along the field.
    private @Nullable LinePoint polished(LinePoint found) {
        Direction direction = solver.direction(found);
        if (direction == null) {
            return null;
        }
        int element = 0;
        for (int e = 1; e < solver.elements(); e++) {
            element = Math.abs(direction.potentials()[e]) > Math.abs(direction.potentials()[element]) ? e : element;
        }
        return solver.solve(found, new Condition.AtPotential(element, found.potentials()[element]));
    }

    private static String describe(LinePoint point) {
        double[] x = point.member(0).fractions();
        return "%.6g, %.6g, %.6g".formatted(x[0], x[1], x[2]);
    }

    /// Whether a tie-line lies among those of a line.
    static boolean holds(LineNetwork.Line line, LinePoint tieLine) {
        List<LinePoint> points = line.points();
        LinePoint start = points.getFirst();
        for (int swap = 0; swap < 2; swap++) {
            Member first = tieLine.member(swap);
            Member second = tieLine.member(1 - swap);
            if (first.phase() != start.member(0).phase()
                    || second.phase() != start.member(1).phase()) {
                continue;
            }
            for (int i = 1; i < points.size(); i++) {
                if (isBetween(points.get(i - 1), points.get(i), first, second)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether two sets lie at the same part of the way between those of two tie-lines.
    private static boolean isBetween(LinePoint a, LinePoint b, Member first, Member second) {
        double square = 0;
        double product = 0;
        for (int k = 0; k < 2; k++) {
            double[] x = (k == 0 ? first : second).fractions();
            double[] from = a.member(k).fractions();
            double[] to = b.member(k).fractions();
            for (int e = 0; e < x.length; e++) {
                square += (to[e] - from[e]) * (to[e] - from[e]);
                product += (to[e] - from[e]) * (x[e] - from[e]);
            }
        }
        double share = square == 0 ? 0 : Math.clamp(product / square, 0, 1);
        double limit = NEAR + BULGE * Math.sqrt(square);
        for (int k = 0; k < 2; k++) {
            double[] x = (k == 0 ? first : second).fractions();
            double[] from = a.member(k).fractions();
            double[] to = b.member(k).fractions();
            for (int e = 0; e < x.length; e++) {
                if (Math.abs(x[e] - from[e] - share * (to[e] - from[e])) > limit) {
                    return false;
                }
            }
        }
        return true;
    }
}
