package org.espei4j.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A queueing system that is made of small scripts (`src/test/resources/queue`), and a home with `espei4j` in it, in
/// which the job scripts of `examples/queue` run.
final class FakeQueue implements AutoCloseable {

    static final Path EXAMPLES =
            Path.of("..", "examples", "queue").toAbsolutePath().normalize();
    private static final Path STAND_INS = Path.of("src", "test", "resources", "queue");
    private static final Path LAUNCHER =
            Path.of("..", "espei-mpi").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Map<String, String> environment = new HashMap<>();
    private final Path jobs;
    private final Path tools;
    private final Path home;

    /// Where jobs are submitted.
    private final Path folder;

    /// How a command ended.
    record Outcome(int exitCode, String out, String err) {}

    FakeQueue(Path root) throws IOException {
        jobs = Files.createDirectory(root.resolve("jobs"));
        tools = Files.createDirectory(root.resolve("tools"));
        home = Files.createDirectory(root.resolve("home"));
        folder = Files.createDirectory(root.resolve("assessment"));
        try (Stream<Path> all = Files.list(STAND_INS)) {
            for (Path script : all.filter(Files::isExecutable).toList()) {
                Files.copy(script, tools.resolve(script.getFileName()));
            }
        }
        Path program = Files.createDirectory(home.resolve("espei4j"));
        Files.move(tools.resolve("espei"), program.resolve("espei"));
        Files.copy(LAUNCHER, program.resolve("espei-mpi"));
    }

    /// Puts the program itself in place of its stand-in.
    void useProgram() throws IOException {
        Path script = home.resolve("espei4j").resolve("espei");
        Files.writeString(script, """
                #!/bin/sh
                exec "%s/bin/java" -XX:TieredStopAtLevel=1 %s -cp "%s" org.espei4j.cli.Espei "$@"
                """.formatted(
                System.getProperty("java.home"), String.join(" ", opens()), System.getProperty("java.class.path")));
    }

    private static List<String> opens() {
        return List.of(
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    /// Sets variables for all commands.
    void setEnvironment(Map<String, String> variables) {
        environment.putAll(variables);
    }

    /// Takes a stand-in away, so that what is installed is used.
    void withoutStandIn(String name) throws IOException {
        Files.delete(tools.resolve(name));
    }

    Path folder() {
        return folder;
    }

    /// Copies a script beside the run file, as users do.
    Path copy(String script) throws IOException {
        Path source = EXAMPLES.resolve(script);
        return Files.copy(source, folder.resolve(source.getFileName()));
    }

    Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ESPEI_") || name.startsWith("SLURM_"));
        builder.environment()
                .putAll(Map.of(
                        "HOME",
                        home.toString(),
                        "FAKE_QUEUE",
                        jobs.toString(),
                        "KEEP_WORKERS_PAUSE",
                        "1",
                        "PATH",
                        tools + ":/usr/local/bin:/usr/bin:/bin"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Outcome outcome(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /// Submits a job that is given a run file, and tells its number.
    int submit(String queue, Path script, String runFile) throws IOException, InterruptedException {
        Outcome submitted = outcome(
                queue.equals("slurm")
                        ? start(tool("sbatch"), "--parsable", script.toString(), runFile)
                        : start(tool("qsub"), "-v", "RUN=" + runFile, script.toString()));
        assertThat(submitted.exitCode()).as(submitted.err()).isZero();
        return Integer.parseInt(submitted.out().strip().replace(".server", ""));
    }

    private String tool(String name) {
        return tools.resolve(name).toString();
    }

    /// What has been called instead of the program, line by line.
    List<String> calls() throws IOException {
        Path file = jobs.resolve("calls");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    List<String> calls(String prefix) throws IOException {
        return calls().stream().filter(call -> call.startsWith(prefix)).toList();
    }

    /// Sets a mark that the stand-in of the program looks for.
    void mark(String name) throws IOException {
        Files.writeString(jobs.resolve(name), "");
    }

    private long process(int job) throws IOException {
        return Long.parseLong(Files.readString(jobs.resolve(job + "/process")).strip());
    }

    /// Sends a signal to the script of a job alone, as queueing systems can.
    void signal(int job, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process(job)))
                .start()
                .waitFor();
    }

    /// Waits until a job has ended, and tells its exit code.
    int exitCode(int job) throws Exception {
        Path code = jobs.resolve(job + "/code");
        await("the end of job " + job, () -> Files.exists(code) && Files.size(code) > 0);
        return Integer.parseInt(Files.readString(code).strip());
    }

    /// Numbers of the jobs that run.
    List<Integer> running() throws IOException {
        List<Integer> running = new ArrayList<>();
        try (Stream<Path> all = Files.list(jobs)) {
            for (Path job : all.filter(Files::isDirectory).toList()) {
                if (!Files.exists(job.resolve("code"))) {
                    running.add(Integer.parseInt(job.getFileName().toString()));
                }
            }
        }
        return running.stream().sorted().toList();
    }

    void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(() -> what + "\n" + output()).isLessThan(end);
            Thread.sleep(50);
        }
    }

    /// What all jobs have written, for a look after a failed test.
    String output() {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("slurm-.*|.*\\.o\\d+"))
                    .sorted()
                    .toList()) {
                text.append(file.getFileName()).append(":\n").append(Files.readString(file));
            }
        } catch (IOException e) {
            text.append(e);
        }
        return text.toString();
    }

    /// Ends all jobs with everything that they have started.
    @Override
    public void close() throws IOException {
        for (int job : running()) {
            ProcessHandle.of(process(job)).ifPresent(script -> {
                script.descendants().forEach(ProcessHandle::destroyForcibly);
                script.destroyForcibly();
            });
        }
    }
}
