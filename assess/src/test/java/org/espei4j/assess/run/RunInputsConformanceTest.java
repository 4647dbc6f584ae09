package org.espei4j.assess.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.espei4j.assess.ReferenceFolder;
import org.espei4j.assess.dataset.ActivityDataset;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetSelection;
import org.espei4j.assess.dataset.DatasetSelection.LikelihoodChoices;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.EquilibriumDataset;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.assess.dataset.PhaseBoundaryDataset;
import org.espei4j.assess.dataset.Region;
import org.espei4j.assess.dataset.UnreachableData;
import org.espei4j.assess.dataset.Vertex;
import org.espei4j.assess.dataset.read.DatasetFolder;
import org.espei4j.assess.document.DocumentFormat;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentReader;
import org.espei4j.assess.phasemodel.PhaseModelReader;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What enters the likelihood of the reference systems is what entered that of the reference program: the same files,
/// regions, vertices and values, in the same order and with the same weights. Origin of the expected values:
/// `likelihood-points.json` of each system, computed with ESPEI 0.9.1.
class RunInputsConformanceTest {

    private static final Map<String, Double> SIGMA = Map.of("HM", 500.0, "SM", 0.2, "CPM", 0.2);

    @ParameterizedTest
    @ValueSource(strings = {"Cu-Mg", "Cr-Ni", "Al-Co-Cr", "Mock-Co-Cr-Ni"})
    void theSameFilesAreRead(String system) {
        Path folder = ReferenceFolder.path("data/systems").resolve(system).resolve("input-data");
        List<String> files = new ArrayList<>();
        points(system).get("dataset_files").forEach(file -> files.add(file.stringValue()));

        assertThat(read(system).datasets())
                .extracting(set -> folder.relativize(Path.of(set.file())).toString())
                .containsExactlyElementsOf(files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cu-Mg", "Cr-Ni", "Al-Co-Cr", "Mock-Co-Cr-Ni"})
    void theSamePhaseBoundariesEnter(String system) {
        List<PhaseBoundaryDataset> sets = select(system).ofKind(PhaseBoundaryDataset.class);
        JsonNode expected = points(system).get("zpf_datasets");

        assertThat(sets).hasSize(expected.size());
        for (int i = 0; i < sets.size(); i++) {
            PhaseBoundaryDataset set = sets.get(i);
            assertThat(set.file()).endsWith(expected.get(i).get("file").stringValue());
            assertThat(set.regions()).hasSize(expected.get(i).get("regions").size());
            for (int r = 0; r < set.regions().size(); r++) {
                double weight = expected.get(i).get("weight").doubleValue();
                assertSame(
                        set,
                        set.regions().get(r),
                        expected.get(i).get("regions").get(r),
                        weight);
            }
        }
    }

    private static void assertSame(PhaseBoundaryDataset set, Region region, JsonNode expected, double weight) {
        assertThat(region.temperature())
                .isEqualTo(expected.get("conditions").get("T").doubleValue());
        assertThat(region.pressure())
                .isEqualTo(expected.get("conditions").get("P").doubleValue());
        assertThat(region.planePoints())
                .hasSize(expected.get("hyperplane_points").size());
        assertThat(region.vertices().stream().anyMatch(Vertex::isHyperplane))
                .isEqualTo(expected.get("explicit_hyperplane").booleanValue());
        JsonNode vertices = expected.get("vertices");
        assertThat(region.phaseVertices()).hasSize(vertices.size());
        for (int v = 0; v < vertices.size(); v++) {
            Vertex vertex = region.phaseVertices().get(v);
            assertThat(vertex.phase()).isEqualTo(vertices.get(v).get("phase").stringValue());
            assertThat(vertex.weight()).isEqualTo(weight);
            double[] fractions = ReferenceFolder.numbers(vertices.get(v).get("composition_all_elements"));
            if (Double.isNaN(fractions[0])) {
                assertThat(vertex.composition().isUnknown()).isTrue();
            } else {
                assertThat(vertex.composition().complete(set.elements())).containsExactly(fractions, within(1e-15));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cu-Mg", "Cr-Ni", "Al-Co-Cr", "Mock-Co-Cr-Ni"})
    void theSameFixedConfigurationsEnter(String system) {
        JsonNode points = points(system);
        List<String> expected = new ArrayList<>();
        for (JsonNode block : points.get("fixed_configuration_blocks")) {
            TreeSet<String> excluded = new TreeSet<>();
            block.get("excluded_contributions").forEach(name -> excluded.add(name.stringValue()));
            // The reference lists magnetism as left out of every block, tagged or not; these systems have none.
            excluded.remove("mag");
            for (int i = 0; i < block.get("values").size(); i++) {
                expected.add(String.join(
                        " ",
                        block.get("phase").stringValue(),
                        block.get("property").stringValue(),
                        excluded.toString(),
                        text(block.get("T").get(i).doubleValue()),
                        text(block.get("P").get(i).doubleValue()),
                        text(block.get("values").get(i).doubleValue()),
                        text(block.get("sigma").get(i).doubleValue())));
            }
        }
        List<String> found = new ArrayList<>();
        for (FixedConfigurationDataset set : select(system).ofKind(FixedConfigurationDataset.class)) {
            collect(set, points.get("data_weights"), found);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void collect(FixedConfigurationDataset set, JsonNode runWeights, List<String> found) {
        String property = set.property().name();
        double runWeight = runWeights.isNull() ? 1 : runWeights.get(property).doubleValue();
        TreeSet<String> excluded = new TreeSet<>(set.excludedContributions());
        excluded.remove("mag");
        for (int p = 0; p < set.pressures().size(); p++) {
            for (int t = 0; t < set.temperatures().size(); t++) {
                for (int c = 0; c < set.configurations().size(); c++) {
                    found.add(String.join(
                            " ",
                            set.phase(),
                            set.output(),
                            excluded.toString(),
                            text(set.temperatures().get(t)),
                            text(set.pressures().get(p)),
                            text(set.values().value(p, t, c)),
                            text(SIGMA.get(property) / (set.values().weight(p, t, c) * runWeight))));
                }
            }
        }
    }

    private static String text(double number) {
        return String.format(java.util.Locale.ROOT, "%.12g", number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cu-Mg", "Cr-Ni", "Al-Co-Cr", "Mock-Co-Cr-Ni"})
    void asManyActivitiesAndEquilibriaEnter(String system) {
        JsonNode counts = points(system).get("counts_of_points");
        DatasetSelection selection = select(system);

        assertThat(count(selection.ofKind(ActivityDataset.class)))
                .isEqualTo(counts.get("ActivityResidual_points").intValue());
        assertThat(count(selection.ofKind(EquilibriumDataset.class)))
                .isEqualTo(counts.get("EquilibriumPropertyResidual_points").intValue());
    }

    private static int count(List<? extends Dataset> sets) {
        return sets.stream().mapToInt(Dataset::points).sum();
    }

    @Test
    void ofTheInventedSystemOnlyColdValuesAreLeftOut() {
        assertThat(select("Mock-Co-Cr-Ni").leftOut())
                .extracting(LeftOut::reason)
                .containsOnly(LeftOut.Reason.TOO_COLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cu-Mg", "Cr-Ni", "Al-Co-Cr", "Mock-Co-Cr-Ni"})
    void theGenerationRunOfEverySystemIsRead(String system) {
        Problems problems = new Problems();
        Path file = ReferenceFolder.path("data/systems").resolve(system).resolve("generate_params.yaml");

        RunSettings settings = RunFileReader.read(file, problems).orElseThrow();
        assertThat(RunInputs.read(settings, problems)).isPresent();
        assertThat(problems.errors()).isEmpty();
        assertThat(settings.generation().orElseThrow().referenceState()).isEqualTo("SGTE91");
    }

    @Test
    void theSamplingRunOfTheWorkshopPackIsRead() {
        Problems problems = new Problems();
        Path file = ReferenceFolder.path("data/systems/Cu-Mg/mcmc.yaml");
        RunSettings settings = RunFileReader.read(file, problems).orElseThrow();

        assertThat(problems.all()).isEmpty();
        SamplingSettings sampling = settings.sampling().orElseThrow();
        assertThat(sampling.iterations()).isEqualTo(2);
        assertThat(sampling.scheduler()).isEqualTo(new Scheduler.Serial());
        assertThat(settings.output().traceFile()).isEmpty();
        assertThat(settings.system().tags().changes().keySet()).containsExactly("dft", "estimated-entropy");
    }

    @Test
    void aMissingStartDatabaseIsNamed() {
        Problems problems = new Problems();
        Path file = ReferenceFolder.path("data/systems/Cr-Ni/mcmc.yaml");

        assertThat(RunFileReader.read(file, problems)).isEmpty();
        assertThat(problems.errors()).extracting(Problem::kind).containsExactly(RunFileProblem.INPUT_MISSING);
        assertThat(problems.errors().getFirst().toString()).contains("mcmc.yaml:7:13: /mcmc/input_db");
    }

    private static JsonNode points(String system) {
        return ReferenceFolder.json("golden/espei/" + system + "/likelihood-points.json");
    }

    /// The datasets of a system, with the tags under which the reference numbers were made.
    private static DatasetFolder read(String system) {
        Problems problems = new Problems();
        JsonNode tags = points(system).get("tags");
        DocumentObject document =
                (DocumentObject) DocumentReader.parse("tags", tags.toString(), DocumentFormat.JSON, problems)
                        .orElseThrow();
        Map<String, DocumentObject> changes = new LinkedHashMap<>();
        document.members().forEach((tag, change) -> changes.put(tag, (DocumentObject) change));
        Path folder = ReferenceFolder.path("data/systems").resolve(system).resolve("input-data");
        DatasetFolder read = DatasetFolder.read(folder, new DatasetTags(changes), problems);
        assertThat(problems.errors()).isEmpty();
        return read;
    }

    private static DatasetSelection select(String system) {
        Path file = ReferenceFolder.path("data/systems").resolve(system).resolve("phase_models.json");
        PhaseModels models = PhaseModelReader.read(file, new Problems()).orElseThrow();
        LikelihoodChoices choices = new LikelihoodChoices(Map.of(), UnreachableData.STOP, true);
        return DatasetSelection.forLikelihood(read(system).datasets(), models, choices);
    }
}
