package org.espei4j.assess.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The criterion by which candidates are compared, and the rounding of what is written.
class ModelScoreTest {

    private static final Offset<Double> NEAR = Offset.offset(1e-12);

    @Test
    void withManySamplesItIsTheCorrectedInformationCriterion() {
        // n = 10, k = 2, RSS = 5: 10 ln 0.5 + 4 + 12/7.
        assertThat(ModelScore.of(5, 10, 2, 1)).isCloseTo(10 * Math.log(0.5) + 4 + 12.0 / 7, NEAR);
        // Penalty 1.5: pk = 3.
        assertThat(ModelScore.of(5, 10, 2, 1.5)).isCloseTo(10 * Math.log(0.5) + 6 + 24.0 / 6, NEAR);
    }

    @Test
    void withFewSamplesTheCorrectionGrowsWithTheNumberOfTerms() {
        // n = 3, k = 2 = n − 1: correction 12·(−3 + 2 + 3).
        assertThat(ModelScore.of(3, 3, 2, 1)).isCloseTo(4 + 24, NEAR);
        // n = 3, k = 3: correction 24·3.
        assertThat(ModelScore.of(3, 3, 3, 1)).isCloseTo(6 + 72, NEAR);
    }

    @Test
    void exactFitsAreNotInfinitelyGood() {
        assertThat(ModelScore.of(0, 2, 1, 1))
                .isEqualTo(ModelScore.of(1e-16, 2, 1, 1))
                .isFinite();
        assertThat(ModelScore.of(1e-30, 2, 1, 1)).isEqualTo(ModelScore.of(1e-16, 2, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "1234565, 1234560",
        "1234575, 1234580",
        "9.999995, 10",
        "0.9999995, 1",
        "-2.34479123e-12, -2.34479e-12",
        "123456.5, 123456",
        "0, 0",
        "-0.001234567, -0.00123457",
        "2.5e-7, 2.5e-7",
        "1e-30, 1e-30"
    })
    void sixFiguresAreKept(double value, double rounded) {
        assertThat(SignificantFigures.round(value, SignificantFigures.WRITTEN)).isEqualTo(rounded);
    }
}
