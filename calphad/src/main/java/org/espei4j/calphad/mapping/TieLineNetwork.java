package org.espei4j.calphad.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// The fields of tie-lines of a section whose plane holds the tie-lines, and the nodes in which they meet.
///
/// In a node three sets coexist. From it lines of each pair of sets start, each in the one direction in which the third
/// set is not stable. A line that is begun anywhere leads to nodes, nodes to further lines, until all that hang
/// together are known. Owned by one thread.
final class TieLineNetwork {

    private static final int MOST_POINTS = 20_000;
    /// Two nodes with the same phases whose compositions and (per kelvin of its square root) temperatures differ by less
    /// are one.
    private static final double SAME_COMPOSITION = 1e-4;

    private static final double SAME_TEMPERATURE = 1e-2;

    private final CoexistenceSolver solver;
    private final LineStepper stepper;
    private final CriticalPointFinder criticalPointFinder;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<LinePoint> criticalPoints = new ArrayList<>();
    private final List<LinePoint> congruentPoints = new ArrayList<>();
    private final Deque<Node> open = new ArrayDeque<>();

    /// Three sets that coexist.
    private static final class Node {
        private final LinePoint point;
        /// Whether the line that leaves a set out is known.
        private final boolean[] known;

        Node(LinePoint point) {
            this.point = point;
            known = new boolean[point.count()];
        }
    }

    /// A followed line.
    ///
    /// @param points all of two sets in the same order
    record Line(List<LinePoint> points, LineEnd start, LineEnd end) {}

    private record Trace(List<LinePoint> points, LineEnd end) {}

    TieLineNetwork(CoexistenceSolver solver, LineStepper stepper) {
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

    List<LinePoint> congruentPoints() {
        return Collections.unmodifiableList(congruentPoints);
    }

    /// Follows the line through a verified point in both directions, and all lines that hang together with it.
    void follow(LinePoint seed) {
        Direction direction = solver.direction(seed);
        if (direction == null) {
            lines.add(new Line(List.of(seed), lost(seed), lost(seed)));
            return;
        }
        Trace back = trace(seed, direction.reversed());
        Trace forth = trace(seed, direction);
        List<LinePoint> points = new ArrayList<>(back.points.reversed());
        points.addAll(forth.points.subList(1, forth.points.size()));
        add(new Line(List.copyOf(points), back.end, forth.end));
        followOpen();
    }

    private static LineEnd lost(LinePoint point) {
        return new LineEnd.Lost("no direction leads on from " + LineStepper.describe(point));
    }

    /// Adds a node that was found otherwise, and all lines that hang together with it.
    void addNode(LinePoint point) {
        register(point);
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
            for (int out = 0; out < node.point.count(); out++) {
                if (!node.known[out]) {
                    node.known[out] = true;
                    followExit(node, out);
                }
            }
        }
    }

    private void followExit(Node node, int out) {
        LinePoint start = without(node.point, out);
        Direction direction = solver.direction(start);
        LineEnd begin = new LineEnd.AtNode(nodes.indexOf(node));
        if (direction == null) {
            add(new Line(List.of(start, start), begin, lost(start)));
            return;
        }
        Member third = node.point.member(out);
        boolean stable = solver.drivingForceRate(node.point, third, direction) < 0;
        Trace trace = trace(start, stable ? direction : direction.reversed());
        add(new Line(trace.points, begin, trace.end));
    }

    private static LinePoint without(LinePoint point, int out) {
        List<Member> members = new ArrayList<>(point.members());
        members.remove(out);
        return point.with(members);
    }

    private Trace trace(LinePoint start, Direction startDirection) {
        List<LinePoint> points = new ArrayList<>(List.of(start));
        LinePoint at = start;
        Direction direction = startDirection;
        double wished = Double.POSITIVE_INFINITY;
        while (points.size() < MOST_POINTS) {
            switch (stepper.step(at, direction, wished)) {
                case StepOutcome.Advanced(LinePoint point, Direction next, double length) -> {
                    addCongruentPoint(points, point);
                    points.add(point);
                    at = point;
                    direction = next;
                    wished = 2 * length;
                }
                case StepOutcome.Node(LinePoint node) -> {
                    LinePoint last = node.with(node.members().subList(0, 2));
                    addCongruentPoint(points, last);
                    points.add(last);
                    return new Trace(points, new LineEnd.AtNode(arrive(node)));
                }
                case StepOutcome.Border(LinePoint point) -> {
                    addCongruentPoint(points, point);
                    if (!point.isAt(at)) {
                        points.add(point);
                    }
                    return new Trace(points, new LineEnd.AtBorder());
                }
                case StepOutcome.Edge(LinePoint point, int element) -> {
                    if (point != at) {
                        points.add(point);
                    }
                    addPureEnd(points, element);
                    return new Trace(points, new LineEnd.AtEdge(element));
                }
                case StepOutcome.Merging(int first, int second) -> {
                    return endAtCriticalPoint(points, direction, first, second);
                }
                case StepOutcome.Lost(String reason) -> {
                    return new Trace(points, new LineEnd.Lost(reason));
                }
            }
        }
        return new Trace(points, new LineEnd.Lost("the line does not end"));
    }

    private void addPureEnd(List<LinePoint> points, int element) {
        if (solver.isThermal()) {
            LinePoint end = new PureEnd(solver, element).after(points.getLast());
            if (end != null) {
                points.add(end);
            }
        }
    }

    private Trace endAtCriticalPoint(List<LinePoint> points, Direction direction, int first, int second) {
        LinePoint critical = criticalPointFinder.find(points.getLast(), direction, first, second);
        if (critical == null) {
            return new Trace(points, new LineEnd.Lost("the gap closes, but not at a critical point"));
        }
        points.add(critical);
        criticalPoints.add(critical);
        return new Trace(points, new LineEnd.AtCriticalPoint(criticalPoints.size() - 1));
    }

    /// Looks for a point between the last one and the next where both sets have the same composition.
    private void addCongruentPoint(List<LinePoint> points, LinePoint to) {
        LinePoint from = points.getLast();
        if (!solver.isThermal() || from.member(0).compositionDistance(from.member(1)) == 0) {
            return;
        }
        double before = from.member(0).fractions()[1] - from.member(1).fractions()[1];
        double after = to.member(0).fractions()[1] - to.member(1).fractions()[1];
        if (before * after < 0) {
            LinePoint nearer = Math.abs(before) < Math.abs(after) ? from : to;
            LinePoint point = solver.solve(nearer, new Condition.SameFraction(0, 1, 1));
            if (point != null) {
                congruentPoints.add(point);
                points.add(point);
            }
        }
    }

    /// A line has come to a node: its last member is the one that the line does not hold.
    private int arrive(LinePoint point) {
        int index = register(point);
        Node node = nodes.get(index);
        Member third = point.member(point.count() - 1);
        for (int k = 0; k < node.point.count(); k++) {
            if (isSame(node.point.member(k), third)) {
                node.known[k] = true;
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
