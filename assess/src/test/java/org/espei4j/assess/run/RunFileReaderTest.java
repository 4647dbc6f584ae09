package org.espei4j.assess.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.dataset.UnreachableData;
import org.espei4j.assess.document.DocumentProblem;
import org.espei4j.assess.prior.PriorSpecification;
import org.espei4j.assess.run.GenerationSettings.FittingDescription;
import org.espei4j.assess.run.OutputSettings.Verbosity;
import org.espei4j.assess.selection.SelectionOptions;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunFileReaderTest {

    private static final String SYSTEM = "system: {phase_models: models.json, datasets: data}\n";
    private static final String GENERATE = "generate_parameters: {excess_model: linear, ref_state: SGTE91}\n";
    private static final int PROCESSORS = 8;
    private static final String DATABASE = """
            ELEMENT A LIQUID 1 0 0 !
            ELEMENT B LIQUID 1 0 0 !
            PHASE LIQUID % 1 1 !
            CONSTITUENT LIQUID :A,B: !
            """;
    private static final String DATASET = """
            {"components": ["A", "B"], "phases": ["LIQUID"], "output": "ZPF",
             "conditions": {"P": 101325, "T": 1000},
             "values": [[["LIQUID", ["B"], [0.5]]]]}
            """;

    private final Problems problems = new Problems();

    @TempDir
    Path folder;

    @BeforeEach
    void makeInputs() throws IOException {
        Files.writeString(folder.resolve("models.json"), """
                {"components": ["A", "B"],
                 "phases": {"LIQUID": {"sublattice_model": [["A", "B"]], "sublattice_site_ratios": [1]}}}
                """);
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve("set.json"), DATASET);
        Files.writeString(folder.resolve("start.tdb"), DATABASE);
        Files.writeString(folder.resolve("old.npy"), "");
    }

    @Test
    void defaultsAreThoseOfTheSpecification() {
        RunSettings settings =
                read(SYSTEM + GENERATE + "mcmc: {iterations: 5}\n").orElseThrow();

        assertThat(problems.all()).isEmpty();
        assertThat(settings.compatibility()).isEqualTo(Compatibility.STANDARD);
        assertThat(settings.system().phaseModels()).isEqualTo(folder.resolve("models.json"));
        assertThat(settings.system().datasets()).isEqualTo(folder.resolve("data"));
        assertThat(settings.system().tags().changes()).isEmpty();
        assertThat(settings.system().unreachableData()).isEqualTo(UnreachableData.STOP);
        assertThat(settings.output())
                .isEqualTo(new OutputSettings(
                        Verbosity.WARNING,
                        Optional.empty(),
                        folder.resolve("out.tdb"),
                        Optional.of(folder.resolve("trace.npy")),
                        Optional.of(folder.resolve("lnprob.npy"))));
        assertThat(settings.generation())
                .contains(new GenerationSettings(
                        "SGTE91",
                        OptionalDouble.empty(),
                        Map.of(),
                        Optional.empty(),
                        FittingDescription.GIBBS_ENERGY,
                        false,
                        false));
        assertThat(settings.sampling())
                .contains(new SamplingSettings(
                        5,
                        new PriorSettings.Same(PriorSpecification.ZERO),
                        1,
                        new Scheduler.LocalThreads(),
                        PROCESSORS,
                        new StartDatabase.Generated(),
                        new ChainStart.Ensemble(2, 0.1),
                        true,
                        false,
                        Map.of(),
                        Map.of(),
                        Optional.empty()));
    }

    @Test
    void everyKeyIsRead() {
        RunSettings settings = read("""
                        compatibility: espei-0.9.1
                        system:
                          phase_models: models.json
                          datasets: data
                          unreachable_compositions: snap
                          tags:
                            dft:
                              excluded_model_contributions: ['idmix', 'mag']
                              weight: 0.1
                        output:
                          verbosity: 2
                          logfile: run.log
                          output_db: result.tdb
                          tracefile: None
                          probfile: null
                        generate_parameters:
                          excess_model: linear
                          ref_state: SR2016
                          ridge_alpha: 1e-4
                          input_db: start.tdb
                          fitting_description: molar_volume_gibbs_energy_fitting_description
                          consistent_weights: true
                          overdetermined_only: true
                          aicc_penalty_factor:
                            LIQUID: {HM: 1.4, SM: -2}
                        mcmc:
                          iterations: 1_000
                          prior:
                            - {name: normal, loc_relative: 1, scale_relative: 0.5}
                            - name: zero
                          save_interval: 10
                          scheduler: null
                          cores: 3
                          chains_per_parameter: 4
                          chain_std_deviation: 0.05
                          deterministic: no
                          data_weights: {ZPF: 20, ACR: 0}
                          standard_deviations: {VM: 5e-8}
                          symbols: [VV0002, VV0001]
                        """).orElseThrow();

        assertThat(problems.all()).isEmpty();
        assertThat(settings.compatibility()).isEqualTo(Compatibility.ESPEI_0_9_1);
        assertThat(settings.system().unreachableData()).isEqualTo(UnreachableData.SNAP);
        assertThat(settings.system().tags().changes().get("dft").members().keySet())
                .containsExactly("excluded_model_contributions", "weight");
        assertThat(settings.output())
                .isEqualTo(new OutputSettings(
                        Verbosity.TRACE,
                        Optional.of(folder.resolve("run.log")),
                        folder.resolve("result.tdb"),
                        Optional.empty(),
                        Optional.empty()));
        GenerationSettings generation = settings.generation().orElseThrow();
        assertThat(generation.referenceState()).isEqualTo("SR2016");
        assertThat(generation.ridgeAlpha()).hasValue(1e-4);
        assertThat(generation.inputDatabase()).contains(folder.resolve("start.tdb"));
        assertThat(generation.fittingDescription()).isEqualTo(FittingDescription.MOLAR_VOLUME_AND_GIBBS_ENERGY);
        assertThat(generation.consistentWeights()).isTrue();
        assertThat(generation.overdeterminedOnly()).isTrue();
        SelectionOptions options = SelectionChoices.of(settings, generation);
        assertThat(options.weightedScore()).isEqualTo(SelectionOptions.WeightedScore.FITTED_WEIGHTS);
        assertThat(options.overdeterminedOnly()).isTrue();
        assertThat(options.ridge()).hasValue(1e-4);
        assertThat(generation.penaltyFactor("LIQUID", "SM")).isEqualTo(-2);
        assertThat(generation.penaltyFactor("LIQUID", "CPM")).isEqualTo(1);
        assertThat(generation.penaltyFactor("FCC_A1", "HM")).isEqualTo(1);
        SamplingSettings sampling = settings.sampling().orElseThrow();
        assertThat(sampling.iterations()).isEqualTo(1000);
        assertThat(sampling.priors())
                .isEqualTo(new PriorSettings.Each(List.of(
                        new PriorSpecification("normal", Map.of("loc_relative", 1.0, "scale_relative", 0.5)),
                        PriorSpecification.ZERO)));
        assertThat(sampling.saveInterval()).isEqualTo(10);
        assertThat(sampling.scheduler()).isEqualTo(new Scheduler.Serial());
        assertThat(sampling.cores()).isEqualTo(3);
        assertThat(sampling.start()).isEqualTo(new ChainStart.Ensemble(4, 0.05));
        assertThat(sampling.deterministic()).isFalse();
        assertThat(sampling.dataWeights()).isEqualTo(Map.of("ZPF", 20.0, "ACR", 0.0));
        assertThat(sampling.standardDeviations()).isEqualTo(Map.of("VM", 5e-8));
        assertThat(sampling.symbols()).contains(List.of("VV0001", "VV0002"));
    }

    @ParameterizedTest
    @CsvSource({"dask, LocalThreads", "local, LocalThreads", "null, Serial", "None, Serial", "cluster.json, Cluster"})
    void schedulersAreToldApart(String word, String kind) {
        RunSettings settings = read(SYSTEM + GENERATE + "mcmc: {iterations: 5, scheduler: " + word + "}\n")
                .orElseThrow();

        assertThat(settings.sampling().orElseThrow().scheduler().getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void samplingMayStartFromAFileAndATrace() {
        RunSettings settings = read(SYSTEM + "mcmc: {iterations: 5, input_db: start.tdb, restart_trace: old.npy}\n")
                .orElseThrow();

        SamplingSettings sampling = settings.sampling().orElseThrow();
        assertThat(sampling.database()).isEqualTo(new StartDatabase.FromFile(folder.resolve("start.tdb")));
        assertThat(sampling.start()).isEqualTo(new ChainStart.Restart(folder.resolve("old.npy")));
        assertThat(settings.generation()).isEmpty();
    }

    @Test
    void aRunFileMayBeJson() throws IOException {
        Path file = folder.resolve("run.json");
        Files.writeString(file, """
                {"system": {"phase_models": "models.json", "datasets": "data"},
                 "generate_parameters": {"excess_model": "linear", "ref_state": "SGTE91"}}
                """);

        assertThat(RunFileReader.read(file, folder, PROCESSORS, problems)).isPresent();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void inputsAreLookedForInTheCurrentFolderAndThenBesideTheRunFile() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectory(elsewhere.resolve("data"));
        Path file = folder.resolve("run.yaml");
        Files.writeString(file, SYSTEM + GENERATE);

        RunSettings settings =
                RunFileReader.read(file, elsewhere, PROCESSORS, problems).orElseThrow();
        assertThat(settings.system().phaseModels()).isEqualTo(folder.resolve("models.json"));
        assertThat(settings.system().datasets()).isEqualTo(elsewhere.resolve("data"));
        assertThat(settings.output().database()).isEqualTo(elsewhere.resolve("out.tdb"));
    }

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
    void whatIsOnlySuspiciousIsAWarning() {
        RunSettings settings = read(SYSTEM + GENERATE + "mcmc:\n  iterations: 5\n  cores: 99\n"
                        + "  approximate_equilibrium: true\n  chain_std_deviation: 0\n  data_weights: {ZPFF: 1}\n")
                .orElseThrow();

        assertThat(problems.all()).allMatch(problem -> problem.severity() == Severity.WARNING);
        assertThat(problems.all())
                .extracting(Problem::kind)
                .containsExactly(
                        RunFileProblem.CORES_CAPPED,
                        RunFileProblem.NO_EFFECT,
                        RunFileProblem.CHAINS_ALIKE,
                        RunFileProblem.UNUSUAL_KIND);
        assertThat(settings.sampling().orElseThrow().cores()).isEqualTo(PROCESSORS);
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
    void outputsOfAnEarlierRunStopASamplingRun() throws IOException {
        RunSettings sampling =
                read(SYSTEM + GENERATE + "mcmc: {iterations: 5}\n").orElseThrow();
        OutputCheck.check(sampling, problems);
        assertThat(problems.all()).isEmpty();

        Files.writeString(folder.resolve("trace.npy"), "");
        Files.writeString(folder.resolve("out.tdb"), "");
        OutputCheck.check(sampling, problems);
        assertThat(problems.all()).extracting(Problem::kind).containsExactly(RunFileProblem.OUTPUT_EXISTS);
        assertThat(problems.all().getFirst().toString()).contains("trace.npy");

        RunSettings generating = read(SYSTEM + GENERATE).orElseThrow();
        Problems none = new Problems();
        OutputCheck.check(generating, none);
        assertThat(none.all()).isEmpty();
    }

    @Test
    void outputsMustDifferAndHaveAFolder() {
        RunSettings settings = read(SYSTEM + GENERATE
                        + "mcmc: {iterations: 5}\noutput: {tracefile: a.npy, probfile: a.npy, output_db: no/out.tdb}\n")
                .orElseThrow();
        OutputCheck.check(settings, problems);

        assertThat(problems.all())
                .extracting(Problem::kind)
                .containsExactly(RunFileProblem.OUTPUT_FOLDER, RunFileProblem.OUTPUT_SHARED);
        assertThat(problems.all())
                .allSatisfy(problem -> assertThat(problem.place().line()).isEqualTo(4));
    }

    @Test
    void anOutputThatIsNotNamedIsAProblemOfItsSection() throws IOException {
        Files.writeString(folder.resolve("lnprob.npy"), "");
        OutputCheck.check(
                read(SYSTEM + GENERATE + "mcmc: {iterations: 5}\noutput:\n  verbosity: 0\n")
                        .orElseThrow(),
                problems);
        OutputCheck.check(read(SYSTEM + GENERATE + "mcmc: {iterations: 5}\n").orElseThrow(), problems);

        assertThat(problems.all())
                .extracting(problem -> problem.place().line() + " " + problem.path())
                .containsExactly("5 /output/probfile", "1 /output/probfile");
    }

    @Test
    void theOutputsOfAWrongRunFileAreCheckedForARunOnly() throws IOException {
        Path file = folder.resolve("wrong.yaml");
        Path chains = Files.writeString(folder.resolve("chains.npy"), "");
        Files.writeString(file, SYSTEM + "mcmc: {iterations: many}\noutput: {tracefile: '" + chains + "'}\n");

        RunFileReader.read(file, problems);
        assertThat(problems.all()).extracting(Problem::kind).doesNotContain(RunFileProblem.OUTPUT_EXISTS);
        RunFileReader.readToRun(file, problems);
        assertThat(problems.all()).extracting(Problem::kind).contains(RunFileProblem.OUTPUT_EXISTS);
    }

    private Optional<RunSettings> read(String text) {
        Path file = folder.resolve("run.yaml");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return RunFileReader.read(file, folder, PROCESSORS, problems);
    }
}
