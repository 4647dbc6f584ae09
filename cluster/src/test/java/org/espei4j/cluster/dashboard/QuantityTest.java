package org.espei4j.cluster.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "-1, unknown",
        "0, 0.0 ms",
        "0.0034, 3.4 ms",
        "1, 1.0 s",
        "12.4, 12 s",
        "119.4, 119 s",
        "120, 2 min",
        "3599, 1 h 00 min",
        "3900, 1 h 05 min",
        "172800, 2 d 0 h",
        "266400, 3 d 2 h"
    })
    void durations(double seconds, String text) {
        assertThat(Quantity.duration(seconds)).isEqualTo(text);
    }

    @Test
    void memory() {
        assertThat(Quantity.bytes(57_400_000)).isEqualTo("57 MB");
        assertThat(Quantity.bytes(9_999_000_000L)).isEqualTo("9999 MB");
        assertThat(Quantity.bytes(1L << 34)).isEqualTo("17 GB");
    }

    @Test
    void counts() {
        assertThat(Quantity.count(0)).isEqualTo("0");
        assertThat(Quantity.count(1000)).isEqualTo("1000");
        assertThat(Quantity.count(12_345_678)).isEqualTo("12\u202f345\u202f678");
        assertThat(Quantity.count(-12_345)).isEqualTo("\u221212\u202f345");
        assertThat(Quantity.count(1, "worker")).isEqualTo("1 worker");
        assertThat(Quantity.count(0, "worker")).isEqualTo("0 workers");
    }

    @Test
    void reals() {
        assertThat(Quantity.real(-4821.25, 1)).isEqualTo("\u22124821.3");
        assertThat(Quantity.real(Double.NEGATIVE_INFINITY, 1)).isEqualTo("none yet");
    }

    /// Ticks lie inside, are as many as can be told apart, have equal steps of 1, 2 or 5 times a power of ten, and are
    /// told apart by their decimals.
    @RepeatedTest(200)
    void ticksAreRoundAndWithinTheInterval(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-3, 7));
        double high = low + (0.01 + random.nextDouble()) * Math.pow(10, random.nextInt(-2, 7));
        int most = random.nextInt(3, 10);
        TickMarks marks = TickMarks.between(low, high, most);
        List<Double> values = marks.values();
        assertThat(values.size()).isBetween(1, most);
        double slack = 1e-6 * (high - low);
        assertThat(values.getFirst()).isGreaterThanOrEqualTo(low - slack);
        assertThat(values.getLast()).isLessThanOrEqualTo(high + slack);
        assertThat(values.stream().map(v -> Quantity.real(v, marks.decimals())).distinct())
                .hasSameSizeAs(values);
        for (double value : values) {
            double rounded = Math.rint(value * Math.pow(10, marks.decimals())) / Math.pow(10, marks.decimals());
            assertThat(value).isCloseTo(rounded, org.assertj.core.data.Offset.offset(slack));
        }
        if (values.size() > 1) {
            double step = values.get(1) - values.getFirst();
            double leading = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-6));
            assertThat(List.of(1L, 2L, 5L)).contains(Math.round(leading));
            assertThat(leading).isCloseTo(Math.rint(leading), org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    @Test
    void anAxisThatCountsHasNoFractions() {
        assertThat(TickMarks.whole(1, 3, 8).values()).containsExactly(1.0, 2.0, 3.0);
        assertThat(TickMarks.whole(1, 1000, 8).values()).containsExactly(200.0, 400.0, 600.0, 800.0, 1000.0);
    }
}
