package org.espei4j.calphad.database.tdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.expr.Evaluator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.expr.TdbExpressionPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Expressions of the language: what they mean, and that what the printer writes reads back as the same object.
class ExpressionRoundTripTest {

    private static Expr parse(String text) throws SyntaxError {
        String code = text + ";";
        SourceText source = new SourceText("expression", code);
        return new ExpressionParser(new Scanner(source, 0, code.length()), new Problems()).parse();
    }

    private static double value(Expr expression) {
        return Evaluator.at(symbol -> switch (symbol) {
                    case Symbol.Potential.TEMPERATURE -> 7;
                    case Symbol.Potential.PRESSURE -> 1e5;
                    default -> 3;
                })
                .evaluate(expression);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1+2*3              | 7
                    -T**2              | -49
                    (-T)**2            | 49
                    2**3**2            | 512
                    T**-1*7            | 1
                    T**(-1)*7          | 1
                    T**(+2)            | 49
                    49**0.5            | 7
                    2*-3               | -6
                    --3                | 3
                    5+-1.2E1*2         | -19
                    12/4*2             | 6
                    2-3-4              | -5
                    A#*2               | 6
                    A# + B             | 6
                    .5+5.              | 5.5
                    1.E2               | 100
                    1.E-4*1E4          | 1
                    1.0D2              | 100
                    007                | 7
                    LN(EXP(2))         | 2
                    LOG(EXP(2))        | 2
                    LOG10(1000)        | 3
                    SQRT(16)+ABS(-2)   | 6
                    MAX(1,T,3)-MIN(T,2)| 5
                    SQRT*2             | 6
                    N+1                | 4
                    E*1                | 3
                    T^2                | 49
                    """)
    void meaning(String text, double expected) throws SyntaxError {
        Expr expression = parse(text);
        assertThat(value(expression)).isEqualTo(expected);
        assertThat(parse(TdbExpressionPrinter.print(expression))).isSameAs(expression);
    }

    @Test
    void structureIsKeptAsRead() throws SyntaxError {
        assertThat(parse("1*F+0-(2*(3*T))")).hasToString("1*F+0-2*(3*T)");
        assertThat(parse("T*(-3.0+C1)*LN(T)")).hasToString("T*(-3+C1)*LN(T)");
        assertThat(parse("(A+B)+C")).isNotSameAs(parse("A+B+C"));
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsWrittenReadsBackAsTheSameObject(int seed) throws SyntaxError {
        Expr expression = random(new Random(seed), 5);
        String text = TdbExpressionPrinter.print(expression);
        assertThat(parse(text)).as(text).isSameAs(expression);
        String marked = TdbExpressionPrinter.print(expression, true);
        assertThat(parse(marked)).as(marked).isSameAs(expression);
    }

    private static Expr random(Random random, int depth) {
        return switch (depth == 0 ? random.nextInt(3) : random.nextInt(8)) {
            case 0 -> Expr.constant(number(random));
            case 1 -> random.nextBoolean() ? Expr.T : Expr.P;
            case 2 ->
                Expr.named(List.of("R", "GHSERAL", "VV0001", "A_1", "E", "SQRT").get(random.nextInt(6)));
            case 3 -> Expr.sum(several(random, depth));
            case 4 -> Expr.product(several(random, depth));
            case 5 -> Expr.power(random(random, depth - 1), random(random, depth - 1));
            case 6 -> {
                Intrinsic[] functions = {Intrinsic.LN, Intrinsic.EXP, Intrinsic.GEIN, Intrinsic.ERF};
                yield Expr.call(functions[random.nextInt(functions.length)], random(random, depth - 1));
            }
            default ->
                Expr.call(
                        random.nextBoolean() ? Intrinsic.MAX : Intrinsic.MIN,
                        random(random, depth - 1),
                        random(random, depth - 1));
        };
    }

    private static List<Expr> several(Random random, int depth) {
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(_ -> random(random, depth - 1))
                .toList();
    }

    private static double number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(21) - 10;
            case 1 -> -1;
            case 2 -> (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(60) - 30);
            default -> random.nextInt(100000) / 100.0;
        };
    }
}
