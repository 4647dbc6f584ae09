package org.espei4j.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.espei4j.cluster.MemoryLimit;
import org.espei4j.cluster.contact.SchedulerAddress.Protocol;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Everything that crosses the wire of a host with a whole cluster on it, captured: with TLS nothing of it can be read.
@Tag("faults")
@Timeout(200)
class WireTest {

    /// What members say to each other: what they are, the documents of a problem, the names of jobs and reports.
    private static final List<String> CONTENTS =
            List.of("espei4j.role", "the-worker", "ballast", "x".repeat(200), "EvaluationJob", "heap_used_bytes");

    @TempDir
    private Path folder;

    private byte[] capture(Protocol protocol) throws Exception {
        assumeTrue(isInstalled("tcpdump"), "tcpdump is not installed");
        Path capture = folder.resolve("capture.pcap");
        try (Network network = new Network();
                Processes processes = new Processes(folder, protocol)) {
            Network.Host host = network.host();
            Process tcpdump = processes.program(
                    "tcpdump",
                    List.of(
                            "ip",
                            "netns",
                            "exec",
                            host.namespace(),
                            "tcpdump",
                            "-i",
                            "lo",
                            "-s",
                            "0",
                            "-U",
                            "-Z",
                            "root",
                            "-w",
                            capture.toString()));
            Processes.await("the capture", Duration.ofSeconds(20), () -> Files.exists(capture));
            processes.scheduler(host.address(), host.prefix());
            processes.worker("the-worker", 1, MemoryLimit.NONE, host.prefix());
            Processes.await(
                    "the worker", Duration.ofSeconds(90), () -> Files.exists(folder.resolve("the-worker.ready")));
            Process run = processes.runUnder(
                    List.of(host.prefix()), "run", folder.resolve("trace.npy").toString(), "5");
            assertThat(run.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue())
                    .as(Files.readString(processes.log("run")))
                    .isZero();
            tcpdump.destroy();
            assertThat(tcpdump.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        return Files.readAllBytes(capture);
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(f -> Files.isExecutable(Path.of(f, program)));
    }

    @Test
    void withTlsNothingCanBeReadOnTheWire() throws Exception {
        String wire = new String(capture(Protocol.TLS), StandardCharsets.ISO_8859_1);
        Processes.measured("captured with TLS: %d bytes", wire.length());
        assertThat(wire.length()).isGreaterThan(200_000);
        for (String content : CONTENTS) {
            assertThat(wire.contains(content)).as(content).isFalse();
        }
    }

    /// So that the test above can fail: in the clear all of it can be read.
    @Test
    void withoutTlsAllOfItCan() throws Exception {
        String wire = new String(capture(Protocol.TCP), StandardCharsets.ISO_8859_1);
        for (String content : CONTENTS) {
            assertThat(wire.contains(content)).as(content).isTrue();
        }
    }
}
