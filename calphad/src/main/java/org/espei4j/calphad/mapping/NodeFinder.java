package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the point of a line at which another set begins to be stable or one of its own is used up. Owned by one thread.
final class NodeFinder {

    /// Two sets closer than this are one.
    private static final double SAME = 1e-5;
    /// Amounts above this are not negative.
    private static final double NEGATIVE = -1e-9;

    private final CoexistenceSolver solver;
    private final StabilityCheck check;

    NodeFinder(CoexistenceSolver solver, StabilityCheck check) {
        this.solver = solver;
        this.check = check;
    }

    /// The first node between two points: the one at which nothing else has happened before.
    ///
    /// @param from a verified point of a line
    /// @param to a point further on, at which something has happened
    /// @param direction of the line
    /// @param first set that is more stable at the second point; null if an amount is negative there
    /// @param overrun how far before the first point the node may lie, scaled arc length
    @Nullable
    LinePoint first(
            LinePoint from,
            LinePoint to,
            Direction direction,
            StabilityCheck.@Nullable Violation first,
            double overrun) {
        StabilityCheck.Violation violation = first;
        LinePoint reached = to;
        double end = solver.along(from, to, direction);
        for (int round = 0; round < 8; round++) {
            LinePoint node = violation != null
                    ? entering(reached, violation.member())
                    : vanishing(reached, mostNegative(reached));
            if (node == null || !isBetween(-overrun, solver.along(from, node, direction), end) || hasTwins(node)) {
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

    private static boolean isBetween(double start, double position, double end) {
        double slack = 1e-3 * end + 1e-10;
        return position >= start - slack && position <= end + slack;
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

    /// Position of the set with the most negative amount; −1 if none is negative.
    static int mostNegative(LinePoint point) {
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

    /// Whether two sets of a point are one.
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
}
