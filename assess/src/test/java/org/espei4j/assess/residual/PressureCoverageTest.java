package org.espei4j.assess.residual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.dataset.DatasetSelection;
import org.espei4j.assess.dataset.DatasetSelection.LikelihoodChoices;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.UnreachableData;
import org.espei4j.assess.dataset.read.DatasetFolder;
import org.espei4j.assess.phasemodel.PhaseModelReader;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data at pressures at which a phase has no energy.
class PressureCoverageTest {

    private static final String DATABASE = """
            ELEMENT A REG 10 0 0 !
            ELEMENT C REG 10 0 0 !
            TYPE_DEFINITION % SEQ * !
            PHASE REG % 1 1 !
            CONSTITUENT REG :A,C: !
            FUNCTION VV0001 1 -4000; 6000 N !
            PARAMETER G(REG,A;0) 1 -20*T*LN(T); 6000 N !
            PARAMETER G(REG,C;0) 1 -30*T*LN(T); 6000 N !
            PARAMETER L(REG,A,C;0) 1 VV0001; 6000 N !
            PARAMETER V0(REG,A;0) 1 7E-6; 6000 N !
            PARAMETER V0(REG,C;0) 1 8E-6; 6000 N !
            """;

    @TempDir
    Path folder;

    private Problems problems = new Problems();

    private void dataset(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve(name), text);
    }

    /// Number of values in the likelihood.
    private int points(String database) throws IOException, BadInputException {
        problems = new Problems();
        Files.writeString(folder.resolve("models.json"), """
                {"components": ["A", "C"],
                 "phases": {"REG": {"sublattice_model": [["A", "C"]], "sublattice_site_ratios": [1]}}}
                """);
        PhaseModels models =
                PhaseModelReader.read(folder.resolve("models.json"), problems).orElseThrow();
        DatasetFolder read = DatasetFolder.read(folder.resolve("data"), DatasetTags.NONE, problems);
        DatasetSelection selection = DatasetSelection.forLikelihood(
                read.datasets(), models, new LikelihoodChoices(Map.of(), UnreachableData.STOP, false));
        problems.throwIfErrors();
        double[] start = {-4000};
        Likelihood likelihood = new LikelihoodSetup(
                        TdbReader.parseOrThrow(database, "made-up.tdb"),
                        models.active(),
                        selection.datasets(),
                        List.of("VV0001"),
                        start,
                        DataWeights.NONE,
                        Compatibility.STANDARD)
                .build(problems);
        return likelihood.newEvaluator().report(start).kinds().stream()
                .flatMap(kind -> kind.datasets().stream())
                .mapToInt(set -> set.points().size())
                .sum();
    }

    /// One set of each kind at 1 GPa, for a database that says how much a phase is compressed but not how that changes.
    @Test
    void dataAtPressuresThatAPhaseDoesNotCoverAreLeftOut() throws Exception {
        String conditions =
                "\"conditions\": {\"P\": 1e9, \"T\": 1000%s}, \"values\": [[[1]]], \"reference\": \"made up\"}";
        dataset("mixing.json", """
                {"components": ["A", "C"], "phases": ["REG"], "output": "HM_MIX",
                 "solver": {"mode": "manual", "sublattice_site_ratios": [1],
                   "sublattice_configurations": [[["A", "C"]]], "sublattice_occupancies": [[[0.25, 0.75]]]},
                """ + conditions.formatted(""));
        dataset("volume.json", """
                {"components": ["A"], "phases": ["REG"], "output": "VM",
                 "solver": {"mode": "manual", "sublattice_site_ratios": [1],
                   "sublattice_configurations": [["A"]]},
                """ + conditions.formatted("").replace("1e9", "101325"));
        dataset("property.json", """
                {"components": ["A", "C"], "phases": ["REG"], "output": "HM",
                """ + conditions.formatted(", \"X_C\": 0.5"));
        dataset("volumes.json", """
                {"components": ["A", "C"], "phases": ["REG"], "output": "VM",
                """ + conditions.formatted(", \"X_C\": 0.5").replace("1e9", "101325"));
        dataset("activity.json", """
                {"components": ["A", "C"], "phases": ["REG"], "output": "ACR_A",
                 "reference_state": {"phases": ["REG"], "conditions": {"P": 101325, "T": 1000, "X_A": 1}},
                """ + conditions.formatted(", \"X_C\": 0.5"));
        dataset("boundary.json", """
                {"components": ["A", "C"], "phases": ["REG"], "output": "ZPF",
                 "conditions": {"P": [101325, 1e9], "T": 1000},
                 "values": [[["REG", ["C"], [0.1]]], [["REG", ["C"], [0.1]]]], "reference": "made up"}
                """);
        int all = points(DATABASE);
        assertThat(all).isEqualTo(7);
        int left = points(DATABASE + "PARAMETER VK(REG,A;0) 1 1e-11; 6000 N !");
        assertThat(left).as("the boundary at atmospheric pressure").isEqualTo(1);
        assertThat(problems.all().stream().map(Problem::found).filter(found -> found.contains("no parameter VC for A")))
                .hasSize(6);
    }
}
