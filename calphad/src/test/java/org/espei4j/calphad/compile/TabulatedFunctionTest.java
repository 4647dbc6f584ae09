package org.espei4j.calphad.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;
import org.espei4j.calphad.expr.RandomExpressions;
import org.espei4j.calphad.expr.Symbol;
import org.junit.jupiter.api.Test;

class TabulatedFunctionTest {

    private static final Symbol T = Symbol.Potential.TEMPERATURE;
    private static final Expr L0 = Expr.named("VV0000");
    private static final Expr L1 = Expr.named("VV0001");
    private static final Expr Y1 = Expr.siteFraction(0, "A");
    private static final Expr Y2 = Expr.siteFraction(0, "B");
    private static final List<Symbol> FRACTIONS =
            List.of(new Symbol.SiteFraction(0, "A"), new Symbol.SiteFraction(0, "B"));
    private static final List<Symbol> PARAMETERS = List.of(new Symbol.Named("VV0000"), new Symbol.Named("VV0001"));
    private static final Arguments ARGUMENTS = Arguments.of(List.of(T), PARAMETERS, FRACTIONS);

    private static StagedProgram compile(Expr function) {
        return StagedProgram.builder("test", ARGUMENTS)
                .add("value", List.of(Output.returned(function)))
                .addTabulated("table", function)
                .build();
    }

    private static void assertTableAgreesWithTheFunction(
            StagedProgram program, double[] points, SplittableRandom random) {
        TabulatedFunction.Table table = program.tabulated("table").at(points);
        assertThat(table.size()).isEqualTo(points.length / 2);
        for (double temperature : new double[] {0.3, 1.1}) {
            double[] bound = program.bindPotentials(temperature);
            double[] fixed = table.bind(bound);
            double[] workspace = program.newWorkspace(bound);
            for (int proposal = 0; proposal < 2; proposal++) {
                program.bindParameters(workspace, random.doubles(2, 0.1, 1.5).toArray());
                double[] values = new double[table.size()];
                table.evaluate(fixed, workspace, values);
                for (int p = 0; p < table.size(); p += Math.max(1, table.size() / 50)) {
                    double[] y = {points[2 * p], points[2 * p + 1]};
                    double expected = program.routine("value").evaluate(workspace, y, y, y);
                    if (Math.abs(expected) < 1e6) {
                        assertThat(values[p]).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
                    }
                }
            }
        }
    }

    @Test
    void randomFunctionsHaveTheirValuesAtAllPoints() {
        SplittableRandom random = new SplittableRandom(8);
        List<Symbol> all = new ArrayList<>(FRACTIONS);
        all.addAll(PARAMETERS);
        all.add(T);
        for (int trial = 0; trial < 300; trial++) {
            Expr function = new RandomExpressions(random, all, random.nextBoolean()).next(1 + random.nextInt(4));
            assertTableAgreesWithTheFunction(
                    compile(function), random.doubles(20, 0.05, 1.4).toArray(), random);
        }
    }

    @Test
    void redlichKisterSolutionNeedsOneColumnPerFittedCoefficient() {
        Expr difference = Algebra.subtract(Y1, Y2);
        Expr rt = Algebra.multiply(Expr.constant(8.3145), Expr.T);
        Expr energy = Algebra.add(
                Algebra.multiply(Y1, Expr.constant(-1000)),
                Algebra.multiply(Y2, Algebra.ln(Expr.T)),
                Algebra.multiply(rt, Algebra.call(Intrinsic.MIXING, Y1)),
                Algebra.multiply(rt, Algebra.call(Intrinsic.MIXING, Y2)),
                Algebra.multiply(Y1, Y2, Algebra.add(L0, Algebra.multiply(L1, Expr.T), Expr.T)),
                Algebra.multiply(Y1, Y2, difference, Expr.constant(300)));
        StagedProgram program = compile(energy);
        assertThat(program.tabulated("table").variableColumns()).isEqualTo(1);
        assertThat(program.tabulated("table").hasVariableRest()).isFalse();
        SplittableRandom random = new SplittableRandom(1);
        assertTableAgreesWithTheFunction(program, random.doubles(200, 0.01, 1).toArray(), random);
    }

    @Test
    void whatDoesNotSeparateIsEvaluatedPointByPoint() {
        Expr curie = Algebra.add(Algebra.multiply(L0, Y1), Y2);
        Expr magnetic = Algebra.multiply(Expr.T, Algebra.ln(Algebra.add(curie, Expr.ONE)));
        StagedProgram program = compile(Algebra.add(magnetic, Algebra.multiply(Y1, L1)));
        assertThat(program.tabulated("table").hasVariableRest()).isTrue();
        assertThat(program.tabulated("table").variableColumns()).isEqualTo(1);
        SplittableRandom random = new SplittableRandom(2);
        assertTableAgreesWithTheFunction(program, random.doubles(200, 0.01, 1).toArray(), random);
    }

    @Test
    void sumTimesAFunctionOfSiteFractionsAloneSeparates() {
        Expr atoms = Algebra.add(Y1, Algebra.multiply(Expr.constant(2), Y2));
        Expr inner = Algebra.add(Algebra.multiply(Y1, L0), Algebra.multiply(Y2, Expr.T));
        StagedProgram program = compile(Algebra.divide(inner, atoms));
        assertThat(program.tabulated("table").hasVariableRest()).isFalse();
        SplittableRandom random = new SplittableRandom(3);
        assertTableAgreesWithTheFunction(program, random.doubles(200, 0.01, 1).toArray(), random);
    }

    @Test
    void veryLongTablesAreEvaluatedInstead() {
        Expr energy = Algebra.add(
                Algebra.multiply(Y1, Expr.T),
                Algebra.multiply(Y2, Algebra.ln(Expr.T)),
                Algebra.multiply(Y1, Y2, Algebra.power(Expr.T, 2)),
                Algebra.multiply(Y1, Y2, L0));
        SplittableRandom random = new SplittableRandom(4);
        assertTableAgreesWithTheFunction(
                compile(energy), random.doubles(800_000, 0.01, 1).toArray(), random);
    }
}
