package org.espei4j.cluster.dashboard;

import java.util.ArrayList;
import java.util.List;

/// Round numbers along an axis: steps of 1, 2 or 5 times a power of ten.
///
/// @param values the numbers, ascending
/// @param decimals how many decimals tell them apart
record TickMarks(List<Double> values, int decimals) {

    private static final double[] STEPS = {1, 2, 5, 10, 20};

    TickMarks {
        values = List.copyOf(values);
    }

    /// The round numbers of an interval with the smallest step that gives no more than so many.
    ///
    /// @param low begin of the interval
    /// @param high its end, greater than `low`
    /// @param most how many at most, ≥ 2
    static TickMarks between(double low, double high, int most) {
        double exponent = Math.floor(Math.log10((high - low) / most));
        for (double factor : STEPS) {
            double step = factor * Math.pow(10, exponent);
            double first = Math.ceil(low / step - 1e-9);
            double last = Math.floor(high / step + 1e-9);
            if (last - first + 1 <= most) {
                List<Double> values = new ArrayList<>();
                for (double i = first; i <= last; i++) {
                    // Zero without a sign.
                    values.add(i * step + 0.0);
                }
                double decimals = -exponent - (factor >= 10 ? 1 : 0);
                return new TickMarks(values, (int) Math.max(0, decimals));
            }
        }
        throw new IllegalArgumentException("no ticks between " + low + " and " + high);
    }

    /// The same without fractions, for an axis that counts.
    static TickMarks whole(double low, double high, int most) {
        TickMarks marks = between(low, high, most);
        return marks.decimals == 0
                ? marks
                : new TickMarks(
                        marks.values.stream().filter(v -> v == Math.rint(v)).toList(), 0);
    }
}
