package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Extrapolates a line on which two sets of one phase approach each other to the point where they become one.
///
/// Along a line of tie-lines temperature, potentials and mean composition are smooth functions of the square of the
/// distance between the sets (Landau's expansion about a critical point): exchanging the sets changes nothing. Along a
/// boundary of an isopleth, where one set has the composition of the system, they are smooth functions of the distance
/// itself, and so they are at a tricritical point, where a gap opens at a magnetic or ordering transition (T. Nishizawa,
/// M. Hasebe and M. Ko, Acta Metall. 27 (1979) 817–828). Neville's polynomial through a few points is taken at zero distance;
/// leaving out one of the points tells how certain that is. If it is not, the line has to come nearer.
final class CriticalPointFinder {

    /// Largest difference of site fractions from which to extrapolate.
    static final double FIRST_DISTANCE = 0.02;
    /// Part of the distance to which a line should come where extrapolation is not certain.
    static final double NEARER = 0.4;
    /// A gap as narrow as this ends where it is.
    private static final double CLOSED = 1e-4;

    private static final int POINTS = 5;
    /// With shorter steps each time, where the line begins too near.
    private static final int ATTEMPTS = 4;
    /// Uncertainty that is allowed, K …
    private static final double TEMPERATURE = 0.02;
    /// … and mole fraction.
    private static final double FRACTION = 2e-4;

    private final CoexistenceSolver solver;
    private final LineStepper stepper;

    CriticalPointFinder(CoexistenceSolver solver, LineStepper stepper) {
        this.solver = solver;
        this.stepper = stepper;
    }

    /// The critical point beyond the end of a line.
    ///
    /// @param last last point of the line
    /// @param onwards direction of the line there
    /// @param first position of one of the two sets
    /// @param second position of the other
    /// @return a point whose sets are equal; null if it is not certain enough and the line should come nearer
    @Nullable
    LinePoint find(LinePoint last, Direction onwards, int first, int second) {
        double wished = Double.POSITIVE_INFINITY;
        List<LinePoint> points = List.of(last);
        for (int attempt = 0; attempt < ATTEMPTS && points.size() < POINTS; attempt++) {
            points = backwards(last, onwards.reversed(), wished);
            wished = points.size() < 2 ? 0.1 * wished : 0.1 * distance(points.get(1), last, onwards);
        }
        LinePoint found = points.size() < 3 ? null : extrapolate(points, first, second);
        if (found != null) {
            return found;
        }
        boolean isClosed = last.member(first).distance(last.member(second)) < CLOSED;
        return isClosed ? new Extrapolation(List.of(last), new double[] {0}, first, second).point() : null;
    }

    private double distance(LinePoint from, LinePoint to, Direction direction) {
        return Math.abs(solver.along(from, to, direction));
    }

    /// Points along a line; fewer where it ends soon.
    private List<LinePoint> backwards(LinePoint last, Direction start, double wished) {
        List<LinePoint> points = new ArrayList<>(List.of(last));
        Direction direction = start;
        while (points.size() < POINTS
                && stepper.step(points.getLast(), direction, wished, 0)
                        instanceof StepOutcome.Advanced(LinePoint point, Direction next, double _)) {
            points.add(point);
            direction = next;
        }
        return points;
    }

    /// Extrapolates in the square of the distance, then in the distance.
    ///
    /// @return null if neither is certain
    private @Nullable LinePoint extrapolate(List<LinePoint> points, int first, int second) {
        double[] squares = values(points, point -> squaredDistance(point.member(first), point.member(second)));
        double[] distances = squares.clone();
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.sqrt(squares[i]);
        }
        for (double[] variable : solver.path() == null ? List.of(squares, distances) : List.of(distances, squares)) {
            LinePoint all = new Extrapolation(points, variable, first, second).point();
            LinePoint fewer = new Extrapolation(points.subList(0, points.size() - 1), variable, first, second).point();
            if (Math.abs(all.temperature() - fewer.temperature()) < TEMPERATURE
                    && all.member(first).compositionDistance(fewer.member(first)) < FRACTION) {
                return all;
            }
        }
        return null;
    }

    /// Points of a line with the variable in which they are extrapolated to 0.
    private record Extrapolation(List<LinePoint> points, double[] variable, int first, int second) {

        LinePoint point() {
            LinePoint last = points.getFirst();
            double[] potentials = new double[last.potentials().length];
            double[] fractions = new double[potentials.length];
            for (int e = 0; e < potentials.length; e++) {
                int element = e;
                potentials[e] = atZero(point -> point.potentials()[element]);
                fractions[e] = mean(member -> member.fractions()[element]);
            }
            double[] y = new double[last.member(first).y().length];
            for (int i = 0; i < y.length; i++) {
                int site = i;
                y[i] = mean(member -> member.y()[site]);
            }
            List<Member> members = new ArrayList<>(last.members());
            for (int k : new int[] {first, second}) {
                Member member = members.get(k);
                members.set(k, new Member(member.phase(), y, fractions, member.amount(), member.isZero()));
            }
            return new LinePoint(atZero(LinePoint::temperature), potentials, atZero(LinePoint::axis), members);
        }

        private double mean(ToDoubleFunction<Member> value) {
            return atZero(point ->
                    0.5 * (value.applyAsDouble(point.member(first)) + value.applyAsDouble(point.member(second))));
        }

        /// Neville's scheme at 0.
        private double atZero(ToDoubleFunction<LinePoint> value) {
            double[] table = values(points, value);
            for (int order = 1; order < table.length; order++) {
                for (int i = 0; i + order < table.length; i++) {
                    double from = variable[i];
                    double to = variable[i + order];
                    table[i] = (from * table[i + 1] - to * table[i]) / (from - to);
                }
            }
            return table[0];
        }
    }

    private static double[] values(List<LinePoint> points, ToDoubleFunction<LinePoint> value) {
        return points.stream().mapToDouble(value).toArray();
    }

    private static double squaredDistance(Member a, Member b) {
        double sum = 0;
        for (int i = 0; i < a.y().length; i++) {
            double difference = a.y()[i] - b.y()[i];
            sum += difference * difference;
        }
        return sum;
    }
}
