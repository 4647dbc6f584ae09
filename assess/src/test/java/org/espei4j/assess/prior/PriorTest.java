package org.espei4j.assess.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TriangularDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PriorTest {

    private static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void densitiesAreThoseOfAnIndependentLibrary(long seed) {
        RandomGenerator random = random(seed);
        double location = 1e4 * random.nextGaussian();
        double scale = Math.exp(4 * random.nextGaussian());
        double peak = random.nextDouble();
        compare(new Prior.Normal(location, scale), NormalDistribution.of(location, scale), random, location, scale);
        compare(
                new Prior.Uniform(location, scale),
                UniformContinuousDistribution.of(location, location + scale),
                random,
                location,
                scale);
        compare(
                new Prior.Triangular(location, scale, peak),
                TriangularDistribution.of(location, location + peak * scale, location + scale),
                random,
                location,
                scale);
    }

    private static void compare(
            Prior prior, ContinuousDistribution oracle, RandomGenerator random, double location, double scale) {
        for (int i = 0; i < 50; i++) {
            double value = location + scale * (3 * random.nextDouble() - 1);
            double expected = oracle.logDensity(value);
            if (Double.isInfinite(expected)) {
                assertThat(prior.logDensity(value)).isEqualTo(expected);
            } else {
                // The oracle's interval has its upper end rounded, which costs digits where the scale is small.
                double tolerance = 1e-9 * Math.max(1, Math.abs(location) / scale);
                assertThat(prior.logDensity(value)).isCloseTo(expected, within(tolerance));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void derivativesAreThoseOfFiniteDifferences(long seed) {
        RandomGenerator random = random(seed);
        double location = random.nextGaussian();
        double scale = 0.5 + random.nextDouble();
        double peak = random.nextDouble();
        Prior[] priors = {
            new Prior.Zero(),
            new Prior.Normal(location, scale),
            new Prior.Uniform(location, scale),
            new Prior.Triangular(location, scale, peak)
        };
        double h = 1e-5;
        for (Prior prior : priors) {
            for (double z = 0.03; z < 0.98; z += 0.05) {
                if (Math.abs(z - peak) < 0.01) {
                    continue;
                }
                double value = location + z * scale;
                double difference = (prior.logDensity(value + h) - prior.logDensity(value - h)) / (2 * h);
                assertThat(prior.logDensityDerivative(value))
                        .isCloseTo(difference, within(1e-5 * (1 + Math.abs(difference))));
            }
        }
    }

    @Test
    void triangleWithItsPeakAtAnEndHasNoOtherBranch() {
        Prior falling = new Prior.Triangular(2, 4, 0);
        assertThat(falling.logDensity(2)).isCloseTo(Math.log(0.5), within(1e-15));
        assertThat(falling.logDensity(6)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(falling.logDensityDerivative(4)).isCloseTo(-0.5, within(1e-15));
        Prior rising = new Prior.Triangular(2, 4, 1);
        assertThat(rising.logDensity(2)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(rising.logDensity(6)).isCloseTo(Math.log(0.5), within(1e-15));
        assertThat(rising.logDensityDerivative(6)).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void theGradientIsZeroWhereTheDensityIs() {
        assertThat(new Prior.Triangular(0, 1, 0.5).logDensityDerivative(0)).isZero();
        assertThat(new Prior.Triangular(0, 1, 0.5).logDensityDerivative(2)).isZero();
        assertThat(new Prior.Uniform(0, 1).logDensityDerivative(2)).isZero();
    }

    @Test
    void degenerateDistributionsCannotBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Prior.Normal(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prior.Normal(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prior.Uniform(0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prior.Triangular(0, Double.POSITIVE_INFINITY, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prior.Triangular(0, 1, 1.5));
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
