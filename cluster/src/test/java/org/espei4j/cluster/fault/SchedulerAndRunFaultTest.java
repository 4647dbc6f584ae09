package org.espei4j.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.assess.sample.SamplingResult;
import org.espei4j.assess.trace.Restart;
import org.espei4j.assess.trace.Trace;
import org.espei4j.cluster.SyntheticProblem;
import org.espei4j.cluster.TestMember;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.grid.ClusterExecutor;
import org.espei4j.cluster.grid.ClusterObserver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What happens when the run or the scheduler dies.
@Tag("faults")
@Timeout(300)
class SchedulerAndRunFaultTest {

    private static final int ITERATIONS = 30;

    @TempDir
    private Path folder;

    private static void awaitIterations(Path trace, int number) throws InterruptedException {
        Processes.await(number + " saved iterations", Duration.ofSeconds(120), () -> completed(trace) >= number);
    }

    private static int completed(Path trace) {
        try {
            return Files.exists(trace) ? Trace.read(trace).completed() : 0;
        } catch (org.espei4j.calphad.diagnostic.BadInputException e) {
            return 0;
        }
    }

    /// Checks that two traces together are that of one thread that was never stopped.
    private void assertContinued(Path first, long done, Path second) throws Exception {
        Trace whole = SyntheticRun.serialTrace(folder, ITERATIONS);
        Trace begin = Trace.read(first);
        Trace rest = Trace.read(second);
        assertThat(rest.completed()).isEqualTo((int) (ITERATIONS - done));
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[][] positions =
                    iteration < done ? begin.positions(iteration) : rest.positions((int) (iteration - done));
            assertThat(positions).as("iteration " + iteration).isEqualTo(whole.positions(iteration));
        }
    }

    @Test
    void aKilledRunLeavesTheClusterToTheNextWhichGoesOnFromTheLastSave() throws Exception {
        try (Processes processes = new Processes(folder)) {
            processes.scheduler();
            processes.worker("w1");
            processes.worker("w2");
            Path trace = folder.resolve("first.npy");
            Process run = processes.run("run", trace.toString(), Integer.toString(ITERATIONS));
            awaitIterations(trace, 3);
            Processes.killHard(run);
            long killed = System.nanoTime();
            SyntheticProblem other = new SyntheticProblem(2, 1, 1, 0);
            try (ClusterExecutor next = processes.connect(other.documents())) {
                assertThat(next.evaluate(new double[][] {{1, 0}, {2, 0}}))
                        .containsExactly(Evaluation.of(0, -0.5), Evaluation.of(0, -2));
                assertThat(Processes.secondsSince(killed)).isLessThan(30);
            }
            long done = Restart.from(trace, SyntheticRun.PROBLEM.parameterNames())
                    .state()
                    .orElseThrow()
                    .iterations();
            // The state is saved after the trace: a kill between the two leaves it one save behind.
            assertThat(done).isBetween(completed(trace) - 1L, (long) completed(trace));
            Path second = folder.resolve("second.npy");
            Process again =
                    processes.run("again", second.toString(), Long.toString(ITERATIONS - done), trace.toString());
            assertThat(again.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(again.exitValue()).isZero();
            assertContinued(trace, done, second);
        }
    }

    @Test
    void aKilledSchedulerEndsTheRunWithItsStateSavedAndAnotherOneServesTheRestart() throws Exception {
        try (Processes processes = new Processes(folder)) {
            Process scheduler = processes.scheduler();
            Process worker = processes.worker("w1");
            Path trace = folder.resolve("first.npy");
            SamplingResult[] result = new SamplingResult[1];
            try (ClusterExecutor executor = processes.connect(SyntheticRun.PROBLEM.documents())) {
                Processes.awaitWorkers(executor, 1);
                Thread sampling = Thread.ofPlatform().start(() -> {
                    try {
                        result[0] = SyntheticRun.sample(executor, trace, ITERATIONS, Optional.empty());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
                awaitIterations(trace, 2);
                Processes.killHard(scheduler);
                long killed = System.nanoTime();
                sampling.join();
                assertThat(Processes.secondsSince(killed)).isLessThan(60);
            }
            assertThat(result[0].outcome()).isEqualTo(SamplingResult.Outcome.EXECUTOR_FAILED);
            assertThat(result[0].message()).contains("The scheduler tls://127.0.0.1:", "is gone", "restart the run");
            long done = result[0].iterations();
            assertThat(Trace.read(trace).completed()).isEqualTo((int) done);
            // The file of the dead scheduler is still there: the new one recognises that, and the worker follows
            // it.
            assertThat(processes.schedulerFile()).exists();
            String stale = Files.readString(processes.schedulerFile());
            processes.scheduler();
            Processes.await(
                    "a new scheduler file",
                    Duration.ofSeconds(60),
                    () -> !content(processes).equals(stale));
            try (ClusterExecutor executor = processes.connect(SyntheticRun.PROBLEM.documents())) {
                Processes.awaitWorkers(executor, 1);
                Path second = folder.resolve("second.npy");
                SyntheticRun.sample(executor, second, (int) (ITERATIONS - done), Optional.of(trace));
                assertContinued(trace, done, second);
            }
            assertThat(worker.isAlive()).isTrue();
        }
    }

    private static String content(Processes processes) {
        try {
            return Files.readString(processes.schedulerFile());
        } catch (java.io.IOException e) {
            return "";
        }
    }

    /// The first run is still computing when it is killed: its work is not what the next one waits for.
    @Test
    void theWorkOfAKilledRunIsDropped() throws Exception {
        try (Processes processes = new Processes(folder)) {
            processes.scheduler();
            processes.worker("w1");
            Path trace = folder.resolve("first.npy");
            Process run = processes.run("run", trace.toString(), "100000");
            awaitIterations(trace, 1);
            Processes.killHard(run);
            SchedulerContact contact = SchedulerContact.ofFile(processes.schedulerFile(), SchedulerContact.Proof.NONE);
            Processes.await("the end of the run", Duration.ofSeconds(30), () -> runs(contact) == 0);
            long before = ClusterObserver.look(contact, TestMember.VERSION)
                    .workers()
                    .getFirst()
                    .evaluations();
            Thread.sleep(4000);
            assertThat(ClusterObserver.look(contact, TestMember.VERSION)
                            .workers()
                            .getFirst()
                            .evaluations())
                    .isLessThanOrEqualTo(before + 2);
        }
    }

    private static int runs(SchedulerContact contact) {
        try {
            return ClusterObserver.look(contact, TestMember.VERSION).runs().size();
        } catch (org.espei4j.cluster.contact.ClusterException e) {
            throw new IllegalStateException(e);
        }
    }
}
