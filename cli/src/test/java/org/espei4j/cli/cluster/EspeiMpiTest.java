package org.espei4j.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The script `espei-mpi`, beside a program that only records how it is called. The launchers themselves are in
/// [MpiLauncherTest].
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EspeiMpiTest {

    private static final Path SCRIPT =
            Path.of("..", "espei-mpi").toAbsolutePath().normalize();

    private Path checkout;
    private Path record;

    private record Outcome(int exitCode, List<String> calls, String err) {}

    @BeforeEach
    void layOut(@TempDir Path folder) throws IOException {
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        record = folder.resolve("calls");
        Files.copy(SCRIPT, checkout.resolve("espei-mpi"));
        assertThat(checkout.resolve("espei-mpi").toFile().setExecutable(true)).isTrue();
        Path program = checkout.resolve("espei");
        // Ends with the code of its role, or waits until it is told to end.
        Files.writeString(program, """
                #!/bin/sh
                printf '%%s\\n' "$*" >>%1$s
                while [ -f %1$s.$1.after ] && ! grep -q "$(cat %1$s.$1.after)" %1$s; do sleep 0.05; done
                if [ -f %1$s.$1.code ]; then exit $(cat %1$s.$1.code); fi
                trap 'printf "%%s ended\\n" "$1" >>%1$s; exit 143' TERM
                while :; do sleep 0.05; done
                """.formatted(record));
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private void ends(String role, int code) throws IOException {
        Files.writeString(Path.of(record + "." + role + ".code"), Integer.toString(code));
    }

    /// One role does not end before the other has begun.
    private void endsAfter(String role, String other) throws IOException {
        Files.writeString(Path.of(record + "." + role + ".after"), "^" + other);
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("espei-mpi").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.matches("(OMPI|PMI|MV2|PALS|FLUX|SLURM|PBS).*"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Outcome outcome(Process process) throws IOException, InterruptedException {
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        List<String> calls = Files.exists(record) ? Files.readAllLines(record) : List.of();
        return new Outcome(
                process.exitValue(),
                calls.stream()
                        .map(call -> call.replaceAll(" --parent \\d+", ""))
                        .toList(),
                err);
    }

    private Outcome launch(Map<String, String> environment, String... arguments) throws Exception {
        return outcome(start(environment, arguments));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OMPI_COMM_WORLD_RANK",
                "PMIX_RANK",
                "PMI_RANK",
                "SLURM_PROCID",
                "PALS_RANKID",
                "MV2_COMM_WORLD_RANK",
                "FLUX_TASK_RANK",
                "PBS_VNODENUM",
                "PBS_TASKNUM"
            })
    void theRankComesFromWhicheverLauncher(String variable) throws Exception {
        ends("scheduler", 0);
        ends("worker", 0);
        assertThat(launch(Map.of(variable, "0"), "--scheduler-file", "s.json").calls())
                .containsExactly("scheduler --scheduler-file s.json --dashboard");
        Outcome worker = launch(Map.of(variable, "3"), "--scheduler-file", "s.json", "--name", "w");
        assertThat(worker.calls().getLast())
                .isEqualTo("worker --scheduler-file s.json --nthreads 1 --memory-limit 0 --name w-3");
    }

    /// An mpirun inside a Slurm job: all its processes have the rank of the job.
    @Test
    void theRankOfMpiComesBeforeThatOfTheJob() throws Exception {
        ends("worker", 0);
        Outcome worker =
                launch(Map.of("SLURM_PROCID", "0", "OMPI_COMM_WORLD_RANK", "2"), "--scheduler-file=s.json", "--name=w");
        assertThat(worker.calls())
                .singleElement()
                .asString()
                .startsWith("worker")
                .endsWith("w-2");
    }

    @Test
    void optionsArePassedOnToWhomTheyConcern() throws Exception {
        ends("scheduler", 0);
        ends("worker", 0);
        String[] all = {
            "--scheduler-file",
            "my scheduler.json",
            "--scheduler-port",
            "4000",
            "--interface=ib0",
            "--protocol",
            "tcp",
            "--nthreads",
            "2",
            "--memory-limit",
            "4GB",
            "--local-directory",
            "/scratch",
            "--name",
            "n",
            "--no-dashboard",
            "--dashboard-address",
            ":8000",
            "--scheduler-rank",
            "1"
        };
        assertThat(launch(Map.of("PMI_RANK", "1"), all).calls().getLast())
                .isEqualTo("scheduler --scheduler-file my scheduler.json --no-dashboard --port 4000 --interface ib0"
                        + " --protocol tcp --local-directory /scratch --dashboard-address :8000");
        assertThat(launch(Map.of("PMI_RANK", "0"), all).calls().getLast())
                .isEqualTo("worker --scheduler-file my scheduler.json --nthreads 2 --memory-limit 4GB --name n-0"
                        + " --interface ib0 --protocol tcp --local-directory /scratch");
    }

    @Test
    void whatItStartsEndsWithIt() throws Exception {
        ends("scheduler", 0);
        ends("worker", 0);
        for (String rank : List.of("0", "1")) {
            Process process = start(Map.of("PMI_RANK", rank), "--scheduler-file", "s.json");
            outcome(process);
            assertThat(Files.readAllLines(record).getLast()).contains(" --parent " + process.pid());
        }
    }

    @Test
    void workersCanBeAddedToASchedulerThatRuns() throws Exception {
        ends("worker", 0);
        Outcome added = launch(Map.of("PMI_RANK", "0"), "--scheduler-file", "s.json", "--no-scheduler");
        assertThat(added.calls()).singleElement().asString().startsWith("worker");
    }

    /// As with other programs, so that a script can be given options in addition to its own.
    @Test
    void ofOppositesTheLastCounts() throws Exception {
        ends("scheduler", 0);
        Outcome usual = launch(
                Map.of("PMI_RANK", "0"),
                "--scheduler-file=s.json",
                "--no-scheduler",
                "--scheduler",
                "--inclusive-workers",
                "--exclusive-workers",
                "--no-dashboard",
                "--dashboard");
        assertThat(usual.calls()).containsExactly("scheduler --scheduler-file s.json --dashboard");
    }

    @Test
    void theSchedulersRankCanBeAWorkerToo() throws Exception {
        endsAfter("scheduler", "worker");
        ends("scheduler", 0);
        Outcome both = launch(Map.of("PMI_RANK", "0"), "--scheduler-file", "s.json", "--inclusive-workers");
        assertThat(both.calls()).anyMatch(c -> c.startsWith("scheduler")).anyMatch(c -> c.startsWith("worker --"));
        assertThat(both.exitCode()).isZero();
    }

    /// Launchers take the job down when a rank fails; so it does not.
    @ParameterizedTest
    @CsvSource({"1", "137", "143"})
    void theDeathOfAWorkerIsReportedAndIsNoFailureOfTheRank(int code) throws Exception {
        ends("worker", code);
        Outcome died = launch(Map.of("PMI_RANK", "5"), "--scheduler-file", "s.json");
        assertThat(died.exitCode()).isZero();
        assertThat(died.err()).contains("the worker on rank 5", "code " + code, "the others go on");
    }

    @Test
    void theDeathOfTheSchedulerIsAFailure() throws Exception {
        ends("scheduler", 1);
        Outcome died = launch(Map.of("PMI_RANK", "0"), "--scheduler-file", "s.json");
        assertThat(died.exitCode()).isEqualTo(1);
        assertThat(died.err()).contains("the scheduler on rank 0 has ended with code 1");
    }

    @ParameterizedTest
    @CsvSource({"0, scheduler", "1, worker"})
    void aSignalOfTheLauncherIsPassedOn(String rank, String role) throws Exception {
        Process process = start(Map.of("PMI_RANK", rank), "--scheduler-file", "s.json");
        for (int i = 0; i < 200 && !Files.exists(record); i++) {
            Thread.sleep(20);
        }
        Thread.sleep(200);
        // Process.destroy would close the streams, too.
        assertThat(new ProcessBuilder("kill", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
        Outcome ended = outcome(process);
        assertThat(ended.calls()).contains(role + " ended");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void whatCannotBeMeantIsRefused() throws Exception {
        check("no launcher has told", Map.of(), "--scheduler-file", "s.json");
        check("no launcher has told", Map.of("PMI_RANK", "x"), "--scheduler-file", "s.json");
        check("--scheduler-file is missing", Map.of("PMI_RANK", "0"));
        check("--scheduler-file needs a value", Map.of("PMI_RANK", "0"), "--scheduler-file");
        check("no option --frobnicate", Map.of("PMI_RANK", "0"), "--frobnicate");
        check("no option --frobnicate", Map.of("PMI_RANK", "0"), "--frobnicate=1");
        for (String option : List.of("--scheduler-port=4000", "--scheduler-rank=1", "--dashboard-address=:8000")) {
            check(
                    "with --no-scheduler there is none",
                    Map.of("PMI_RANK", "0"),
                    "--scheduler-file=s",
                    "--no-scheduler",
                    option);
        }
        check("--scheduler-rank must be a number", Map.of("PMI_RANK", "0"), "--scheduler-file=s", "--scheduler-rank=a");
    }

    private void check(String message, Map<String, String> environment, String... arguments) throws Exception {
        Outcome refused = launch(environment, arguments);
        assertThat(refused.err()).contains(message);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.calls()).isEmpty();
    }

    @Test
    void itIsFoundThroughALinkAndExplainsItself() throws Exception {
        Path link = Files.createSymbolicLink(checkout.resolveSibling("espei-mpi"), checkout.resolve("espei-mpi"));
        Process process = new ProcessBuilder(link.toString(), "--help").start();
        String help = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(help).contains("--scheduler-file", "--inclusive-workers", "--memory-limit");
    }
}
