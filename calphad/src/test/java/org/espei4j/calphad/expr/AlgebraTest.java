package org.espei4j.calphad.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AlgebraTest {

    private static final Expr X = Expr.named("X");
    private static final Expr Y = Expr.named("Y");
    private static final List<Symbol> SYMBOLS =
            List.of(Symbol.Potential.TEMPERATURE, new Symbol.Named("X"), new Symbol.SiteFraction(0, "A"));

    private static Expr number(double value) {
        return Expr.constant(value);
    }

    @Test
    void simplificationKeepsTheValueOfRandomExpressions() {
        SplittableRandom random = new SplittableRandom(11);
        RandomExpressions source = new RandomExpressions(random, SYMBOLS, false);
        int compared = 0;
        for (int trial = 0; trial < 3000; trial++) {
            Expr plain = source.next(1 + random.nextInt(5));
            Expr simplified = Rebuilt.simplified(plain);
            Map<Symbol, Double> values = new HashMap<>();
            SYMBOLS.forEach(symbol -> values.put(symbol, random.nextDouble(0.05, 1.5)));
            double expected = Evaluator.at(values::get).evaluate(plain);
            if (Double.isFinite(expected) && Math.abs(expected) < 1e6) {
                double scale = Math.max(1, Math.abs(expected));
                assertThat(Evaluator.at(values::get).evaluate(simplified))
                        .as("%s simplified to %s", plain, simplified)
                        .isCloseTo(expected, within(1e-9 * scale));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(2500);
    }

    @Test
    void termsThatDifferByANumberAreMerged() {
        Expr sum = Algebra.add(
                X, Algebra.multiply(number(2), X), number(3), Y, Algebra.multiply(number(-1), Y), number(4));
        assertThat(sum).isSameAs(Algebra.add(Algebra.multiply(number(3), X), number(7)));
    }

    @Test
    void equalBasesAreMergedIntoOnePower() {
        assertThat(Algebra.multiply(X, Y, X, Algebra.power(X, -3))).isSameAs(Algebra.multiply(Algebra.power(X, -1), Y));
        assertThat(Algebra.multiply(X, Algebra.power(X, -1))).isSameAs(Expr.ONE);
    }

    @Test
    void factorZeroMakesAProductZero() {
        assertThat(Algebra.multiply(X, number(0), Algebra.power(Y, -9))).isSameAs(Expr.ZERO);
    }

    @Test
    void numbersThatWouldOverflowOrVanishAreNotFolded() {
        Expr huge = number(1e300);
        Expr tiny = number(1e-300);
        assertThat(Algebra.add(List.of(number(Double.MAX_VALUE), X, number(Double.MAX_VALUE))))
                .isSameAs(Expr.sum(List.of(number(Double.MAX_VALUE), X, number(Double.MAX_VALUE))));
        Evaluator at = Evaluator.at(_ -> 1e-300);
        assertThat(at.evaluate(Algebra.multiply(huge, X, huge))).isEqualTo(1e300 * 1e-300 * 1e300);
        assertThat(Algebra.multiply(tiny, X, tiny)).isNotSameAs(Expr.ZERO);
    }

    @Test
    void functionsOfNumbersAreFoldedWhereFinite() {
        assertThat(Algebra.exp(number(0))).isSameAs(Expr.ONE);
        assertThat(Algebra.ln(number(0))).isInstanceOf(Call.class);
        assertThat(Algebra.power(number(0), -1)).isInstanceOf(Power.class);
        assertThat(Algebra.call(Intrinsic.GEIN, number(300))).isInstanceOf(Call.class);
    }

    @Test
    void wholePowersOfPowersAreMergedAndOthersAreNot() {
        Expr square = Algebra.power(X, 2);
        assertThat(Algebra.power(square, 3)).isSameAs(Algebra.power(X, 6));
        // √(x²) is |x|, not x
        assertThat(Algebra.power(square, 0.5)).isNotSameAs(X);
        assertThat(Evaluator.at(_ -> -2).evaluate(Algebra.power(square, 0.5))).isEqualTo(2);
    }

    @Test
    void equalNeighboursOfAChoiceAreMerged() {
        double[] bounds = {1, 2, 3};
        Expr choice = Algebra.piecewise(Expr.T, bounds, List.of(X, X, Y, Y));
        assertThat(choice).isSameAs(Expr.piecewise(Expr.T, new double[] {2}, List.of(X, Y)));
        assertThat(Algebra.piecewise(Expr.T, bounds, List.of(X, X, X, X))).isSameAs(X);
    }

    @Test
    void choiceByANumberIsResolvedAndABoundBelongsToTheUpperPiece() {
        double[] bounds = {298.15, 1000};
        List<Expr> pieces = List.of(X, Y, Expr.ONE);
        assertThat(Algebra.piecewise(number(298.15), bounds, pieces)).isSameAs(Y);
        assertThat(Algebra.piecewise(number(-5), bounds, pieces)).isSameAs(X);
        assertThat(Algebra.piecewise(number(1e9), bounds, pieces)).isSameAs(Expr.ONE);
    }

    @Test
    void numberTimesSumIsDistributed() {
        Expr sum = Algebra.add(X, Y, number(2));
        assertThat(Algebra.negate(sum)).isSameAs(Algebra.add(Algebra.negate(X), Algebra.negate(Y), number(-2)));
        assertThat(Algebra.subtract(sum, sum)).isSameAs(Expr.ZERO);
    }
}
