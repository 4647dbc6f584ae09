package org.espei4j.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espei4j.cli.Command;
import org.espei4j.cli.CuMg;
import org.espei4j.cli.terminal.TimeSpan;
import org.espei4j.cluster.LocalCluster;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.RunStatus;
import org.espei4j.cluster.status.WorkerStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterCommandsTest {

    @TempDir
    private Path folder;

    /// A cluster of processes on this machine, from Java as a script would, and a run on it: the same bytes as
    /// one thread.
    @Test
    @Timeout(600)
    void aRunOnAClusterGivesTheSameFilesAsOneThread() throws Exception {
        CuMg onCluster = new CuMg(Files.createDirectory(folder.resolve("cluster")));
        CuMg serial = new CuMg(Files.createDirectory(folder.resolve("serial")));
        Path schedulerFile = onCluster.file("my-scheduler.json");
        try (LocalCluster cluster = LocalCluster.builder()
                .workers(2)
                .threadsPerWorker(1)
                .memoryLimit(0)
                .start()) {
            cluster.writeSchedulerFile(schedulerFile);
            Command status = Command.run("cluster-status", schedulerFile.toString());
            assertThat(status.exitCode()).as(status.err()).isZero();
            assertThat(status.out()).contains("Scheduler tls://127.0.0.1:", "Status page: http://127.0.0.1:");
            Command run = Command.run(
                    "--in",
                    onCluster
                            .generating("iterations: 1", "scheduler: " + schedulerFile)
                            .toString());
            assertThat(run.err()).doesNotContain("espei:");
            assertThat(run.exitCode()).isZero();
            Command json = Command.run("cluster-status", "--json", schedulerFile.toString());
            assertThat(json.out()).contains("\"name\":\"worker-1\"", "\"name\":\"worker-2\"", "\"problems\":1");
            assertThat(cluster.workerProcesses()).hasSize(2);
        }
        assertThat(schedulerFile).doesNotExist();
        assertThat(Command.run(
                                "--in",
                                serial.generating("iterations: 1", "scheduler: null")
                                        .toString())
                        .exitCode())
                .isZero();
        for (String file : List.of("trace.npy", "lnprob.npy", "out.tdb", "trace.state.json")) {
            assertThat(onCluster.bytes(file)).as(file).isEqualTo(serial.bytes(file));
        }
    }

    @Test
    void theStatusIsPrintedForPeople() {
        ClusterStatus status = new ClusterStatus(
                "tls://10.0.0.1:47500",
                "1.2",
                Instant.EPOCH,
                100,
                70_000_000,
                List.of(new WorkerStatus(
                        "w1", "node7", 4711, 2, 1, 100, 3, 1, 0.0213, 0.001, 0.5, 50_000_000, 1L << 34, 60)),
                List.of(new RunStatus(
                        "run.yaml",
                        "login",
                        12,
                        5,
                        1000,
                        0.3125,
                        Double.NEGATIVE_INFINITY,
                        20,
                        2,
                        264,
                        Map.of("not-converged", 2L),
                        10,
                        -1,
                        RunStatus.Traces.NONE)),
                List.of(new ClusterStatus.Change(
                        Instant.EPOCH, ClusterStatus.Change.Kind.LOST, "Worker w2 (process 7 on node8)")),
                List.of(new ClusterStatus.Refusal(
                        Instant.EPOCH, "10.9.9.9:1", "it did not show the key of the cluster")));
        StringWriter text = new StringWriter();
        new ClusterStatusText(new PrintWriter(text)).write(status, Optional.of("http://127.0.0.1:8787/secret/"));
        assertThat(text.toString().lines()).containsExactly("""
                Scheduler tls://10.0.0.1:47500, version 1.2, up 1 min 40 s, memory 70 MB
                Status page: http://127.0.0.1:8787/secret/

                1 worker, threads 2, busy 1:
                  name  host   process  threads  busy  evaluations  failed     mean  shortest   longest  heap used  heap limit          up
                  w1    node7     4711        2     1          100       3  21.3 ms    1.0 ms  500.0 ms      50 MB       17 GB  1 min 00 s

                Run run.yaml (process 12 on login):
                  iteration         5 of 1000 (0 %), time left unknown
                  acceptance ratio  0.313
                  best ln p         none yet
                  evaluations       264 in 10 s
                  queue             20 waiting, 2 with workers
                  failures          2 not-converged

                Came and went:
                  1970-01-01 00:00:00 UTC  lost  Worker w2 (process 7 on node8)

                Refused connections:
                  1970-01-01 00:00:00 UTC  10.9.9.9:1  it did not show the key of the cluster
                """.lines().toArray(String[]::new));
    }

    @Test
    void aClusterWithoutAnybodyIsPrintedToo() {
        StringWriter text = new StringWriter();
        ClusterStatus empty =
                new ClusterStatus("tcp://h:1", "1", Instant.EPOCH, 0.5, 1, List.of(), List.of(), List.of(), List.of());
        new ClusterStatusText(new PrintWriter(text)).write(empty, Optional.empty());
        assertThat(text.toString())
                .contains("No worker has joined.", "No run is connected.")
                .doesNotContain("Refused");
    }

    @ParameterizedTest
    @CsvSource({"90,90000", "90s,90000", "15 min,900000", "1h30m,5400000", "2 days,172800000", "1.5s,1500", "20ms,20"})
    void durationsAreRead(String text, long milliseconds) {
        assertThat(new TimeSpan().convert(text)).isEqualTo(Duration.ofMillis(milliseconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "5 fortnights", "1h and", "1e99"})
    void otherTextsAreNoDurations(String text) {
        Command refused = Command.run("worker", "--scheduler-file", "s.json", "--lifetime", text);
        assertThat(refused.exitCode()).isEqualTo(2);
    }

    /// The worker with a limit of its own is started again with another heap, and ends there with its own code.
    @Test
    @Timeout(120)
    void aMemoryLimitIsTheLimitOfTheHeap() {
        long began = System.nanoTime();
        Command limited = Command.run(
                "worker",
                "--scheduler-file",
                folder.resolve("none.json").toString(),
                "--memory-limit",
                "256MB",
                "--death-timeout",
                "1s");
        assertThat(limited.exitCode()).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(100));
    }
}
