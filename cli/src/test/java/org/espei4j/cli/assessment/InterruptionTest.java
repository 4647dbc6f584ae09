package org.espei4j.cli.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.espei4j.assess.trace.Restart;
import org.espei4j.assess.trace.Trace;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.cli.CuMg;
import org.espei4j.cli.Espei;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A run in a process of its own that is told to end. The signal is that of queueing systems (`SIGTERM`); Ctrl-C takes the
/// same way, but is ignored by everything that a shell has started in the background, perhaps these tests.
@DisabledOnOs(OS.WINDOWS)
class InterruptionTest {

    private static final int TERMINATED = 128 + 15;

    @Test
    void theChainsAreSavedAndTheUserIsToldHowToContinue(@TempDir Path folder) throws Exception {
        CuMg run = new CuMg(folder);
        Path file = run.generating("iterations: 100000", "save_interval: 1000", "cores: 1");
        Process process = start(folder, "--in", file.toString());
        try {
            awaitSampling(process, folder.resolve("err"));
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        String out = Files.readString(folder.resolve("out"));
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("err")))
                .isEqualTo(TERMINATED);
        assertThat(out)
                .contains(" of 100000 iterations")
                .contains("input_db: " + run.file("out.start.tdb"), "restart_trace: " + run.file("trace.npy"));
        Trace trace = Trace.read(run.file("trace.npy"), run.file("lnprob.npy"));
        assertThat(trace.completed()).isPositive().isLessThan(1000);
        assertThat(out).contains("Stopped after " + trace.completed() + " of");
        Restart restart = Restart.from(
                run.file("trace.npy"),
                TdbReader.readOrThrow(run.file("out.start.tdb")).functions().keySet().stream()
                        .filter(name -> name.startsWith("VV"))
                        .toList());
        assertThat(restart.state())
                .hasValueSatisfying(state -> assertThat(state.iterations()).isEqualTo(trace.completed()));
    }

    private static Process start(Path folder, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Espei.class.getName());
        builder.command().addAll(java.util.List.of(arguments));
        return builder.redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /// Waits until some iterations have been done: progress is shown after five seconds.
    private static void awaitSampling(Process process, Path err) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.readString(err, StandardCharsets.UTF_8).contains("iteration ")) {
            assertThat(process.isAlive()).as(Files.readString(err)).isTrue();
            assertThat(System.nanoTime()).as("no progress was shown").isLessThan(deadline);
            Thread.sleep(100);
        }
    }
}
