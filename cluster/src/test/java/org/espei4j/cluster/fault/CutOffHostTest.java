package org.espei4j.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.espei4j.assess.trace.Trace;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A cluster of two hosts, one of which is cut off for twenty seconds: nothing is lost, and the chain is that of one
/// thread.
@Tag("faults")
@Timeout(300)
class CutOffHostTest {

    private static final int ITERATIONS = 120;
    private static final long CUT_OFF_MILLIS = 20_000;

    @TempDir
    private Path folder;

    private static int completed(Path trace) {
        try {
            return Files.exists(trace) ? Trace.read(trace).completed() : 0;
        } catch (BadInputException beingWritten) {
            return 0;
        }
    }

    private static void awaitIteration(Path trace, int number) throws InterruptedException {
        Processes.await("iteration " + number, Duration.ofSeconds(120), () -> completed(trace) >= number);
    }

    private void assertFinishes(Processes processes, Process run, Path trace) throws Exception {
        assertThat(run.waitFor(150, TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).as(Files.readString(processes.log("run"))).isZero();
        SyntheticRun.serialTrace(folder, ITERATIONS);
        assertThat(Files.readAllBytes(trace)).isEqualTo(Files.readAllBytes(folder.resolve("serial.npy")));
    }

    private static List<String> on(Network.Host host) {
        return List.of(host.prefix());
    }

    @Test
    void aHostWithAWorkerIsDoneWithoutAndComesBack() throws Exception {
        try (Network network = new Network();
                Processes processes = new Processes(folder)) {
            Network.Host centre = network.host();
            Network.Host other = network.host();
            processes.scheduler(centre.address(), centre.prefix());
            processes.worker("near", 1, org.espei4j.cluster.MemoryLimit.NONE, centre.prefix());
            processes.worker("far", 1, org.espei4j.cluster.MemoryLimit.NONE, other.prefix());
            awaitReady("near", "far");
            Path trace = folder.resolve("cluster.npy");
            Process run = processes.runUnder(on(centre), "run", trace.toString(), Integer.toString(ITERATIONS));
            awaitIteration(trace, 3);
            network.cutOff(other);
            Thread.sleep(10_000);
            int halfway = completed(trace);
            Thread.sleep(CUT_OFF_MILLIS - 10_000);
            // It did not wait for the host.
            assertThat(completed(trace)).isGreaterThan(halfway + 5);
            network.reconnect(other);
            assertFinishes(processes, run, trace);
            String log = Files.readString(processes.log("run"));
            assertThat(log).contains("Worker far", "is gone");
            // Once at first, and once again.
            assertThat(log.split("Worker far .* has joined", -1)).as(log).hasSize(3);
        }
    }

    @Test
    void theHostOfTheRunFindsItsSchedulerAgain() throws Exception {
        try (Network network = new Network();
                Processes processes = new Processes(folder)) {
            Network.Host centre = network.host();
            Network.Host other = network.host();
            processes.scheduler(centre.address(), centre.prefix());
            processes.worker("w1", 1, org.espei4j.cluster.MemoryLimit.NONE, centre.prefix());
            processes.worker("w2", 1, org.espei4j.cluster.MemoryLimit.NONE, centre.prefix());
            awaitReady("w1", "w2");
            Path trace = folder.resolve("cluster.npy");
            Process run = processes.runUnder(on(other), "run", trace.toString(), Integer.toString(ITERATIONS));
            awaitIteration(trace, 3);
            network.cutOff(other);
            Thread.sleep(CUT_OFF_MILLIS);
            network.reconnect(other);
            assertFinishes(processes, run, trace);
            assertThat(Files.readString(processes.log("run"))).contains("is back");
        }
    }

    private void awaitReady(String... workers) throws InterruptedException {
        for (String worker : workers) {
            Processes.await(worker, Duration.ofSeconds(90), () -> Files.exists(folder.resolve(worker + ".ready")));
        }
    }
}
