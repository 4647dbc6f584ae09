package org.espei4j.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The job scripts in `examples/queue` in a queueing system that is made of small scripts, with a stand-in for the
/// program: what they call, how they end, and what becomes of signals. [QueueExamplesRunTest] runs them with the
/// program itself.
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class QueueExamplesTest {

    private FakeQueue queue;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        assumeTrue(isInstalled("bash") && isInstalled("setsid"), "no bash or setsid on this machine");
        queue = new FakeQueue(root);
    }

    @AfterEach
    void endJobs() throws IOException {
        if (queue != null) {
            queue.close();
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of("/bin", "/usr/bin", "/usr/local/bin")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static List<Path> scripts() throws IOException {
        try (Stream<Path> all = Files.walk(FakeQueue.EXAMPLES)) {
            return all.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scriptsAreGoodShell(Path script) throws Exception {
        assertThat(script).isExecutable();
        FakeQueue.Outcome parsed = FakeQueue.outcome(queue.start("bash", "-n", script.toString()));
        assertThat(parsed.err()).isEmpty();
        if (isInstalled("shellcheck")) {
            FakeQueue.Outcome checked = FakeQueue.outcome(queue.start("shellcheck", "-s", "bash", script.toString()));
            assertThat(checked.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"slurm", "pbs"})
    void oneNodeRunsTheAssessmentAndPassesItsExitCodeOn(String system) throws Exception {
        queue.mark("enough");
        int job = queue.submit(system, FakeQueue.EXAMPLES.resolve(system + "/one-node.sh"), "my.yaml");
        assertThat(queue.exitCode(job)).as(queue.output()).isZero();
        assertThat(queue.calls()).containsExactly("espei --in my.yaml");
    }

    /// The signal that comes before the time limit reaches the run, which saves its chains.
    @ParameterizedTest
    @CsvSource({"slurm,one-node", "slurm,several-nodes", "slurm,dynamic", "pbs,one-node"})
    void theSignalBeforeTheTimeLimitReachesTheRun(String system, String script) throws Exception {
        queue.copy("keep-workers.sh");
        queue.copy(system + "/worker.sh");
        int job = queue.submit(system, queue.copy(system + "/" + script + ".sh"), "my.yaml");
        queue.await("the run", () -> Files.exists(queue.folder().resolveSibling("jobs/began")));
        queue.signal(job, "TERM");
        // timeout, which PBS's script uses, has a code of its own for that.
        assertThat(queue.exitCode(job)).as(queue.output()).isIn(143, 124);
        assertThat(queue.calls("saved")).hasSize(1);
        queue.await("the end of all workers", () -> queue.running().isEmpty());
        assertThat(queue.folder().resolve("my-scheduler.json")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"slurm", "pbs"})
    void severalNodesHaveAWorkerEachAndEndWithTheRun(String system) throws Exception {
        int job = queue.submit(system, FakeQueue.EXAMPLES.resolve(system + "/several-nodes.sh"), "my.yaml");
        queue.await("the workers", () -> queue.calls("espei worker").size() == 4);
        queue.mark("enough");
        assertThat(queue.exitCode(job)).as(queue.output()).isZero();
        assertThat(queue.calls("espei scheduler"))
                .singleElement()
                .asString()
                .contains("my-scheduler.json", "--dashboard");
        assertThat(queue.calls("espei worker"))
                .allSatisfy(worker -> assertThat(worker)
                        .contains("--scheduler-file", "my-scheduler.json", "--nthreads 16", "--memory-limit 0"));
        assertThat(queue.calls("espei worker").stream()
                        .map(worker -> worker.replaceAll(".*--name \\S*-(\\d+).*", "$1"))
                        .sorted())
                .containsExactly("0", "1", "2", "3");
        assertThat(queue.calls("espei --in")).containsExactly("espei --in my.yaml --scheduler-timeout 5min");
        assertThat(queue.folder().resolve("my-scheduler.json")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"slurm", "pbs"})
    void workersThatAreJobsComeAndGo(String system) throws Exception {
        queue.copy("keep-workers.sh");
        queue.copy(system + "/worker.sh");
        int run = queue.submit(system, queue.copy(system + "/dynamic.sh"), "my.yaml");
        queue.await("eight workers", () -> queue.calls("espei worker").size() == 8);
        List<Integer> first = queue.running();
        assertThat(first).hasSize(9).contains(run);
        assertThat(queue.calls("espei worker"))
                .allSatisfy(worker -> assertThat(worker)
                        .contains("--nthreads 16", "--lifetime 55min", "--idle-timeout 10min", "--death-timeout 5min"));
        // The time of two workers is over: two others come.
        for (int gone : first.subList(1, 3)) {
            queue.signal(gone, "TERM");
            assertThat(queue.exitCode(gone)).isZero();
        }
        queue.await("two more workers", () -> queue.calls("espei worker").size() == 10);
        queue.await("nine jobs", () -> queue.running().size() == 9);
        queue.mark("enough");
        assertThat(queue.exitCode(run)).as(queue.output()).isZero();
        queue.await("the end of all workers", () -> queue.running().isEmpty());
        assertThat(queue.calls("espei worker")).hasSize(10);
        assertThat(queue.folder().resolve("my-scheduler.json")).doesNotExist();
    }

    /// Workers that cannot work, e.g. because of a wrong path, do not flood the queue.
    @ParameterizedTest
    @ValueSource(strings = {"slurm", "pbs"})
    void workersThatEndAtOnceAreAskedForLessAndLessOften(String system) throws Exception {
        queue.mark("broken");
        Path keeper = queue.copy("keep-workers.sh");
        queue.copy(system + "/worker.sh");
        Files.writeString(queue.folder().resolve("my-scheduler.json"), "{}");
        Process process = queue.start(keeper.toString(), system, "2", "my-scheduler.json", "worker.sh");
        Thread.sleep(4_500);
        // Unlike that of the process, this leaves its output to be read.
        process.toHandle().destroy();
        FakeQueue.Outcome keep = FakeQueue.outcome(process);
        // Two at 0 s, 3 s, 9 s, … instead of every second.
        assertThat(queue.calls("espei worker")).hasSizeBetween(2, 4);
        assertThat(keep.err()).contains("all workers have ended already", "come in 2 s", "Told to end.");
        assertThat(keep.exitCode()).isZero();
    }

    @Test
    void keepWorkersSaysHowItIsUsed() throws Exception {
        Path keeper = queue.copy("keep-workers.sh");
        Path worker = queue.copy("slurm/worker.sh");
        check(keeper, "keep-workers.sh slurm|pbs NUMBER SCHEDULER_FILE WORKER_SCRIPT");
        check(keeper, "must be slurm or pbs", "sge", "8", "s.json", worker.toString());
        check(keeper, "must be a number", "slurm", "many", "s.json", worker.toString());
        check(keeper, "there is no file other.sh", "slurm", "8", "s.json", "other.sh");
    }

    private void check(Path keeper, String message, String... arguments) throws Exception {
        FakeQueue.Outcome refused =
                FakeQueue.outcome(queue.start(Stream.concat(Stream.of(keeper.toString()), Stream.of(arguments))
                        .toArray(String[]::new)));
        assertThat(refused.err()).contains(message);
        assertThat(refused.exitCode()).isEqualTo(2);
    }
}
