package org.espei4j.cluster.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.espei4j.assess.sample.EnsembleSampler;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.assess.sample.Failure;
import org.espei4j.assess.sample.InitialEnsemble;
import org.espei4j.assess.sample.ProposalExecutionException;
import org.espei4j.assess.sample.ProposalExecutor;
import org.espei4j.cluster.SyntheticProblem;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.problem.ProblemCompiler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Scheduler, workers and runs together, as nodes in one process: what they do when nothing goes wrong, and some
/// of what they do when something does. Who belongs to a cluster is in [GridMembersTest], and what only processes can suffer in the fault tests.
@Timeout(180)
class GridTest {

    private OneProcessGrid grid;

    @BeforeEach
    void start() throws ClusterException {
        grid = new OneProcessGrid(Optional.of(TlsIdentity.generate("localhost")));
    }

    @AfterEach
    void end() {
        grid.close();
    }

    private static double[][] proposals(int count, int dimension, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[][] proposals = new double[count][dimension];
        for (double[] proposal : proposals) {
            for (int i = 0; i < dimension; i++) {
                proposal[i] = random.nextGaussian();
            }
        }
        return proposals;
    }

    private static List<Evaluation> expected(SyntheticProblem problem, double[][] proposals) throws Exception {
        try (ProposalExecutor serial = ProposalExecutor.serial(new SyntheticProblem(problem.dimension(), 0, 0, 0))) {
            return serial.evaluate(proposals);
        }
    }

    @Test
    void workersThatComeAndGoGiveTheSameResultsAsOneThread() throws Exception {
        SyntheticProblem problem = new SyntheticProblem(3, 1, 10, 3_000_000);
        AtomicInteger compiled = new AtomicInteger();
        ProblemCompiler counting = (documents, temporary) -> {
            compiled.incrementAndGet();
            return new SyntheticProblem.Compiler().compile(documents, temporary);
        };
        grid.worker("first", 2, counting);
        ClusterExecutor executor = grid.connect(problem.documents());
        double[][] proposals = proposals(50, 3, 1);
        assertThat(executor.evaluate(proposals)).isEqualTo(expected(problem, proposals));
        WorkerNode second = grid.worker("second", 1, counting);
        proposals = proposals(50, 3, 2);
        assertThat(executor.evaluate(proposals)).isEqualTo(expected(problem, proposals));
        assertThat(executor.workers()).containsExactly("first", "second");
        assertThat(executor.description()).startsWith("2 workers with 3 threads at tls://127.0.0.1:");
        second.close();
        proposals = proposals(50, 3, 3);
        assertThat(executor.evaluate(proposals)).isEqualTo(expected(problem, proposals));
        // Once by each worker, although they did many portions with several threads.
        assertThat(compiled).hasValue(2);
    }

    @Test
    void chainsAreThoseOfOneThread() throws Exception {
        SyntheticProblem problem = new SyntheticProblem(3, 0, 2, 0);
        grid.worker("a", 2);
        grid.worker("b", 1);
        double[][] start = InitialEnsemble.around(new double[] {1, 2, 3}, 12, 0.5, 3);
        List<double[][]> onCluster = new ArrayList<>();
        ClusterExecutor executor = grid.connect(problem.documents());
        new EnsembleSampler(executor, 7)
                .run(start, 10, p -> onCluster.add(p.ensemble().positions()), () -> false);
        List<double[][]> serial = new ArrayList<>();
        try (ProposalExecutor one = ProposalExecutor.serial(new SyntheticProblem(3, 0, 0, 0))) {
            new EnsembleSampler(one, 7)
                    .run(start, 10, p -> serial.add(p.ensemble().positions()), () -> false);
        }
        assertThat(onCluster.toArray(double[][][]::new)).isEqualTo(serial.toArray(double[][][]::new));
    }

    @Test
    void aProposalThatThrowsOrExhaustsTheMemoryIsANamedFailureAndTheWorkerLivesOn() throws Exception {
        SyntheticProblem problem = new SyntheticProblem(2, 0, 0, 0);
        grid.worker("w", 1);
        ClusterExecutor executor = grid.connect(problem.documents());
        double[][] proposals = {{1, 1}, {SyntheticProblem.THROWS, 0}, {2, 2}};
        List<Evaluation> results = executor.evaluate(proposals);
        assertThat(results.get(0)).isEqualTo(Evaluation.of(0, -1));
        assertThat(results.get(1).failure().map(Failure::reason)).contains(Failure.EVALUATION_ERROR);
        assertThat(results.get(1).failure().orElseThrow().detail()).contains("synthetic breakdown");
        assertThat(results.get(2)).isEqualTo(Evaluation.of(0, -4));
        assertThat(executor.workers()).containsExactly("w");
    }

    @Test
    void aProblemThatNoWorkerCanCompileEndsTheRunWithTheReason() throws Exception {
        grid.worker("w", 2, (documents, temporary) -> {
            throw new IllegalArgumentException("line 7: phase LIQIUD is not in the database");
        });
        ClusterExecutor executor = grid.connect(new SyntheticProblem(2, 0, 0, 0).documents());
        assertThatThrownBy(() -> executor.evaluate(proposals(5, 2, 1)))
                .isInstanceOf(ProposalExecutionException.class)
                .hasMessageContaining("phase LIQIUD is not in the database");
    }

    @Test
    void withoutAWorkerTheRunWaitsAndGoesOnWhenOneJoins() throws Exception {
        SyntheticProblem problem = new SyntheticProblem(2, 0, 0, 0);
        ClusterExecutor executor = grid.connect(problem.documents());
        Thread late = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(500);
                grid.worker("late", 1);
            } catch (ClusterException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        double[][] proposals = proposals(5, 2, 1);
        assertThat(executor.evaluate(proposals)).isEqualTo(expected(problem, proposals));
        late.join();
    }

    @Test
    void aWorkerTimeoutEndsTheWaiting() throws Exception {
        ClusterExecutor executor =
                grid.connect(new SyntheticProblem(2, 0, 0, 0).documents(), Optional.of(Duration.ofSeconds(1)));
        assertThatThrownBy(() -> executor.evaluate(proposals(5, 2, 1)))
                .isInstanceOf(ProposalExecutionException.class)
                .hasMessageContaining("No worker has come for 1 s, and 5 proposals wait");
    }

    @Test
    void anInterruptEndsABatchAndTheNextOneIsServed() throws Exception {
        SyntheticProblem problem = new SyntheticProblem(2, 20, 20, 0);
        grid.worker("w", 1);
        ClusterExecutor executor = grid.connect(problem.documents());
        Thread caller = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            caller.interrupt();
        });
        assertThatThrownBy(() -> executor.evaluate(proposals(500, 2, 1))).isInstanceOf(InterruptedException.class);
        double[][] proposals = proposals(4, 2, 2);
        assertThat(executor.evaluate(proposals)).isEqualTo(expected(problem, proposals));
    }

    @Test
    void twoRunsAreServedOneAfterTheOtherAndAtOnce() throws Exception {
        SyntheticProblem one = new SyntheticProblem(2, 1, 3, 1000);
        SyntheticProblem two = new SyntheticProblem(4, 1, 3, 2000);
        grid.worker("w", 2);
        ClusterExecutor first = grid.connect(one.documents());
        ClusterExecutor second = grid.connect(two.documents());
        double[][] forFirst = proposals(30, 2, 1);
        double[][] forSecond = proposals(30, 4, 2);
        List<Evaluation> ofSecond = new ArrayList<>();
        Thread other = Thread.ofVirtual().start(() -> {
            try {
                ofSecond.addAll(second.evaluate(forSecond));
            } catch (InterruptedException | ProposalExecutionException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(first.evaluate(forFirst)).isEqualTo(expected(one, forFirst));
        other.join();
        assertThat(ofSecond).isEqualTo(expected(two, forSecond));
    }
}
