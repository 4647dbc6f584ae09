package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TZeroTest {

    private static final double ATMOSPHERE = 101_325;

    /// Two solutions whose difference is a parabola in T: phase Q is stable between its roots 600 and 1400 K at A, and B
    /// shifts them.
    private static SystemUnderTest twoSolutions() {
        return SystemUnderTest.of(
                DatabaseSketch.of("A", "B")
                        .phase("P", "1", "A,B")
                        .phase("Q", "1", "A,B")
                        .phase("LINE", "1 1", "A:B")
                        .parameter("G(P,A)", 0)
                        .parameter(
                                "G(Q,A)",
                                Algebra.add(
                                        DatabaseSketch.linear(8400, -20),
                                        Algebra.multiply(Expr.constant(.01), Expr.T, Expr.T)))
                        .parameter("G(Q,B)", 1000)
                        .parameter("L(P,A,B;0)", 3000)
                        .parameter("L(Q,A,B;0)", 3000)
                        .build(),
                "A",
                "B");
    }

    private static double difference(double t, double x) {
        return (1 - x) * (8400 - 20 * t + .01 * t * t) + x * 1000;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .1, .25, .4})
    void bothTemperaturesAreFound(double x) {
        TZero line = TZero.between(twoSolutions().specs(), "P", "Q");
        var found = line.all(300, 2000, ATMOSPHERE, 1 - x, x);

        assertThat(found).hasSize(2);
        for (double t : found) {
            assertThat(difference(t, x)).isCloseTo(0, within(1e-6));
        }
        assertThat(line.nearest(500, ATMOSPHERE, 1 - x, x).orElseThrow()).isCloseTo(found.getFirst(), within(1e-6));
        assertThat(line.nearest(1900, ATMOSPHERE, 1 - x, x).orElseThrow()).isCloseTo(found.getLast(), within(1e-6));
    }

    @Test
    void thereNeedBeNone() {
        TZero line = TZero.between(twoSolutions().specs(), "P", "Q");

        assertThat(line.all(300, 2000, ATMOSPHERE, .1, .9)).isEmpty();
        assertThat(line.nearest(1000, ATMOSPHERE, .1, .9)).isEmpty();
        assertThat(TZero.between(twoSolutions().specs(), "P", "LINE").nearest(1000, ATMOSPHERE, .1, .9))
                .as("the compound does not have this composition")
                .isEmpty();
    }

    @Test
    void itIsAPropertyOfAnEquilibrium() {
        SystemUnderTest system = twoSolutions();
        Conditions conditions =
                Conditions.at(700, ATMOSPHERE).amount(1).fraction("B", .2).build();

        assertThat(difference(system.number(conditions, "T0(P,Q)"), .2)).isCloseTo(0, within(1e-6));
    }

    @Test
    void unknownPhasesAreRefused() {
        assertThatThrownBy(() -> TZero.between(twoSolutions().specs(), "P", "R"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("R");
    }
}
