package org.espei4j.calphad.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrinsicTest {

    /// Literature: Abramowitz and Stegun, tables 7.1 and 7.2, and the complement at 3 from the asymptotic series.
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.1, 0.1124629160182849",
        "0.5, 0.5204998778130465",
        "1, 0.8427007929497149",
        "2, 0.9953222650189527",
        "2.5, 0.9995930479825550",
        "3, 0.9999779095030014",
        "6, 1",
        "40, 1"
    })
    void errorFunction(double x, double expected) {
        assertThat(Intrinsic.ERF.apply(x)).isCloseTo(expected, within(4e-16));
        assertThat(Intrinsic.ERF.apply(-x)).isCloseTo(-expected, within(4e-16));
    }

    @Test
    void errorFunctionOfInfinityAndOfNoNumber() {
        assertThat(Intrinsic.ERF.apply(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Intrinsic.ERF.apply(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(Intrinsic.ERF.apply(Double.NaN)).isNaN();
    }

    /// Literature: Abramowitz and Stegun, tables 5.1 and 5.2; the largest from the asymptotic series.
    @ParameterizedTest
    @CsvSource({
        "0.001, 6.331539364136149",
        "0.1, 1.822923958419390",
        "0.5, 0.5597735947761608",
        "0.9, 0.2601839393259997",
        "1, 0.2193839343955203",
        "1.1, 0.1859909045360402",
        "2, 0.04890051070806112",
        "5, 1.148295591275326e-3",
        "10, 4.156968929685324e-6",
        "50, 3.783264029550460e-24",
        "300, 1.710384276804510e-133"
    })
    void exponentialIntegralAndItsInverse(double x, double expected) {
        double value = Intrinsic.EXPONENTIAL_INTEGRAL.apply(x);
        assertThat(value).isCloseTo(expected, withinPercentage(1e-12));
        assertThat(Intrinsic.INVERSE_EXPONENTIAL_INTEGRAL.apply(value)).isCloseTo(x, withinPercentage(1e-12));
    }

    @Test
    void exponentialIntegralAtTheEndsOfItsRange() {
        assertThat(Intrinsic.EXPONENTIAL_INTEGRAL.apply(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Intrinsic.EXPONENTIAL_INTEGRAL.apply(-1)).isNaN();
        assertThat(Intrinsic.EXPONENTIAL_INTEGRAL.apply(800)).isZero();
        assertThat(Intrinsic.INVERSE_EXPONENTIAL_INTEGRAL.apply(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Intrinsic.INVERSE_EXPONENTIAL_INTEGRAL.apply(-1)).isNaN();
        assertThat(Intrinsic.INVERSE_EXPONENTIAL_INTEGRAL.apply(1000)).isZero();
        for (double z = 1e-300; z < 700; z *= 3) {
            double x = Intrinsic.INVERSE_EXPONENTIAL_INTEGRAL.apply(z);
            assertThat(Intrinsic.EXPONENTIAL_INTEGRAL.apply(x)).isCloseTo(z, withinPercentage(1e-10));
        }
    }

    @Test
    void softplusNeitherOverflowsNorVanishes() {
        assertThat(Intrinsic.softplus(1000)).isEqualTo(1000);
        assertThat(Intrinsic.softplus(-50)).isCloseTo(Math.exp(-50), within(1e-36));
        assertThat(Intrinsic.softplus(0)).isCloseTo(Math.log(2), within(1e-16));
        assertThat(Intrinsic.logistic(-1000)).isZero();
        assertThat(Intrinsic.logistic(1000)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-3, 0.3, 0.6931471805599453, 0.7, 3, 40})
    void logarithmOfTheEinsteinFactorKeepsItsPrecision(double x) {
        // −Σ exp(−k·x)/k, summed until nothing is added; for small x from ln x − x/2 + x²/24
        double expected = 0;
        if (x < 0.01) {
            expected = Math.log(x) - x / 2 + x * x / 24;
        } else {
            for (int k = 1; k < 20_000 && Math.exp(-k * x) > 1e-18; k++) {
                expected -= Math.exp(-k * x) / k;
            }
        }
        assertThat(Intrinsic.lnOneMinusExpNeg(x)).isCloseTo(expected, within(1e-14 * Math.max(1, Math.abs(expected))));
    }

    @Test
    void mixingEndsAtItsCutOff() {
        assertThat(Intrinsic.mixing(0)).isZero();
        assertThat(Intrinsic.mixing(1e-15)).isZero();
        assertThat(Intrinsic.mixing(1.1e-15)).isEqualTo(1.1e-15 * Math.log(1.1e-15));
        assertThat(Intrinsic.mixingSlope(1e-15)).isZero();
        assertThat(Intrinsic.mixingSlope(1)).isEqualTo(1);
        assertThat(Intrinsic.mixingCurvature(-1)).isZero();
        assertThat(Intrinsic.mixingCurvature(0.25)).isEqualTo(4);
    }

    @Test
    void functionsOfTwoArgumentsHaveNoValueForOne() {
        assertThatThrownBy(() -> Intrinsic.MAX.apply(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Intrinsic.GEIN.apply(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
