package org.espei4j.cluster.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.espei4j.assess.sample.EnsembleSampler;
import org.espei4j.assess.sample.InitialEnsemble;
import org.espei4j.assess.sample.ProposalExecutionException;
import org.espei4j.assess.sample.SamplingProgress;
import org.espei4j.cluster.SyntheticProblem;
import org.espei4j.cluster.WorkerService;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.problem.ProblemDocuments;
import org.espei4j.cluster.status.ClusterStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who belongs to a cluster, what is known of them, and what they leave behind.
@Timeout(180)
class GridMembersTest {

    private static final TlsIdentity KEY = TlsIdentity.generate("localhost");

    private OneProcessGrid grid;

    @BeforeEach
    void start() throws ClusterException {
        grid = new OneProcessGrid(Optional.of(KEY));
    }

    @AfterEach
    void end() {
        grid.close();
    }

    @Test
    void theStatusTellsWhoIsThereAndWhatTheyDid() throws Exception {
        SyntheticProblem problem = new SyntheticProblem(2, 1, 3, 0);
        grid.worker("w", 2);
        ClusterExecutor executor = grid.connect(problem.documents());
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
        ClusterStatus status = ClusterObserver.look(grid.contact(), OneProcessGrid.VERSION);
        assertThat(status.address()).isEqualTo(grid.scheduler().address().toString());
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
            ClusterStatus status = grid.scheduler().status();
            if (status.workers().stream().allMatch(w -> w.evaluations() == evaluations)
                    && status.runs().stream().allMatch(r -> r.evaluations() == evaluations)) {
                return;
            }
            Thread.sleep(50);
        }
    }

    @Test
    void aSchedulerThatEndsTellsItsMembers() throws Exception {
        WorkerNode worker = grid.worker("w", 1);
        ClusterExecutor executor = grid.connect(new SyntheticProblem(2, 20, 20, 0).documents());
        Thread ender = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            grid.scheduler().close();
        });
        assertThatThrownBy(() -> executor.evaluate(new double[10_000][2]))
                .isInstanceOf(ProposalExecutionException.class)
                .hasMessageContaining("has been stopped");
        ender.join();
        assertThat(worker.isDismissed()).isTrue();
    }

    @Test
    void anotherVersionOfTheProgramIsRefused() {
        assertThatThrownBy(() -> ClusterObserver.look(grid.contact(), "other"))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("version test")
                .hasMessageContaining("other");
    }

    /// Not only once, and then again and again: no worker of this version will ever be of use to this grid.scheduler().
    @Test
    void aWorkerOfAnotherVersionEnds() {
        WorkerService.Settings settings = new WorkerService.Settings(
                grid.scheduler().address().toString(),
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
        WorkerNode observer = grid.worker("w", 1);
        ClusterExecutor executor = grid.connect(documents);
        assertThat(ProblemStore.fetch(observer.ignite(), documents.digest())
                        .orElseThrow()
                        .digest())
                .isEqualTo(documents.digest());
        executor.close();
        assertThat(ProblemStore.fetch(observer.ignite(), documents.digest())).isEmpty();
    }

    @Test
    void aKeyOfAnotherClusterIsRefused() {
        assertThatThrownBy(() -> ClusterObserver.look(
                        grid.contact(Optional.of(TlsIdentity.generate("x"))), OneProcessGrid.VERSION))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("does not accept the key");
    }
}
