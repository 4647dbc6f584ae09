package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.espei4j.calphad.equilibrium.EquilibriumSolver;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.jspecify.annotations.Nullable;

/// Goes along one condition, temperature or composition, with the other held, and finds where the stable phases change.
///
/// Equilibria are computed at even steps. Where the phases differ between two of them, the point at which one phase
/// appears is solved for; where more than one changes, the step is divided. Owned by one thread.
final class Transitions {

    /// A step of this part of the range is not divided further.
    private static final double LEAST_STEP = 1e-10;
    /// The solver of equilibria tells phases apart whose driving forces exceed its tolerance: where three phases coexist
    /// within 1e-5 K, it passes from one pair to the next. What happens there is solved for within this part of the range.
    private static final double UNRESOLVED = 1e-7;

    /// Two sets of a phase that are this near when they appear have come from a critical point.
    private static final double CRITICAL_DISTANCE = 0.02;
    /// An invariant equilibrium further away is another one, K.
    private static final double INVARIANT_DISTANCE = 1e-3;

    private final EquilibriumSpecs specs;
    private final double pressure;
    private final double[] theta;
    private final CompositionPath path;
    private final CoexistenceSolver solver;
    private final CoexistenceSolver invariantSolver;
    private final StabilityCheck check;
    private final Remarks remarks;

    /// What one walk has found.
    ///
    /// @param points equilibria at even steps
    /// @param changes points between them at which the stable phases change, in order
    record Walk(List<LinePoint> points, List<Change> changes) {}

    /// A change of the stable phases.
    ///
    /// @param point one phase is at zero; or, without amounts, as many coexist as fix the temperature
    /// @param before phases before it
    /// @param after phases after it
    record Change(LinePoint point, List<Integer> before, List<Integer> after) {

        /// Whether one phase appears or vanishes.
        boolean isSimple() {
            return point.members().stream().filter(Member::isZero).count() == 1;
        }
    }

    /// A walk in progress.
    ///
    /// @param alongTemperature whether the temperature varies; otherwise the position on the composition axis
    /// @param fixed value of the other one
    private record Track(boolean alongTemperature, double fixed, LineStepper.Range range, Walk walk) {

        double coordinate(LinePoint point) {
            return alongTemperature ? point.temperature() : point.axis();
        }

        /// Whether two points are practically one.
        boolean areOne(LinePoint a, LinePoint b) {
            return Math.abs(coordinate(b) - coordinate(a)) < LEAST_STEP * range.length();
        }

        /// Whether a point lies between two others.
        boolean isBetween(LinePoint a, LinePoint point, LinePoint b) {
            double slack = (areOne(a, b) ? UNRESOLVED : LEAST_STEP) * range.length();
            double from = Math.min(coordinate(a), coordinate(b));
            double to = Math.max(coordinate(a), coordinate(b));
            return coordinate(point) >= from - slack && coordinate(point) <= to + slack;
        }

        Condition condition() {
            return alongTemperature ? new Condition.AtAxis(fixed) : new Condition.AtTemperature(fixed);
        }
    }

    /// @param path compositions; constant for steps in temperature
    /// @param remarks receives what could not be computed
    Transitions(
            EquilibriumSpecs specs,
            double pressure,
            double[] theta,
            CompositionPath path,
            StabilityCheck check,
            Remarks remarks) {
        this.specs = specs;
        this.pressure = pressure;
        this.theta = theta;
        this.path = path;
        this.check = check;
        this.remarks = remarks;
        solver = new CoexistenceSolver(specs.phases(), pressure, theta, true, path);
        invariantSolver = new CoexistenceSolver(specs.phases(), pressure, theta, true, null);
    }

    /// Goes along the temperature.
    Walk alongTemperature(double axis, LineStepper.Range temperatures, int intervals) {
        return walk(true, axis, temperatures, intervals);
    }

    /// Goes along the composition axis.
    Walk alongAxis(double temperature, LineStepper.Range axis, int intervals) {
        return walk(false, temperature, axis, intervals);
    }

    private Walk walk(boolean alongTemperature, double fixed, LineStepper.Range range, int intervals) {
        Walk walk = new Walk(new ArrayList<>(), new ArrayList<>());
        Track track = new Track(alongTemperature, fixed, range, walk);
        LinePoint previous = null;
        for (int i = 0; i <= intervals; i++) {
            double coordinate = i == intervals ? range.to() : range.from() + (double) i / intervals * range.length();
            LinePoint point = at(track, coordinate);
            if (point != null) {
                if (previous != null) {
                    divide(track, previous, point);
                }
                walk.points.add(point);
                previous = point;
            }
        }
        return walk;
    }

    private @Nullable LinePoint at(Track track, double coordinate) {
        double temperature = track.alongTemperature ? coordinate : track.fixed;
        double axis = track.alongTemperature ? track.fixed : coordinate;
        EquilibriumSolver equilibrium = specs.bind(temperature, pressure).solver();
        equilibrium.bindParameters(theta);
        double[] composition = path.at(axis);
        for (int e = 0; e < composition.length; e++) {
            composition[e] = Math.max(composition[e], 0);
        }
        if (!equilibrium.solve(composition)) {
            remarks.addUnsolved("%.6g K and position %.6g".formatted(temperature, axis), equilibrium.failure());
            return null;
        }
        LinePoint point = Equilibria.toPoint(equilibrium);
        remarks.saw(point);
        return new LinePoint(temperature, point.potentials(), axis, point.members());
    }

    private void divide(Track track, LinePoint from, LinePoint to) {
        if (missing(from, to).isEmpty() && missing(to, from).isEmpty()) {
            return;
        }
        LinePoint change = change(track, from, to);
        if (change == null) {
            change = change(track, to, from);
        }
        if (change != null) {
            track.walk.changes.add(new Change(change, phases(from), phases(to)));
            return;
        }
        if (track.areOne(from, to)) {
            resolve(track, from, to);
            return;
        }
        LinePoint middle = at(track, 0.5 * (track.coordinate(from) + track.coordinate(to)));
        if (middle != null) {
            divide(track, from, middle);
            divide(track, middle, to);
        }
    }

    /// Positions of the sets of an equilibrium that another one does not have.
    private static List<Integer> missing(LinePoint of, LinePoint in) {
        List<Integer> phases = phases(in);
        List<Integer> positions = new ArrayList<>();
        for (int k = 0; k < of.count(); k++) {
            if (!phases.remove((Integer) of.member(k).phase())) {
                positions.add(k);
            }
        }
        return positions;
    }

    private static List<Integer> phases(LinePoint point) {
        List<Integer> phases = new ArrayList<>();
        point.members().forEach(member -> phases.add(member.phase()));
        phases.sort(null);
        return phases;
    }

    private String names(LinePoint point) {
        return phases(point).stream()
                .map(phase -> specs.phases().get(phase).description().name())
                .collect(Collectors.joining(" + "));
    }

    /// The point at which the one set that `more` has and `fewer` has not vanishes.
    private @Nullable LinePoint change(Track track, LinePoint fewer, LinePoint more) {
        List<Integer> surplus = missing(more, fewer);
        if (surplus.size() != 1 || !missing(fewer, more).isEmpty()) {
            return null;
        }
        int phase = more.member(surplus.getFirst()).phase();
        for (int k = 0; k < more.count(); k++) {
            if (more.member(k).phase() == phase) {
                List<Member> members = new ArrayList<>(more.members());
                members.set(k, members.get(k).withAmount(0, true));
                LinePoint point = verified(track, fewer, more, members);
                if (point != null) {
                    return point;
                }
            }
        }
        return null;
    }

    /// The equilibrium of given sets, started from the last of two points, if it is stable and lies between them.
    private @Nullable LinePoint verified(Track track, LinePoint from, LinePoint to, List<Member> members) {
        LinePoint point = solver.solve(to.with(members), track.condition());
        if (point == null || NodeFinder.hasTwins(point)) {
            return null;
        }
        boolean isEquilibrium = track.isBetween(from, point, to)
                && point.members().stream().allMatch(m -> m.amount() >= -1e-9)
                && check.worst(point) == null;
        return isEquilibrium ? point : null;
    }

    /// Names what happens between two points that are practically one, although more than one phase changes.
    private void resolve(Track track, LinePoint from, LinePoint to) {
        if (!isCritical(track, from, to)
                && !isInvariant(track, from, to)
                && !isExchange(track, from, to)
                && !isExchange(track, to, from)
                && !isPassage(track, from, to)) {
            remarks.addGap(
                    "change",
                    "it is not known how %s become %s near %.6g K, x = %s"
                            .formatted(
                                    names(from), names(to), from.temperature(), Arrays.toString(path.at(from.axis()))));
        }
    }

    /// A miscibility gap begins or ends with two equal sets.
    private static boolean isCritical(Track track, LinePoint from, LinePoint to) {
        LinePoint fewer = from.count() < to.count() ? from : to;
        LinePoint more = fewer == from ? to : from;
        for (int a = 0; a < more.count(); a++) {
            for (int b = 0; b < a; b++) {
                if (more.count() == fewer.count() + 1
                        && more.member(a).phase() == more.member(b).phase()
                        && more.member(a).compositionDistance(more.member(b)) < CRITICAL_DISTANCE) {
                    track.walk.changes.add(new Change(fewer, phases(from), phases(to)));
                    return true;
                }
            }
        }
        return false;
    }

    /// A phase takes the place of another of the same composition: a congruent change.
    private boolean isExchange(Track track, LinePoint one, LinePoint other) {
        List<Integer> leaving = missing(one, other);
        if (leaving.size() != 1 || missing(other, one).size() != 1) {
            return false;
        }
        List<Member> members = new ArrayList<>(other.members());
        members.add(one.member(leaving.getFirst()).withAmount(0, true));
        LinePoint point = verified(track, one, other, members);
        if (point == null) {
            return false;
        }
        boolean forward = track.coordinate(one) < track.coordinate(other);
        track.walk.changes.add(
                forward
                        ? new Change(point, phases(one), phases(other))
                        : new Change(point, phases(other), phases(one)));
        return true;
    }

    /// One phase vanishes where another appears, and for a moment only those are left that stand on both sides: the
    /// composition of a compound is passed.
    private boolean isPassage(Track track, LinePoint from, LinePoint to) {
        LinePoint before = vanished(track, from, to);
        LinePoint after = vanished(track, to, from);
        if (before == null || after == null) {
            return false;
        }
        List<Integer> between = new ArrayList<>();
        before.members().stream().filter(m -> !m.isZero()).forEach(m -> between.add(m.phase()));
        between.sort(null);
        track.walk.changes.add(new Change(before, phases(from), between));
        track.walk.changes.add(new Change(after, between, phases(to)));
        return true;
    }

    private @Nullable LinePoint vanished(Track track, LinePoint point, LinePoint other) {
        List<Integer> leaving = missing(point, other);
        if (leaving.size() != 1 || point.count() < 2) {
            return null;
        }
        List<Member> members = new ArrayList<>(point.members());
        members.set(leaving.getFirst(), members.get(leaving.getFirst()).withAmount(0, true));
        return verified(track, other, point, members);
    }

    /// Of several sets of a phase the one that is least like those at hand: on the two sides of an invariant equilibrium
    /// different ones may be stable.
    private static Member furthest(LinePoint point, int phase, List<Member> known) {
        return point.members().stream()
                .filter(member -> member.phase() == phase)
                .max(Comparator.comparingDouble(member ->
                        known.stream().mapToDouble(member::distance).min().orElse(1)))
                .orElseThrow();
    }

    private boolean isInvariant(Track track, LinePoint from, LinePoint to) {
        List<Member> members = new ArrayList<>(from.members());
        missing(to, from).forEach(k -> members.add(furthest(to, to.member(k).phase(), members)));
        members.replaceAll(member -> member.withAmount(Double.NaN, false));
        LinePoint point = members.size() == solver.elements() + 1
                ? invariantSolver.solve(new LinePoint(from.temperature(), from.potentials(), from.axis(), members))
                : null;
        if (point == null || Math.abs(point.temperature() - from.temperature()) > INVARIANT_DISTANCE) {
            return false;
        }
        track.walk.changes.add(new Change(point, phases(from), phases(to)));
        return true;
    }
}
