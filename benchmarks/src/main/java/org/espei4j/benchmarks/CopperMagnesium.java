package org.espei4j.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.espei4j.assess.run.Assessment;
import org.espei4j.assess.run.AssessmentSetup;
import org.espei4j.assess.run.RunFileReader;
import org.espei4j.assess.run.RunInputs;
import org.espei4j.assess.run.RunSettings;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;

/// The example Cu-Mg as a problem to measure: its datasets and a database with fitting symbols.
///
/// The folder of the example is the system property `example` (default `examples/cu-mg`), the database `database`
/// (default `out.tdb` in that folder, which a run of the example writes).
final class CopperMagnesium {

    private CopperMagnesium() {}

    /// The assessment that the example samples.
    static Assessment assessment() {
        Path folder = Path.of(System.getProperty("example", "examples/cu-mg"));
        Path database =
                Path.of(System.getProperty("database", folder.resolve("out.tdb").toString()));
        try {
            Problems problems = new Problems();
            RunSettings settings = RunFileReader.read(runFile(folder, database), problems)
                    .orElseThrow(() -> new BadInputException(problems.all()));
            RunInputs inputs =
                    RunInputs.read(settings, problems).orElseThrow(() -> new BadInputException(problems.all()));
            Database read = TdbReader.readOrThrow(database);
            return AssessmentSetup.of(settings, inputs, read, problems).assessment();
        } catch (BadInputException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path runFile(Path folder, Path database) throws IOException {
        Path file = Files.createTempFile("benchmark", ".yaml");
        Files.writeString(file, """
                system:
                  phase_models: %s
                  datasets: %s
                output:
                  output_db: %s
                  tracefile: null
                  probfile: null
                mcmc:
                  iterations: 0
                  input_db: %s
                """.formatted(
                        folder.resolve("phase_models.json").toAbsolutePath(),
                        folder.resolve("datasets").toAbsolutePath(),
                        file.resolveSibling("benchmark-out.tdb"),
                        database.toAbsolutePath()));
        return file;
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
