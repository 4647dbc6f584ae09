package org.espei4j.assess.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.espei4j.assess.document.DocumentProblem;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said about wrong run files.
class RunFileDefectsTest extends RunFileFixture {

    private record Defect(String text, ProblemKind kind, int line, String names) {

        @Override
        public String toString() {
            return kind + " " + names;
        }
    }

    private static Defect mcmc(String keys, ProblemKind kind, String names) {
        return new Defect(SYSTEM + "mcmc:\n  iterations: 5\n  input_db: start.tdb\n  " + keys + "\n", kind, 5, names);
    }

    private static Defect generate(String keys, ProblemKind kind, String names) {
        return new Defect(
                SYSTEM + "generate_parameters:\n  excess_model: linear\n  ref_state: SGTE91\n  " + keys + "\n",
                kind,
                5,
                names);
    }

    static List<Defect> defects() {
        return List.of(
                new Defect(GENERATE, DocumentProblem.MISSING_KEY, 1, "\"system\""),
                new Defect(SYSTEM, RunFileProblem.NO_STEP, 1, "neither"),
                new Defect(SYSTEM + GENERATE + "mcm: {}\n", DocumentProblem.UNKNOWN_KEY, 3, "Maybe you meant mcmc."),
                new Defect(
                        SYSTEM + GENERATE + "compatibility: espei-0.8\n",
                        DocumentProblem.UNKNOWN_WORD,
                        3,
                        "espei-0.9.1"),
                new Defect(
                        SYSTEM + GENERATE + "output: {verbosity: 4}\n", DocumentProblem.OUT_OF_RANGE, 3, "from 0 to 3"),
                new Defect(
                        SYSTEM + GENERATE + "output: {tracefile: trace.csv}\n", RunFileProblem.FILE_ENDING, 3, ".npy"),
                new Defect(
                        SYSTEM + GENERATE + "output: {output_db: 5}\n",
                        DocumentProblem.WRONG_TYPE,
                        3,
                        "expected a text"),
                new Defect(SYSTEM + GENERATE + "output: {logfil: a}\n", DocumentProblem.UNKNOWN_KEY, 3, "logfile"),
                new Defect(
                        "system: {phase_models: models.tdb, datasets: data}\n" + GENERATE,
                        RunFileProblem.FILE_ENDING,
                        1,
                        ".json"),
                new Defect(
                        "system: {phase_models: other.json, datasets: data}\n" + GENERATE,
                        RunFileProblem.INPUT_MISSING,
                        1,
                        "other.json"),
                new Defect(
                        "system: {phase_models: models.json, datasets: models.json}\n" + GENERATE,
                        RunFileProblem.INPUT_KIND,
                        1,
                        "a folder"),
                new Defect(
                        "system: {phase_models: models.json}\n" + GENERATE,
                        DocumentProblem.MISSING_KEY,
                        1,
                        "\"datasets\""),
                new Defect(SYSTEM + "mcmc: {iterations: 5}\n", RunFileProblem.NO_START_DATABASE, 2, "input_db"),
                new Defect(
                        SYSTEM + GENERATE + "mcmc: {iterations: 5, input_db: start.tdb}\n",
                        RunFileProblem.TWO_START_DATABASES,
                        3,
                        "generates"),
                new Defect(
                        SYSTEM + GENERATE + "mcmc: {iterations: 5, restart_trace: old.npy}\n",
                        RunFileProblem.RESTART_NEEDS_DATABASE,
                        3,
                        "input_db"),
                new Defect(SYSTEM + GENERATE + "mcmc: {}\n", DocumentProblem.MISSING_KEY, 3, "\"iterations\""),
                new Defect(
                        SYSTEM + GENERATE + "mcmc: {iterations: -1}\n", DocumentProblem.OUT_OF_RANGE, 3, "at least 0"),
                new Defect(
                        SYSTEM + GENERATE + "mcmc: {iterations: 1.5}\n", DocumentProblem.WRONG_TYPE, 3, "an integer"),
                mcmc("save_interval: 0", DocumentProblem.OUT_OF_RANGE, "at least 1"),
                mcmc("scheduler: mpi", RunFileProblem.UNKNOWN_SCHEDULER, "mpi"),
                mcmc("cores: 0", DocumentProblem.OUT_OF_RANGE, "at least 1"),
                mcmc("chains_per_parameter: 3", RunFileProblem.ODD_CHAINS, "3"),
                mcmc("chain_std_deviation: -0.1", RunFileProblem.NUMBER_RANGE, "at least 0"),
                mcmc("deterministic: 1", DocumentProblem.WRONG_TYPE, "true or false"),
                mcmc("data_weights: {ZPF: -1}", RunFileProblem.NUMBER_RANGE, "at least 0"),
                mcmc("standard_deviations: {HM: 0}", RunFileProblem.NUMBER_RANGE, "above 0"),
                mcmc("data_weights: [1]", DocumentProblem.WRONG_TYPE, "an object"),
                mcmc("symbols: []", RunFileProblem.NO_SYMBOLS, "empty"),
                mcmc("symbols: [VV0001, VV0001]", RunFileProblem.REPEATED_SYMBOL, "VV0001"),
                mcmc("prior: []", RunFileProblem.NO_PRIORS, "empty"),
                mcmc("prior: {loc: 1}", DocumentProblem.MISSING_KEY, "\"name\""),
                mcmc("restart_trace: old.txt", RunFileProblem.FILE_ENDING, ".npy"),
                mcmc("restart_trace: none.npy", RunFileProblem.INPUT_MISSING, "none.npy"),
                mcmc("iteration: 5", DocumentProblem.UNKNOWN_KEY, "Maybe you meant iterations."),
                new Defect(
                        SYSTEM + "generate_parameters: {excess_model: linear, ref_state: SGTE90}\n",
                        DocumentProblem.UNKNOWN_WORD,
                        2,
                        "Maybe you meant SGTE91."),
                new Defect(
                        SYSTEM + "generate_parameters: {excess_model: linear, ref_state: none.tdb}\n",
                        RunFileProblem.INPUT_MISSING,
                        2,
                        "the table of pure elements none.tdb"),
                generate("excess_models: x", DocumentProblem.UNKNOWN_KEY, "Maybe you meant excess_model."),
                generate("fitting-description: x", DocumentProblem.UNKNOWN_KEY, "Maybe you meant fitting_description."),
                generate("fitting_description: x", DocumentProblem.UNKNOWN_WORD, "gibbs_energy_fitting_description"),
                generate("ridge_alpha: -1", RunFileProblem.NUMBER_RANGE, "at least 0"),
                generate("ridge_alpha: 1,5", DocumentProblem.WRONG_TYPE, "a number"),
                generate("input_db: none.tdb", RunFileProblem.INPUT_MISSING, "none.tdb"),
                generate("aicc_penalty_factor: {LIQUID: {H: 1}}", DocumentProblem.UNKNOWN_KEY, "HM"),
                generate("aicc_penalty_factor: {LIQUID: 1}", DocumentProblem.WRONG_TYPE, "an object"),
                new Defect(
                        SYSTEM + "generate_parameters: {excess_model: cubic, ref_state: SGTE91}\n",
                        RunFileProblem.EXCESS_MODEL,
                        2,
                        "linear"),
                new Defect(
                        SYSTEM + "generate_parameters: {excess_model: linear, ref_state: 91}\n",
                        DocumentProblem.WRONG_TYPE,
                        2,
                        "a text"));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void everyDefectIsReportedAtItsPlace(Defect defect) {
        assertThat(read(defect.text())).isEmpty();

        assertThat(problems.errors()).hasSize(1);
        Problem problem = problems.errors().getFirst();
        assertThat(problem.kind()).isEqualTo(defect.kind());
        assertThat(problem.place().line()).isEqualTo(defect.line());
        assertThat(problem.toString()).contains(defect.names());
    }

    @Test
    void restartExcludesTheKeysOfNewChains() {
        read(SYSTEM + "mcmc:\n  iterations: 5\n  input_db: start.tdb\n  restart_trace: old.npy\n"
                + "  chains_per_parameter: 2\n  chain_std_deviation: 0.1\n");

        assertThat(problems.errors())
                .extracting(Problem::kind)
                .containsExactly(RunFileProblem.RESTART_EXCLUDES, RunFileProblem.RESTART_EXCLUDES);
        assertThat(problems.errors())
                .extracting(problem -> problem.place().line())
                .containsExactly(6, 7);
    }

    @Test
    void wrongPriorsAreReportedAtTheirKeys() {
        read(SYSTEM + "mcmc:\n  iterations: 5\n  input_db: start.tdb\n  prior:\n    name: norml\n"
                + "    loc_relativ: 1\n");

        assertThat(problems.errors())
                .extracting(problem -> problem.place().line())
                .containsExactly(6, 7);
        assertThat(problems.errors())
                .extracting(Problem::path)
                .containsExactly("/mcmc/prior/name", "/mcmc/prior/loc_relativ");
    }

    @Test
    void allProblemsAreReportedAtOnceAndNothingIsWritten() throws IOException {
        read("systm: {}\noutput: {verbosity: loud}\nmcmc: {iterations: many, scheduler: 5}\n");

        assertThat(problems.errors()).hasSizeGreaterThanOrEqualTo(5);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("models.json", "data", "start.tdb", "old.npy", "run.yaml");
        }
    }
}
