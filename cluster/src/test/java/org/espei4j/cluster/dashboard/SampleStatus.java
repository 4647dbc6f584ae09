package org.espei4j.cluster.dashboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.ClusterStatus.Change;
import org.espei4j.cluster.status.RunStatus;
import org.espei4j.cluster.status.WorkerStatus;

/// States of a cluster for tests.
final class SampleStatus {

    /// A name that would be a script if it were not escaped.
    static final String HOSTILE = "<script>window.broken = true</script>&\"";

    private static final WorkerStatus HOSTILE_WORKER =
            new WorkerStatus(HOSTILE, "node7", 4711, 2, 1, 100, 3, 1, 0.0213, 0.001, 0.5, 50_000_000, 1L << 34, 3900);

    private SampleStatus() {}

    /// One worker, and a run of three chains, of which one never has a probability.
    static ClusterStatus at(int iteration) {
        List<Integer> iterations = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (int i = 1; i <= iteration; i++) {
            iterations.add(i);
            rows.add(new double[] {-5000 + 10 * i, -6000 + 20 * i, Double.NEGATIVE_INFINITY});
        }
        return state(List.of(HOSTILE_WORKER), iteration, new RunStatus.Traces(iterations, rows));
    }

    /// Nine workers and a run of 44 chains that climb and then stay, as real ones do.
    static ClusterStatus busy() {
        Random random = new Random(5);
        List<WorkerStatus> workers = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            workers.add(new WorkerStatus(
                    "node%02d-%d".formatted(i, 40_000 + 37 * i),
                    "node%02d.cluster".formatted(i),
                    40_000 + 37 * i,
                    16,
                    random.nextInt(10, 17),
                    25_000 + random.nextInt(20_000),
                    random.nextInt(12),
                    1,
                    0.041 + 0.01 * random.nextDouble(),
                    0.0023,
                    0.2 + random.nextDouble(),
                    300_000_000L + random.nextInt(900_000_000),
                    16L << 30,
                    8000 + 60 * i));
        }
        workers.add(HOSTILE_WORKER);
        List<Integer> iterations = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        double[] chains = random.doubles(44, -16_000, -5400).toArray();
        for (int i = 1; i <= 180; i++) {
            for (int chain = 0; chain < chains.length; chain++) {
                double step = 0.05 * (-4840 - chains[chain]) + 9 * random.nextGaussian();
                chains[chain] += random.nextInt(3) == 0 ? step : 0;
            }
            iterations.add(4 * i);
            rows.add(chains.clone());
        }
        return state(workers, 720, new RunStatus.Traces(iterations, rows));
    }

    private static ClusterStatus state(List<WorkerStatus> workers, int iteration, RunStatus.Traces traces) {
        return new ClusterStatus(
                "tls://10.0.0.1:47500",
                "1.2",
                Instant.parse("2026-11-22T10:00:00Z"),
                7300,
                70_000_000,
                workers,
                List.of(new RunStatus(
                        "Cu-Mg",
                        "login1",
                        12,
                        iteration,
                        1000,
                        0.3125,
                        -4821.25,
                        20,
                        2,
                        264,
                        Map.of("equilibrium-not-converged", 2L),
                        12.5,
                        2400,
                        traces)),
                List.of(
                        new Change(
                                Instant.parse("2026-11-22T09:50:00Z"),
                                Change.Kind.LOST,
                                "Worker node3-99 (process 99 on node3)"),
                        new Change(
                                Instant.parse("2026-11-22T08:02:10Z"),
                                Change.Kind.JOINED,
                                "Run Cu-Mg (process 12 on login1)")),
                List.of(new ClusterStatus.Refusal(
                        Instant.parse("2026-11-22T09:12:33Z"),
                        "10.0.0.9:5555",
                        "it did not show the key of the cluster")));
    }
}
