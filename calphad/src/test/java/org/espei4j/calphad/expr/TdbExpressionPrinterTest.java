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
        "8.3145, 8.3145",
        "123456789012, 123456789012",
        "1e300, 1.0E+300",
        "-0.0, 0",
        "137, 137",
        "-8000, -8000",
        "1e14, 100000000000000",
        "1e15, 1.0E+15",
        "1e28, 1.0E+28",
        "-1.231e28, -1.231E+28",
        "0.1, 0.1",
        "0.00015, 0.00015",
        "1.5e-5, 1.5E-05",
        "-1.5e-11, -1.5E-11",
        "7e-250, 7.0E-250",
        "12345678.9, 12345678.9",
        "0.30000000000000004, 0.30000000000000004"
    })
    void numbersAreShortAndHaveADigitOnEachSideOfThePoint(double value, String text) {
        assertThat(TdbExpressionPrinter.number(value)).isEqualTo(text);
        assertThat(Double.parseDouble(text)).isEqualTo(value);
    }

    @Test
    void aFactorOfMinusOneIsASignOnlyWhereItReadsBackAsOne() {
        Expr minusOne = Expr.constant(-1);
        Expr two = Expr.constant(2);
        Expr product = Expr.product(List.of(two, Expr.T));
        assertThat(Expr.product(List.of(minusOne, Expr.T))).hasToString("-T");
        assertThat(Expr.product(List.of(minusOne, two))).hasToString("-1*2");
        assertThat(Expr.product(List.of(minusOne, product))).hasToString("-1*(2*T)");
        assertThat(Expr.product(List.of(minusOne, product, Expr.P))).hasToString("-(2*T)*P");
        assertThat(Expr.product(List.of(two, Expr.product(List.of(minusOne, Expr.T)))))
                .hasToString("2*(-T)");
    }

    @Test
    void namesAreMarkedOnDemand() {
        Expr sum = Expr.sum(List.of(Expr.named("GHSERAL"), Expr.T));
        assertThat(TdbExpressionPrinter.print(sum, true)).isEqualTo("GHSERAL#+T");
        assertThat(TdbExpressionPrinter.print(sum)).isEqualTo("GHSERAL+T");
    }
}
