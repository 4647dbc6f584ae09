package org.espei4j.cli.thermo;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.ConditionGrid;

/// Conditions of a diagram of which some are ranges, as other programs take them: `X(NI)=0:1:0.02, T=300:2000:10, P=101325`.
///
/// @param axes the ranges as texts for [MapAxis]
/// @param others the remaining conditions
record RangesInConditions(List<String> axes, String others) {

    /// Part of a step by which a range may be uneven, by rounding.
    private static final double ROUNDING = 1e-6;

    /// Tells ranges from the rest.
    ///
    /// @param problems receives what cannot be read
    static RangesInConditions of(String conditions, Problems problems) {
        List<String> axes = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (ConditionGrid.Axis axis : ConditionGrid.parse(conditions, problems).axes()) {
            double[] values =
                    axis.values().stream().mapToDouble(Condition::value).toArray();
            double step = values.length < 3 ? 0 : values[1] - values[0];
            if (isRange(values, step)) {
                axes.add(axis.quantity() + "=" + values[0] + ":" + values[values.length - 1] + ":" + step);
            } else {
                for (double value : values) {
                    others.add(others.isEmpty() || value == values[0] ? axis.quantity() + "=" + value : "" + value);
                }
            }
        }
        return new RangesInConditions(List.copyOf(axes), String.join(",", others));
    }

    private static boolean isRange(double[] values, double step) {
        boolean even = step > 0;
        for (int i = 1; i < values.length; i++) {
            even &= Math.abs(values[i] - values[i - 1] - step) < ROUNDING * step;
        }
        return even;
    }
}
