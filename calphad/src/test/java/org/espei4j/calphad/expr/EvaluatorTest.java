package org.espei4j.calphad.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    @Test
    void productWithAFactorZeroIsZeroWhereAnotherOverflows() {
        Expr overflow = Expr.power(Expr.T, Expr.constant(-9));
        Expr product = Expr.product(List.of(overflow, Expr.named("VV0001")));
        Evaluator at = Evaluator.at(symbol -> symbol == Symbol.Potential.TEMPERATURE ? 1e-40 : 0);
        assertThat(at.evaluate(overflow)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(at.evaluate(product)).isZero();
    }

    @Test
    void onlyTheChosenPieceIsEvaluated() {
        Expr choice = Expr.piecewise(Expr.T, new double[] {500}, List.of(Expr.P, Expr.named("UNKNOWN")));
        assertThat(Evaluator.at(300, 2).evaluate(choice)).isEqualTo(2);
        assertThatThrownBy(() -> Evaluator.at(500, 2).evaluate(choice)).hasMessageContaining("UNKNOWN has no value");
    }

    @Test
    void differenceToThePowerZeroIsOne() {
        Expr zero = Expr.sum(List.of(Expr.T, Expr.product(List.of(Expr.constant(-1), Expr.T))));
        assertThat(Evaluator.at(300, 1).evaluate(Expr.power(zero, Expr.ZERO))).isEqualTo(1);
    }

    @Test
    void wholePowersAreMultipliedOut() {
        assertThat(Power.raise(3, 5)).isEqualTo(243);
        assertThat(Power.raise(-2.0, -3.0)).isEqualTo(-0.125);
        assertThat(Power.raise(2.0, 0.5)).isEqualTo(Math.pow(2, 0.5));
        assertThat(Power.raise(7, 0)).isEqualTo(1);
    }
}
