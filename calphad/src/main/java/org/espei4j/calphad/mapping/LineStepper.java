package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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

    /// A line may go on so far into a narrow gap before that is noticed, scaled arc length: the difference of energies is small.
    private static final double OVERRUN = 2e-3;
    private final CoexistenceSolver solver;
    private final StabilityCheck check;
    private final EnergyJump jump;
    private final NarrowGap narrowGap;
    private final NodeFinder nodeFinder;
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
        narrowGap = new NarrowGap(solver);
        nodeFinder = new NodeFinder(solver, check);
        this.settings = settings;
        this.temperatures = temperatures;
        this.axis = axis;
    }

    /// Goes one step.
    ///
    /// @param from a verified point
    /// @param direction of the line there
    /// @param wished arc length that would be welcome
    /// @param nearest distance in all site fractions to which two sets of one phase may approach
    StepOutcome step(LinePoint from, Direction direction, double wished, double nearest) {
        for (int a = 0; a < from.count(); a++) {
            for (int b = a + 1; b < from.count(); b++) {
                if (from.member(a).distance(from.member(b)) < nearest && isApproaching(from, direction, a, b)) {
                    return new StepOutcome.Merging(a, b);
                }
            }
        }
        double longest = longest(from, direction);
        boolean bends = false;
        for (double length = Math.min(wished, longest); length >= SHORTEST * longest; length *= 0.5) {
            boolean kink = length < KINK * longest;
            LinePoint to = reach(from, direction, length, kink);
            if (to == null || narrowGap.isPossibleBetween(from, to)) {
                bends = true;
                continue;
            }
            StepOutcome outcome = arrive(from, to, direction, new Step(length, kink, bends));
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
        if (beyond == null || jumps(from, beyond) || isOutside(beyond) || NodeFinder.mostNegative(beyond) >= 0) {
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

    /// Temperature and the mole fractions of all elements in each set, for a message.
    static String describe(LinePoint point) {
        String sets = point.members().stream()
                .map(member -> Arrays.stream(member.fractions())
                        .mapToObj("%.6g"::formatted)
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(" and "));
        return "%.6g K with x = %s".formatted(point.temperature(), sets);
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

    /// A step that is tried.
    ///
    /// @param length arc length
    /// @param kink whether the line may turn by any angle
    /// @param bends whether longer steps have failed, so that the energy of a phase may bend near the point that this one
    ///     leads to
    private record Step(double length, boolean kink, boolean bends) {}

    /// The point of the line some way along the direction.
    ///
    /// @return null if the step is too long
    private @Nullable LinePoint reach(LinePoint from, Direction direction, double length, boolean kink) {
        LinePoint predicted = solver.predict(from, direction, length);
        LinePoint to = solver.solve(predicted, new Condition.Across(predicted, direction));
        return to == null || jumps(from, to) || (!kink && strays(from, predicted, to)) ? null : to;
    }

    /// What there is at a point that has been reached, or between.
    ///
    /// @return null if the step is too long
    private @Nullable StepOutcome arrive(LinePoint from, LinePoint reached, Direction direction, Step step) {
        LinePoint to = reached;
        boolean atBorder = isOutside(to);
        if (atBorder) {
            to = atBorder(to);
            if (to == null || jumps(from, to) || isOutside(to)) {
                return null;
            }
        }
        StabilityCheck.Violation near = step.bends ? narrowGap.beside(to) : null;
        if (near != null) {
            LinePoint node = nodeFinder.first(from, to, direction, near, OVERRUN);
            return node == null ? null : new StepOutcome.Node(node);
        }
        StabilityCheck.Violation violation = check.worst(to);
        if (violation != null || NodeFinder.mostNegative(to) >= 0) {
            LinePoint node = nodeFinder.first(from, to, direction, violation, 0);
            if (node != null) {
                return new StepOutcome.Node(node);
            }
            Condition across = new Condition.Across(solver.predict(from, direction, step.length), direction);
            to = violation == null ? null : withMoreStable(to, violation, atBorder ? null : across);
            if (to == null) {
                return null;
            }
        }
        return atBorder ? new StepOutcome.Border(to) : advanced(to, direction, step);
    }

    private @Nullable StepOutcome advanced(LinePoint to, Direction direction, Step step) {
        Direction next = solver.direction(to);
        if (next == null) {
            return null;
        }
        double cosine = next.cosine(direction);
        if (cosine < 0) {
            next = next.reversed();
        }
        if (Math.abs(cosine) < TURN && !step.kink) {
            return null;
        }
        int edge = edge(to, next, solver.isThermal() ? NEAR_EDGE : EDGE);
        return edge >= 0 ? new StepOutcome.Edge(to, edge) : new StepOutcome.Advanced(to, next, step.length);
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
                        && !NodeFinder.hasTwins(mended)
                        && NodeFinder.mostNegative(mended) < 0
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
