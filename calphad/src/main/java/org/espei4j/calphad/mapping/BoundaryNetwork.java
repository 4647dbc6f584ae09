package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The boundaries of an isopleth and the nodes in which they cross.
///
/// In a node two sets β and γ are at zero besides stable ones S. Four lines start there: on the boundary between S and
/// S+β, where γ is not stable; on that between S+γ and S+β+γ, where β is at zero and γ has a positive amount; and the same
/// with β and γ exchanged.
final class BoundaryNetwork extends LineNetwork<BoundaryNetwork.Crossing> {

    private static final double SAME_AXIS = 1e-5;

    /// Two sets at zero besides others.
    static final class Crossing extends LineNetwork.Node {

        private final int[] zeros;

        /// Whether the line is known that has the first or second of `zeros` at zero (index 0 or 2) without the other, or
        /// (index 1 or 3) with a growing amount of it.
        private final boolean[] known = new boolean[4];

        Crossing(LinePoint point) {
            super(point);
            zeros = IntStream.range(0, point.count())
                    .filter(k -> point.member(k).isZero())
                    .toArray();
        }
    }

    BoundaryNetwork(CoexistenceSolver solver, LineStepper stepper) {
        super(solver, stepper);
    }

    @Override
    Crossing newNode(LinePoint point) {
        return new Crossing(point);
    }

    @Override
    void leave(Crossing node) {
        for (int exit = 0; exit < node.known.length; exit++) {
            if (!node.known[exit]) {
                node.known[exit] = true;
                leave(node, exit);
            }
        }
    }

    private void leave(Crossing node, int exit) {
        int other = node.zeros[1 - exit / 2];
        boolean grows = exit % 2 == 1;
        Member watched = node.point().member(other);
        List<Member> members = new ArrayList<>(node.point().members());
        if (grows) {
            members.set(other, watched.withAmount(0, false));
        } else {
            members.remove(other);
        }
        LinePoint start = node.point().with(members);
        Direction direction = members.size() > 1 ? solver().direction(start) : null;
        if (direction == null) {
            return;
        }
        boolean right = grows
                ? direction.amounts()[other] > 0
                : solver().response().drivingForceRate(node.point(), watched, direction) < 0;
        followFrom(node, start, right ? direction : direction.reversed());
    }

    @Override
    void arrived(LinePoint line, Crossing known, LinePoint arrival) {
        int lineZero = 0;
        while (!line.member(lineZero).isZero()) {
            lineZero++;
        }
        boolean grew = line.count() == arrival.count();
        for (int i = 0; i < known.zeros.length; i++) {
            if (isSame(known.point().member(known.zeros[i]), arrival.member(lineZero))) {
                known.known[2 * i + (grew ? 1 : 0)] = true;
                return;
            }
        }
    }

    /// The members of the line, with those at zero that the line holds at zero.
    @Override
    LinePoint lastPoint(LinePoint line, LinePoint arrival) {
        List<Member> members = new ArrayList<>(arrival.members().subList(0, line.count()));
        for (int k = 0; k < members.size(); k++) {
            members.set(
                    k,
                    members.get(k)
                            .withAmount(members.get(k).amount(), line.member(k).isZero()));
        }
        return arrival.with(members);
    }

    @Override
    boolean isClosed(List<LinePoint> points) {
        return points.size() > 4 && passes(points.get(points.size() - 2), points.getLast(), points.getFirst());
    }

    /// Whether a point lies on the straight line between two others, as far as the steps allow to say.
    private static boolean passes(LinePoint from, LinePoint to, LinePoint point) {
        double dT = (to.temperature() - from.temperature()) / 100;
        double ds = to.axis() - from.axis();
        double pT = (point.temperature() - from.temperature()) / 100;
        double ps = point.axis() - from.axis();
        double square = dT * dT + ds * ds;
        double share = (pT * dT + ps * ds) / square;
        double across = Math.abs(pT * ds - ps * dT);
        return share >= 0 && share <= 1 && across <= 0.05 * square && isNear(to, point);
    }

    private static boolean isNear(LinePoint a, LinePoint b) {
        for (int k = 0; k < a.count(); k++) {
            if (a.member(k).compositionDistance(b.member(k)) > 0.05) {
                return false;
            }
        }
        return true;
    }

    /// Boundaries come to a critical point from both sides of the gap.
    @Override
    boolean isSameCriticalPoint(LinePoint known, LinePoint found) {
        return known.member(0).phase() == found.member(0).phase()
                && Math.abs(known.temperature() - found.temperature()) < SAME_TEMPERATURE
                && Math.abs(known.axis() - found.axis()) < SAME_COMPOSITION;
    }

    @Override
    boolean isSameNode(LinePoint a, LinePoint b) {
        if (a.count() != b.count()
                || Math.abs(a.temperature() - b.temperature()) > SAME_TEMPERATURE
                || Math.abs(a.axis() - b.axis()) > SAME_AXIS) {
            return false;
        }
        for (Member member : a.members()) {
            if (b.members().stream().noneMatch(other -> member.isZero() == other.isZero() && isSame(member, other))) {
                return false;
            }
        }
        return true;
    }
}
