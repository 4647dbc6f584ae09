package org.espei4j.calphad.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// Lines along which sets of phases coexist, and the nodes in which they meet.
///
/// A line that is begun anywhere leads to nodes, nodes to further lines, until all that hang together are known. What a node
/// is, and which lines leave it, depends on the section. Owned by one thread.
///
/// @param <N> what is kept about a node
abstract class LineNetwork<N extends LineNetwork.Node> {

    private static final int MOST_POINTS = 20_000;

    /// Two nodes with the same phases whose compositions and temperatures, K, differ by less are one.
    static final double SAME_COMPOSITION = 1e-4;

    static final double SAME_TEMPERATURE = 1e-2;

    private final CoexistenceSolver solver;
    private final LineStepper stepper;
    private final CriticalPointFinder criticalPointFinder;
    private final List<N> nodes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<LinePoint> criticalPoints = new ArrayList<>();
    private final Deque<N> open = new ArrayDeque<>();

    /// Where lines meet.
    static class Node {

        private final LinePoint point;

        Node(LinePoint point) {
            this.point = point;
        }

        /// The sets that coexist.
        LinePoint point() {
            return point;
        }
    }

    /// A followed line.
    ///
    /// @param points all of the same sets in the same order
    record Line(List<LinePoint> points, LineEnd start, LineEnd end) {}

    /// One side of a line, from where it began.
    record Trace(List<LinePoint> points, LineEnd end) {}

    LineNetwork(CoexistenceSolver solver, LineStepper stepper) {
        this.solver = solver;
        this.stepper = stepper;
        criticalPointFinder = new CriticalPointFinder(solver, stepper);
    }

    /// A new node at a point.
    abstract N newNode(LinePoint point);

    /// Follows the lines that leave a node and are not known yet, by [#followFrom].
    abstract void leave(N node);

    /// A line has come to a node.
    ///
    /// @param line a point of the line
    /// @param known the node, which may have been known before
    /// @param arrival the node as the line has found it: the sets of the line, and last the one that has appeared
    abstract void arrived(LinePoint line, N known, LinePoint arrival);

    /// The last point of a line in the node to which it has come.
    abstract LinePoint lastPoint(LinePoint line, LinePoint arrival);

    /// A step has been made from the last of the points.
    ///
    /// @param to where it leads; not yet one of the points
    void stepped(List<LinePoint> points, LinePoint to) {}

    /// Whether a line, after a step from the last but one to the last of its points, is back where it began.
    boolean isClosed(List<LinePoint> points) {
        return false;
    }

    /// A line has come to the edge of a section where an element vanishes.
    void atEdge(List<LinePoint> points, LinePoint point, int element) {}

    /// Whether two critical points are one to which lines have come from different sides.
    boolean isSameCriticalPoint(LinePoint known, LinePoint found) {
        return false;
    }

    /// Whether two points are the same node.
    abstract boolean isSameNode(LinePoint a, LinePoint b);

    CoexistenceSolver solver() {
        return solver;
    }

    List<LinePoint> nodes() {
        return nodes.stream().map(Node::point).toList();
    }

    List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    List<LinePoint> criticalPoints() {
        return Collections.unmodifiableList(criticalPoints);
    }

    /// Follows the line through a verified point in both directions, and all lines that hang together with it.
    ///
    /// @return whether there is such a line
    boolean follow(LinePoint seed) {
        Direction direction = solver.direction(seed);
        if (direction == null) {
            return false;
        }
        Trace back = trace(seed, direction.reversed());
        if (back.end instanceof LineEnd.Closed) {
            lines.add(new Line(List.copyOf(back.points), back.end, back.end));
            return true;
        }
        Trace forth = trace(seed, direction);
        List<LinePoint> points = new ArrayList<>(back.points.reversed());
        points.addAll(forth.points.subList(1, forth.points.size()));
        add(new Line(List.copyOf(points), back.end, forth.end));
        followOpen();
        return true;
    }

    /// Adds a node that was found otherwise, and all lines that hang together with it.
    void addNode(LinePoint point) {
        register(point);
        followOpen();
    }

    /// Follows the line that leaves a node into a direction.
    void followFrom(N node, LinePoint start, Direction direction) {
        Trace trace = trace(start, direction);
        add(new Line(trace.points, endAt(node), trace.end));
    }

    /// Adds a line that leaves a node and leads nowhere.
    void addLost(N node, LinePoint start) {
        add(new Line(List.of(start, start), endAt(node), lost(start)));
    }

    private LineEnd endAt(N node) {
        return new LineEnd.AtNode(nodes.indexOf(node));
    }

    private static LineEnd lost(LinePoint point) {
        return new LineEnd.Lost("no direction leads on from " + LineStepper.describe(point));
    }

    private void add(Line line) {
        if (line.points.size() > 1) {
            lines.add(line);
        }
    }

    private void followOpen() {
        while (!open.isEmpty()) {
            leave(open.poll());
        }
    }

    private Trace trace(LinePoint start, Direction startDirection) {
        List<LinePoint> points = new ArrayList<>(List.of(start));
        Direction direction = startDirection;
        double wished = Double.POSITIVE_INFINITY;
        double nearest = CriticalPointFinder.FIRST_DISTANCE;
        while (points.size() < MOST_POINTS) {
            LinePoint at = points.getLast();
            StepOutcome outcome = stepper.step(at, direction, wished, nearest);
            if (outcome instanceof StepOutcome.Merging(int first, int second)) {
                LinePoint critical = criticalPointFinder.find(at, direction, first, second);
                if (critical != null) {
                    points.add(critical);
                    return new Trace(points, new LineEnd.AtCriticalPoint(registerCritical(critical)));
                }
                nearest = CriticalPointFinder.NEARER * at.member(first).distance(at.member(second));
                continue;
            }
            if (!(outcome instanceof StepOutcome.Advanced(LinePoint point, Direction next, double length))) {
                return new Trace(points, end(points, direction, outcome));
            }
            stepped(points, point);
            points.add(point);
            if (isClosed(points)) {
                points.set(points.size() - 1, start);
                return new Trace(points, new LineEnd.Closed());
            }
            direction = next;
            wished = 2 * length;
        }
        return new Trace(points, new LineEnd.Lost("the line does not end"));
    }

    /// Ends a line where no step leads on.
    private LineEnd end(List<LinePoint> points, Direction direction, StepOutcome outcome) {
        LinePoint at = points.getLast();
        return switch (outcome) {
            case StepOutcome.Advanced _, StepOutcome.Merging _ ->
                throw new IllegalArgumentException("the line goes on");
            case StepOutcome.Node(LinePoint arrival) -> {
                // The line may have gone on a little beyond the node before that was noticed.
                while (points.size() > 1 && solver.along(arrival, points.getLast(), direction) > 0) {
                    points.removeLast();
                }
                LinePoint last = lastPoint(points.getFirst(), arrival);
                stepped(points, last);
                points.add(last);
                int index = register(arrival);
                arrived(points.getFirst(), nodes.get(index), arrival);
                yield new LineEnd.AtNode(index);
            }
            case StepOutcome.Border(LinePoint point) -> {
                stepped(points, point);
                if (!point.isAt(at)) {
                    points.add(point);
                }
                yield new LineEnd.AtBorder();
            }
            case StepOutcome.Edge(LinePoint point, int element) -> {
                atEdge(points, point, element);
                yield new LineEnd.AtEdge(element);
            }
            case StepOutcome.Jump() -> new LineEnd.AtJump();
            case StepOutcome.Lost(String reason) -> new LineEnd.Lost(reason);
        };
    }

    private int registerCritical(LinePoint point) {
        for (int i = 0; i < criticalPoints.size(); i++) {
            if (isSameCriticalPoint(criticalPoints.get(i), point)) {
                return i;
            }
        }
        criticalPoints.add(point);
        return criticalPoints.size() - 1;
    }

    private int register(LinePoint point) {
        for (int i = 0; i < nodes.size(); i++) {
            if (isSameNode(nodes.get(i).point(), point)) {
                return i;
            }
        }
        N node = newNode(point);
        nodes.add(node);
        open.add(node);
        return nodes.size() - 1;
    }

    /// Whether two members are the same set.
    static boolean isSame(Member a, Member b) {
        return a.phase() == b.phase() && a.compositionDistance(b) < SAME_COMPOSITION;
    }
}
