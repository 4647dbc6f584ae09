package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The fields of tie-lines of a section whose plane holds the tie-lines, and the nodes in which they meet.
///
/// In a node three sets coexist. From it lines of each pair of sets start, each in the one direction in which the third
/// set is not stable.
final class TieLineNetwork extends LineNetwork<TieLineNetwork.ThreeSets> {

    private final List<LinePoint> congruentPoints = new ArrayList<>();

    /// Three sets that coexist.
    static final class ThreeSets extends LineNetwork.Node {

        /// Whether the line that leaves a set out is known.
        private final boolean[] known;

        ThreeSets(LinePoint point) {
            super(point);
            known = new boolean[point.count()];
        }
    }

    TieLineNetwork(CoexistenceSolver solver, LineStepper stepper) {
        super(solver, stepper);
    }

    List<LinePoint> congruentPoints() {
        return Collections.unmodifiableList(congruentPoints);
    }

    @Override
    ThreeSets newNode(LinePoint point) {
        return new ThreeSets(point);
    }

    @Override
    void leave(ThreeSets node) {
        for (int out = 0; out < node.known.length; out++) {
            if (!node.known[out]) {
                node.known[out] = true;
                leave(node, out);
            }
        }
    }

    private void leave(ThreeSets node, int out) {
        LinePoint start = without(node.point(), out);
        Direction direction = solver().direction(start);
        if (direction == null) {
            addLost(node, start);
            return;
        }
        Member third = node.point().member(out);
        boolean stable = solver().response().drivingForceRate(node.point(), third, direction) < 0;
        followFrom(node, start, stable ? direction : direction.reversed());
    }

    private static LinePoint without(LinePoint point, int out) {
        List<Member> members = new ArrayList<>(point.members());
        members.remove(out);
        return point.with(members);
    }

    /// The last member of the arrival is the one that the line does not hold.
    @Override
    void arrived(LinePoint line, ThreeSets known, LinePoint arrival) {
        Member third = arrival.member(arrival.count() - 1);
        for (int k = 0; k < known.known.length; k++) {
            if (isSame(known.point().member(k), third)) {
                known.known[k] = true;
                return;
            }
        }
    }

    @Override
    LinePoint lastPoint(LinePoint line, LinePoint arrival) {
        return arrival.with(arrival.members().subList(0, 2));
    }

    /// Looks for a point between the last one and the next where both sets have the same composition.
    @Override
    void stepped(List<LinePoint> points, LinePoint to) {
        LinePoint from = points.getLast();
        if (!solver().isThermal() || from.member(0).compositionDistance(from.member(1)) == 0) {
            return;
        }
        double before = from.member(0).fractions()[1] - from.member(1).fractions()[1];
        double after = to.member(0).fractions()[1] - to.member(1).fractions()[1];
        if (before * after < 0) {
            LinePoint nearer = Math.abs(before) < Math.abs(after) ? from : to;
            LinePoint point = solver().solve(nearer, new Condition.SameFraction(0, 1, 1));
            if (point != null) {
                congruentPoints.add(point);
                points.add(point);
            }
        }
    }

    @Override
    void atEdge(List<LinePoint> points, LinePoint point, int element) {
        if (point != points.getLast()) {
            points.add(point);
        }
        if (solver().isThermal()) {
            LinePoint end = new PureEnd(solver(), element).after(points.getLast());
            if (end != null) {
                points.add(end);
            }
        }
    }

    @Override
    boolean isSameNode(LinePoint a, LinePoint b) {
        if (Math.abs(a.temperature() - b.temperature()) > SAME_TEMPERATURE) {
            return false;
        }
        for (Member member : a.members()) {
            if (b.members().stream().noneMatch(other -> isSame(member, other))) {
                return false;
            }
        }
        return true;
    }
}
