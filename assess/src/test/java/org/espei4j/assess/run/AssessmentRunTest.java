package org.espei4j.assess.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.espei4j.assess.sample.ProposalExecutor;
import org.espei4j.assess.sample.SamplingProgress;
import org.espei4j.assess.sample.SamplingResult;
import org.espei4j.assess.trace.OutputClaim;
import org.espei4j.assess.trace.Trace;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole runs on the example of the project.
class AssessmentRunTest {

    private static final Path EXAMPLE =
            Path.of("..", "examples", "cu-mg").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private RunSettings settings(String name, String sections) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, """
                system:
                  phase_models: %s
                  datasets: %s
                output:
                  output_db: %s
                  tracefile: %s
                  probfile: %s
                %s
                """.formatted(
                        EXAMPLE.resolve("phase_models.json"),
                        EXAMPLE.resolve("datasets"),
                        folder.resolve(name + ".tdb"),
                        folder.resolve(name + "-trace.npy"),
                        folder.resolve(name + "-lnprob.npy"),
                        sections));
        Problems problems = new Problems();
        RunSettings settings = RunFileReader.read(file, problems).orElse(null);
        assertThat(problems.errors()).isEmpty();
        assertThat(settings).isNotNull();
        return settings;
    }

    private static RunOutcome run(RunSettings settings, int threads) throws IOException, BadInputException {
        return new AssessmentRun(
                        settings,
                        RunListener.NONE,
                        () -> false,
                        (scheduler, cores, assessment, same) -> ProposalExecutor.threads(assessment, threads))
                .execute();
    }

    private static final String GENERATE = """
            generate_parameters:
              excess_model: linear
              ref_state: SGTE91
            """;

    private static String sample(String more) {
        return """
                mcmc:
                  iterations: 2
                  chain_std_deviation: 0.02
                %s
                """.formatted(more);
    }

    @Test
    void generatedDatabaseHasFittingSymbolsAndReadsBack() throws Exception {
        RunOutcome outcome = run(settings("generate", GENERATE), 1);

        assertThat(outcome.isComplete()).isTrue();
        Database database = TdbReader.readOrThrow(outcome.database().orElseThrow());
        assertThat(database.phases()).containsKeys("LIQUID", "FCC_A1", "HCP_A3", "LAVES_C15", "CUMG2");
        assertThat(database.functions()).containsKey("VV0000");
    }

    @Test
    void chainsAreTheSameBytesForAnyNumberOfThreads() throws Exception {
        run(settings("one", GENERATE + sample("")), 1);
        run(settings("two", GENERATE + sample("")), 2);

        for (String file : new String[] {"-trace.npy", "-lnprob.npy", ".tdb"}) {
            assertThat(folder.resolve("two" + file)).hasSameBinaryContentAs(folder.resolve("one" + file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-trace.npy", "two-lnprob.npy"})
    void existingTraceStopsTheRunBeforeAnythingIsWritten(String existing) throws Exception {
        RunSettings settings = settings("two", GENERATE + sample(""));
        Files.writeString(folder.resolve(existing), "precious");

        assertThatThrownBy(() -> run(settings, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(existing);

        assertThat(folder.resolve("two.tdb")).doesNotExist();
        assertThat(folder.resolve(existing)).hasContent("precious");
    }

    @Test
    void aSecondRunWithTheSameOutputsIsRefusedWhileTheFirstRuns() throws Exception {
        RunSettings settings = settings("two", GENERATE + sample(""));
        try (OutputClaim _ = OutputClaim.of(folder.resolve("two-lnprob.npy")).orElseThrow()) {
            assertThatThrownBy(() -> run(settings, 1))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("two-lnprob.npy is being written by another run, process");
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("two.yaml");
        }
    }

    @Test
    void theBestDatabaseIsWrittenEvenIfTheChainsCannotBeSaved() throws Exception {
        RunSettings settings = settings("lost", GENERATE + sample("  save_interval: 9"));
        Path trace = folder.resolve("lost-trace.npy");
        RunListener nasty = new RunListener() {
            @Override
            public void iterationCompleted(SamplingProgress progress) {
                try {
                    // A folder that is not empty cannot be replaced by a file.
                    Files.createDirectories(trace.resolve("in the way"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };

        assertThatThrownBy(() -> new AssessmentRun(
                                settings,
                                nasty,
                                () -> false,
                                (scheduler, cores, assessment, same) -> ProposalExecutor.serial(assessment))
                        .execute())
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(trace + " cannot be written: ", "The best parameters are in", "lost.tdb");
        assertThat(folder.resolve("lost.tdb")).exists();
    }

    @Test
    void stoppedRunIsSavedAndGoesOnAsIfItHadNeverStopped() throws Exception {
        run(settings("whole", GENERATE + sample("")), 1);
        AtomicInteger done = new AtomicInteger();
        RunListener counting = new RunListener() {
            @Override
            public void iterationCompleted(SamplingProgress progress) {
                done.set(progress.iteration());
            }
        };
        RunSettings first = settings("first", GENERATE + sample(""));
        RunOutcome stopped = new AssessmentRun(
                        first,
                        counting,
                        () -> done.get() == 1,
                        (scheduler, cores, assessment, same) -> ProposalExecutor.serial(assessment))
                .execute();
        assertThat(stopped.sampling().orElseThrow().outcome()).isEqualTo(SamplingResult.Outcome.INTERRUPTED);

        run(settings("generated", GENERATE), 1);
        run(settings("second", """
                        mcmc:
                          iterations: 1
                          input_db: %s
                          restart_trace: %s
                        """.formatted(folder.resolve("generated.tdb"), folder.resolve("first-trace.npy"))), 1);

        double[][] whole = Trace.read(folder.resolve("whole-trace.npy")).positions(1);
        double[][] second = Trace.read(folder.resolve("second-trace.npy")).positions(0);
        assertThat(second).isDeepEqualTo(whole);
    }
}
