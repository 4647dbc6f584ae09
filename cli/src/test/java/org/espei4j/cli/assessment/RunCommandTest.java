package org.espei4j.cli.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espei4j.assess.trace.Trace;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.cli.Command;
import org.espei4j.cli.CuMg;
import org.espei4j.cli.terminal.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command from end to end on the example Cu–Mg.
class RunCommandTest {

    private static final int CHAINS = 44;
    private static final int PARAMETERS = 22;

    private CuMg run;

    @BeforeEach
    void folder(@TempDir Path folder) {
        run = new CuMg(folder);
    }

    @Test
    void aRunGeneratesSamplesAndWritesItsFiles() throws IOException, BadInputException {
        Command done = Command.run(
                "--in", run.generating("iterations: 2", "scheduler: local").toString());

        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.err())
                .contains(
                        "Generated 22 parameters", "Sampling 22 parameters with 44 chains", "iteration 2 of 2 (100 %)");
        Trace trace = Trace.read(run.file("trace.npy"), run.file("lnprob.npy"));
        assertThat(trace.chains()).isEqualTo(CHAINS);
        assertThat(trace.completed()).isEqualTo(2);
        assertThat(trace.dimension()).isEqualTo(PARAMETERS);
        Database database = TdbReader.readOrThrow(run.file("out.tdb"));
        assertThat(database.phases().keySet()).containsExactly("CUMG2", "FCC_A1", "HCP_A3", "LAVES_C15", "LIQUID");
        assertThat(run.file("out.start.tdb")).exists();
        assertThat(run.file("run.log")).as("nothing to warn of").doesNotExist();
    }

    @Test
    void aRefusedRunTouchesNotEvenItsLogAndTellsAllWarnings() throws IOException {
        Path file = run.generating("iterations: 2", "approximate_equilibrium: true");
        Files.writeString(run.file("trace.npy"), "precious");
        Command refused = Command.run("--in", file.toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "/mcmc/approximate_equilibrium a key without effect",
                        "trace.npy exists and would be overwritten");
        assertThat(run.file("run.log")).doesNotExist();
        assertThat(run.file("trace.npy")).hasContent("precious");
    }

    @Test
    void theResultingDatabaseHasTheLogPosteriorThatTheRunFound() throws IOException {
        Path file = run.generating("iterations: 2", "prior: {name: normal, loc_relative: 1, scale_relative: 0.5}");
        Command done = Command.run("--in", file.toString());
        Matcher best = Pattern.compile("best ln p (-[0-9.]+)\\R").matcher(done.out());
        assertThat(best.find()).as(done.out()).isTrue();

        Command evaluation = Command.run(
                "evaluate", file.toString(), "--parameters", run.file("out.tdb").toString(), "--json");
        assertThat(evaluation.exitCode()).as(evaluation.err()).isZero();
        assertThat(json(evaluation).get(0).get("lnprob").doubleValue())
                .isCloseTo(Double.parseDouble(best.group(1)), org.assertj.core.api.Assertions.within(1e-5));
    }

    @Test
    void chainsAreTheSameForAnyNumberOfThreads() throws IOException {
        Command.run("--in", run.generating("iterations: 2", "scheduler: null").toString());
        byte[] trace = run.bytes("trace.npy");
        byte[] probabilities = run.bytes("lnprob.npy");
        deleteChains("");

        Command.run(
                "--in",
                run.generating("iterations: 2", "scheduler: dask", "cores: 2").toString());
        assertThat(run.bytes("trace.npy")).isEqualTo(trace);
        assertThat(run.bytes("lnprob.npy")).isEqualTo(probabilities);
    }

    @Test
    void aRestartGoesOnAsIfTheRunHadNotStopped() throws IOException, BadInputException {
        Command.run("--in", run.generating("iterations: 3").toString());
        Trace whole = Trace.read(run.file("trace.npy"), run.file("lnprob.npy"));
        deleteChains("");
        Command.run("--in", run.generating("iterations: 1").toString());
        Files.move(run.file("trace.npy"), run.file("old.npy"));
        Files.move(run.file("trace.state.json"), run.file("old.state.json"));
        Files.delete(run.file("lnprob.npy"));

        Command restart = Command.run(
                "--in",
                run.sampling(
                                "iterations: 2",
                                "input_db: " + run.file("out.start.tdb"),
                                "restart_trace: " + run.file("old.npy"))
                        .toString());

        assertThat(restart.exitCode()).as(restart.err()).isZero();
        Trace rest = Trace.read(run.file("trace.npy"), run.file("lnprob.npy"));
        assertThat(rest.positions(0)).isDeepEqualTo(whole.positions(1));
        assertThat(rest.positions(1)).isDeepEqualTo(whole.positions(2));
    }

    /// A run that was killed while it saved: the trace is written, the state is not.
    @Test
    void aRestartFromATraceThatIsAheadOfItsStateSaysSo() throws IOException, BadInputException {
        Command.run("--in", run.generating("iterations: 1").toString());
        Files.move(run.file("trace.state.json"), run.file("old.state.json"));
        Files.delete(run.file("trace.npy"));
        Files.delete(run.file("lnprob.npy"));
        Command.run("--in", run.generating("iterations: 2").toString());
        Files.move(run.file("trace.npy"), run.file("old.npy"));
        Files.delete(run.file("trace.state.json"));
        Files.delete(run.file("lnprob.npy"));

        Command restart = Command.run(
                "--in",
                run.sampling(
                                "iterations: 1",
                                "input_db: " + run.file("out.start.tdb"),
                                "restart_trace: " + run.file("old.npy"))
                        .toString());

        assertThat(restart.exitCode()).as(restart.err()).isZero();
        assertThat(Files.readString(run.file("run.log")))
                .contains("the trace holds 2 iterations, its state is that after 1");
        assertThat(Trace.read(run.file("trace.npy")).positions(0))
                .isDeepEqualTo(Trace.read(run.file("old.npy")).positions(1));
    }

    @Test
    void aRunWithoutAnyPossibleStartNamesNoDatabase() throws IOException {
        Command failed = Command.run(
                "--in",
                run.generating("iterations: 2", "prior: {name: uniform, loc: 1e9, scale: 1}")
                        .toString());

        assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failed.out())
                .contains("44 are outside the prior", "No database was written.", "out.start.tdb")
                .doesNotContain("Database: ", "lnprob.npy");
        assertThat(run.file("out.tdb")).doesNotExist();
    }

    @Test
    void chainsOfAnEarlierRunAreNotOverwritten() throws IOException {
        Path file = run.generating("iterations: 2");
        Files.writeString(run.file("trace.npy"), "precious");

        Command refused = Command.run("--in", file.toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("trace.npy exists").doesNotContain("Generated");
        assertThat(run.file("trace.npy")).hasContent("precious");
        assertThat(run.file("out.tdb")).doesNotExist();
    }

    @Test
    void aBadRunFileIsReportedAtOnceAndNothingIsWritten() throws IOException {
        Path file = run.generating("iterations: -1", "save_intervall: 2", "scheduler: queue", "prior: {name: flat}");

        Command refused = Command.run("--in", file.toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("run.yaml:15:", "-1"))
                .anySatisfy(line -> assertThat(line).contains("run.yaml:16:", "save_intervall", "save_interval"))
                .anySatisfy(line -> assertThat(line).contains("run.yaml:17:", "queue"))
                .anySatisfy(line -> assertThat(line).contains("run.yaml:18:", "flat"));
        assertThat(run.folder())
                .isDirectoryContaining(path -> path.equals(file))
                .isDirectoryNotContaining("glob:**.tdb");
    }

    @Test
    void aSchedulerThatDoesNotAnswerEndsTheRunBeforeAnythingIsWritten() throws IOException {
        Path file = run.generating("iterations: 1", "scheduler: my.json");
        Command refused = Command.run("--in", file.toString(), "--scheduler-timeout", "1s");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("/mcmc/scheduler", "There is no scheduler file", "my.json");
        assertThat(run.folder())
                .isDirectoryContaining(path -> path.equals(file))
                .isDirectoryNotContaining("glob:**.{tdb,npy}");
    }

    @Test
    void aRunFileThatDoesNotExistIsBadInput() {
        Command refused = Command.run("--input", run.file("none.yaml").toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("none.yaml does not exist");
    }

    @Test
    void aRunThatOnlyGeneratesWritesItsDatabase() throws IOException {
        Command done = Command.run("--in", run.generating().toString());
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(run.file("out.tdb")).exists();
        assertThat(run.file("out.start.tdb")).doesNotExist();
        assertThat(run.file("trace.npy")).doesNotExist();
    }

    private void deleteChains(String prefix) throws IOException {
        for (String name : new String[] {"trace.npy", "lnprob.npy", "trace.state.json"}) {
            Files.delete(run.file(prefix + name));
        }
    }

    private static JsonNode json(Command command) {
        return JsonMapper.builder().build().readTree(command.out());
    }
}
