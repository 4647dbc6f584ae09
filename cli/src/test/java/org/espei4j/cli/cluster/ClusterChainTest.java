package org.espei4j.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.espei4j.assess.trace.Trace;
import org.espei4j.cli.Command;
import org.espei4j.cli.CuMg;
import org.espei4j.cluster.LocalCluster;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The chain of Cu–Mg, twenty iterations, is the same to the last byte of every file, whoever computes it: one thread,
/// two threads, workers in any number, workers that are killed and join in mid-run.
@Tag("faults")
@Timeout(900)
class ClusterChainTest {

    private static final int ITERATIONS = 20;

    @TempDir
    private static Path folder;

    private static Map<String, byte[]> expected = Map.of();

    @BeforeAll
    static void oneThread() throws IOException {
        expected = results(run("one-thread", "scheduler: null"));
    }

    private static CuMg run(String name, String... sampling) throws IOException {
        CuMg run = new CuMg(Files.createDirectories(folder.resolve(name)));
        Command done = Command.run("--in", runFile(run, sampling).toString());
        assertThat(done.exitCode()).as(done.err()).isZero();
        return run;
    }

    private static Path runFile(CuMg run, String... sampling) throws IOException {
        String[] all = new String[sampling.length + 2];
        all[0] = "iterations: " + ITERATIONS;
        all[1] = "save_interval: 1";
        System.arraycopy(sampling, 0, all, 2, sampling.length);
        return run.generating(all);
    }

    private static Map<String, byte[]> results(CuMg run) throws IOException {
        Map<String, byte[]> results = new HashMap<>();
        for (String file : CuMg.RESULTS) {
            results.put(file, run.bytes(file));
        }
        return results;
    }

    private static void assertSame(CuMg run) throws IOException {
        for (String file : CuMg.RESULTS) {
            assertThat(run.bytes(file)).as(file).isEqualTo(expected.get(file));
        }
    }

    @Test
    void onTwoThreads() throws Exception {
        assertThat(Trace.read(folder.resolve("one-thread/trace.npy")).completed())
                .isEqualTo(ITERATIONS);
        assertSame(run("two-threads", "scheduler: dask", "cores: 2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void onWorkers(int workers) throws Exception {
        Path schedulerFile = folder.resolve("scheduler-" + workers + ".json");
        try (LocalCluster cluster = LocalCluster.builder().workers(workers).start()) {
            cluster.writeSchedulerFile(schedulerFile);
            assertThat(cluster.awaitWorkers(Duration.ofSeconds(120))).isTrue();
            assertSame(run("workers-" + workers, "scheduler: " + schedulerFile));
            assertThat(Checkout.status(schedulerFile).workers())
                    .hasSize(workers)
                    .allSatisfy(w -> assertThat(w.evaluations()).isPositive());
        }
    }

    /// Each worker is killed once, and the cluster starts another in its place.
    @Test
    void onWorkersThatAreKilledAndJoinInMidRun() throws Exception {
        Path schedulerFile = folder.resolve("scheduler-killed.json");
        CuMg run = new CuMg(Files.createDirectories(folder.resolve("killed")));
        try (LocalCluster cluster = LocalCluster.builder().workers(2).start()) {
            cluster.writeSchedulerFile(schedulerFile);
            assertThat(cluster.awaitWorkers(Duration.ofSeconds(120))).isTrue();
            List<Long> first = cluster.workerProcesses();
            Path runFile = runFile(run, "scheduler: " + schedulerFile);
            CompletableFuture<Command> sampling =
                    CompletableFuture.supplyAsync(() -> Command.run("--in", runFile.toString()));
            awaitIteration(run, 2);
            Checkout.killHard(first.get(0));
            awaitIteration(run, 4);
            Checkout.killHard(first.get(1));
            Command done = sampling.get(600, TimeUnit.SECONDS);
            assertThat(done.exitCode()).as(done.err()).isZero();
            // As many as there were, and none of them.
            Checkout.await(
                    "the workers' replacement",
                    Duration.ofSeconds(60),
                    () -> Checkout.status(schedulerFile).workers().size() == 2);
            assertThat(cluster.workerProcesses()).hasSize(2).doesNotContainAnyElementsOf(first);
        }
        assertSame(run);
    }

    private static void awaitIteration(CuMg run, int number) throws Exception {
        Path trace = run.file("trace.npy");
        Checkout.await(
                "iteration " + number,
                Duration.ofSeconds(300),
                () -> Files.exists(trace) && Trace.read(trace).completed() >= number);
    }
}
