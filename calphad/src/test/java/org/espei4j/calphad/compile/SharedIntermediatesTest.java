package org.espei4j.calphad.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Differentiator;
import org.espei4j.calphad.expr.Evaluator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;
import org.espei4j.calphad.expr.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Energies in which a product of site fractions is the argument of a function *and* a part of other terms, as a Curie
/// temperature `∝ y₁·y₂` beside an excess term `∝ y₁·y₂·y₃`. The derivatives of such terms multiply out to the very product
/// that the chain rule takes for a variable.
class SharedIntermediatesTest {

    private static final List<Symbol> FRACTIONS = List.of(
            new Symbol.SiteFraction(0, "AL"),
            new Symbol.SiteFraction(0, "NI"),
            new Symbol.SiteFraction(1, "AL"),
            new Symbol.SiteFraction(1, "NI"));
    private static final int N = FRACTIONS.size();
    /// Relative to the largest entry: sums are associated differently.
    private static final double ROUNDING = 1e-11;
    /// Of central differences with a step of 1e-6, relative to the largest entry.
    private static final double TRUNCATION = 1e-6;

    private static final Arguments ARGUMENTS =
            Arguments.of(List.of(Symbol.Potential.TEMPERATURE, Symbol.Potential.PRESSURE), List.of(), FRACTIONS);

    @Test
    void productInACurieTemperatureAndInAnExcessTermCountsOnce() {
        Expr al1 = y(2);
        Expr magnets = Algebra.multiply(y(1), y(3));
        Expr ratio = Algebra.divide(Algebra.multiply(Expr.constant(633), magnets), Expr.T);
        Expr function = Algebra.add(
                Algebra.multiply(
                        Expr.constant(-500), Algebra.ln(Algebra.add(magnets, Expr.ONE)), Algebra.power(ratio, -5)),
                Algebra.multiply(Expr.constant(8575), magnets, al1));
        check(function, 350, new double[] {0.3, 0.7, 0.4, 0.6});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void hessianIsThatOfTheExpressionAndTheSlopeOfTheGradient(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 150; trial++) {
            Expr function = randomModel(random);
            for (int state = 0; state < 2; state++) {
                check(
                        function,
                        random.nextDouble(300, 1500),
                        random.doubles(N, 0.1, 0.9).toArray());
            }
        }
    }

    /// A polynomial, functions of parts of it and of each other, and products of all these with some of the parts.
    private static Expr randomModel(SplittableRandom random) {
        List<Expr> shared = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            shared.add(monomial(random, 2));
        }
        shared.add(Algebra.add(shared.get(0), shared.get(1)));
        List<Expr> functions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            functions.add(bend(random, Algebra.add(pick(random, shared), coefficient(random))));
        }
        Expr nested = Algebra.multiply(pick(random, shared), pick(random, functions));
        functions.add(bend(random, Algebra.add(Algebra.power(nested, 2), Expr.constant(0.5))));
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            terms.add(Algebra.multiply(coefficient(random), pick(random, shared), monomial(random, random.nextInt(3))));
            terms.add(Algebra.multiply(coefficient(random), pick(random, shared), pick(random, functions)));
        }
        return Algebra.add(terms);
    }

    private static Expr monomial(SplittableRandom random, int degree) {
        List<Expr> factors = new ArrayList<>();
        for (int i = 0; i < degree; i++) {
            factors.add(y(random.nextInt(N)));
        }
        return Algebra.multiply(factors);
    }

    /// A number, or one that grows with temperature; between 0.5 and 3.5.
    private static Expr coefficient(SplittableRandom random) {
        Expr number = Expr.constant(Math.rint(random.nextDouble(0.5, 2) * 100) / 100);
        return random.nextBoolean() ? number : Algebra.add(number, Algebra.multiply(Expr.constant(0.001), Expr.T));
    }

    private static Expr bend(SplittableRandom random, Expr x) {
        return switch (random.nextInt(6)) {
            case 0 -> Algebra.ln(x);
            case 1 -> Algebra.power(x, -1);
            case 2 -> Algebra.power(x, -5);
            case 3 -> Algebra.call(Intrinsic.ERF, x);
            case 4 -> Expr.piecewise(x, new double[] {1.5}, List.of(Algebra.power(x, 3), Algebra.ln(x)));
            default -> Algebra.power(x, Expr.constant(0.5));
        };
    }

    private static Expr pick(SplittableRandom random, List<Expr> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Expr y(int i) {
        return Expr.variable(FRACTIONS.get(i));
    }

    private static void check(Expr function, double temperature, double[] y) {
        StagedProgram program = StagedProgram.builder("random", ARGUMENTS)
                .addDerivatives("value", "gradient", "hessian", function)
                .build();
        double[] workspace = program.newWorkspace(program.bindPotentials(temperature, 101325));
        double[] gradient = new double[N];
        double[] hessian = new double[N * N];
        program.routine("hessian").evaluate(workspace, y, gradient, hessian);
        checkByTheExpression(function, temperature, y, gradient, hessian);
        checkByDifferences(program.routine("gradient"), workspace, y, hessian);
    }

    private static void checkByTheExpression(
            Expr function, double temperature, double[] y, double[] gradient, double[] hessian) {
        Evaluator oracle = Evaluator.at(
                symbol -> symbol instanceof Symbol.SiteFraction ? y[FRACTIONS.indexOf(symbol)] : temperature);
        for (int i = 0; i < N; i++) {
            Expr slope = Differentiator.by(FRACTIONS.get(i)).differentiate(function);
            assertThat(gradient[i]).isCloseTo(oracle.evaluate(slope), within(ROUNDING * size(gradient)));
            for (int j = 0; j < N; j++) {
                double curvature =
                        oracle.evaluate(Differentiator.by(FRACTIONS.get(j)).differentiate(slope));
                assertThat(hessian[N * i + j]).isCloseTo(curvature, within(ROUNDING * size(hessian)));
            }
        }
    }

    private static void checkByDifferences(Routine gradient, double[] workspace, double[] y, double[] hessian) {
        double step = 1e-6;
        double[] up = new double[N];
        double[] down = new double[N];
        for (int i = 0; i < N; i++) {
            double[] moved = y.clone();
            moved[i] = y[i] + step;
            gradient.evaluate(workspace, moved, up, up);
            moved[i] = y[i] - step;
            gradient.evaluate(workspace, moved, down, down);
            for (int j = 0; j < N; j++) {
                double slope = (up[j] - down[j]) / (2 * step);
                assertThat(hessian[N * i + j]).isCloseTo(slope, within(TRUNCATION * size(hessian)));
            }
        }
    }

    private static double size(double[] numbers) {
        return Math.max(1, Arrays.stream(numbers).map(Math::abs).max().orElse(0));
    }
}
