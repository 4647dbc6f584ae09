package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows a line of equilibria step by step: a prediction along the tangent is corrected by Newton's method, and the
/// corrected point is verified to be the global equilibrium. Where it is not, or where a set is used up, the point at
/// which that began is found exactly. Owned by one thread.
///
/// The method is that of zero-phase-fraction lines (J. E. Morral and H. Gupta, Scripta Metall. Mater. 25 (1991)
/// 1393–1396) with the arc-length continuation of E. L. Allgower and K. Georg, *Numerical Continuation Methods*, 1990.
final class LineStepper {

    private static final double GAS_CONSTANT = 8.314;
    /// Shortest step, as a part of the longest: where only shorter ones lead on, the line comes near something without ever
    /// passing it.
    private static final double SHORTEST = 1.0 / (1 << 24);
    /// Longest step of a potential, RT.
    private static final double POTENTIAL_STEP = 2;
    /// Longest step of an amount.
    private static final double AMOUNT_STEP = 0.1;
    /// Part of the distance between two sets of one phase by which they may approach in a step.
    private static final double APPROACH = 0.3;
    /// Two sets of one phase closer than this in all site fractions are taken to the critical point by extrapolation.
    private static final double MERGING = 0.02;
    /// Two sets closer than this are one.
    private static final double SAME = 1e-5;
    /// Smallest cosine of the angle by which a line may turn in a step.
    private static final double TURN = 0.9;
    /// Largest distance of a set from where the tangent leads, as a part of the way along the tangent …
    private static final double STRAYING = 0.5;
    /// … and a distance in site fractions that does not count.
    private static final double NO_DISTANCE = 1e-4;
    /// A step this much shorter than the longest one may turn by any angle: there is a kink.
    private static final double KINK = 1e-3;
    /// A line on which all fractions of an element are below this has reached the system without the element …
    private static final double EDGE = 1e-8;
    /// … or has come so near that the temperature without it can be found; see [PureEnd].
    private static final double NEAR_EDGE = 1e-5;
    /// A line that cannot be followed further is taken to have ended there if the fractions are below this.
    private static final double LOST_NEAR_EDGE = 1e-3;

    /// First step beyond a jump of an energy, as a part of the longest.
    private static final double AFTER_JUMP = 0.05;

    /// Amounts above this are not negative.
    private static final double NEGATIVE = -1e-9;

    private final CoexistenceSolver solver;
    private final StabilityCheck check;
    private final EnergyJump jump;
    private final MappingSettings settings;
    private final Range temperatures;
    private final Range axis;

    /// An interval.
    record Range(double from, double to) {

        double clamp(double value) {
            return Math.clamp(value, from, to);
        }

        double length() {
            return to - from;
        }
    }

    LineStepper(
            CoexistenceSolver solver, StabilityCheck check, MappingSettings settings, Range temperatures, Range axis) {
        this.solver = solver;
        this.check = check;
        jump = new EnergyJump(solver, check);
        this.settings = settings;
        this.temperatures = temperatures;
        this.axis = axis;
    }

    /// Goes one step.
    ///
    /// @param from a verified point
    /// @param direction of the line there
    /// @param wished arc length that would be welcome
    StepOutcome step(LinePoint from, Direction direction, double wished) {
        for (int a = 0; a < from.count(); a++) {
            for (int b = a + 1; b < from.count(); b++) {
                if (from.member(a).distance(from.member(b)) < MERGING && isApproaching(from, direction, a, b)) {
                    return new StepOutcome.Merging(a, b);
                }
            }
        }
        double longest = longest(from, direction);
        for (double length = Math.min(wished, longest); length >= SHORTEST * longest; length *= 0.5) {
            StepOutcome outcome = attempt(from, direction, length, length < KINK * longest);
            if (outcome != null) {
                return outcome;
            }
        }
        return withoutStep(from, direction, longest);
    }

    /// What there is where no step leads to an equilibrium.
    private StepOutcome withoutStep(LinePoint from, Direction direction, double longest) {
        int edge = edge(from, direction, LOST_NEAR_EDGE);
        if (edge >= 0 && solver.isThermal()) {
            return new StepOutcome.Edge(from, edge);
        }
        if (jump.isAt(from)) {
            StepOutcome onwards = beyondJump(from, direction, AFTER_JUMP * longest);
            return onwards == null ? new StepOutcome.Jump() : onwards;
        }
        return new StepOutcome.Lost("no step from %s leads to an equilibrium".formatted(describe(from)));
    }

    private @Nullable StepOutcome beyondJump(LinePoint from, Direction direction, double length) {
        LinePoint beyond = jump.beyond(from, direction.temperature() < 0 ? -1 : 1);
        if (beyond == null || jumps(from, beyond) || isOutside(beyond) || mostNegative(beyond) >= 0) {
            return null;
        }
        Direction next = solver.direction(beyond);
        if (next == null) {
            return null;
        }
        // On the other side the potentials may go another way, but the temperature goes on.
        boolean turned = next.temperature() * direction.temperature() < 0;
        return new StepOutcome.Advanced(beyond, turned ? next.reversed() : next, length);
    }

    private static boolean isApproaching(LinePoint from, Direction direction, int a, int b) {
        double rate = 0;
        for (int i = 0; i < from.member(a).y().length; i++) {
            rate += (from.member(a).y()[i] - from.member(b).y()[i])
                    * (direction.siteFractions()[a][i] - direction.siteFractions()[b][i]);
        }
        return rate < 0;
    }

    static String describe(LinePoint point) {
        return "%.6g K with %d sets".formatted(point.temperature(), point.count());
    }

    private double longest(LinePoint from, Direction direction) {
        double rt = GAS_CONSTANT * from.temperature();
        double inverse = Math.abs(direction.temperature()) / settings.temperatureStep();
        inverse = Math.max(inverse, Math.abs(direction.axis()) / settings.fractionStep());
        for (double rate : direction.potentials()) {
            inverse = Math.max(inverse, Math.abs(rate) / (POTENTIAL_STEP * rt));
        }
        for (int k = 0; k < from.count(); k++) {
            inverse = Math.max(inverse, Math.abs(direction.amounts()[k]) / AMOUNT_STEP);
            for (double rate : direction.fractions()[k]) {
                inverse = Math.max(inverse, Math.abs(rate) / settings.fractionStep());
            }
            for (int l = 0; l < k; l++) {
                if (from.member(k).phase() == from.member(l).phase()) {
                    double distance = from.member(k).distance(from.member(l));
                    for (int i = 0; i < from.member(k).y().length; i++) {
                        double rate =
                                direction.siteFractions()[k][i] - direction.siteFractions()[l][i];
                        inverse = Math.max(inverse, Math.abs(rate) / (APPROACH * distance));
                    }
                }
            }
        }
        return 1 / inverse;
    }

    /// @param kink whether the line may turn by any angle
    /// @return null if the step is too long
    private @Nullable StepOutcome attempt(LinePoint from, Direction direction, double length, boolean kink) {
        LinePoint predicted = solver.predict(from, direction, length);
        Condition across = new Condition.Across(predicted, direction);
        LinePoint to = solver.solve(predicted, across);
        if (to == null || jumps(from, to) || (!kink && strays(from, predicted, to))) {
            return null;
        }
        boolean atBorder = isOutside(to);
        if (atBorder) {
            to = atBorder(to);
            if (to == null || jumps(from, to) || isOutside(to)) {
                return null;
            }
        }
        StabilityCheck.Violation violation = check.worst(to);
        if (violation != null || mostNegative(to) >= 0) {
            LinePoint node = firstNode(from, to, direction, violation);
            if (node != null) {
                return new StepOutcome.Node(node);
            }
            to = violation == null ? null : withMoreStable(to, violation, atBorder ? null : across);
            if (to == null) {
                return null;
            }
        }
        return atBorder ? new StepOutcome.Border(to) : advanced(to, direction, length, kink);
    }

    private @Nullable StepOutcome advanced(LinePoint to, Direction direction, double length, boolean kink) {
        Direction next = solver.direction(to);
        if (next == null) {
            return null;
        }
        double cosine = next.cosine(direction);
        if (cosine < 0) {
            next = next.reversed();
        }
        if (Math.abs(cosine) < TURN && !kink) {
            return null;
        }
        int edge = edge(to, next, solver.isThermal() ? NEAR_EDGE : EDGE);
        return edge >= 0 ? new StepOutcome.Edge(to, edge) : new StepOutcome.Advanced(to, next, length);
    }

    /// Whether a set is another one than before.
    private boolean jumps(LinePoint from, LinePoint to) {
        for (int k = 0; k < from.count(); k++) {
            if (from.member(k).compositionDistance(to.member(k)) > 3 * settings.fractionStep()) {
                return true;
            }
            for (int l = 0; l < k; l++) {
                if (from.member(k).phase() == from.member(l).phase()
                        && to.member(k).distance(to.member(l))
                                < 0.3 * from.member(k).distance(from.member(l))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a set has ended further from where it was expected than a curve leads to. There may be a narrow miscibility
    /// gap in between.
    private static boolean strays(LinePoint from, LinePoint predicted, LinePoint to) {
        for (int k = 0; k < from.count(); k++) {
            double expected = from.member(k).distance(predicted.member(k));
            if (predicted.member(k).distance(to.member(k)) > STRAYING * expected + NO_DISTANCE) {
                return true;
            }
        }
        return false;
    }

    private boolean isOutside(LinePoint point) {
        double slack = 1e-9 * temperatures.to;
        return point.temperature() < temperatures.from - slack
                || point.temperature() > temperatures.to + slack
                || point.axis() < axis.from - 1e-12
                || point.axis() > axis.to + 1e-12;
    }

    private @Nullable LinePoint atBorder(LinePoint outside) {
        double t = temperatures.clamp(outside.temperature());
        if (t != outside.temperature()) {
            LinePoint at = solver.solve(outside, new Condition.AtTemperature(t));
            if (at == null || !isOutside(at)) {
                return at;
            }
        }
        double s = axis.clamp(outside.axis());
        return s == outside.axis() ? null : solver.solve(outside, new Condition.AtAxis(s));
    }

    private static int mostNegative(LinePoint point) {
        int worst = -1;
        for (int k = 0; k < point.count(); k++) {
            Member member = point.member(k);
            if (!member.isZero()
                    && member.amount() < NEGATIVE
                    && (worst < 0 || member.amount() < point.member(worst).amount())) {
                worst = k;
            }
        }
        return worst;
    }

    /// The first node between two points: the one at which nothing else has happened before.
    private @Nullable LinePoint firstNode(
            LinePoint from, LinePoint to, Direction direction, StabilityCheck.@Nullable Violation first) {
        StabilityCheck.Violation violation = first;
        LinePoint reached = to;
        double end = solver.along(from, to, direction);
        for (int round = 0; round < 8; round++) {
            LinePoint node = violation != null
                    ? entering(reached, violation.member())
                    : vanishing(reached, mostNegative(reached));
            if (node == null || !isBetween(solver.along(from, node, direction), end) || hasTwins(node)) {
                return null;
            }
            int count = to.count();
            int vanished = violation != null ? -1 : mostNegative(reached);
            violation = check.worst(node);
            if (violation == null && mostNegative(node) < 0) {
                return node;
            }
            List<Member> members = new ArrayList<>(node.members().subList(0, count));
            if (vanished >= 0) {
                members.set(vanished, members.get(vanished).withAmount(0, false));
            }
            reached = node.with(members);
        }
        return null;
    }

    private static boolean isBetween(double position, double end) {
        double slack = 1e-3 * end + 1e-10;
        return position >= -slack && position <= end + slack;
    }

    private @Nullable LinePoint entering(LinePoint point, Member entering) {
        List<Member> members = new ArrayList<>(point.members());
        members.add(entering);
        return solver.solve(point.with(members));
    }

    private @Nullable LinePoint vanishing(LinePoint point, int vanishing) {
        List<Member> members = new ArrayList<>(point.members());
        members.set(vanishing, members.get(vanishing).withAmount(0, true));
        return solver.solve(point.with(members));
    }

    static boolean hasTwins(LinePoint point) {
        for (int a = 0; a < point.count(); a++) {
            for (int b = a + 1; b < point.count(); b++) {
                if (point.member(a).distance(point.member(b)) < SAME) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A set may have become unstable by itself without any other appearing, as at a transition of second order. Then it
    /// goes over into the more stable constitution.
    private @Nullable LinePoint withMoreStable(
            LinePoint point, StabilityCheck.Violation violation, @Nullable Condition condition) {
        Member stable = violation.member();
        for (int k = 0; k < point.count() && condition != null; k++) {
            Member member = point.member(k);
            if (member.phase() == stable.phase() && member.compositionDistance(stable) < 2 * settings.fractionStep()) {
                List<Member> members = new ArrayList<>(point.members());
                members.set(k, stable.withAmount(member.amount(), member.isZero()));
                LinePoint mended = solver.solve(point.with(members), condition);
                if (mended != null
                        && !jumps(point, mended)
                        && !hasTwins(mended)
                        && mostNegative(mended) < 0
                        && check.worst(mended) == null) {
                    return mended;
                }
            }
        }
        return null;
    }

    /// The element that vanishes from all sets; −1 if there is none.
    private int edge(LinePoint point, Direction direction, double limit) {
        for (int e = 0; e < point.potentials().length && solver.path() == null; e++) {
            double most = 0;
            for (Member member : point.members()) {
                most = Math.max(most, member.fractions()[e]);
            }
            if (most < limit && direction.potentials()[e] < 0) {
                return e;
            }
        }
        return -1;
    }
}
