package org.espei4j.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.espei4j.assess.trace.Trace;
import org.espei4j.cli.Command;
import org.espei4j.cli.CuMg;
import org.espei4j.cli.terminal.ExitCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// What a user sees when the run or the scheduler is killed with `kill -9`, with the commands as processes: the run's
/// files are there, it says what happened, and a restart goes on from them as if nothing had happened.
@Tag("faults")
@Timeout(600)
class ClusterRunFaultTest {

    /// More than are ever done.
    private static final int ITERATIONS = 5000;

    /// What the restarted run adds.
    private static final int FURTHER = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(200);

    @TempDir
    private Path folder;

    private CuMg run;
    private Path schedulerFile;

    private Process start(Checkout checkout) throws Exception {
        run = new CuMg(Files.createDirectories(folder.resolve("run")));
        schedulerFile = folder.resolve("scheduler.json");
        return worker(checkout);
    }

    private Process worker(Checkout checkout) throws IOException {
        return checkout.espei(folder.resolve("worker.log"), "worker", "--scheduler-file", schedulerFile.toString());
    }

    private Process scheduler(Checkout checkout) throws Exception {
        Process scheduler = checkout.espei(
                folder.resolve("scheduler.log"),
                "scheduler",
                "--host",
                "127.0.0.1",
                "--scheduler-file",
                schedulerFile.toString());
        Checkout.await(
                "the scheduler's beginning",
                PATIENCE,
                () -> Files.exists(schedulerFile)
                        && Files.readString(schedulerFile).contains("\"pid\" : " + scheduler.pid()));
        return scheduler;
    }

    private Process startRun(Checkout checkout, String... options) throws IOException {
        Path file = run.generating("iterations: " + ITERATIONS, "save_interval: 1", "scheduler: " + schedulerFile);
        List<String> arguments = new ArrayList<>(List.of("--in", file.toString()));
        arguments.addAll(List.of(options));
        return checkout.espei(folder.resolve("run.log"), arguments.toArray(String[]::new));
    }

    private void awaitIteration(int number) throws Exception {
        Path trace = run.file("trace.npy");
        Checkout.await(
                "iteration " + number,
                PATIENCE,
                () -> Files.exists(trace) && Trace.read(trace).completed() >= number);
    }

    /// Continues from the files that there are, as the documentation says, and compares all iterations with those of
    /// one thread that was not stopped.
    private void assertRestartGoesOn(Checkout checkout) throws Exception {
        Trace begun = Trace.read(run.file("trace.npy"));
        // The trace is written before the state, and may be ahead of it by what is saved at a time.
        int done = JsonMapper.builder()
                .build()
                .readTree(run.file("trace.state.json"))
                .path("iterations_in_trace")
                .asInt();
        assertThat(done).isBetween(1, begun.completed());
        Files.move(run.file("trace.npy"), run.file("old.npy"));
        Files.move(run.file("trace.state.json"), run.file("old.state.json"));
        Files.move(run.file("lnprob.npy"), run.file("old-lnprob.npy"));
        Path file = run.sampling(
                "iterations: " + FURTHER,
                "scheduler: " + schedulerFile,
                "input_db: " + run.file("out.start.tdb"),
                "restart_trace: " + run.file("old.npy"));
        Process restart = checkout.espei(folder.resolve("restart.log"), "--in", file.toString());
        assertThat(Checkout.exitCode(restart, PATIENCE))
                .as(Files.readString(folder.resolve("restart.log")))
                .isZero();
        Trace rest = Trace.read(run.file("trace.npy"));
        CuMg serial = new CuMg(Files.createDirectories(folder.resolve("serial")));
        Command whole = Command.run(
                "--in",
                serial.generating("iterations: " + (done + FURTHER), "scheduler: dask")
                        .toString());
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        Trace all = Trace.read(serial.file("trace.npy"));
        assertThat(rest.completed()).isEqualTo(FURTHER);
        for (int iteration = 0; iteration < done + FURTHER; iteration++) {
            double[][] positions = iteration < done ? begun.positions(iteration) : rest.positions(iteration - done);
            assertThat(positions).as("iteration " + iteration).isDeepEqualTo(all.positions(iteration));
        }
    }

    @Test
    void aKilledRunGoesOnFromItsLastSave() throws Exception {
        try (Checkout checkout = new Checkout(folder.resolve("checkout"))) {
            start(checkout);
            scheduler(checkout);
            Process killed = startRun(checkout);
            awaitIteration(2);
            Checkout.killHard(killed.pid());
            Checkout.await(
                    "the run's end",
                    Duration.ofSeconds(30),
                    () -> Checkout.status(schedulerFile).runs().isEmpty());
            assertRestartGoesOn(checkout);
            assertThat(folder.resolve("scheduler.log")).content().contains("is lost");
        }
    }

    @Test
    void aKilledSchedulerEndsTheRunWhichSavesAndSaysWhatToDo() throws Exception {
        try (Checkout checkout = new Checkout(folder.resolve("checkout"))) {
            start(checkout);
            Process scheduler = scheduler(checkout);
            Process ended = startRun(checkout);
            awaitIteration(2);
            Checkout.killHard(scheduler.pid());
            // Some seven seconds on a machine with nothing else to do.
            assertThat(Checkout.exitCode(ended, Duration.ofSeconds(25))).isEqualTo(ExitCode.FAILED);
            assertThat(Files.readString(folder.resolve("run.log")))
                    .contains("The scheduler tls://127.0.0.1:", "is gone: its process has ended")
                    .contains("To continue, write this into the run file")
                    .contains("restart_trace: " + run.file("trace.npy"));
            // The file of the dead scheduler is recognised, and the worker follows the new one.
            assertThat(schedulerFile).exists();
            scheduler(checkout);
            assertRestartGoesOn(checkout);
        }
    }

    @Test
    void aRunThatHasBeenWithoutWorkersForTooLongSavesAndEnds() throws Exception {
        try (Checkout checkout = new Checkout(folder.resolve("checkout"))) {
            Process worker = start(checkout);
            scheduler(checkout);
            Process ended = startRun(checkout, "--worker-timeout", "3s");
            awaitIteration(2);
            Checkout.killHard(worker.pid());
            // Some three seconds until the worker counts as dead, and then those that the run waits.
            assertThat(Checkout.exitCode(ended, Duration.ofSeconds(25))).isEqualTo(ExitCode.FAILED);
            assertThat(Files.readString(folder.resolve("run.log")))
                    .containsPattern("No worker has come for 3 s, and \\d+ proposals wait")
                    .contains("restart_trace: " + run.file("trace.npy"));
            worker(checkout);
            assertRestartGoesOn(checkout);
        }
    }
}
