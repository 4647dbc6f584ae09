package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.equilibrium.EquilibriumSolver;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.jspecify.annotations.Nullable;

/// Searches isotherms of a binary system for tie-lines: equilibria at even steps of composition, more of them where
/// phases change or where the energy bends, and in the end the convex hull of all of them.
///
/// A gap in one phase may be a thousandth wide, where a magnetic or ordering transition bends the energy. Then it lies
/// between all points at even steps, and even an equilibrium inside it may be a single phase that is metastable by a few
/// mJ/mol. But its ends do not fit to one smooth curve, so that more points are taken there, and some of them lie above the
/// convex hull of the others.
///
/// Owned by one thread.
final class IsothermSurvey {

    /// Composition of the outermost points.
    private static final double BORDER = 1e-6;
    /// Two phases closer than this are not looked between.
    private static final double CLOSE = 1e-7;
    /// Two phases closer than this are looked between only where their energies do not lie on one smooth curve; phases that a
    /// database does not describe have the same energy everywhere.
    private static final double NEAR = 1e-3;
    /// Points of one phase closer than this are not looked between: narrower gaps are missed.
    private static final double NARROW = 1e-4;
    private final EquilibriumSpecs specs;
    private final double pressure;
    private final double[] theta;
    private final int intervals;
    private final LineStepper.Range window;
    private final CoexistenceSolver solver;
    private final StabilityCheck check;
    private final Remarks remarks;

    /// What stands on a part of an isotherm: a single phase (both ends equal) or a tie-line.
    private record Stretch(IsothermPoint from, IsothermPoint to, LinePoint point) {

        boolean isTieLine() {
            return from != to;
        }

        double left() {
            return from.fraction();
        }

        double right() {
            return to.fraction();
        }
    }

    /// @param intervals number of even steps
    /// @param window compositions between which the isotherms are searched
    /// @param remarks receives what could not be computed
    IsothermSurvey(
            EquilibriumSpecs specs,
            double pressure,
            double[] theta,
            int intervals,
            LineStepper.Range window,
            CoexistenceSolver solver,
            StabilityCheck check,
            Remarks remarks) {
        this.specs = specs;
        this.pressure = pressure;
        this.theta = theta;
        this.intervals = intervals;
        this.window = window;
        this.solver = solver;
        this.check = check;
        this.remarks = remarks;
    }

    /// The tie-lines of an isotherm.
    List<LinePoint> tieLines(double temperature) {
        EquilibriumSolver equilibrium = specs.bind(temperature, pressure).solver();
        equilibrium.bindParameters(theta);
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i <= intervals; i++) {
            double x = Math.clamp(window.from() + (double) i / intervals * window.length(), BORDER, 1 - BORDER);
            if (stretches.isEmpty() || x > stretches.getLast().right()) {
                Stretch next = at(equilibrium, x);
                if (next != null) {
                    if (!stretches.isEmpty()) {
                        lookBetween(equilibrium, stretches.getLast(), next, stretches);
                    }
                    stretches.add(next);
                }
            }
        }
        List<LinePoint> tieLines = new ArrayList<>();
        stretches.stream().filter(Stretch::isTieLine).forEach(stretch -> tieLines.add(stretch.point));
        addBelow(stretches, tieLines);
        return tieLines;
    }

    /// Adds what stands between two stretches, in order.
    private void lookBetween(EquilibriumSolver equilibrium, Stretch left, Stretch right, List<Stretch> stretches) {
        if (!isWorthLooking(left.to, right.from)) {
            return;
        }
        Stretch middle = at(equilibrium, 0.5 * (left.right() + right.left()));
        if (middle != null) {
            lookBetween(equilibrium, left, middle, stretches);
            stretches.add(middle);
            lookBetween(equilibrium, middle, right, stretches);
        }
    }

    private static boolean isWorthLooking(IsothermPoint left, IsothermPoint right) {
        double distance = right.fraction() - left.fraction();
        if (left.phase() == right.phase()) {
            return distance > NARROW && !left.isSmoothTo(right);
        }
        return distance > NEAR || (distance > CLOSE && !left.isSmoothTo(right));
    }

    private @Nullable Stretch at(EquilibriumSolver equilibrium, double x) {
        double temperature = equilibrium.system().temperature();
        if (!equilibrium.solve(new double[] {1 - x, x})) {
            remarks.addUnsolved("%.6g K and x = %.6g".formatted(temperature, x), equilibrium.failure());
            return null;
        }
        LinePoint found = Equilibria.toPoint(equilibrium);
        remarks.saw(found);
        if (found.count() == 1) {
            IsothermPoint single = IsothermPoint.of(solver, found, found.member(0));
            return new Stretch(single, single, found);
        }
        if (found.count() != 2) {
            return null;
        }
        LinePoint point = solver.solve(found, new Condition.AtTemperature(temperature));
        if (point == null || NodeFinder.hasTwins(point)) {
            remarks.addGap("no tie-line", "no tie-line at %.6g K and x = %.6g".formatted(temperature, x));
            return null;
        }
        int low = point.member(0).fractions()[1] <= point.member(1).fractions()[1] ? 0 : 1;
        return new Stretch(
                IsothermPoint.of(solver, point, point.member(low)),
                IsothermPoint.of(solver, point, point.member(1 - low)),
                point);
    }

    /// Adds tie-lines that lie below some of the points.
    private void addBelow(List<Stretch> stretches, List<LinePoint> tieLines) {
        List<IsothermPoint> points = new ArrayList<>();
        for (Stretch stretch : stretches) {
            points.add(stretch.from);
            if (stretch.isTieLine()) {
                points.add(stretch.to);
            }
        }
        points.sort(null);
        List<IsothermPoint> hull = IsothermPoint.lowerHull(points);
        int next = 0;
        for (int h = 1; h < hull.size(); h++) {
            double highest = 0;
            for (; points.get(next) != hull.get(h); next++) {
                highest = Math.max(highest, points.get(next).heightAbove(hull.get(h - 1), hull.get(h)));
            }
            if (highest > StabilityCheck.tolerance(hull.get(h).temperature())) {
                LinePoint tieLine = tieLine(hull.get(h - 1), hull.get(h));
                if (tieLine != null) {
                    tieLines.add(tieLine);
                }
            }
        }
    }

    /// The tie-line that begins and ends near two points.
    private @Nullable LinePoint tieLine(IsothermPoint from, IsothermPoint to) {
        double slope = from.slopeTo(to);
        double first = from.energy() - slope * from.fraction();
        LinePoint start = new LinePoint(
                from.temperature(), new double[] {first, first + slope}, 0, List.of(from.member(), to.member()));
        LinePoint point = solver.solve(start, new Condition.AtTemperature(from.temperature()));
        return point == null || NodeFinder.hasTwins(point) || check.worst(point) != null ? null : point;
    }
}
