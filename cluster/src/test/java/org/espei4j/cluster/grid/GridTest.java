package org.espei4j.cluster.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
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
import org.espei4j.assess.sample.SamplingProgress;
import org.espei4j.cluster.SyntheticProblem;
import org.espei4j.cluster.WorkerService;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.problem.ProblemCompiler;
import org.espei4j.cluster.problem.ProblemDocuments;
import org.espei4j.cluster.status.ClusterStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Scheduler, workers and runs together, as nodes in one process: what they do when nothing goes wrong, and some
/// of what they do when something does. What only processes can suffer is in the fault tests.
@Timeout(180)
class GridTest {

    private static final TlsIdentity KEY = TlsIdentity.generate("localhost");
    private static final String VERSION = "test";

    private final List<AutoCloseable> open = new ArrayList<>();
    private SchedulerNode scheduler;

    @BeforeEach
    void startScheduler() throws ClusterException {
        scheduler = SchedulerNode.start(new SchedulerNode.Settings(
                Optional.of(InetAddress.getLoopbackAddress()),
                Optional.empty(),
                Optional.of(KEY),
                Optional.empty(),
                VERSION));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable member : open.reversed()) {
            member.close();
        }
        scheduler.close();
    }

    private SchedulerContact contact(TlsIdentity identity) {
        return new SchedulerContact(scheduler.address(), "test", "id", Optional.of(identity));
    }

    private WorkerNode worker(String name, int threads, ProblemCompiler compiler) throws ClusterException {
        WorkerNode worker = WorkerNode.start(
                new WorkerNode.Settings(
                        contact(KEY),
                        Optional.of(name),
                        threads,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(30),
                        VERSION),
                compiler);
        open.add(worker);
        return worker;
    }

    private WorkerNode worker(String name, int threads) throws ClusterException {
        return worker(name, threads, new SyntheticProblem.Compiler());
    }

    private ClusterExecutor connect(ProblemDocuments documents, Optional<Duration> workerTimeout)
            throws ClusterException {
        ClusterExecutor executor = ClusterExecutor.connect(
                new ClusterExecutor.Settings(
                        contact(KEY), "run", Optional.empty(), workerTimeout, Duration.ofSeconds(30), VERSION),
                documents);
        open.add(executor);
        return executor;
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
        worker("first", 2, counting);
        ClusterExecutor executor = connect(problem.documents(), Optional.empty());
        double[][] proposals = proposals(50, 3, 1);
        assertThat(executor.evaluate(proposals)).isEqualTo(expected(problem, proposals));
        WorkerNode second = worker("second", 1, counting);
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
        worker("a", 2);
        worker("b", 1);
        double[][] start = InitialEnsemble.around(new double[] {1, 2, 3}, 12, 0.5, 3);
        List<double[][]> onCluster = new ArrayList<>();
        ClusterExecutor executor = connect(problem.documents(), Optional.empty());
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
        worker("w", 1);
        ClusterExecutor executor = connect(problem.documents(), Optional.empty());
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
        worker("w", 2, (documents, temporary) -> {
            throw new IllegalArgumentException("line 7: phase LIQIUD is not in the database");
        });
        ClusterExecutor executor = connect(new SyntheticProblem(2, 0, 0, 0).documents(), Optional.empty());
        assertThatThrownBy(() -> executor.evaluate(proposals(5, 2, 1)))
                .isInstanceOf(ProposalExecutionException.class)
                .hasMessageContaining("phase LIQIUD is not in the database");
    }

    @Test
    void withoutAWorkerTheRunWaitsAndGoesOnWhenOneJoins() throws Exception {
        SyntheticProblem problem = new SyntheticProblem(2, 0, 0, 0);
        ClusterExecutor executor = connect(problem.documents(), Optional.empty());
        Thread late = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(500);
                worker("late", 1);
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
                connect(new SyntheticProblem(2, 0, 0, 0).documents(), Optional.of(Duration.ofSeconds(1)));
        assertThatThrownBy(() -> executor.evaluate(proposals(5, 2, 1)))
                .isInstanceOf(ProposalExecutionException.class)
                .hasMessageContaining("No worker has come for 1 s, and 5 proposals wait");
    }

    @Test
    void anInterruptEndsABatchAndTheNextOneIsServed() throws Exception {
        SyntheticProblem problem = new SyntheticProblem(2, 20, 20, 0);
        worker("w", 1);
        ClusterExecutor executor = connect(problem.documents(), Optional.empty());
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
        worker("w", 2);
        ClusterExecutor first = connect(one.documents(), Optional.empty());
        ClusterExecutor second = connect(two.documents(), Optional.empty());
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

    @Test
    void theStatusTellsWhoIsThereAndWhatTheyDid() throws Exception {
        SyntheticProblem problem = new SyntheticProblem(2, 1, 3, 0);
        worker("w", 2);
        ClusterExecutor executor = connect(problem.documents(), Optional.empty());
        SamplingProgress[] last = new SamplingProgress[1];
        double[][] start = InitialEnsemble.around(new double[] {1, 2}, 8, 0.5, 3);
        new EnsembleSampler(executor, 7)
                .run(
                        start,
                        6,
                        p -> {
                            executor.progressListener().iterationCompleted(p);
                            last[0] = p;
                        },
                        () -> false);
        // Reports are sent every two seconds, of a worker and of a run at different times.
        awaitReports(8 + 6 * 8);
        ClusterStatus status = ClusterObserver.look(contact(KEY), VERSION);
        assertThat(status.address()).isEqualTo(scheduler.address().toString());
        assertThat(status.threads()).isEqualTo(2);
        assertThat(status.workers()).singleElement().satisfies(w -> {
            assertThat(w.name()).isEqualTo("w");
            assertThat(w.process()).isEqualTo(ProcessHandle.current().pid());
            assertThat(w.evaluations()).isEqualTo(8 + 6 * 8);
            assertThat(w.problems()).isEqualTo(1);
            assertThat(w.meanSeconds()).isBetween(0.001, 0.5);
            assertThat(w.heapUsedBytes()).isPositive();
        });
        assertThat(status.runs()).singleElement().satisfies(r -> {
            assertThat(r.name()).isEqualTo("run");
            assertThat(r.iteration()).isEqualTo(6);
            assertThat(r.iterations()).isEqualTo(6);
            assertThat(r.acceptanceRatio()).isEqualTo(last[0].acceptanceRatio());
            assertThat(r.bestLnProbability()).isEqualTo(last[0].best().lnProbability());
            assertThat(r.traces().iterations()).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(r.evaluations()).isEqualTo(8 + 6 * 8);
            assertThat(r.waiting() + r.underWay()).isZero();
        });
    }

    private void awaitReports(long evaluations) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            ClusterStatus status = scheduler.status();
            if (status.workers().stream().allMatch(w -> w.evaluations() == evaluations)
                    && status.runs().stream().allMatch(r -> r.evaluations() == evaluations)) {
                return;
            }
            Thread.sleep(50);
        }
    }

    @Test
    void aSchedulerThatEndsTellsItsMembers() throws Exception {
        WorkerNode worker = worker("w", 1);
        ClusterExecutor executor = connect(new SyntheticProblem(2, 20, 20, 0).documents(), Optional.empty());
        Thread ender = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            scheduler.close();
        });
        assertThatThrownBy(() -> executor.evaluate(proposals(10_000, 2, 1)))
                .isInstanceOf(ProposalExecutionException.class)
                .hasMessageContaining("has been stopped");
        ender.join();
        assertThat(worker.isDismissed()).isTrue();
    }

    @Test
    void anotherVersionOfTheProgramIsRefused() {
        assertThatThrownBy(() -> ClusterObserver.look(contact(KEY), "other"))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("version test")
                .hasMessageContaining("other");
    }

    /// Not only once, and then again and again: no worker of this version will ever be of use to this scheduler.
    @Test
    void aWorkerOfAnotherVersionEnds() {
        WorkerService.Settings settings = new WorkerService.Settings(
                scheduler.address().toString(),
                new SchedulerContact.Proof(
                        Optional.empty(), Optional.empty(), Optional.of(KEY.toText()), Optional.empty()),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "other");
        WorkerService worker = new WorkerService(settings, new SyntheticProblem.Compiler(), () -> {});
        assertThatThrownBy(worker::run)
                .isInstanceOfSatisfying(
                        ClusterException.class,
                        e -> assertThat(e.isAboutInput()).isTrue())
                .hasMessageContaining("The scheduler has version test of the program, this member has other.");
    }

    @Test
    void documentsOfARunThatHasEndedAreRemoved() throws Exception {
        ProblemDocuments documents = new SyntheticProblem(2, 0, 0, 3_000_000).documents();
        WorkerNode observer = worker("w", 1);
        ClusterExecutor executor = connect(documents, Optional.empty());
        assertThat(ProblemStore.fetch(observer.ignite(), documents.digest())
                        .orElseThrow()
                        .digest())
                .isEqualTo(documents.digest());
        executor.close();
        assertThat(ProblemStore.fetch(observer.ignite(), documents.digest())).isEmpty();
    }

    @Test
    void aKeyOfAnotherClusterIsRefused() {
        assertThatThrownBy(() -> ClusterObserver.look(contact(TlsIdentity.generate("x")), VERSION))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("does not accept the key");
    }
}
