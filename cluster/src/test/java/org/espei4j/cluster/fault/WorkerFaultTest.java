package org.espei4j.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.cluster.SyntheticProblem;
import org.espei4j.cluster.grid.ClusterExecutor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// What happens when workers die, hang, and come late.
@Tag("faults")
@Timeout(300)
class WorkerFaultTest {

    /// Evaluations of one second.
    private static final SyntheticProblem SLOW = new SyntheticProblem(2, 1000, 1000, 0);

    @TempDir
    private Path folder;

    private static CompletableFuture<List<Evaluation>> evaluate(ClusterExecutor executor, double[][] proposals) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return executor.evaluate(proposals);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static double[][] proposals(int count) {
        double[][] proposals = new double[count][2];
        for (int i = 0; i < count; i++) {
            proposals[i][0] = i;
        }
        return proposals;
    }

    private static void assertComplete(List<Evaluation> results, int count) {
        assertThat(results).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(results.get(i)).isEqualTo(Evaluation.of(0, -0.5 * i * i));
        }
    }

    /// Two evaluations are under way when one worker is killed; the other finishes its own and then does the lost
    /// one. The issue asks for results within 5 s of the kill, besides the second that the evaluation itself
    /// takes.
    @Test
    void theProposalsOfAKilledWorkerAreEvaluatedElsewhereWithinFiveSeconds() throws Exception {
        try (Processes processes = new Processes(folder)) {
            processes.scheduler();
            Process doomed = processes.worker("doomed");
            processes.worker("survivor");
            try (ClusterExecutor executor = processes.connect(SLOW.documents())) {
                Processes.awaitWorkers(executor, 2);
                assertComplete(executor.evaluate(proposals(4)), 4);
                CompletableFuture<List<Evaluation>> batch = evaluate(executor, proposals(2));
                Thread.sleep(300);
                long killed = System.nanoTime();
                Processes.killHard(doomed);
                assertComplete(batch.get(60, TimeUnit.SECONDS), 2);
                double waited = Processes.secondsSince(killed);
                Processes.measured("results %.1f s after the kill, 1 s of which is the evaluation", waited);
                assertThat(waited).isLessThan(5.0 + 1.0);
                assertThat(executor.workers()).containsExactly("survivor");
            }
        }
    }

    @Test
    void aStoppedWorkerIsDoneWithoutAndComesBackToWork() throws Exception {
        try (Processes processes = new Processes(folder)) {
            processes.scheduler();
            Process stopped = processes.worker("stopped");
            processes.worker("other");
            try (ClusterExecutor executor = processes.connect(SLOW.documents())) {
                Processes.awaitWorkers(executor, 2);
                assertComplete(executor.evaluate(proposals(4)), 4);
                CompletableFuture<List<Evaluation>> batch = evaluate(executor, proposals(6));
                Thread.sleep(300);
                Processes.signal(stopped, "STOP");
                long stop = System.nanoTime();
                assertComplete(batch.get(60, TimeUnit.SECONDS), 6);
                // The other does all six, one second each, after the stopped one has been missed.
                assertThat(Processes.secondsSince(stop)).isLessThan(15);
                assertThat(executor.workers()).containsExactly("other");
                while (Processes.secondsSince(stop) < 30) {
                    assertComplete(executor.evaluate(proposals(2)), 2);
                }
                Processes.signal(stopped, "CONT");
                Processes.await(
                        "the stopped worker's return",
                        Duration.ofSeconds(60),
                        () -> executor.workers().contains("stopped"));
                // Two at a time again: four take two seconds, not four.
                assertComplete(executor.evaluate(proposals(2)), 2);
                long both = System.nanoTime();
                assertComplete(executor.evaluate(proposals(4)), 4);
                assertThat(Processes.secondsSince(both)).isLessThan(3.5);
            }
        }
    }

    @Test
    void withoutWorkersTheRunWaitsSaysSoAndGoesOnWithinFiveSecondsOfANewOne() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("org.espei4j.cluster.grid.Patience");
        log.start();
        logger.addAppender(log);
        logger.setLevel(ch.qos.logback.classic.Level.WARN);
        try (Processes processes = new Processes(folder)) {
            processes.scheduler();
            Process first = processes.worker("first");
            Process second = processes.worker("second");
            try (ClusterExecutor executor = processes.connect(SLOW.documents())) {
                Processes.awaitWorkers(executor, 2);
                CompletableFuture<List<Evaluation>> batch = evaluate(executor, proposals(3));
                Thread.sleep(300);
                Processes.killHard(first);
                Processes.killHard(second);
                // Long enough for the warning and one reminder.
                Thread.sleep(40_000);
                assertThat(batch).isNotDone();
                assertThat(List.copyOf(log.list))
                        .extracting(ILoggingEvent::getFormattedMessage)
                        .filteredOn(m -> m.contains("There is no worker; 3 proposals wait"))
                        .hasSizeBetween(2, 3);
                processes.worker("third");
                Processes.await(
                        "the third worker", Duration.ofSeconds(60), () -> Files.exists(folder.resolve("third.ready")));
                long joined = System.nanoTime();
                assertComplete(batch.get(60, TimeUnit.SECONDS), 3);
                // Three evaluations of a second besides.
                assertThat(Processes.secondsSince(joined)).isLessThan(5.0 + 3.0);
            }
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
    }

    /// A proposal that ends the process which evaluates it is rejected in the end, and the run goes on.
    @Test
    void aProposalThatKillsItsWorkersIsRejectedByName() throws Exception {
        try (Processes processes = new Processes(folder)) {
            processes.scheduler();
            List<Process> workers = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                workers.add(processes.worker("w" + i));
            }
            SyntheticProblem quick = new SyntheticProblem(2, 1, 1, 0);
            try (ClusterExecutor executor = processes.connect(quick.documents())) {
                Processes.awaitWorkers(executor, 9);
                List<Evaluation> results =
                        executor.evaluate(new double[][] {{1, 0}, {SyntheticProblem.KILLS_PROCESS, 0}, {2, 0}});
                assertThat(results.get(0)).isEqualTo(Evaluation.of(0, -0.5));
                assertThat(results.get(1).failure().orElseThrow().reason()).isEqualTo("workers-lost");
                assertThat(results.get(2)).isEqualTo(Evaluation.of(0, -2));
                // Eight are dead, unless the machine is so busy that one was missed without being dead.
                assertThat(workers.stream().filter(Process::isAlive)).isNotEmpty();
            }
        }
    }

    @Test
    void aProposalThatExhaustsTheMemoryIsANamedFailureAndTheWorkerLivesOn() throws Exception {
        try (Processes processes = new Processes(folder)) {
            processes.scheduler();
            Process worker = processes.worker("w", 1, new org.espei4j.cluster.MemoryLimit(256L << 20));
            SyntheticProblem quick = new SyntheticProblem(2, 1, 1, 0);
            try (ClusterExecutor executor = processes.connect(quick.documents())) {
                Processes.awaitWorkers(executor, 1);
                for (int round = 0; round < 3; round++) {
                    List<Evaluation> results =
                            executor.evaluate(new double[][] {{1, 0}, {SyntheticProblem.EXHAUSTS_MEMORY, 0}, {2, 0}});
                    assertThat(results.get(0)).isEqualTo(Evaluation.of(0, -0.5));
                    assertThat(results.get(1).failure().orElseThrow().detail()).contains("OutOfMemoryError");
                    assertThat(results.get(2)).isEqualTo(Evaluation.of(0, -2));
                }
                assertThat(executor.workers()).containsExactly("w");
            }
            assertThat(worker.isAlive()).isTrue();
        }
    }

    /// Workers are killed and join in mid-run: every file is the same as that of one thread.
    @Test
    void theChainIsTheSameWhateverHappensToWorkers() throws Exception {
        int iterations = 20;
        try (Processes processes = new Processes(folder)) {
            processes.scheduler();
            Process first = processes.worker("first");
            Process second = processes.worker("second");
            try (ClusterExecutor executor = processes.connect(SyntheticRun.PROBLEM.documents())) {
                Processes.awaitWorkers(executor, 2);
                Path trace = folder.resolve("cluster.npy");
                CompletableFuture<?> run = CompletableFuture.runAsync(() -> {
                    try {
                        SyntheticRun.sample(executor, trace, iterations, Optional.empty());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
                Thread.sleep(1000);
                Processes.killHard(first);
                processes.worker("third");
                Processes.await(
                        "the third worker", Duration.ofSeconds(60), () -> Files.exists(folder.resolve("third.ready")));
                Processes.killHard(second);
                processes.worker("fourth");
                run.get(200, TimeUnit.SECONDS);
                SyntheticRun.serialTrace(folder, iterations);
                for (String file : List.of("npy", "npy.lnprob.npy", "state.json")) {
                    assertThat(Files.readAllBytes(folder.resolve("cluster." + file)))
                            .as(file)
                            .isEqualTo(Files.readAllBytes(folder.resolve("serial." + file)));
                }
            }
        }
    }
}
