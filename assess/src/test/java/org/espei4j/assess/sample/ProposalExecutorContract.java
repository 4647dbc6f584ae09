package org.espei4j.assess.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [ProposalExecutor] does.
abstract class ProposalExecutorContract {

    /// A new executor of the kind under test.
    abstract ProposalExecutor executor(LogPosterior posterior);

    private static LogPosterior posterior(LogPosterior.Evaluator evaluator) {
        return new LogPosterior() {
            @Override
            public List<String> parameterNames() {
                return List.of("VV0000");
            }

            @Override
            public Evaluator newEvaluator() {
                return evaluator;
            }
        };
    }

    private static double[][] proposals(int count) {
        double[][] proposals = new double[count][1];
        for (int i = 0; i < count; i++) {
            proposals[i][0] = i;
        }
        return proposals;
    }

    @Test
    void resultsHaveTheOrderOfTheProposalsWhateverTheTimesTheyTake() throws Exception {
        LogPosterior uneven = posterior(theta -> {
            sleep(theta[0] % 7 == 0 ? 20 : 1);
            return Evaluation.of(1, theta[0]);
        });
        try (ProposalExecutor executor = executor(uneven)) {
            for (int batch = 0; batch < 3; batch++) {
                List<Evaluation> results = executor.evaluate(proposals(30));
                assertThat(results).hasSize(30);
                for (int i = 0; i < 30; i++) {
                    assertThat(results.get(i)).isEqualTo(Evaluation.of(1, i));
                }
            }
        }
    }

    @Test
    void anEmptyBatchHasNoResults() throws Exception {
        try (ProposalExecutor executor = executor(posterior(theta -> Evaluation.of(0, 0)))) {
            assertThat(executor.evaluate(new double[0][])).isEmpty();
        }
    }

    @Test
    void failuresComeThroughWithTheirReason() throws Exception {
        Failure reason = new Failure("equilibrium-not-converged", "region 3");
        try (ProposalExecutor executor = executor(
                posterior(theta -> theta[0] == 1 ? Evaluation.failed(2, reason) : Evaluation.outsidePrior()))) {
            assertThat(executor.evaluate(proposals(2)))
                    .containsExactly(Evaluation.outsidePrior(), Evaluation.failed(2, reason));
        }
    }

    @Test
    void aBreakdownIsAFailureAndTheOthersGoOn() throws Exception {
        LogPosterior breaking = posterior(theta -> {
            if (theta[0] == 3) {
                throw new IllegalStateException("singular matrix");
            }
            if (theta[0] == 5) {
                throw new OutOfMemoryError("Java heap space");
            }
            return Evaluation.of(theta[0] == 7 ? Double.NaN : 0, theta[0]);
        });
        try (ProposalExecutor executor = executor(breaking)) {
            List<Evaluation> results = executor.evaluate(proposals(10));
            for (int i = 0; i < 10; i++) {
                boolean breaks = i == 3 || i == 5 || i == 7;
                assertThat(results.get(i)
                                .failure()
                                .map(Failure::reason)
                                .equals(java.util.Optional.of("evaluation-error")))
                        .isEqualTo(breaks);
                assertThat(results.get(i).lnProbability()).isEqualTo(breaks ? Double.NEGATIVE_INFINITY : i);
            }
            assertThat(results.get(3).failure().orElseThrow().detail()).contains("singular matrix");
        }
    }

    @Test
    void anEvaluatorIsUsedByOneThreadAtATime() throws Exception {
        AtomicBoolean shared = new AtomicBoolean();
        AtomicInteger made = new AtomicInteger();
        LogPosterior confined = new LogPosterior() {
            @Override
            public List<String> parameterNames() {
                return List.of("VV0000");
            }

            @Override
            public Evaluator newEvaluator() {
                made.incrementAndGet();
                AtomicBoolean busy = new AtomicBoolean();
                return theta -> {
                    if (!busy.compareAndSet(false, true)) {
                        shared.set(true);
                    }
                    sleep(1);
                    busy.set(false);
                    return Evaluation.of(0, 0);
                };
            }
        };
        try (ProposalExecutor executor = executor(confined)) {
            for (int batch = 0; batch < 10; batch++) {
                executor.evaluate(proposals(12));
            }
        }
        assertThat(shared).isFalse();
        assertThat(made.get()).isBetween(1, 4);
    }

    @Test
    @Timeout(20)
    void anInterruptGivesTheBatchUpAndTheExecutorStaysUsable() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        LogPosterior slow = posterior(theta -> {
            begun.countDown();
            sleep(theta[0] < 100 ? 10 : 0);
            return Evaluation.of(0, theta[0]);
        });
        try (ProposalExecutor executor = executor(slow)) {
            Thread caller = Thread.currentThread();
            Thread interrupter = Thread.ofPlatform().start(() -> {
                await(begun);
                caller.interrupt();
            });
            assertThatThrownBy(() -> executor.evaluate(proposals(100_000))).isInstanceOf(InterruptedException.class);
            interrupter.join();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(executor.evaluate(new double[][] {{200}, {300}}))
                    .containsExactly(Evaluation.of(0, 200), Evaluation.of(0, 300));
        }
    }

    @Test
    void closingTwiceIsHarmlessAndTheDescriptionIsNotEmpty() {
        ProposalExecutor executor = executor(posterior(theta -> Evaluation.of(0, 0)));
        assertThat(executor.description()).isNotBlank();
        executor.close();
        executor.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sleeps a given number of milliseconds, also where the thread has been interrupted.
    private static void sleep(long milliseconds) {
        long end = System.nanoTime() + milliseconds * 1_000_000;
        while (System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
