package org.espei4j.assess.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.Test;

/// The files that a run file names are read and checked with it.
class RunInputsTest extends RunFileFixture {

    @Test
    void problemsOfTheFilesThatItNamesAreReportedTogetherWithItsOwn() throws IOException {
        Files.writeString(folder.resolve("models.json"), "{\"components\": [\"A\", \"B\"]}");
        Files.writeString(folder.resolve("data").resolve("set.json"), DATASET.replace("0.5", "1.5"));
        Files.writeString(folder.resolve("start.tdb"), DATABASE.replace("PHASE", "PHSE"));
        read(SYSTEM + "mcmc: {iterations: 5, input_db: start.tdb}\noutput: {verbosity: 9}\n");

        assertThat(problems.errors())
                .extracting(
                        problem -> Path.of(problem.place().file()).getFileName().toString())
                .contains("run.yaml", "models.json", "set.json", "start.tdb");
    }

    @Test
    void theInputsOfASoundRunFileAreRead() {
        RunSettings settings =
                read(SYSTEM + "mcmc: {iterations: 5, input_db: start.tdb}\n").orElseThrow();
        RunInputs inputs = RunInputs.read(settings, problems).orElseThrow();

        assertThat(problems.errors()).isEmpty();
        assertThat(inputs.models().phases().keySet()).containsExactly("LIQUID");
        assertThat(inputs.datasets().datasets()).hasSize(1);
        assertThat(inputs.startDatabase()).isPresent();
        assertThat(inputs.keptDatabase()).isEmpty();
        assertThat(inputs.referenceState()).isEmpty();

        RunSettings generating = read(SYSTEM + GENERATE).orElseThrow();
        assertThat(RunInputs.read(generating, problems).orElseThrow().referenceState())
                .isPresent();
    }

    @Test
    void penaltiesOfUnknownPhasesAreWarnedOf() {
        RunSettings settings = read(SYSTEM
                        + "generate_parameters: {excess_model: linear, ref_state: SGTE91,"
                        + " aicc_penalty_factor: {LIQUD: {HM: 2}}}\n")
                .orElseThrow();

        assertThat(RunInputs.read(settings, problems)).isPresent();
        assertThat(problems.all()).extracting(Problem::kind).containsExactly(RunFileProblem.PENALTY_OF_UNKNOWN_PHASE);
        assertThat(problems.all().getFirst().mend()).isEqualTo("Maybe you meant LIQUID.");
        assertThat(problems.all().getFirst().place().line()).isEqualTo(2);
    }

    @Test
    void theStartDatabaseIsCheckedTogetherWithAllElse() throws IOException {
        Files.writeString(folder.resolve("start.tdb"), DATABASE.replace("VV0001;", "VV0001+GLIQ;"));
        RunSettings settings = read(SYSTEM + """
                mcmc:
                  iterations: 5
                  input_db: start.tdb
                  symbols: [VV0001, VV0002]
                """).orElseThrow();
        assertThat(RunInputs.read(settings, problems)).isEmpty();

        assertThat(problems.errors())
                .extracting(Problem::toString)
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).contains("run.yaml:5:12: the symbol VV0002", "is not in the database"),
                        text -> assertThat(text).contains("start.tdb:4:1: phase LIQUID needs functions", "GLIQ"));
    }

    @Test
    void priorsThatDoNotFitTheStartDatabaseAreReportedAtTheirKey() {
        RunSettings settings = read(SYSTEM + """
                mcmc:
                  iterations: 5
                  input_db: start.tdb
                  prior: [{name: zero}, {name: zero}]
                """).orElseThrow();
        assertThat(RunInputs.read(settings, problems)).isEmpty();

        assertThat(problems.errors())
                .singleElement()
                .asString()
                .contains("run.yaml:5:10: /mcmc/prior a list of 2 priors for 1 parameter; expected 1 prior,");
    }

    @Test
    void aLikelihoodWithoutDataIsWarnedOf() throws Exception {
        Files.writeString(folder.resolve("data").resolve("set.json"), DATASET.replace("LIQUID", "GAS"));
        RunSettings settings =
                read(SYSTEM + "mcmc: {iterations: 5, input_db: start.tdb}\n").orElseThrow();
        RunInputs inputs = RunInputs.read(settings, problems).orElseThrow();
        Problems later = new Problems();
        AssessmentSetup.of(settings, inputs, inputs.startDatabase().orElseThrow(), later);

        assertThat(later.all()).extracting(Problem::kind).containsExactly(RunFileProblem.NO_DATA);
        assertThat(later.all().getFirst().place().line()).isEqualTo(1);
    }
}
