package org.espei4j.calphad.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Differentiator;
import org.espei4j.calphad.expr.Evaluator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;
import org.espei4j.calphad.expr.RandomExpressions;
import org.espei4j.calphad.expr.Substitution;
import org.espei4j.calphad.expr.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagedProgramTest {

    private static final Symbol T = Symbol.Potential.TEMPERATURE;
    private static final Symbol P = Symbol.Potential.PRESSURE;
    private static final Symbol V1 = new Symbol.Named("VV0001");
    private static final Symbol V2 = new Symbol.Named("VV0002");
    private static final Symbol Y1 = new Symbol.SiteFraction(0, "A");
    private static final Symbol Y2 = new Symbol.SiteFraction(0, "B");
    private static final Symbol Y3 = new Symbol.SiteFraction(1, "A");
    private static final List<Symbol> ALL = List.of(T, P, V1, V2, Y1, Y2, Y3);
    private static final Arguments STAGED = Arguments.of(List.of(T, P), List.of(V1, V2), List.of(Y1, Y2, Y3));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void agreesWithTheEvaluatorOnRandomExpressions(boolean simplified) {
        SplittableRandom random = new SplittableRandom(20250701);
        for (int trial = 0; trial < 600; trial++) {
            RandomExpressions source = new RandomExpressions(random, ALL, simplified);
            List<Expr> expressions = new ArrayList<>();
            List<Output> outputs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                expressions.add(source.next(1 + random.nextInt(5)));
            }
            outputs.add(Output.returned(expressions.get(0)));
            outputs.add(Output.first(expressions.get(1), 0));
            outputs.add(Output.second(expressions.get(2), 0, 2));
            outputs.add(Output.second(expressions.get(3), 1));
            StagedProgram program =
                    StagedProgram.builder("random", STAGED).add("all", outputs).build();
            for (int state = 0; state < 3; state++) {
                check(program, expressions, random);
            }
        }
    }

    private static void check(StagedProgram program, List<Expr> expressions, SplittableRandom random) {
        Map<Symbol, Double> values = new HashMap<>();
        ALL.forEach(symbol -> values.put(symbol, random.nextDouble(0.05, 1.5)));
        double[] bound = program.bindPotentials(values.get(T), values.get(P));
        double[] workspace = program.newWorkspace(bound);
        program.bindParameters(workspace, new double[] {values.get(V1), values.get(V2)});
        double[] first = new double[1];
        double[] second = new double[3];
        double[] y = {values.get(Y1), values.get(Y2), values.get(Y3)};
        double returned = program.routine("all").evaluate(workspace, y, first, second);
        checkBytecode(program, "all", values, returned, first, second);

        Evaluator oracle = Evaluator.at(values::get);
        assertSame(returned, expressions.get(0), oracle);
        assertSame(first[0], expressions.get(1), oracle);
        assertSame(second[0], expressions.get(2), oracle);
        assertThat(second[2]).isEqualTo(second[0]);
        assertSame(second[1], expressions.get(3), oracle);
    }

    /// The same bits, not only the same numbers: it must not matter when a routine is translated.
    private static void checkBytecode(
            StagedProgram program,
            String name,
            Map<Symbol, Double> values,
            double returned,
            double[] first,
            double[] second) {
        program.translate();
        double[] workspace = program.newWorkspace(program.bindPotentials(values.get(T), values.get(P)));
        program.bindParameters(workspace, new double[] {values.get(V1), values.get(V2)});
        double[] y = {values.get(Y1), values.get(Y2), values.get(Y3)};
        double[] ofBytecode1 = new double[first.length];
        double[] ofBytecode2 = new double[second.length];
        assertThat(program.routine(name).evaluate(workspace, y, ofBytecode1, ofBytecode2))
                .isEqualTo(returned);
        assertThat(ofBytecode1).isEqualTo(first);
        assertThat(ofBytecode2).isEqualTo(second);
    }

    /// Re-association rounds differently, and sums may cancel; expressions of this kind keep about 10 digits.
    private static void assertSame(double actual, Expr expression, Evaluator oracle) {
        double expected = oracle.evaluate(expression);
        if (Double.isFinite(expected) && Math.abs(expected) < 1e6) {
            assertThat(actual).as("%s", expression).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    /// The compiler differentiates its own graph by the chain rule over intermediates; the oracle differentiates the
    /// expression with every intermediate replaced by its definition.
    @Test
    void derivativesAgreeWithThoseOfTheExpression() {
        SplittableRandom random = new SplittableRandom(20250702);
        Symbol.Intermediate mean = new Symbol.Intermediate("MEAN");
        Expr definition = Expr.sum(List.of(
                Expr.product(List.of(Expr.constant(0.25), Expr.variable(Y1))),
                Expr.product(List.of(Expr.constant(0.75), Expr.variable(Y3)))));
        List<Symbol> symbols = new ArrayList<>(ALL);
        symbols.add(mean);
        int compared = 0;
        for (int trial = 0; trial < 400; trial++) {
            Expr function = new RandomExpressions(random, symbols, random.nextBoolean()).next(1 + random.nextInt(4));
            StagedProgram program = StagedProgram.builder("random", STAGED)
                    .define(mean, definition)
                    .addDerivatives("value", "gradient", "hessian", function)
                    .addParameterGradient("parameters", function)
                    .build();
            Expr plain = Substitution.of(Map.of(mean, definition)).apply(function);
            compared += checkDerivatives(program, plain, random);
        }
        assertThat(compared).isGreaterThan(350);
    }

    private static int checkDerivatives(StagedProgram program, Expr plain, SplittableRandom random) {
        Map<Symbol, Double> values = new HashMap<>();
        ALL.forEach(symbol -> values.put(symbol, random.nextDouble(0.05, 1.5)));
        Evaluator oracle = Evaluator.at(values::get);
        List<Symbol> fractions = STAGED.constitution();
        double value = oracle.evaluate(plain);
        if (!(Math.abs(value) < 1e4)) {
            return 0;
        }
        double[] workspace = program.newWorkspace(program.bindPotentials(values.get(T), values.get(P)));
        program.bindParameters(workspace, new double[] {values.get(V1), values.get(V2)});
        double[] y = {values.get(Y1), values.get(Y2), values.get(Y3)};
        double[] gradient = new double[3];
        double[] hessian = new double[9];
        double returned = program.routine("hessian").evaluate(workspace, y, gradient, hessian);
        checkBytecode(program, "hessian", values, returned, gradient, hessian);
        for (int i = 0; i < 3; i++) {
            Expr slope = Differentiator.by(fractions.get(i)).differentiate(plain);
            assertSame(gradient[i], slope, oracle);
            for (int j = 0; j < 3; j++) {
                assertSame(
                        hessian[3 * i + j], Differentiator.by(fractions.get(j)).differentiate(slope), oracle);
            }
        }
        double[] slopes = new double[2];
        program.routine("parameters").evaluate(workspace, y, slopes, hessian);
        assertSame(slopes[0], Differentiator.by(V1).differentiate(plain), oracle);
        assertSame(slopes[1], Differentiator.by(V2).differentiate(plain), oracle);
        return 1;
    }

    /// The slope of `y₁·y₂·y₃` in `y₃` is the intermediate of the logarithm, which the product itself does not hold.
    @Test
    void intermediateThatAppearsOnlyInASlope() {
        Expr pair = Expr.product(List.of(Expr.variable(Y1), Expr.variable(Y2)));
        Expr function = Expr.sum(List.of(
                Expr.call(Intrinsic.LN, Expr.sum(List.of(Expr.ONE, pair))),
                Expr.call(Intrinsic.EXP, pair),
                Expr.product(List.of(Expr.variable(Y1), Expr.variable(Y2), Expr.variable(Y3)))));
        StagedProgram program = StagedProgram.builder("test", STAGED)
                .addDerivatives("value", "gradient", "hessian", function)
                .addParameterGradient("parameters", function)
                .build();
        assertThat(checkDerivatives(program, function, new SplittableRandom(3))).isEqualTo(1);
    }

    /// With the temperature among the last arguments nothing has to be bound again for another one, and its derivatives
    /// come with those in the site fractions.
    @Test
    void temperatureMayBeBoundLast() {
        Expr t = Expr.T;
        Expr y = Expr.variable(Y1);
        Expr function = Expr.piecewise(
                t,
                new double[] {1000},
                List.of(
                        Algebra.multiply(y, t, Algebra.ln(t)),
                        Algebra.add(Algebra.multiply(y, Algebra.power(t, -9)), Expr.named("VV0001"))));
        StagedProgram program = StagedProgram.builder("late", Arguments.of(List.of(P), List.of(V1), List.of(T, Y1)))
                .addDerivatives("value", "gradient", "hessian", function)
                .build();
        double[] workspace = program.newWorkspace(program.bindPotentials(1));
        program.bindParameters(workspace, new double[] {7});
        double[] gradient = new double[2];
        double[] hessian = new double[4];
        double low = program.routine("hessian").evaluate(workspace, new double[] {500, 0.3}, gradient, hessian);
        assertThat(low).isCloseTo(0.3 * 500 * Math.log(500), within(1e-10));
        assertThat(gradient)
                .containsExactly(new double[] {0.3 * (Math.log(500) + 1), 500 * Math.log(500)}, within(1e-9));
        assertThat(hessian)
                .containsExactly(new double[] {0.3 / 500, Math.log(500) + 1, Math.log(500) + 1, 0}, within(1e-12));
        double high = program.routine("hessian").evaluate(workspace, new double[] {1000, 0.3}, gradient, hessian);
        assertThat(high).isEqualTo(7 + 0.3e-27);
    }

    @Test
    void coefficientZeroSilencesAnOverflow() {
        Expr overflow = Expr.power(Expr.T, Expr.constant(-9));
        Expr function =
                Expr.sum(List.of(Expr.product(List.of(Expr.ZERO, overflow, Expr.variable(Y1))), Expr.variable(Y2)));
        StagedProgram program = StagedProgram.builder("zero", STAGED)
                .add("value", List.of(Output.returned(function)))
                .build();
        double[] workspace = program.newWorkspace(program.bindPotentials(1e-40, 1));
        program.bindParameters(workspace, new double[2]);
        double[] y = {0.5, 0.25, 1};
        assertThat(program.routine("value").evaluate(workspace, y, y, y)).isEqualTo(0.25);
    }

    @Test
    void symbolWithoutAValueIsRefused() {
        Expr unknown = Expr.named("GHSERAL");
        assertThatThrownBy(() -> StagedProgram.builder("random", STAGED).add("g", List.of(Output.returned(unknown))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GHSERAL");
    }
}
