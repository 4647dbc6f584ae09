package org.espei4j.assess.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbWriter;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Assessments that are shipped and compiled elsewhere, on the example of the project.
class AssessmentDocumentsTest {

    private static final Path EXAMPLE =
            Path.of("..", "examples", "cu-mg").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private RunSettings settings(String sections) throws IOException {
        Path file = folder.resolve("my run.yaml");
        Files.writeString(
                file, """
                system:
                  phase_models: %s
                  datasets: %s
                  unreachable_compositions: snap
                %s
                """.formatted(EXAMPLE.resolve("phase_models.json"), EXAMPLE.resolve("datasets"), sections));
        Problems problems = new Problems();
        RunSettings settings = RunFileReader.read(file, folder, 2, problems).orElse(null);
        assertThat(problems.errors()).isEmpty();
        assertThat(settings).isNotNull();
        return settings;
    }

    private static final String GENERATE_AND_SAMPLE = """
            generate_parameters:
              excess_model: linear
              ref_state: SGTE91
            mcmc:
              iterations: 2
              prior: {name: normal, loc_relative: 1, scale_relative: .5}
              data_weights: {ZPF: 20, HM: 1e-1}
              chains_per_parameter: 4
              scheduler: no-such-scheduler.json
            """;

    private record Made(RunSettings settings, Assessment assessment, Database database) {}

    private static Made make(RunSettings settings) throws BadInputException {
        Problems problems = new Problems();
        RunInputs inputs = RunInputs.read(settings, problems).orElseThrow();
        Database database = InitialDatabase.of(settings, inputs, RunListener.NONE, problems);
        return new Made(
                settings,
                AssessmentSetup.of(settings, inputs, database, problems).assessment(),
                database);
    }

    private Assessment ship(Made made, String name) throws BadInputException, IOException {
        Path elsewhere = Files.createDirectory(folder.resolve(name));
        return AssessmentDocuments.compile(AssessmentDocuments.of(made.settings(), made.assessment()), elsewhere);
    }

    /// Both give the same numbers to the last bit, at the start and around it.
    private static void assertSame(Assessment one, Assessment other) {
        assertThat(other.parameterNames()).isEqualTo(one.parameterNames());
        assertThat(other.startValues()).isEqualTo(one.startValues());
        assertThat(other.likelihood().pointCount()).isEqualTo(one.likelihood().pointCount());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        var here = one.newEvaluator();
        var there = other.newEvaluator();
        for (int trial = 0; trial < 4; trial++) {
            double[] theta = one.startValues();
            for (int i = 0; i < theta.length; i++) {
                theta[i] *= 1 + 0.01 * trial * random.nextGaussian();
            }
            assertThat(there.evaluate(theta.clone())).isEqualTo(here.evaluate(theta.clone()));
        }
    }

    @Test
    void aGeneratedAssessmentIsTheSameElsewhere() throws Exception {
        Made made = make(settings(GENERATE_AND_SAMPLE));
        assertSame(made.assessment(), ship(made, "worker"));
    }

    @Test
    void anAssessmentFromADatabaseFileIsTheSameElsewhere() throws Exception {
        Made generated = make(settings(GENERATE_AND_SAMPLE));
        TdbWriter.write(generated.database(), folder.resolve("start.tdb"));
        Made made = make(settings("""
                mcmc:
                  iterations: 2
                  input_db: %s
                  symbols: [VV0001, VV0000]
                  restart_trace: null
                compatibility: espei-0.9.1
                """.formatted(folder.resolve("start.tdb"))));
        assertThat(made.assessment().parameterNames()).containsExactly("VV0000", "VV0001");
        assertSame(made.assessment(), ship(made, "worker"));
    }

    @Test
    void documentsAreAllThereIs() throws Exception {
        Made made = make(settings(GENERATE_AND_SAMPLE));
        Map<String, byte[]> documents = AssessmentDocuments.of(made.settings(), made.assessment());
        assertThat(documents.keySet()).contains("run.json", "database.tdb", "phase_models.json");
        long datasets = documents.keySet().stream()
                .filter(name -> name.startsWith("datasets/"))
                .count();
        try (var files = Files.list(EXAMPLE.resolve("datasets"))) {
            assertThat(datasets).isEqualTo(files.count());
        }
        String run = new String(documents.get("run.json"), StandardCharsets.UTF_8);
        assertThat(run).doesNotContain(EXAMPLE.toString(), folder.toString(), "generate", "scheduler.json");
        assertThat(run).contains("\"ZPF\":20,", "\"HM\":0.1}", "\"scale_relative\":0.5", "snap");
    }

    @Test
    void documentsCannotBePutOutsideTheirFolder() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        for (String name : new String[] {"../escaped", "datasets/../../escaped", "/tmp/escaped-espei4j", ""}) {
            Map<String, byte[]> documents = new TreeMap<>(Map.of(name, new byte[0]));
            assertThatThrownBy(() -> AssessmentDocuments.compile(documents, inner))
                    .isInstanceOf(IOException.class);
        }
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void documentsThatCannotBeUsedAreExplained() throws Exception {
        Made made = make(settings(GENERATE_AND_SAMPLE));
        Map<String, byte[]> documents = new TreeMap<>(AssessmentDocuments.of(made.settings(), made.assessment()));
        documents.remove("database.tdb");
        Path elsewhere = Files.createDirectory(folder.resolve("worker"));
        assertThatThrownBy(() -> AssessmentDocuments.compile(documents, elsewhere))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("database.tdb");
    }
}
