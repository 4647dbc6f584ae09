package org.espei4j.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.espei4j.cli.Command;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The examples in `examples/local-cluster`, run as their first lines say.
@Tag("faults")
@DisabledOnOs(OS.WINDOWS)
class LocalClusterExamplesTest {

    private static final Path EXAMPLES =
            Path.of("..", "examples", "local-cluster").toAbsolutePath().normalize();
    private static final Path TOOLS = Path.of(System.getProperty("java.home"), "bin");

    @TempDir
    private Path folder;

    /// Once as Ctrl-C does it, which signals the whole group of processes at once, and once as kill does it.
    @ParameterizedTest
    @CsvSource({
        "java,-cp,StartCluster.java,INT,group",
        "java,-cp,StartCluster.java,TERM,first",
        "jshell,--class-path,start-cluster.jsh,INT,group",
        "jshell,--class-path,start-cluster.jsh,TERM,first",
        "jshell,--class-path,start-cluster.jsh,KILL,first"
    })
    @Timeout(180)
    void startsAClusterUntilItIsToldToEnd(String tool, String option, String file, String signal, String whom)
            throws Exception {
        assumeTrue(Files.isExecutable(TOOLS.resolve(tool)), "this Java has no " + tool);
        String script = Files.readString(EXAMPLES.resolve(file));
        assertThat(script).contains(tool + " " + option + " \"$(./espei class-path)\" examples/local-cluster/" + file);
        String classPath = Command.run("class-path").out().strip();
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(withSignals());
        command.addAll(List.of(
                TOOLS.resolve(tool).toString(),
                option,
                classPath,
                EXAMPLES.resolve(file).toString()));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            Path schedulerFile = folder.resolve("my-scheduler.json");
            await(log, () -> Files.exists(schedulerFile));
            await(
                    log,
                    () -> Command.run("cluster-status", schedulerFile.toString())
                            .out()
                            .contains("4 workers, threads 4"));
            assertThat(Files.readString(log)).contains("Status page: http://127.0.0.1:");
            List<ProcessHandle> family = process.descendants().toList();
            assertThat(family).hasSizeGreaterThanOrEqualTo(5);
            Stream.concat(Stream.of(process.toHandle()), whom.equals("group") ? family.stream() : Stream.of())
                    .forEach(member -> signal(signal, member.pid()));
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            for (ProcessHandle member : family) {
                member.onExit().get(30, TimeUnit.SECONDS);
            }
            assertThat(schedulerFile).doesNotExist();
            assertThat(Files.readString(log)).doesNotContain("Exception", "DEBUG", "starting another");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /// What stands before a command so that it hears Ctrl-C: a shell that starts these tests in the background has it and all
    /// its descendants ignore that signal.
    private static List<String> withSignals() throws IOException, InterruptedException {
        List<String> prefix = List.of("env", "--default-signal=INT");
        List<String> trial = new ArrayList<>(prefix);
        trial.add("true");
        return new ProcessBuilder(trial).start().waitFor() == 0 ? prefix : List.of();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Path log, Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(() -> content(log)).isLessThan(end);
            Thread.sleep(300);
        }
    }

    private static String content(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void signal(String name, long process) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
