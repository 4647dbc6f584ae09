package org.espei4j.calphad.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TdbExpressionPrinterTest {

    private static final Expr T = Expr.T;

    private static Expr number(double value) {
        return Expr.constant(value);
    }

    private static Expr product(Expr... factors) {
        return Expr.product(List.of(factors));
    }

    private static Expr sum(Expr... terms) {
        return Expr.sum(List.of(terms));
    }

    @Test
    void gibbsEnergyOfAnElement() {
        Expr energy = sum(
                number(-7770.458),
                product(number(130.485235), T),
                product(number(-24.112392), T, Expr.call(Intrinsic.LN, T)),
                product(number(-.00265684), Expr.power(T, number(2))),
                product(number(52478), Expr.power(T, number(-1))));
        assertThat(TdbExpressionPrinter.print(energy))
                .isEqualTo("-7770.458+130.485235*T-24.112392*T*LN(T)-0.00265684*T**2+52478*T**(-1)");
    }

    @Test
    void signsAndBrackets() {
        Expr x = Expr.named("X");
        assertThat(TdbExpressionPrinter.print(product(number(-1), x))).isEqualTo("-X");
        assertThat(TdbExpressionPrinter.print(product(x, number(-2)))).isEqualTo("X*(-2)");
        assertThat(TdbExpressionPrinter.print(product(x, sum(T, number(-2))))).isEqualTo("X*(T-2)");
        assertThat(TdbExpressionPrinter.print(product(number(-1), sum(x, T)))).isEqualTo("-(X+T)");
        assertThat(TdbExpressionPrinter.print(sum(x, sum(T, x)))).isEqualTo("X+(T+X)");
        assertThat(TdbExpressionPrinter.print(sum(x, product(number(-1), T)))).isEqualTo("X-T");
        assertThat(TdbExpressionPrinter.print(Expr.power(number(-2), number(3))))
                .isEqualTo("(-2)**3");
        assertThat(TdbExpressionPrinter.print(Expr.power(Expr.power(T, number(2)), number(3))))
                .isEqualTo("(T**2)**3");
        assertThat(TdbExpressionPrinter.print(Expr.power(product(x, T), number(2))))
                .isEqualTo("(X*T)**2");
        assertThat(TdbExpressionPrinter.print(product(product(x, T), T))).isEqualTo("(X*T)*T");
        assertThat(TdbExpressionPrinter.print(product(T, product(number(-1), x))))
                .isEqualTo("T*(-X)");
    }

    @Test
    void choiceIsPrintedForPeople() {
        Expr choice = Expr.piecewise(T, new double[] {1000}, List.of(T, number(5)));
        assertThat(choice).hasToString("CHOOSE(T; T below 1000; 5)");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-8000, -8000",
        "8.3145, 8.3145",
        "1e-5, 1.0E-5",
        "123456789012, 123456789012",
        "1e15, 1.0E15",
        "0.1, 0.1",
        "1e300, 1.0E300"
    })
    void numberReadsBackToTheSameDouble(double value, String text) {
        assertThat(TdbExpressionPrinter.number(value)).isEqualTo(text);
        assertThat(Double.parseDouble(text)).isEqualTo(value);
    }
}
