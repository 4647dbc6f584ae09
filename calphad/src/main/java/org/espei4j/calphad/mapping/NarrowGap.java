package org.espei4j.calphad.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps lines of a binary diagram from passing a gap that is narrower than their steps.
///
/// At a magnetic or ordering transition the energy of a phase bends, and a gap of a hundredth or a thousandth may open in
/// it. The set of a line that moves through it is stable before and behind; that there is something in between only the bend
/// tells. So steps across a bend are made short, and beside the points that they lead to more stable sets are looked for near at
/// hand, which a search over the whole phase would miss.
///
/// Owned by one thread.
final class NarrowGap {

    /// Sets that move less are not looked at, mole fraction: narrower gaps are passed over.
    private static final double NARROW = 1e-4;
    /// Distances to both sides from which and to which more stable sets are looked for …
    private static final double LEAST_DISTANCE = 2e-4;

    private static final double LARGEST_DISTANCE = 0.03;
    /// … and the ratio of two of them.
    private static final double RATIO = 1.3;

    /// Driving force, RT, from which on a set near at hand is more stable. The energies of one phase at nearly one composition are
    /// compared, so that this can be less than what [StabilityCheck] allows; a gap of a hundredth is no deeper than 1e-5 RT.
    private static final double DRIVING_FORCE = 1e-8;

    private final CoexistenceSolver solver;

    NarrowGap(CoexistenceSolver solver) {
        this.solver = solver;
    }

    /// Whether the energy of a phase bends between its compositions at two points of a line, so that there may be a gap.
    boolean isPossibleBetween(LinePoint from, LinePoint to) {
        if (!isWatched()) {
            return false;
        }
        for (int k = 0; k < from.count(); k++) {
            if (from.member(k).compositionDistance(to.member(k)) > NARROW && !isSmooth(from.member(k), to, k)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWatched() {
        return solver.elements() == 2 && solver.isThermal() && solver.path() == null;
    }

    /// Whether the energy is seen to be smooth over both halves of the way.
    private boolean isSmooth(Member before, LinePoint to, int k) {
        Member after = to.member(k);
        double from = before.fractions()[1];
        IsothermPoint start = at(to, before, from);
        IsothermPoint middle = at(to, after, 0.5 * (from + after.fractions()[1]));
        IsothermPoint end = IsothermPoint.of(solver, to, after);
        if (start == null || middle == null) {
            return false;
        }
        return start.fraction() < end.fraction()
                ? start.isSmoothTo(middle) && middle.isSmoothTo(end)
                : end.isSmoothTo(middle) && middle.isSmoothTo(start);
    }

    /// The set furthest below the tangent plane of a point among those near to its own sets.
    ///
    /// @return null if none lies below it
    StabilityCheck.@Nullable Violation beside(LinePoint point) {
        StabilityCheck.Violation worst = null;
        double most = DRIVING_FORCE * CoexistenceState.GAS_CONSTANT * point.temperature();
        for (Member member : isWatched() ? point.members() : List.<Member>of()) {
            for (double distance = LEAST_DISTANCE; distance < LARGEST_DISTANCE; distance *= RATIO) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    IsothermPoint near = at(point, member, member.fractions()[1] + sign * distance);
                    double force = near == null ? 0 : -near.heightAbove(point.potentials());
                    if (near != null && force > most) {
                        most = force;
                        worst = new StabilityCheck.Violation(near.member().withAmount(0, true), force);
                    }
                }
            }
        }
        return worst;
    }

    /// The phase of a set at a composition and the temperature of a point.
    private @Nullable IsothermPoint at(LinePoint point, Member member, double fraction) {
        if (!(fraction > 0 && fraction < 1)) {
            return null;
        }
        LinePoint alone = solver.solve(
                point.with(List.of(member)),
                new Condition.AtTemperature(point.temperature()),
                new Condition.AtFraction(0, 1, fraction));
        return alone == null ? null : IsothermPoint.of(solver, alone, alone.member(0));
    }
}
