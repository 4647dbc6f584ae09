package org.espei4j.assess.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LegacyMersenneTwisterTest {

    /// Published output: the ISO C++ standard requires that the 10,000th number of mt19937 with its default seed
    /// is this.
    @Test
    void tenThousandthNumberIsThatOfTheCppStandard() {
        LegacyMersenneTwister random = new LegacyMersenneTwister(5489);
        assertThat(Integer.toUnsignedLong(random.nextInt())).isEqualTo(3_499_211_612L);
        for (int i = 2; i < 10_000; i++) {
            random.nextInt();
        }
        assertThat(Integer.toUnsignedLong(random.nextInt())).isEqualTo(4_123_659_995L);
    }

    /// Reference: NumPy 1.24, `RandomState(1769).random_sample(3)`.
    @Test
    void uniformNumbersAreThoseOfNumPy() {
        LegacyMersenneTwister random = new LegacyMersenneTwister(1769);
        assertThat(random.nextDouble()).isEqualTo(0.06722645441000408);
        assertThat(random.nextDouble()).isEqualTo(0.37016853718594367);
        assertThat(random.nextDouble()).isEqualTo(0.24099066422333992);
    }

    /// Reference: NumPy 1.24, `RandomState(seed).normal(size=3)`; the first seed's are the numbers of many a
    /// textbook.
    @Test
    void normalNumbersAreThoseOfNumPy() {
        check(42, 0.4967141530112327, -0.13826430117118466, 0.6476885381006925);
        check(1769, -0.18291598647055093, -0.6097227766995597, 0.801674837753967);
        check((int) 4_294_967_295L, 0.6484086742306527, 0.6693235306338161, -1.0805437227474493);
    }

    private static void check(int seed, double... expected) {
        LegacyMersenneTwister random = new LegacyMersenneTwister(seed);
        for (double number : expected) {
            assertThat(random.nextGaussian()).isCloseTo(number, within(4 * Math.ulp(number)));
        }
    }
}
