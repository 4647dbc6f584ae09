package org.espei4j.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.espei4j.cluster.SyntheticProblem;
import org.espei4j.cluster.grid.ClusterExecutor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a cluster costs over an ideal schedule: batches of 32 tasks on two workers.
@Tag("faults")
@Timeout(300)
class ScheduleOverheadTest {

    private static final int TASKS = 32;
    private static final int WORKERS = 2;
    private static final double WARM_UP_SECONDS = 30;
    private static final int SERIES = 3;
    private static final int BATCHES = 20;
    private static final double MOST_OVERHEAD = 0.10;

    @TempDir
    private Path folder;

    /// The ideal is a bound that no schedule can beat: the sum of all times over the number of workers, or the longest
    /// time. Measured as in a run that has been on for half a minute: until then the virtual machines of the run and of the
    /// workers compile what a message runs through, and batches take 3 ms longer. What else the machine does only adds to
    /// what is measured, so the best of some series counts.
    @ParameterizedTest(name = "tasks of {0} to {1} ms")
    @CsvSource({"5, 5", "1, 50"})
    void batchesTakeAtMostATenthMoreThanTheIdealSchedule(double shortest, double longest) throws Exception {
        SyntheticProblem problem = new SyntheticProblem(2, shortest, longest, 5_000_000);
        try (Processes processes = new Processes(folder)) {
            processes.scheduler();
            for (int i = 0; i < WORKERS; i++) {
                processes.worker("w" + i);
            }
            try (ClusterExecutor executor = processes.connect(problem.documents())) {
                Processes.awaitWorkers(executor, WORKERS);
                long start = System.nanoTime();
                for (int i = 0; Processes.secondsSince(start) < WARM_UP_SECONDS; i++) {
                    executor.evaluate(proposals(-i));
                }
                double overhead = Double.POSITIVE_INFINITY;
                for (int i = 0; i < SERIES; i++) {
                    overhead = Math.min(overhead, overhead(problem, executor, 1 + i * BATCHES));
                }
                assertThat(overhead).isBetween(-0.01, MOST_OVERHEAD);
            }
        }
    }

    private static double overhead(SyntheticProblem problem, ClusterExecutor executor, int first) throws Exception {
        double ideal = 0;
        double taken = 0;
        for (int i = first; i < first + BATCHES; i++) {
            double[][] proposals = proposals(i);
            ideal += ideal(problem, proposals);
            long start = System.nanoTime();
            var results = executor.evaluate(proposals);
            taken += Processes.secondsSince(start);
            assertThat(results).hasSize(TASKS).allMatch(e -> e.failure().isEmpty());
        }
        double overhead = taken / ideal - 1;
        Processes.measured(
                "32 tasks of %.0f to %.0f ms: %.1f ms per batch, ideal %.1f ms, overhead %.1f %%",
                problem.shortestMillis(),
                problem.longestMillis(),
                1e3 * taken / BATCHES,
                1e3 * ideal / BATCHES,
                100 * overhead);
        return overhead;
    }

    private static double[][] proposals(int batch) {
        double[][] proposals = new double[TASKS][];
        for (int i = 0; i < TASKS; i++) {
            proposals[i] = new double[] {batch, i};
        }
        return proposals;
    }

    private static double ideal(SyntheticProblem problem, double[][] proposals) {
        double sum = 0;
        double longest = 0;
        for (double[] proposal : proposals) {
            double seconds = 1e-3 * problem.millis(proposal);
            sum += seconds;
            longest = Math.max(longest, seconds);
        }
        return Math.max(longest, sum / WORKERS);
    }
}
