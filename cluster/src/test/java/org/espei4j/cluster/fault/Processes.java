package org.espei4j.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espei4j.cluster.JavaCommand;
import org.espei4j.cluster.MemoryLimit;
import org.espei4j.cluster.TestMember;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerAddress.Protocol;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.grid.ClusterExecutor;
import org.espei4j.cluster.problem.ProblemDocuments;

/// Scheduler, workers and runs as processes of their own, which a test can stop, kill and cut off.
final class Processes implements AutoCloseable {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final Path folder;
    private final Protocol protocol;
    private final List<Process> all = new ArrayList<>();

    Processes(Path folder) {
        this(folder, Protocol.TLS);
    }

    Processes(Path folder, Protocol protocol) {
        this.folder = folder;
        this.protocol = protocol;
    }

    Path schedulerFile() {
        return folder.resolve("scheduler.json");
    }

    /// Output of all members, for a look after a failed test.
    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private Process start(String name, List<String> prefix, MemoryLimit memory, int threads, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(
                JavaCommand.of(new TestMember(), memory, threads, List.of("-Despei4j.test.log=INFO"), arguments));
        return program(name, command);
    }

    /// Starts any program; it ends with the others.
    Process program(String name, List<String> command) throws IOException {
        File log = log(name).toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        all.add(process);
        return process;
    }

    private static void order(Process process, String line) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /// Starts a scheduler and waits until it can be joined.
    Process scheduler(String host, String... prefix) throws IOException, InterruptedException {
        Process process = start("scheduler", Arrays.asList(prefix), MemoryLimit.NONE, 1, List.of());
        order(
                process,
                "{\"role\":\"scheduler\",\"file\":\"" + schedulerFile() + "\",\"protocol\":\"" + protocol
                        + "\",\"host\":\"" + host + "\",\"folder\":\"" + folder + "\",\"version\":\""
                        + TestMember.VERSION + "\"}");
        await("the scheduler file", Duration.ofSeconds(90), () -> Files.exists(schedulerFile()));
        return process;
    }

    Process scheduler() throws IOException, InterruptedException {
        return scheduler("127.0.0.1");
    }

    /// Starts a worker; it joins by and by.
    Process worker(String name, int threads, MemoryLimit memory, String... prefix) throws IOException {
        Process process = start(name, Arrays.asList(prefix), memory, threads, List.of());
        order(
                process,
                "{\"role\":\"worker\",\"file\":\"" + schedulerFile() + "\",\"name\":\"" + name + "\",\"threads\":"
                        + threads
                        + ",\"ready\":\"" + folder.resolve(name + ".ready") + "\",\"folder\":\"" + folder
                        + "\",\"version\":\"" + TestMember.VERSION + "\"}");
        return process;
    }

    Process worker(String name) throws IOException {
        return worker(name, 1, MemoryLimit.NONE);
    }

    /// Starts a run that samples the problem of [SyntheticRun].
    Process run(String name, String... arguments) throws IOException {
        return runUnder(List.of(), name, arguments);
    }

    /// Starts a run under another program.
    Process runUnder(List<String> prefix, String name, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("run", schedulerFile().toString()));
        all.addAll(List.of(arguments));
        return start(name, prefix, MemoryLimit.NONE, 1, all);
    }

    /// Starts a process with many workers.
    ///
    /// @param name name of the process; its workers are called NAME-0 and so on
    Process simulatedWorkers(String name, int number) throws IOException {
        return start(
                name,
                List.of(),
                new MemoryLimit(3L << 30),
                2,
                List.of("workers", schedulerFile().toString(), name, Integer.toString(number)));
    }

    /// Bytes that are in use in the heap of a process after everything unused has been collected.
    static long heapAfterCollection(Process process) throws IOException, InterruptedException {
        jcmd(process, "GC.run");
        long kilobytes = 0;
        for (String line : jcmd(process, "GC.heap_info").split("\n")) {
            Matcher used = USED.matcher(line);
            if (used.find() && !line.contains("Metaspace") && !line.contains("class space")) {
                kilobytes += Long.parseLong(used.group(1));
            }
        }
        assertThat(kilobytes).isPositive();
        return kilobytes << 10;
    }

    private static String jcmd(Process process, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(answer).isZero();
        return answer;
    }

    /// A run in this process.
    ClusterExecutor connect(ProblemDocuments documents) throws ClusterException {
        return connect(documents, Duration.ofSeconds(40));
    }

    ClusterExecutor connect(ProblemDocuments documents, Duration schedulerTimeout) throws ClusterException {
        return ClusterExecutor.connect(
                new ClusterExecutor.Settings(
                        SchedulerContact.ofFile(schedulerFile(), SchedulerContact.Proof.NONE),
                        "test-run",
                        Optional.empty(),
                        Optional.empty(),
                        schedulerTimeout,
                        TestMember.VERSION),
                documents);
    }

    static void awaitWorkers(ClusterExecutor executor, int number) throws InterruptedException {
        awaitWorkers(executor, number, Duration.ofSeconds(120));
    }

    static void awaitWorkers(ClusterExecutor executor, int number, Duration patience) throws InterruptedException {
        await(number + " workers", patience, () -> executor.workers().size() == number);
    }

    static void await(String what, Duration patience, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " has not come about within " + patience.toSeconds() + " s");
            }
            Thread.sleep(20);
        }
    }

    static void signal(Process process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    static void killHard(Process process) throws IOException, InterruptedException {
        signal(process, "KILL");
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /// Says what was measured, in the output of the build.
    static void measured(String format, Object... numbers) {
        System.out.println("measured: " + String.format(Locale.ROOT, format, numbers));
    }

    static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) * 1e-9;
    }

    @Override
    public void close() {
        for (Process process : all) {
            process.destroyForcibly();
        }
        for (Process process : all) {
            try {
                process.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
