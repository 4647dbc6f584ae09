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
/// itself. Neville's polynomial through a few points is taken at zero distance.
final class CriticalPointFinder {

    private static final int POINTS = 5;
    /// With shorter steps each time, where the line begins too near.
    private static final int ATTEMPTS = 4;

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
    /// @return a point whose sets are equal; null if the line cannot be followed backwards
    @Nullable
    LinePoint find(LinePoint last, Direction onwards, int first, int second) {
        double wished = Double.POSITIVE_INFINITY;
        List<LinePoint> points = List.of(last);
        for (int attempt = 0; attempt < ATTEMPTS && points.size() < POINTS; attempt++) {
            points = backwards(last, onwards.reversed(), wished);
            wished = points.size() < 2 ? 0.1 * wished : 0.1 * distance(points.get(1), last, onwards);
        }
        return points.size() < 3 ? null : extrapolate(points, first, second);
    }

    private double distance(LinePoint from, LinePoint to, Direction direction) {
        return Math.abs(solver.along(from, to, direction));
    }

    /// Points along a line; fewer where it ends soon.
    private List<LinePoint> backwards(LinePoint last, Direction start, double wished) {
        List<LinePoint> points = new ArrayList<>(List.of(last));
        Direction direction = start;
        while (points.size() < POINTS
                && stepper.step(points.getLast(), direction, wished)
                        instanceof StepOutcome.Advanced(LinePoint point, Direction next, double _)) {
            points.add(point);
            direction = next;
        }
        return points;
    }

    private LinePoint extrapolate(List<LinePoint> points, int first, int second) {
        double[] variable = values(points, point -> {
            double square = squaredDistance(point.member(first), point.member(second));
            return solver.path() == null ? square : Math.sqrt(square);
        });
        double temperature = atZero(variable, values(points, LinePoint::temperature));
        double axis = atZero(variable, values(points, LinePoint::axis));
        double[] potentials = new double[solver.elements()];
        double[] fractions = new double[solver.elements()];
        for (int e = 0; e < solver.elements(); e++) {
            int element = e;
            potentials[e] = atZero(variable, values(points, point -> point.potentials()[element]));
            fractions[e] = atZero(
                    variable,
                    values(
                            points,
                            point -> 0.5
                                    * (point.member(first).fractions()[element]
                                            + point.member(second).fractions()[element])));
        }
        LinePoint last = points.getFirst();
        double[] y = new double[last.member(first).y().length];
        for (int i = 0; i < y.length; i++) {
            int site = i;
            y[i] = atZero(
                    variable,
                    values(
                            points,
                            point -> 0.5
                                    * (point.member(first).y()[site]
                                            + point.member(second).y()[site])));
        }
        List<Member> members = new ArrayList<>(last.members());
        for (int k : new int[] {first, second}) {
            Member member = members.get(k);
            members.set(k, new Member(member.phase(), y, fractions, member.amount(), member.isZero()));
        }
        return new LinePoint(temperature, potentials, axis, members);
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

    /// Neville's scheme at 0.
    private static double atZero(double[] x, double[] values) {
        double[] table = values.clone();
        for (int order = 1; order < table.length; order++) {
            for (int i = 0; i + order < table.length; i++) {
                table[i] = (x[i] * table[i + 1] - x[i + order] * table[i]) / (x[i] - x[i + order]);
            }
        }
        return table[0];
    }
}
