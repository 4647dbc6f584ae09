package org.espei4j.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.cluster.MemoryLimit;
import org.espei4j.cluster.SyntheticProblem;
import org.espei4j.cluster.TestMember;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.grid.ClusterExecutor;
import org.espei4j.cluster.grid.ClusterObserver;
import org.espei4j.cluster.status.WorkerStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Clusters of a size that one machine rarely has: how fast they come together, what they get done, and what they take
/// of memory.
@Tag("faults")
@Timeout(600)
class ManyWorkersTest {

    private static final double TASK_MILLIS = 20;

    @TempDir
    private Path folder;

    private static double[][] proposals(int count, int first) {
        double[][] proposals = new double[count][];
        for (int i = 0; i < count; i++) {
            proposals[i] = new double[] {first + i, 1};
        }
        return proposals;
    }

    private static void assertComplete(List<Evaluation> results, double[][] proposals) {
        assertThat(results).hasSize(proposals.length);
        for (int i = 0; i < proposals.length; i++) {
            double x = proposals[i][0];
            assertThat(results.get(i)).isEqualTo(Evaluation.of(0, -0.5 * (x * x + 1)));
        }
    }

    /// Fraction of what the workers could do if they never waited.
    private static double throughput(ClusterExecutor executor, double[][] proposals, int workers) throws Exception {
        long begin = System.nanoTime();
        List<Evaluation> results = executor.evaluate(proposals);
        double taken = Processes.secondsSince(begin);
        double ideal = proposals.length * 1e-3 * TASK_MILLIS / workers;
        assertComplete(results, proposals);
        Processes.measured(
                "%d tasks of 20 ms on %d workers: %.2f s, %.0f %% of the ideal throughput",
                proposals.length, workers, taken, 100 * ideal / taken);
        return ideal / taken;
    }

    /// The program is packed and rehearsed as the launcher does it, so that it starts as quickly as it does for users.
    @Test
    void sixtyFourWorkersOnOneMachine() throws Exception {
        int workers = 64;
        long heap = 64L << 20;
        PackedProgram program = PackedProgram.make(folder);
        try (Processes processes = new Processes(folder)) {
            long start = System.nanoTime();
            processes.program(
                    "cluster",
                    program.command(
                            "cluster",
                            processes.schedulerFile().toString(),
                            Integer.toString(workers),
                            Long.toString(heap)));
            Processes.await(
                    "the scheduler file", Duration.ofSeconds(90), () -> Files.exists(processes.schedulerFile()));
            try (ClusterExecutor executor =
                    processes.connect(new SyntheticProblem(2, TASK_MILLIS, TASK_MILLIS, 1000).documents())) {
                Processes.awaitWorkers(executor, workers, Duration.ofSeconds(300));
                double joined = Processes.secondsSince(start);
                Processes.measured("%d workers have joined after %.1f s", workers, joined);
                // Each of the 64 virtual machines compiles what it runs through; the last batch is that of a run that
                // has
                // been on for half a minute.
                double throughput = 0;
                for (int batch = 0; batch < 5; batch++) {
                    throughput = throughput(executor, proposals(200 * workers, 1 + batch), workers);
                }
                Thread.sleep(3000);
                List<WorkerStatus> status = ClusterObserver.look(
                                SchedulerContact.ofFile(processes.schedulerFile(), SchedulerContact.Proof.NONE),
                                TestMember.VERSION)
                        .workers();
                long used = status.stream()
                        .mapToLong(WorkerStatus::heapUsedBytes)
                        .max()
                        .orElseThrow();
                Processes.measured("largest heap of a worker: %.1f MB used, of 64 MB at most", used / 1e6);
                assertThat(status)
                        .hasSize(workers)
                        .allSatisfy(w -> assertThat(w.heapLimitBytes()).isLessThanOrEqualTo(heap));
                assertThat(joined).isLessThan(60);
                assertThat(throughput).isGreaterThan(0.9);
            }
        }
    }

    @Test
    void twoHundredWorkersAndAHundredThousandTasksWithAFlatHeapOfTheScheduler() throws Exception {
        int workers = 200;
        int perProcess = 50;
        int perBatch = 10_000;
        try (Processes processes = new Processes(folder)) {
            Process scheduler = processes.scheduler();
            long start = System.nanoTime();
            for (int i = 0; i < workers / perProcess; i++) {
                processes.simulatedWorkers("p" + i, perProcess);
            }
            try (ClusterExecutor executor =
                    processes.connect(new SyntheticProblem(2, TASK_MILLIS, TASK_MILLIS, 1000).documents())) {
                Processes.awaitWorkers(executor, workers, Duration.ofSeconds(300));
                Processes.measured(
                        "%d simulated workers have joined after %.1f s", workers, Processes.secondsSince(start));
                List<Long> heaps = new ArrayList<>();
                long begin = System.nanoTime();
                for (int batch = 0; batch < 10; batch++) {
                    double[][] proposals = proposals(perBatch, batch * perBatch);
                    assertComplete(executor.evaluate(proposals), proposals);
                    heaps.add(Processes.heapAfterCollection(scheduler));
                }
                Processes.measured(
                        "100,000 tasks of 20 ms on %d workers: %.1f s; scheduler's heap after each tenth: %s MB",
                        workers,
                        Processes.secondsSince(begin),
                        Arrays.toString(heaps.stream()
                                .mapToDouble(h -> Math.round(h / 1e5) / 10.0)
                                .toArray()));
                assertThat(executor.workers()).hasSize(workers);
                // What all 100,000 have left behind is less than ten bytes each.
                assertThat(heaps.getLast() - heaps.getFirst()).isLessThan(1 << 20);
            }
        }
    }

    /// The problem goes to each process once, whatever it does with it, and is compiled there once; what a worker keeps
    /// of it is the problem, not copies.
    @Test
    void aLargeProblemGoesToEachWorkerOnceAndIsCompiledOnce() throws Exception {
        int workers = 4;
        SyntheticProblem problem = new SyntheticProblem(2, 2, 2, 20_000_000);
        try (Processes processes = new Processes(folder)) {
            processes.scheduler();
            for (int i = 0; i < workers; i++) {
                processes.worker("w" + i, 3, new MemoryLimit(160L << 20));
            }
            try (ClusterExecutor executor = processes.connect(problem.documents())) {
                Processes.awaitWorkers(executor, workers);
                long begin = System.nanoTime();
                double[][] first = proposals(workers * 6, 0);
                assertComplete(executor.evaluate(first), first);
                Processes.measured(
                        "a problem of 20 MB is with %d workers after %.1f s", workers, Processes.secondsSince(begin));
                for (int round = 0; round < 50; round++) {
                    double[][] proposals = proposals(100, round);
                    assertComplete(executor.evaluate(proposals), proposals);
                }
            }
            for (int i = 0; i < workers; i++) {
                String log = Files.readString(processes.log("w" + i));
                assertThat(log.split("Received a problem of 2\\d{7} bytes", -1))
                        .as(log)
                        .hasSize(2);
                assertThat(log.split("Compiled the problem", -1)).as(log).hasSize(2);
            }
        }
    }
}
