package org.espei4j.assess.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InProcessExecutorsTest {

    @Nested
    class Serial extends ProposalExecutorContract {
        @Override
        ProposalExecutor executor(LogPosterior posterior) {
            return ProposalExecutor.serial(posterior);
        }
    }

    @Nested
    class OneThread extends ProposalExecutorContract {
        @Override
        ProposalExecutor executor(LogPosterior posterior) {
            return ProposalExecutor.threads(posterior, 1);
        }
    }

    @Nested
    class FourThreads extends ProposalExecutorContract {
        @Override
        ProposalExecutor executor(LogPosterior posterior) {
            return ProposalExecutor.threads(posterior, 4);
        }
    }

    /// Three evaluations wait for each other: they can only pass if three threads run at once.
    @Test
    @Timeout(20)
    void allThreadsWorkAtOnce() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(3);
        Set<String> threads = ConcurrentHashMap.newKeySet();
        LogPosterior meeting = new LogPosterior() {
            @Override
            public List<String> parameterNames() {
                return List.of("VV0000");
            }

            @Override
            public Evaluator newEvaluator() {
                return theta -> {
                    threads.add(Thread.currentThread().getName());
                    try {
                        barrier.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return Evaluation.of(0, 0);
                };
            }
        };
        try (ProposalExecutor executor = ProposalExecutor.threads(meeting, 3)) {
            assertThat(executor.evaluate(new double[3][1])).hasSize(3);
        }
        assertThat(threads).containsExactlyInAnyOrder("evaluation-1", "evaluation-2", "evaluation-3");
    }

    @Test
    void noThreadIsTooFew() {
        LogPosterior posterior = new GaussianPosterior(new double[1], new double[][] {{1}});
        assertThatIllegalArgumentException().isThrownBy(() -> ProposalExecutor.threads(posterior, 0));
    }
}
