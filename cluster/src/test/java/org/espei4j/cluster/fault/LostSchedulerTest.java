package org.espei4j.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.espei4j.cluster.Ending;
import org.espei4j.cluster.SyntheticProblem;
import org.espei4j.cluster.TestMember;
import org.espei4j.cluster.WorkerService;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.SchedulerFile;
import org.espei4j.cluster.contact.SchedulerProbe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A worker whose scheduler is lost looks for it as long as `--death-timeout` says, and then ends.
@Tag("faults")
@Timeout(200)
class LostSchedulerTest {

    private static final Duration DEATH_TIMEOUT = Duration.ofSeconds(4);

    @TempDir
    private Path folder;

    /// A killed scheduler closes its port; one that is stopped, or whose host has gone, does not answer on it. Ignite
    /// takes up to ten seconds to call the connection lost, and would itself look for the scheduler for half a minute
    /// more than the worker does: so this is the worker's own clock.
    @ParameterizedTest
    @CsvSource({"KILL,file", "STOP,address"})
    void aWorkerGivesUpItsSchedulerByItsOwnClock(String signal, String knownBy) throws Exception {
        try (Processes processes = new Processes(folder)) {
            Process scheduler = processes.scheduler();
            CountDownLatch joined = new CountDownLatch(1);
            try (WorkerService worker = new WorkerService(
                    settings(processes, knownBy), new SyntheticProblem.Compiler(), joined::countDown)) {
                CompletableFuture<Ending> ending = CompletableFuture.supplyAsync(() -> run(worker));
                assertThat(joined.await(60, TimeUnit.SECONDS)).isTrue();
                Processes.signal(scheduler, signal);
                long lost = System.nanoTime();
                Ending end = ending.get(60, TimeUnit.SECONDS);
                double waited = Processes.secondsSince(lost);
                Processes.measured("scheduler %s, --death-timeout 4s: worker ended after %.1f s", signal, waited);
                assertThat(end.orderly()).isFalse();
                assertThat(end.message()).isEqualTo("The scheduler was lost, and no other was found.");
                assertThat(waited).isBetween(4.0, 40.0);
            }
        }
    }

    private static Ending run(WorkerService worker) {
        try {
            return worker.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// A scheduler that hangs is not said to have another key.
    @Test
    void aSchedulerThatHangsIsSaidToHang() throws Exception {
        try (Processes processes = new Processes(folder)) {
            Process scheduler = processes.scheduler();
            SchedulerContact contact = SchedulerContact.ofFile(processes.schedulerFile(), SchedulerContact.Proof.NONE);
            assertThat(SchedulerProbe.reach(contact).isLoopbackAddress()).isTrue();
            Processes.signal(scheduler, "STOP");
            assertThatThrownBy(() -> SchedulerProbe.reach(contact))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("No scheduler answers at tls://127.0.0.1:")
                    .hasMessageContaining("it hangs");
        }
    }

    private static WorkerService.Settings settings(Processes processes, String knownBy) throws ClusterException {
        Path file = processes.schedulerFile();
        return new WorkerService.Settings(
                knownBy.equals("file")
                        ? file.toString()
                        : SchedulerFile.read(file).address().toString(),
                new SchedulerContact.Proof(Optional.empty(), Optional.of(file), Optional.empty(), Optional.empty()),
                1,
                Optional.of("faithful"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(DEATH_TIMEOUT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TestMember.VERSION);
    }
}
