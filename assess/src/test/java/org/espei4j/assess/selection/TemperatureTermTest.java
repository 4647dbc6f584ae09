package org.espei4j.assess.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.espei4j.calphad.expr.Differentiator;
import org.espei4j.calphad.expr.Evaluator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Terms in temperature and their derivatives, against symbolic differentiation.
class TemperatureTermTest {

    private static final Differentiator BY_T = Differentiator.by(Symbol.Potential.TEMPERATURE);

    @ParameterizedTest
    @EnumSource(TemperatureTerm.class)
    void derivativesAreThoseOfTheExpression(TemperatureTerm term) {
        Expr g = term.times(Expr.constant(3));
        Expr slope = BY_T.differentiate(g);
        Expr curvature = BY_T.differentiate(slope);
        for (double t : new double[] {298.15, 777, 2500}) {
            Evaluator at = Evaluator.at(t, 101325);
            double value = at.evaluate(g);
            same(3 * term.value(t), value, value);
            same(3 * term.entropy(t), -at.evaluate(slope), value / t);
            same(3 * term.enthalpy(t), value - t * at.evaluate(slope), value);
            same(3 * term.heatCapacity(t), -t * at.evaluate(curvature), value / t);
        }
    }

    /// `g = h − T s` and `c_p = T ∂s/∂T`, the latter by differences.
    @ParameterizedTest
    @EnumSource(TemperatureTerm.class)
    void enthalpyEntropyAndHeatCapacityBelongTogether(TemperatureTerm term) {
        double t = 1234.5;
        same(term.enthalpy(t) - t * term.entropy(t), term.value(t), term.value(t));
        double h = 1e-3;
        double slope = (term.entropy(t + h) - term.entropy(t - h)) / (2 * h);
        assertThat(t * slope).isCloseTo(term.heatCapacity(t), Offset.offset(1e-6 * Math.abs(term.value(t) / t)));
    }

    private static void same(double actual, double expected, double scale) {
        assertThat(actual).isCloseTo(expected, Offset.offset(1e-13 * Math.abs(scale) + 1e-300));
    }
}
