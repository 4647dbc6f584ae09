package org.espei4j.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.espei4j.assess.run.Assessment;
import org.espei4j.assess.run.AssessmentRun;
import org.espei4j.assess.run.AssessmentSetup;
import org.espei4j.assess.run.RunFileReader;
import org.espei4j.assess.run.RunInputs;
import org.espei4j.assess.run.RunListener;
import org.espei4j.assess.run.RunSettings;
import org.espei4j.assess.run.StartDatabase;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;

/// Assessments of Cu-Mg to measure: what a run file samples.
///
/// The run file is the system property `run`; without it, parameters are generated from the example, whose folder is the
/// system property `example` (default `examples/cu-mg`).
final class CopperMagnesium {

    private CopperMagnesium() {}

    /// The assessment that is sampled.
    static Assessment assessment() {
        String run = System.getProperty("run");
        try {
            return run == null ? example() : of(Path.of(run));
        } catch (BadInputException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Assessment example() throws BadInputException, IOException {
        Path example = Path.of(System.getProperty("example", "examples/cu-mg")).toAbsolutePath();
        Path folder = Files.createTempDirectory("benchmark");
        Path generated = folder.resolve("generated.tdb");
        Path generation = runFile(folder.resolve("generate.yaml"), example, generated, """
                generate_parameters:
                  excess_model: linear
                  ref_state: SGTE91
                  aicc_penalty_factor: {LIQUID: {HM: 1.4, SM: 1.4}}
                """);
        new AssessmentRun(
                        settings(generation),
                        RunListener.NONE,
                        () -> false,
                        (scheduler, cores, assessment, settings) -> {
                            throw new IllegalStateException("a generation samples nothing");
                        })
                .execute();
        return of(runFile(
                folder.resolve("sample.yaml"), example, folder.resolve("sampled.tdb"), """
                mcmc:
                  iterations: 0
                  input_db: %s
                """.formatted(generated)));
    }

    private static Path runFile(Path file, Path example, Path output, String section) throws IOException {
        return Files.writeString(file, """
                system:
                  phase_models: %s
                  datasets: %s
                  tags: {estimated-entropy: {weight: 0.1}}
                output:
                  output_db: %s
                  tracefile: null
                  probfile: null
                %s""".formatted(
                        example.resolve("phase_models.json"), example.resolve("datasets"), output, section));
    }

    private static RunSettings settings(Path runFile) throws BadInputException, IOException {
        Problems problems = new Problems();
        return RunFileReader.read(runFile, problems).orElseThrow(() -> new BadInputException(problems.all()));
    }

    private static Assessment of(Path runFile) throws BadInputException, IOException {
        RunSettings settings = settings(runFile);
        Problems problems = new Problems();
        RunInputs inputs = RunInputs.read(settings, problems).orElseThrow(() -> new BadInputException(problems.all()));
        if (!(settings.sampling().orElseThrow().database() instanceof StartDatabase.FromFile(Path database))) {
            throw new IllegalStateException(runFile + " samples no database that exists");
        }
        return AssessmentSetup.of(settings, inputs, TdbReader.readOrThrow(database), problems)
                .assessment();
    }

    /// Parameter vectors around the start values, as a sampler would propose them.
    ///
    /// @param deviation standard deviation relative to the start values
    static double[][] proposals(Assessment assessment, int count, double deviation) {
        Random random = new Random(1);
        double[] start = assessment.startValues();
        double[][] proposals = new double[count][start.length];
        for (double[] proposal : proposals) {
            for (int i = 0; i < start.length; i++) {
                proposal[i] = start[i] * (1 + deviation * random.nextGaussian());
            }
        }
        return proposals;
    }
}
