package org.espei4j.assess.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.espei4j.assess.sample.SamplingResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnsembleSamplerTest {

    private static final double[] MEAN = {1, -2, 30};
    /// Covariance {{4, 1.2, 0}, {1.2, 1, 0}, {0, 0, 25}}, inverted by hand.
    private static final double DET = 4 * 1 - 1.2 * 1.2;

    private static final LogPosterior TARGET = new GaussianPosterior(MEAN, new double[][] {
        {1 / DET, -1.2 / DET, 0}, {-1.2 / DET, 4 / DET, 0}, {0, 0, 1.0 / 25}
    });

    /// Keeps every ensemble.
    private static final class History implements SamplingListener {
        final List<SamplingProgress> iterations = new ArrayList<>();

        @Override
        public void iterationCompleted(SamplingProgress progress) {
            iterations.add(progress);
        }

        double[][][] positions() {
            return iterations.stream().map(p -> p.ensemble().positions()).toArray(double[][][]::new);
        }
    }

    private static double[][] start(int chains) {
        return InitialEnsemble.around(MEAN, chains, 0.3, 7);
    }

    private static History run(LogPosterior target, double[][] start, int iterations, int threads, long seed) {
        History history = new History();
        try (ProposalExecutor executor = ProposalExecutor.threads(target, threads)) {
            SamplingResult result = new EnsembleSampler(executor, seed).run(start, iterations, history, () -> false);
            assertThat(result.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(result.iterations()).isEqualTo(iterations);
        }
        return history;
    }

    /// With about 12·30,000/60 independent samples, means have a standard error of 0.014 σ and variances of 0.019
    /// σ²; tolerances are five standard errors.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void meanAndCovarianceOfANormalDensityAreFound(long seed) {
        History history = run(TARGET, start(12), 30_000, 1, seed);
        double[] mean = new double[3];
        double[][] covariance = new double[3][3];
        int samples = 0;
        for (SamplingProgress progress : history.iterations.subList(500, 30_000)) {
            for (int chain = 0; chain < 12; chain++) {
                samples++;
                for (int i = 0; i < 3; i++) {
                    mean[i] += progress.ensemble().value(chain, i);
                    for (int j = 0; j < 3; j++) {
                        covariance[i][j] += (progress.ensemble().value(chain, i) - MEAN[i])
                                * (progress.ensemble().value(chain, j) - MEAN[j]);
                    }
                }
            }
        }
        double[] sigma = {2, 1, 5};
        double[][] expected = {{4, 1.2, 0}, {1.2, 1, 0}, {0, 0, 25}};
        for (int i = 0; i < 3; i++) {
            assertThat(mean[i] / samples).isCloseTo(MEAN[i], within(0.07 * sigma[i]));
            for (int j = 0; j < 3; j++) {
                assertThat(covariance[i][j] / samples).isCloseTo(expected[i][j], within(0.1 * sigma[i] * sigma[j]));
            }
        }
        double ratio = history.iterations.getLast().acceptanceRatio();
        assertThat(ratio).isBetween(0.4, 0.8);
    }

    @Test
    void chainsAreTheSameForAnyNumberOfThreads() {
        double[][][] serial = run(TARGET, start(20), 200, 1, 5).positions();
        for (int threads : new int[] {2, 3, 4}) {
            assertThat(run(TARGET, start(20), 200, threads, 5).positions()).isEqualTo(serial);
        }
        assertThat(run(TARGET, start(20), 200, 1, 6).positions()).isNotEqualTo(serial);
    }

    /// An affine map of target and start maps the chain: the property that the method has its name from.
    @Test
    void chainsFollowAnAffineMapOfTheTarget() {
        double[] scale = {1e4, 1e-3, -7};
        double[] shift = {5, 1, -3};
        LogPosterior mapped = new LogPosterior() {
            @Override
            public List<String> parameterNames() {
                return TARGET.parameterNames();
            }

            @Override
            public Evaluator newEvaluator() {
                Evaluator inner = TARGET.newEvaluator();
                return theta -> {
                    double[] back = new double[3];
                    for (int i = 0; i < 3; i++) {
                        back[i] = (theta[i] - shift[i]) / scale[i];
                    }
                    return inner.evaluate(back);
                };
            }
        };
        double[][] start = start(8);
        double[][] mappedStart = start(8);
        for (double[] position : mappedStart) {
            for (int i = 0; i < 3; i++) {
                position[i] = scale[i] * position[i] + shift[i];
            }
        }
        double[][] plain =
                run(TARGET, start, 50, 1, 9).iterations.getLast().ensemble().positions();
        double[][] image = run(mapped, mappedStart, 50, 1, 9)
                .iterations
                .getLast()
                .ensemble()
                .positions();
        for (int chain = 0; chain < 8; chain++) {
            for (int i = 0; i < 3; i++) {
                assertThat((image[chain][i] - shift[i]) / scale[i]).isCloseTo(plain[chain][i], within(1e-8));
            }
        }
    }

    @Test
    void aStoppedRunGoesOnAsIfItHadNeverStopped() {
        double[][][] whole = run(TARGET, start(10), 60, 1, 5).positions();
        History first = new History();
        History second = new History();
        try (ProposalExecutor executor = ProposalExecutor.serial(TARGET)) {
            EnsembleSampler sampler = new EnsembleSampler(executor, 5);
            // Stops between the two halves of an iteration, which is then not complete.
            AtomicInteger asked = new AtomicInteger();
            SamplingResult stopped = sampler.run(start(10), 60, first, () -> asked.incrementAndGet() > 47);
            assertThat(stopped.outcome()).isEqualTo(Outcome.INTERRUPTED);
            assertThat(stopped.iterations()).isEqualTo(23);
            assertThat(stopped.message()).contains("23 of 60");
            Ensemble last = stopped.last().orElseThrow().ensemble();
            SamplingResult done = new EnsembleSampler(executor, 5).resume(last, 23, 37, second, () -> false);
            assertThat(done.outcome()).isEqualTo(Outcome.COMPLETED);
        }
        first.iterations.addAll(second.iterations);
        assertThat(first.positions()).isEqualTo(whole);
    }

    @Test
    void anInterruptEndsTheRunWithItsCompleteIterations() {
        History history = new History();
        LogPosterior interrupting = new LogPosterior() {
            private final AtomicInteger calls = new AtomicInteger();

            @Override
            public List<String> parameterNames() {
                return TARGET.parameterNames();
            }

            @Override
            public Evaluator newEvaluator() {
                Evaluator inner = TARGET.newEvaluator();
                return theta -> {
                    if (calls.incrementAndGet() == 10 + 3 * 10 + 7) {
                        Thread.currentThread().interrupt();
                    }
                    return inner.evaluate(theta);
                };
            }
        };
        try (ProposalExecutor executor = ProposalExecutor.serial(interrupting)) {
            SamplingResult result = new EnsembleSampler(executor, 5).run(start(10), 60, history, () -> false);
            assertThat(result.outcome()).isEqualTo(Outcome.INTERRUPTED);
            assertThat(result.iterations()).isEqualTo(3);
        }
        assertThat(Thread.interrupted()).isFalse();
        assertThat(history.positions())
                .isEqualTo(run(TARGET, start(10), 3, 1, 5).positions());
    }

    @Test
    void progressCountsAcceptedMovesFailuresAndTheBestPosition() {
        Failure reason = new Failure("composition-outside-phase", "vertex 2");
        LogPosterior holed = new LogPosterior() {
            @Override
            public List<String> parameterNames() {
                return TARGET.parameterNames();
            }

            @Override
            public Evaluator newEvaluator() {
                Evaluator inner = TARGET.newEvaluator();
                return theta -> theta[0] < 0 ? Evaluation.failed(0, reason) : inner.evaluate(theta);
            }
        };
        History history = run(holed, start(10), 300, 1, 5);
        SamplingProgress last = history.iterations.getLast();
        assertThat(last.tally().evaluations()).isEqualTo(10 + 300 * 10);
        assertThat(last.tally().failures()).containsOnlyKeys("composition-outside-phase");
        assertThat(last.tally().failed()).isPositive();
        long accepted = 0;
        double best = Double.NEGATIVE_INFINITY;
        Ensemble before = Ensemble.of(start(10), new double[10]);
        for (SamplingProgress progress : history.iterations) {
            int moved = 0;
            for (int chain = 0; chain < 10; chain++) {
                assertThat(progress.ensemble().value(chain, 0)).isGreaterThanOrEqualTo(0);
                best = Math.max(best, progress.ensemble().lnProbability(chain));
                moved += java.util.Arrays.equals(progress.ensemble().position(chain), before.position(chain)) ? 0 : 1;
            }
            assertThat(progress.acceptedNow()).isEqualTo(moved);
            accepted += moved;
            before = progress.ensemble();
        }
        assertThat(last.accepted()).isEqualTo(accepted);
        assertThat(last.best().lnProbability()).isGreaterThanOrEqualTo(best);
        assertThat(TARGET.newEvaluator().evaluate(last.best().parameters()).lnProbability())
                .isEqualTo(last.best().lnProbability());
    }

    /// The start is the best position here; nothing that is sampled comes near.
    @Test
    void theStartCanBeTheBestPosition() {
        double[][] start = start(6);
        assertThat(run(TARGET, start, 0, 1, 5).iterations).isEmpty();
        SamplingProgress last = run(TARGET, start, 1, 1, 5).iterations.getLast();
        assertThat(last.best())
                .isEqualTo(new ScoredVector(
                        MEAN, TARGET.newEvaluator().evaluate(MEAN).lnProbability()));
    }

    /// Chains that start where nothing can be computed are drawn in by the others.
    @Test
    void failedStartPositionsAreLeft() {
        LogPosterior half = limited(theta -> theta[0] > 1);
        double[][] start = start(12);
        Ensemble last = run(half, start, 200, 1, 5).iterations.getLast().ensemble();
        for (int chain = 0; chain < 12; chain++) {
            assertThat(last.lnProbability(chain)).isGreaterThan(Double.NEGATIVE_INFINITY);
        }
    }

    @Test
    void withoutAnyPossibleStartTheRunEndsAndSaysWhy() {
        try (ProposalExecutor executor = ProposalExecutor.serial(limited(theta -> false))) {
            SamplingResult result = new EnsembleSampler(executor, 1).run(start(6), 5, p -> {}, () -> false);
            assertThat(result.outcome()).isEqualTo(Outcome.NO_START);
            assertThat(result.message()).contains("6 failed: equilibrium-not-converged (first: somewhere)");
        }
    }

    private static LogPosterior limited(java.util.function.Predicate<double[]> possible) {
        return new LogPosterior() {
            @Override
            public List<String> parameterNames() {
                return TARGET.parameterNames();
            }

            @Override
            public Evaluator newEvaluator() {
                Evaluator inner = TARGET.newEvaluator();
                return theta -> possible.test(theta)
                        ? inner.evaluate(theta)
                        : Evaluation.failed(0, new Failure("equilibrium-not-converged", "somewhere"));
            }
        };
    }

    @Test
    void anExecutorThatIsLostEndsTheRunWithItsCompleteIterations() {
        ProposalExecutor inner = ProposalExecutor.serial(TARGET);
        ProposalExecutor losing = new ProposalExecutor() {
            private int batches;

            @Override
            public List<Evaluation> evaluate(double[][] proposals)
                    throws InterruptedException, ProposalExecutionException {
                if (++batches == 1 + 2 * 4 + 2) {
                    throw new ProposalExecutionException("the scheduler is gone");
                }
                return inner.evaluate(proposals);
            }

            @Override
            public String description() {
                return "losing";
            }

            @Override
            public void close() {
                inner.close();
            }
        };
        SamplingResult result = new EnsembleSampler(losing, 1).run(start(6), 50, p -> {}, () -> false);
        assertThat(result.outcome()).isEqualTo(Outcome.EXECUTOR_FAILED);
        assertThat(result.message()).isEqualTo("the scheduler is gone");
        assertThat(result.iterations()).isEqualTo(4);
    }

    @Test
    void tooFewChainsOrAnOddNumberAreRefused() {
        assertThat(EnsembleSampler.canSample(6, 3)).isTrue();
        assertThat(EnsembleSampler.canSample(4, 3)).isFalse();
        assertThat(EnsembleSampler.canSample(7, 3)).isFalse();
        try (ProposalExecutor executor = ProposalExecutor.serial(TARGET)) {
            EnsembleSampler sampler = new EnsembleSampler(executor, 1);
            assertThatIllegalArgumentException().isThrownBy(() -> sampler.run(start(7), 1, p -> {}, () -> false));
        }
    }

    /// The stretch z = ((a − 1) u + 1)²/a has density ∝ 1/√z on [1/2, 2], whose mean is 7/6.
    @Test
    void randomNumbersHaveTheirDistributions() {
        StretchMoveRandom.Draws draws = new StretchMoveRandom.Draws(1000);
        StretchMoveRandom random = new StretchMoveRandom(3, 1000, 0);
        double stretch = 0;
        double acceptance = 0;
        int[] partners = new int[1000];
        int rounds = 200;
        for (int i = 0; i < rounds; i++) {
            random.draw(draws);
            for (int k = 0; k < 1000; k++) {
                double z = (draws.stretch[k] + 1) * (draws.stretch[k] + 1) / 2;
                stretch += z / (1000.0 * rounds);
                acceptance += draws.acceptance[k] / (1000.0 * rounds);
                partners[draws.partner[k]]++;
            }
        }
        assertThat(stretch).isCloseTo(7.0 / 6, within(0.005));
        assertThat(acceptance).isCloseTo(0.5, within(0.004));
        for (int count : partners) {
            assertThat(count).isBetween(120, 280);
        }
    }

    @Test
    void theStreamGoesOnWhereAStoppedRunLeftIt() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        for (int trial = 0; trial < 10; trial++) {
            int half = 1 + random.nextInt(30);
            int done = random.nextInt(40);
            StretchMoveRandom whole = new StretchMoveRandom(trial, half, 0);
            StretchMoveRandom.Draws a = new StretchMoveRandom.Draws(half);
            StretchMoveRandom.Draws b = new StretchMoveRandom.Draws(half);
            for (int i = 0; i <= 2 * done; i++) {
                whole.draw(a);
            }
            new StretchMoveRandom(trial, half, done).draw(b);
            assertThat(b.stretch).isEqualTo(a.stretch);
            assertThat(b.partner).isEqualTo(a.partner);
            assertThat(b.acceptance).isEqualTo(a.acceptance);
        }
    }
}
