package org.espei4j.calphad.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DifferentiatorTest {

    private static final Symbol X = new Symbol.Named("X");
    private static final List<Symbol> SYMBOLS =
            List.of(Symbol.Potential.TEMPERATURE, X, new Symbol.SiteFraction(0, "A"));

    private static double valueAt(Expr expression, Map<Symbol, Double> values, double x) {
        return Evaluator.at(symbol -> symbol.equals(X) ? x : values.get(symbol)).evaluate(expression);
    }

    /// Central difference, or NaN where two steps disagree: a bound of a choice or the kink of a function is near.
    private static double difference(Expr expression, Map<Symbol, Double> values, double x) {
        double h = 1e-5;
        double fine = (valueAt(expression, values, x + h) - valueAt(expression, values, x - h)) / (2 * h);
        double coarse = (valueAt(expression, values, x + 3 * h) - valueAt(expression, values, x - 3 * h)) / (6 * h);
        return Math.abs(fine - coarse) > 1e-5 * Math.max(1, Math.abs(fine)) ? Double.NaN : fine;
    }

    @Test
    void derivativesOfRandomExpressionsAgreeWithFiniteDifferences() {
        SplittableRandom random = new SplittableRandom(5);
        int compared = 0;
        for (int trial = 0; trial < 4000; trial++) {
            Expr expression = new RandomExpressions(random, SYMBOLS, random.nextBoolean()).next(1 + random.nextInt(4));
            Expr slope = Differentiator.by(X).differentiate(expression);
            Map<Symbol, Double> values = new HashMap<>();
            SYMBOLS.forEach(symbol -> values.put(symbol, random.nextDouble(0.1, 1.4)));
            double x = values.get(X);
            double expected = difference(expression, values, x);
            if (Math.abs(expected) < 1e4 && Math.abs(valueAt(expression, values, x)) < 1e4) {
                assertThat(valueAt(slope, values, x))
                        .as("d/dX %s", expression)
                        .isCloseTo(expected, within(1e-4 * Math.max(1, Math.abs(expected))));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(3500);
    }

    @Test
    void orderOfDifferentiationDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(6);
        Symbol a = SYMBOLS.get(2);
        for (int trial = 0; trial < 500; trial++) {
            Expr expression = new RandomExpressions(random, SYMBOLS, true).next(1 + random.nextInt(3));
            Expr one = Differentiator.by(X).differentiate(Differentiator.by(a).differentiate(expression));
            Expr other = Differentiator.by(a).differentiate(Differentiator.by(X).differentiate(expression));
            Map<Symbol, Double> values = new HashMap<>();
            SYMBOLS.forEach(symbol -> values.put(symbol, random.nextDouble(0.1, 1.4)));
            double expected = Evaluator.at(values::get).evaluate(one);
            if (Math.abs(expected) < 1e6) {
                assertThat(Evaluator.at(values::get).evaluate(other))
                        .as("%s", expression)
                        .isCloseTo(expected, within(1e-8 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    /// First and second derivative of every function of one argument, on both sides of 0 where it is defined there.
    @ParameterizedTest
    @EnumSource(
            value = Intrinsic.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GEIN", "MAX", "MIN"})
    void everyFunctionHasItsDerivatives(Intrinsic function) {
        Expr call = Expr.call(function, Expr.variable(X));
        Expr slope = Differentiator.by(X).differentiate(call);
        Expr curvature = Differentiator.by(X).differentiate(slope);
        boolean everywhere = switch (function) {
            case EXP, ABS, ERF, SOFTPLUS, LOGISTIC -> true;
            default -> false;
        };
        for (double x : new double[] {-3, -0.4, 0.2, 0.6931, 2, 5}) {
            if (x > 0 || everywhere) {
                assertThat(valueAt(slope, Map.of(), x))
                        .as("slope of %s at %s", function, x)
                        .isCloseTo(difference(call, Map.of(), x), within(1e-7 * Math.max(1, 1 / (x * x))));
                assertThat(valueAt(curvature, Map.of(), x))
                        .as("curvature of %s at %s", function, x)
                        .isCloseTo(difference(slope, Map.of(), x), within(1e-6 * Math.max(1, 1 / (x * x * x * x))));
            }
        }
    }

    @Test
    void atABoundTheDerivativeIsThatOfTheUpperPiece() {
        Expr x = Expr.variable(X);
        Expr choice = Expr.piecewise(x, new double[] {1}, List.of(Algebra.power(x, 2), Algebra.power(x, 3)));
        Expr slope = Differentiator.by(X).differentiate(choice);
        assertThat(valueAt(slope, Map.of(), 1)).isEqualTo(3);
        assertThat(valueAt(slope, Map.of(), 0.5)).isEqualTo(1);
    }

    @Test
    void extremaFollowTheLargerOrSmallerArgument() {
        Expr x = Expr.variable(X);
        Expr larger = Expr.call(Intrinsic.MAX, Algebra.power(x, 2), Algebra.multiply(Expr.constant(5), x));
        Expr smaller = Expr.call(Intrinsic.MIN, Algebra.power(x, 2), Algebra.multiply(Expr.constant(5), x));
        assertThat(valueAt(Differentiator.by(X).differentiate(larger), Map.of(), 2))
                .isEqualTo(5);
        assertThat(valueAt(Differentiator.by(X).differentiate(larger), Map.of(), 7))
                .isEqualTo(14);
        assertThat(valueAt(Differentiator.by(X).differentiate(smaller), Map.of(), 2))
                .isEqualTo(4);
        assertThat(valueAt(Differentiator.by(X).differentiate(smaller), Map.of(), 7))
                .isEqualTo(5);
    }

    @Test
    void powerWithAVariableExponent() {
        Expr x = Expr.variable(X);
        Expr power = Expr.power(x, x);
        Expr slope = Differentiator.by(X).differentiate(power);
        assertThat(valueAt(slope, Map.of(), 1.7)).isCloseTo(Math.pow(1.7, 1.7) * (Math.log(1.7) + 1), within(1e-14));
    }

    @Test
    void sharedPartsAreDifferentiatedOnce() {
        // 2^200 paths lead to x; the walk must see each part once
        Expr nested = Expr.variable(X);
        for (int i = 0; i < 200; i++) {
            Expr inner = Expr.call(Intrinsic.ERF, nested);
            nested = Expr.sum(List.of(inner, Expr.product(List.of(inner, Expr.constant(0.25), nested))));
        }
        Expr slope = Differentiator.by(X).differentiate(nested);
        assertThat(Symbols.of(slope)).containsExactly(X);
    }

    @Test
    void unresolvedEinsteinFunctionIsRefused() {
        Expr einstein = Expr.call(Intrinsic.GEIN, Expr.variable(X));
        assertThatThrownBy(() -> Differentiator.by(X).differentiate(einstein))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GEIN");
    }
}
