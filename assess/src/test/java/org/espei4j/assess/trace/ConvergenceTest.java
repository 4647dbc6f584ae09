package org.espei4j.assess.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.data.Percentage;
import org.espei4j.assess.sample.Ensemble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvergenceTest {

    /// Chains of the autoregressive process x_{t+1} = φ x_t + √(1 − φ²) ε, whose variance is 1 and whose
    /// integrated autocorrelation time is (1 + φ)/(1 − φ), each with its own offset.
    private static Trace autoregressive(double phi, int chains, int length, double offset, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Trace trace = Trace.allocate(chains, length, 2);
        double[] x = new double[chains];
        for (int chain = 0; chain < chains; chain++) {
            x[chain] = random.nextGaussian();
        }
        for (int t = 0; t < length; t++) {
            double[][] positions = new double[chains][2];
            for (int chain = 0; chain < chains; chain++) {
                x[chain] = phi * x[chain] + Math.sqrt(1 - phi * phi) * random.nextGaussian();
                positions[chain][0] = x[chain] + offset * chain;
                positions[chain][1] = -3.7;
            }
            trace.append(Ensemble.of(positions, new double[chains]));
        }
        return trace;
    }

    /// 20 chains of 20,000 iterations hold some 10,000 to 400,000 independent samples; the estimate of τ from a
    /// window of 5 τ is short by about e^(−5·2) and scatters by √(2·5·τ·2/400,000), at most 3 % here.
    @ParameterizedTest
    @CsvSource({"0, 1", "0.5, 3", "0.9, 19", "0.95, 39"})
    void autocorrelationTimeOfAnAutoregressiveProcessIsFound(double phi, double time) {
        Convergence convergence = Convergence.of(autoregressive(phi, 20, 20_000, 0, 11), 0, 0);
        assertThat(convergence.autocorrelationTime()).isCloseTo(time, Percentage.withPercentage(9));
        assertThat(convergence.effectiveSampleSize())
                .isCloseTo(400_000 / convergence.autocorrelationTime(), within(1e-6));
        assertThat(convergence.mean()).isCloseTo(0, within(5 * Math.sqrt(time / 400_000)));
        assertThat(convergence.standardDeviation()).isCloseTo(1, within(5 * Math.sqrt(time / 400_000)));
        assertThat(convergence.splitRHat()).isBetween(0.999, 1.01);
        assertThat(convergence.longEnough()).isTrue();
    }

    @Test
    void chainsThatHaveNotMixedAreRecognised() {
        Convergence convergence = Convergence.of(autoregressive(0.5, 6, 2000, 5, 1), 0, 0);
        assertThat(convergence.splitRHat()).isGreaterThan(5);
        assertThat(convergence.effectiveSampleSize()).isLessThan(60);
        assertThat(convergence.longEnough()).isFalse();
    }

    /// Two halves of a drifting chain have different means.
    @Test
    void aDriftIsRecognised() {
        Trace trace = Trace.allocate(4, 100, 1);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int t = 0; t < 100; t++) {
            double[][] positions = new double[4][1];
            for (double[] position : positions) {
                position[0] = t + random.nextGaussian();
            }
            trace.append(Ensemble.of(positions, new double[4]));
        }
        assertThat(Convergence.of(trace, 0, 0).splitRHat()).isGreaterThan(1.5);
        assertThat(Convergence.of(trace, 0, 50).mean()).isCloseTo(74.5, within(0.5));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 1000})
    void aParameterThatNeverMovedHasNoSamples(int length) {
        Convergence convergence = Convergence.of(autoregressive(0.5, 4, length, 0, 1), 1, 0);
        assertThat(convergence.mean()).isCloseTo(-3.7, within(1e-12));
        assertThat(convergence.standardDeviation()).isZero();
        assertThat(convergence.effectiveSampleSize()).isZero();
        assertThat(convergence.autocorrelationTime()).isInfinite();
        assertThat(convergence.longEnough()).isFalse();
    }

    @Test
    void tooShortChainsAreRefused() {
        Trace trace = autoregressive(0.5, 4, 10, 0, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> Convergence.of(trace, 0, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> Convergence.of(trace, 0, -1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 64, 65, 100})
    void autocovarianceIsThatOfTheDefinition(int length) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(length);
        double[] series = random.doubles(length).toArray();
        double[] sum = new double[length];
        sum[0] = 10;
        Autocovariance.add(series, 0.4, sum);
        for (int k = 0; k < length; k++) {
            double expected = k == 0 ? 10 : 0;
            for (int t = 0; t + k < length; t++) {
                expected += (series[t] - 0.4) * (series[t + k] - 0.4) / length;
            }
            assertThat(sum[k]).isCloseTo(expected, within(1e-13));
        }
    }
}
