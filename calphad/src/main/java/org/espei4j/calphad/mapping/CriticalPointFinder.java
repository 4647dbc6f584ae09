package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Extrapolates a line on which two sets of one phase approach each other to the point where they become one.
///
/// Along such a line temperature, potentials and mean composition are smooth functions of the square of the distance
/// between the sets (Landau's expansion about a critical point), so that Neville's polynomial through a few points,
/// taken at zero distance, has an error of the order of the last distance to the power of twice their number.
final class CriticalPointFinder {

    private static final int POINTS = 5;

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
        List<LinePoint> points = new ArrayList<>(List.of(last));
        Direction backwards = onwards.reversed();
        for (LinePoint at = last; points.size() < POINTS; ) {
            if (!(stepper.step(at, backwards, Double.POSITIVE_INFINITY)
                    instanceof StepOutcome.Advanced(LinePoint point, Direction direction, double _))) {
                break;
            }
            points.add(point);
            at = point;
            backwards = direction;
        }
        return points.size() < 3 ? null : extrapolate(points, first, second);
    }

    private LinePoint extrapolate(List<LinePoint> points, int first, int second) {
        int count = points.size();
        double[] squares = new double[count];
        for (int p = 0; p < count; p++) {
            squares[p] =
                    squaredDistance(points.get(p).member(first), points.get(p).member(second));
        }
        double temperature = atZero(
                squares, points.stream().mapToDouble(LinePoint::temperature).toArray());
        double axis =
                atZero(squares, points.stream().mapToDouble(LinePoint::axis).toArray());
        double[] potentials = new double[solver.elements()];
        double[] fractions = new double[solver.elements()];
        for (int e = 0; e < solver.elements(); e++) {
            int element = e;
            potentials[e] = atZero(
                    squares,
                    points.stream().mapToDouble(p -> p.potentials()[element]).toArray());
            fractions[e] = atZero(
                    squares,
                    points.stream()
                            .mapToDouble(p -> 0.5
                                    * (p.member(first).fractions()[element]
                                            + p.member(second).fractions()[element]))
                            .toArray());
        }
        LinePoint last = points.getFirst();
        double[] y = new double[last.member(first).y().length];
        for (int i = 0; i < y.length; i++) {
            int site = i;
            y[i] = atZero(
                    squares,
                    points.stream()
                            .mapToDouble(p -> 0.5
                                    * (p.member(first).y()[site]
                                            + p.member(second).y()[site]))
                            .toArray());
        }
        List<Member> members = new ArrayList<>(last.members());
        members.set(
                first,
                new Member(
                        last.member(first).phase(),
                        y,
                        fractions,
                        last.member(first).amount(),
                        last.member(first).isZero()));
        members.set(
                second,
                new Member(
                        last.member(first).phase(),
                        y,
                        fractions,
                        last.member(second).amount(),
                        last.member(second).isZero()));
        return new LinePoint(temperature, potentials, axis, members);
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
