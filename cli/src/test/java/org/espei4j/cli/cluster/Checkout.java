package org.espei4j.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.grid.ClusterObserver;
import org.espei4j.cluster.status.ClusterStatus;

/// The program in processes of its own, run from the classes under test, with the script `espei-mpi` beside it. They
/// end with this object.
final class Checkout implements AutoCloseable {

    private static final Path SCRIPT =
            Path.of("..", "espei-mpi").toAbsolutePath().normalize();
    private static final long GRACE_SECONDS = 40;

    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    /// @param folder where it is made
    Checkout(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.copy(SCRIPT, folder.resolve("espei-mpi"));
        Files.writeString(folder.resolve("espei"), """
                #!/bin/sh
                exec "%s" -XX:+UseSerialGC -XX:ActiveProcessorCount=2 -XX:MaxRAMPercentage=80 \\
                    --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.util=ALL-UNNAMED \\
                    --add-opens=java.base/java.lang=ALL-UNNAMED --enable-native-access=ALL-UNNAMED \\
                    --sun-misc-unsafe-memory-access=allow -cp '%s' org.espei4j.cli.Espei "$@"
                """.formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path")));
        for (String script : List.of("espei", "espei-mpi")) {
            assertThat(folder.resolve(script).toFile().setExecutable(true)).isTrue();
        }
    }

    /// The script `espei-mpi`.
    String espeiMpi() {
        return folder.resolve("espei-mpi").toString();
    }

    /// Starts the program. The process is that of the Java virtual machine.
    Process espei(Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(folder.resolve("espei").toString()));
        command.addAll(List.of(arguments));
        return start(log, Map.of(), command);
    }

    /// Starts any program.
    ///
    /// @param log what it says goes to the end of this file
    /// @param environment what it finds in its environment, besides what this process has
    Process start(Path log, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /// Whether a program is on the path.
    static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(f -> Files.isExecutable(Path.of(f, program)));
    }

    /// `kill -9`.
    static void killHard(long process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-KILL", Long.toString(process))
                        .start()
                        .waitFor())
                .isZero();
    }

    /// The state of the cluster that a scheduler file describes.
    static ClusterStatus status(Path schedulerFile) throws ClusterException {
        return ClusterObserver.look(
                SchedulerContact.ofFile(schedulerFile, SchedulerContact.Proof.NONE), ProgramVersion.number());
    }

    /// Waits for a condition.
    static void await(String what, Duration patience, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " has not come about within " + patience.toSeconds() + " s");
            }
            Thread.sleep(100);
        }
    }

    /// Waits until a process has ended, and returns its exit code.
    static int exitCode(Process process, Duration patience) throws InterruptedException {
        assertThat(process.waitFor(patience.toSeconds(), TimeUnit.SECONDS))
                .as("end of process " + process.pid())
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        started.reversed().forEach(Process::destroy);
        for (Process process : started.reversed()) {
            if (!hasEnded(process)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static boolean hasEnded(Process process) {
        try {
            return process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
