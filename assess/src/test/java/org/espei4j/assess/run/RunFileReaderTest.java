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
import org.espei4j.assess.prior.PriorSpecification;
import org.espei4j.assess.run.GenerationSettings.FittingDescription;
import org.espei4j.assess.run.OutputSettings.Verbosity;
import org.espei4j.assess.selection.SelectionOptions;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the settings are that a run file gives.
class RunFileReaderTest extends RunFileFixture {

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
    @CsvSource({
        "dask, LocalThreads",
        "local, LocalThreads",
        "null, Serial",
        "None, Serial",
        "none, Serial",
        "cluster.json, Cluster"
    })
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
}
