package org.espei4j.calphad.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SubstitutionTest {

    private static final Symbol X = new Symbol.Named("X");
    private static final Symbol Y = new Symbol.Named("Y");

    @Test
    void substitutedExpressionHasTheValueOfTheOriginalAtTheReplacement() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 1000; trial++) {
            Expr expression =
                    new RandomExpressions(random, List.of(X, Y), random.nextBoolean()).next(random.nextInt(5));
            Expr replacement = new RandomExpressions(random, List.of(Y), true).next(1);
            Expr substituted = Substitution.of(Map.of(X, replacement)).apply(expression);
            assertThat(Symbols.of(substituted)).doesNotContain(X);

            double y = random.nextDouble(0.1, 1.4);
            Map<Symbol, Double> values = new HashMap<>(Map.of(Y, y));
            values.put(X, Evaluator.at(values::get).evaluate(replacement));
            double expected = Evaluator.at(values::get).evaluate(expression);
            if (Double.isFinite(expected) && Math.abs(expected) < 1e6) {
                double actual = Evaluator.at(values::get).evaluate(substituted);
                assertThat(Math.abs(actual - expected))
                        .as("%s with X = %s", expression, replacement)
                        .isLessThan(1e-9 * Math.max(1, Math.abs(expected)));
            }
        }
    }

    @Test
    void whatDoesNotHoldTheSymbolStaysAsItIs() {
        Expr kept = Expr.sum(List.of(Expr.sum(List.of(Expr.ONE, Expr.ONE)), Expr.variable(Y)));
        assertThat(Substitution.of(Map.of(X, Expr.ONE)).apply(kept)).isSameAs(kept);
    }

    @Test
    void replacementsAreNotSearchedAgain() {
        Expr x = Expr.variable(X);
        Expr y = Expr.variable(Y);
        assertThat(Substitution.of(Map.of(X, y, Y, x)).apply(Expr.power(x, y))).isSameAs(Expr.power(y, x));
    }

    @Test
    void knownSelectorResolvesAChoice() {
        Expr choice = Expr.piecewise(Expr.T, new double[] {1000}, List.of(Expr.variable(X), Expr.variable(Y)));
        Substitution at = Substitution.of(Map.of(Symbol.Potential.TEMPERATURE, Expr.constant(1200)));
        assertThat(at.apply(choice)).isSameAs(Expr.variable(Y));
    }
}
