package org.espei4j.calphad.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolsTest {

    @Test
    void everySymbolOnceAlsoThoseOfSelectorsAndExponents() {
        Expr expression = Expr.sum(List.of(
                Expr.piecewise(Expr.T, new double[] {1}, List.of(Expr.named("A"), Expr.named("B"))),
                Expr.power(Expr.named("A"), Expr.siteFraction(0, "C")),
                Expr.call(Intrinsic.MAX, Expr.P, Expr.ONE)));
        assertThat(Symbols.of(expression))
                .containsExactlyInAnyOrder(
                        Symbol.Potential.TEMPERATURE,
                        Symbol.Potential.PRESSURE,
                        new Symbol.Named("A"),
                        new Symbol.Named("B"),
                        new Symbol.SiteFraction(0, "C"));
    }

    @Test
    void orderIsTheSameInEveryRun() {
        Expr expression = Expr.sum(List.of(Expr.named("Z"), Expr.named("M"), Expr.named("A")));
        assertThat(Symbols.of(expression).stream().map(Symbol::label)).containsExactly("Z", "M", "A");
    }
}
