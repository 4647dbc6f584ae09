package org.espei4j.calphad.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// The boundaries of an isopleth and the nodes in which they cross.
///
/// In a node two sets β and γ are at zero besides stable ones S. Four lines start there: on the boundary between S and
/// S+β, where γ is not stable; on that between S+γ and S+β+γ, where β is at zero and γ has a positive amount; and the same
/// with β and γ exchanged. Owned by one thread.
final class BoundaryNetwork {

    private static final int MOST_POINTS = 20_000;
    private static final double SAME_COMPOSITION = 1e-4;
    private static final double SAME_TEMPERATURE = 1e-2;
    private static final double SAME_AXIS = 1e-5;

    private final CoexistenceSolver solver;
    private final LineStepper stepper;
    private final CriticalPointFinder criticalPointFinder;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<LinePoint> criticalPoints = new ArrayList<>();
    private final Deque<Node> open = new ArrayDeque<>();

    /// Two sets at zero besides others.
    private static final class Node {
        private final LinePoint point;
        private final int[] zeros;
        /// Whether the line is known that has the first or second of `zeros` at zero (index 0 or 2) without the other, or
        /// (index 1 or 3) with a growing amount of it.
        private final boolean[] known = new boolean[4];

        Node(LinePoint point) {
            this.point = point;
            zeros = java.util.stream.IntStream.range(0, point.count())
                    .filter(k -> point.member(k).isZero())
                    .toArray();
        }
    }

    /// A followed boundary.
    record Line(List<LinePoint> points, LineEnd start, LineEnd end) {}

    private record Trace(List<LinePoint> points, LineEnd end) {}

    BoundaryNetwork(CoexistenceSolver solver, LineStepper stepper) {
        this.solver = solver;
        this.stepper = stepper;
        criticalPointFinder = new CriticalPointFinder(solver, stepper);
    }

    List<LinePoint> nodes() {
        return nodes.stream().map(node -> node.point).toList();
    }

    List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    List<LinePoint> criticalPoints() {
        return Collections.unmodifiableList(criticalPoints);
    }

    /// Follows the boundary through a verified point in both directions, and all that hang together with it.
    void follow(LinePoint seed) {
        Direction direction = solver.direction(seed);
        if (direction == null) {
            LineEnd lost = new LineEnd.Lost("no direction leads on from " + LineStepper.describe(seed));
            lines.add(new Line(List.of(seed, seed), lost, lost));
            return;
        }
        Trace back = trace(seed, direction.reversed());
        if (back.end instanceof LineEnd.Closed) {
            lines.add(new Line(List.copyOf(back.points), back.end, back.end));
            return;
        }
        Trace forth = trace(seed, direction);
        List<LinePoint> points = new ArrayList<>(back.points.reversed());
        points.addAll(forth.points.subList(1, forth.points.size()));
        add(new Line(List.copyOf(points), back.end, forth.end));
        followOpen();
    }

    private void add(Line line) {
        if (line.points.size() > 1) {
            lines.add(line);
        }
    }

    private void followOpen() {
        while (!open.isEmpty()) {
            Node node = open.poll();
            for (int exit = 0; exit < 4; exit++) {
                if (!node.known[exit]) {
                    node.known[exit] = true;
                    followExit(node, exit);
                }
            }
        }
    }

    private void followExit(Node node, int exit) {
        int other = node.zeros[1 - exit / 2];
        boolean grows = exit % 2 == 1;
        Member watched = node.point.member(other);
        List<Member> members = new ArrayList<>(node.point.members());
        if (grows) {
            members.set(other, watched.withAmount(0, false));
        } else {
            members.remove(other);
        }
        LinePoint start = node.point.with(members);
        Direction direction = members.size() > 1 ? solver.direction(start) : null;
        if (direction == null) {
            return;
        }
        boolean right =
                grows ? direction.amounts()[other] > 0 : solver.drivingForceRate(node.point, watched, direction) < 0;
        Trace trace = trace(start, right ? direction : direction.reversed());
        add(new Line(trace.points, new LineEnd.AtNode(nodes.indexOf(node)), trace.end));
    }

    private Trace trace(LinePoint start, Direction startDirection) {
        List<LinePoint> points = new ArrayList<>(List.of(start));
        LinePoint at = start;
        Direction direction = startDirection;
        double wished = Double.POSITIVE_INFINITY;
        while (points.size() < MOST_POINTS) {
            switch (stepper.step(at, direction, wished)) {
                case StepOutcome.Advanced(LinePoint point, Direction next, double length) -> {
                    points.add(point);
                    if (points.size() > 4 && passes(at, point, start)) {
                        points.set(points.size() - 1, start);
                        return new Trace(points, new LineEnd.Closed());
                    }
                    at = point;
                    direction = next;
                    wished = 2 * length;
                }
                case StepOutcome.Node(LinePoint node) -> {
                    points.add(node.with(withoutNew(node, start)));
                    return new Trace(points, new LineEnd.AtNode(arrive(node, start)));
                }
                case StepOutcome.Border(LinePoint point) -> {
                    if (!point.isAt(at)) {
                        points.add(point);
                    }
                    return new Trace(points, new LineEnd.AtBorder());
                }
                case StepOutcome.Edge(LinePoint _, int element) -> {
                    return new Trace(points, new LineEnd.AtEdge(element));
                }
                case StepOutcome.Merging(int first, int second) -> {
                    LinePoint critical = criticalPointFinder.find(at, direction, first, second);
                    if (critical == null) {
                        return new Trace(points, new LineEnd.Lost("the gap closes, but not at a critical point"));
                    }
                    points.add(critical);
                    return new Trace(points, new LineEnd.AtCriticalPoint(registerCritical(critical)));
                }
                case StepOutcome.Lost(String reason) -> {
                    return new Trace(points, new LineEnd.Lost(reason));
                }
            }
        }
        return new Trace(points, new LineEnd.Lost("the line does not end"));
    }

    /// Boundaries come to a critical point from both sides of the gap.
    private int registerCritical(LinePoint point) {
        for (int i = 0; i < criticalPoints.size(); i++) {
            LinePoint known = criticalPoints.get(i);
            if (known.member(0).phase() == point.member(0).phase()
                    && Math.abs(known.temperature() - point.temperature()) < SAME_TEMPERATURE
                    && Math.abs(known.axis() - point.axis()) < SAME_COMPOSITION) {
                return i;
            }
        }
        criticalPoints.add(point);
        return criticalPoints.size() - 1;
    }

    /// The members of the line in a node to which it has come.
    private static List<Member> withoutNew(LinePoint node, LinePoint line) {
        List<Member> members = new ArrayList<>(node.members().subList(0, line.count()));
        for (int k = 0; k < members.size(); k++) {
            members.set(
                    k,
                    members.get(k)
                            .withAmount(members.get(k).amount(), line.member(k).isZero()));
        }
        return members;
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

    /// A line has come to a node.
    private int arrive(LinePoint point, LinePoint line) {
        int index = register(point);
        Node node = nodes.get(index);
        int lineZero = 0;
        while (!line.member(lineZero).isZero()) {
            lineZero++;
        }
        boolean grew = line.count() == point.count();
        for (int i = 0; i < node.zeros.length; i++) {
            if (isSame(node.point.member(node.zeros[i]), point.member(lineZero))) {
                node.known[2 * i + (grew ? 1 : 0)] = true;
                break;
            }
        }
        return index;
    }

    private int register(LinePoint point) {
        for (int i = 0; i < nodes.size(); i++) {
            if (isSame(nodes.get(i).point, point)) {
                return i;
            }
        }
        Node node = new Node(point);
        nodes.add(node);
        open.add(node);
        return nodes.size() - 1;
    }

    private static boolean isSame(Member a, Member b) {
        return a.phase() == b.phase() && a.compositionDistance(b) < SAME_COMPOSITION;
    }

    private static boolean isSame(LinePoint a, LinePoint b) {
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
