package org.espei4j.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.espei4j.assess.trace.Trace;
import org.espei4j.cli.CuMg;
import org.espei4j.cluster.status.WorkerStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The two commands of the documentation, under the launchers of this machine: `mpirun espei-mpi …` with four ranks,
/// and a run. A worker, or a whole rank, is killed in mid-run; the job and the run go on, and the chain is that of one
/// thread.
@Tag("faults")
@Timeout(600)
class MpiLauncherTest {

    private static final int ITERATIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    @TempDir
    private Path folder;

    /// What is killed with `kill -9`.
    private enum Victim {
        /// The Java virtual machine of a worker, as by a system that has run out of memory.
        JAVA,
        /// The process that the launcher knows as the rank; what it has started ends with it.
        RANK
    }

    static Stream<Arguments> launchers() {
        return Stream.of(
                Arguments.of("mpirun.openmpi", List.of("--allow-run-as-root", "--oversubscribe", "-n", "4")),
                Arguments.of("mpiexec.hydra", List.of("-n", "4")));
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void aRunUnderMpiGoesOnWhenAWorkerIsKilled(String launcher, List<String> options) throws Exception {
        assumeTrue(Checkout.isInstalled(launcher), launcher + " is not installed");
        checkRunUnder(launcher, options, Map.of(), Victim.JAVA, Process::destroy);
    }

    /// Open MPI has to be told to leave the other ranks alone.
    @Test
    void aRunUnderOpenMpiGoesOnWhenAWholeRankIsKilled() throws Exception {
        assumeTrue(Checkout.isInstalled("mpirun.openmpi"), "mpirun.openmpi is not installed");
        List<String> options = List.of("--allow-run-as-root", "--oversubscribe", "--enable-recovery", "-n", "4");
        checkRunUnder("mpirun.openmpi", options, Map.of(), Victim.RANK, Process::destroy);
    }

    @ParameterizedTest
    @EnumSource
    void aRunUnderSlurmGoesOnWhenOneIsKilled(Victim victim) throws Exception {
        assumeTrue(OneNodeSlurm.isPossible(), "Slurm cannot be started here (root, slurm-wlm and munge are needed)");
        try (OneNodeSlurm slurm = OneNodeSlurm.start(folder.resolve("slurm"))) {
            List<String> options = List.of("-n", "4", "--overcommit", "--kill-on-bad-exit=0");
            checkRunUnder("srun", options, slurm.environment(), victim, job -> slurm.cancelAll());
        }
    }

    /// How a user ends a job.
    private interface End {
        void of(Process job) throws Exception;
    }

    private void checkRunUnder(
            String launcher, List<String> options, Map<String, String> environment, Victim victim, End ending)
            throws Exception {
        CuMg onCluster = new CuMg(Files.createDirectory(folder.resolve("cluster")));
        CuMg serial = new CuMg(Files.createDirectory(folder.resolve("serial")));
        Path schedulerFile = onCluster.file("my_scheduler.json");
        try (Checkout checkout = new Checkout(folder.resolve("checkout"))) {
            List<String> command = new ArrayList<>(List.of(launcher));
            command.addAll(options);
            command.addAll(List.of(checkout.espeiMpi(), "--scheduler-file", schedulerFile.toString()));
            command.addAll(List.of("--nthreads", "1", "--memory-limit", "0", "--name", "rank"));
            Process job = checkout.start(onCluster.file("job.log"), environment, command);
            Path runFile = onCluster.generating("iterations: " + ITERATIONS, "scheduler: " + schedulerFile);
            Process run = checkout.espei(onCluster.file("run-output.log"), "--in", runFile.toString());
            WorkerStatus killed = aWorkerThatWorks(schedulerFile);
            assertThat(killed.name()).matches("rank-[123]");
            kill(killed, victim);
            assertThat(Checkout.exitCode(run, PATIENCE))
                    .as(Files.readString(onCluster.file("run-output.log")))
                    .isZero();
            assertThat(job.isAlive()).isTrue();
            if (victim == Victim.JAVA) {
                assertThat(Files.readString(onCluster.file("job.log")))
                        .contains("the worker on " + killed.name().replace('-', ' '), "code 137; the others go on");
            }
            assertThat(Checkout.status(schedulerFile).workers())
                    .extracting(WorkerStatus::name)
                    .hasSize(2)
                    .doesNotContain(killed.name());
            ending.of(job);
            assertThat(job.waitFor(60, TimeUnit.SECONDS)).isTrue();
            // Slurm ends a job's processes when srun has gone.
            Checkout.await(
                    "the removal of the scheduler file", Duration.ofSeconds(60), () -> !Files.exists(schedulerFile));
            Path alone = serial.generating("iterations: " + ITERATIONS, "scheduler: null");
            assertThat(Checkout.exitCode(
                            checkout.espei(serial.file("run-output.log"), "--in", alone.toString()), PATIENCE))
                    .isZero();
        }
        for (String file : CuMg.RESULTS) {
            assertThat(onCluster.bytes(file)).as(file).isEqualTo(serial.bytes(file));
        }
        assertThat(Trace.read(onCluster.file("trace.npy")).completed()).isEqualTo(ITERATIONS);
    }

    private static void kill(WorkerStatus worker, Victim victim) throws Exception {
        ProcessHandle java = ProcessHandle.of(worker.process()).orElseThrow();
        ProcessHandle rank = java.parent().orElseThrow();
        Checkout.killHard(victim == Victim.JAVA ? java.pid() : rank.pid());
        // Nothing is left of a rank that was killed.
        java.onExit().get(20, TimeUnit.SECONDS);
    }

    /// A worker that has evaluated something.
    private static WorkerStatus aWorkerThatWorks(Path schedulerFile) throws Exception {
        Checkout.await("the scheduler file", Duration.ofSeconds(120), () -> Files.exists(schedulerFile));
        List<WorkerStatus> found = new ArrayList<>();
        Checkout.await("a worker that has evaluated something", Duration.ofSeconds(200), () -> {
            Optional<WorkerStatus> working = Checkout.status(schedulerFile).workers().stream()
                    .filter(w -> w.evaluations() > 0)
                    .findFirst();
            working.ifPresent(found::add);
            return working.isPresent();
        });
        return found.getFirst();
    }
}
