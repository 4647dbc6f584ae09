package org.espei4j.calphad.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InternerTest {

    private static Expr sample(String name) {
        Expr x = Expr.named(name);
        return Expr.piecewise(
                Expr.T,
                new double[] {1000},
                List.of(
                        Expr.call(Intrinsic.LN, Expr.sum(List.of(x, Expr.constant(2)))),
                        Expr.power(Expr.product(List.of(x, Expr.siteFraction(1, "AL"))), Expr.constant(-1))));
    }

    @Test
    void equalStructuresAreOneObject() {
        assertThat(sample("X")).isSameAs(sample("X")).hasSameHashCodeAs(sample("X"));
        assertThat(sample("X")).isNotSameAs(sample("Z"));
        assertThat(Expr.constant(-0.0)).isSameAs(Expr.ZERO);
    }

    @Test
    void symbolsOfDifferentKindAreDifferentVariables() {
        assertThat(Expr.named("T")).isNotSameAs(Expr.T);
        assertThat(Expr.variable(new Symbol.Intermediate("X"))).isNotSameAs(Expr.named("X"));
        assertThat(Expr.siteFraction(0, "A")).isNotSameAs(Expr.siteFraction(1, "A"));
    }

    @Test
    void orderOfTermsAndBoundsMatters() {
        Expr x = Expr.named("X");
        assertThat(Expr.sum(List.of(x, Expr.ONE))).isNotSameAs(Expr.sum(List.of(Expr.ONE, x)));
        assertThat(Expr.piecewise(Expr.T, new double[] {1}, List.of(x, Expr.ONE)))
                .isNotSameAs(Expr.piecewise(Expr.T, new double[] {2}, List.of(x, Expr.ONE)));
    }

    @Test
    void threadsAgreeOnTheObject() {
        Set<Expr> met = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 2000).parallel().forEach(i -> met.add(sample("SHARED" + i % 10)));
        assertThat(met).hasSize(10);
    }

    @Test
    void expressionsThatNobodyHoldsAreForgotten() throws InterruptedException {
        WeakReference<Expr> forgotten = new WeakReference<>(sample("FORGOTTEN"));
        for (int i = 0; i < 100 && forgotten.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(forgotten.get()).isNull();
        assertThat(sample("FORGOTTEN")).isSameAs(sample("FORGOTTEN"));
    }

    @Test
    void impossibleExpressionsAreRefused() {
        Expr x = Expr.named("X");
        assertThatThrownBy(() -> Expr.constant(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Expr.constant(Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Expr.call(Intrinsic.MAX, x)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Expr.piecewise(x, new double[] {2, 1}, List.of(x, Expr.ONE, Expr.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Expr.piecewise(x, new double[] {2, 3}, List.of(x, Expr.ONE)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
