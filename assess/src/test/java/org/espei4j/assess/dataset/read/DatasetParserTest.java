package org.espei4j.assess.dataset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espei4j.assess.dataset.ActivityDataset;
import org.espei4j.assess.dataset.Composition;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.DatasetTexts;
import org.espei4j.assess.dataset.DiffusionDataset;
import org.espei4j.assess.dataset.EquilibriumDataset;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.dataset.OccupiedConfiguration;
import org.espei4j.assess.dataset.PhaseBoundaryDataset;
import org.espei4j.assess.dataset.Region;
import org.espei4j.assess.dataset.ThermochemicalProperty;
import org.espei4j.assess.dataset.Vertex;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sound datasets of all kinds.
class DatasetParserTest {

    private final Problems problems = new Problems();

    @TempDir
    Path folder;

    @Test
    void fixedConfigurationsAreRead() {
        FixedConfigurationDataset set = (FixedConfigurationDataset) sound(DatasetTexts.FIXED);

        assertThat(set.components()).containsExactly("A", "B", "VA");
        assertThat(set.elements()).containsExactly("A", "B");
        assertThat(set.phase()).isEqualTo("SOLUTION");
        assertThat(set.property()).isEqualTo(new ThermochemicalProperty("HM", ThermochemicalProperty.Reference.MIXING));
        assertThat(set.siteRatios()).containsExactly(1.0, 3.0);
        assertThat(set.pressures()).containsExactly(101325.0, 200000.0);
        assertThat(set.temperatures()).containsExactly(300.0, 400.0, 500.0);
        OccupiedConfiguration second = set.configurations().get(1);
        assertThat(second.constituents()).containsExactly(List.of("A"), List.of("B", "VA"));
        assertThat(second.siteFractions()).containsExactly(List.of(1.0), List.of(0.1, 0.9));
        assertThat(second.describe()).isEqualTo("A:(B,VA)");
        assertThat(set.values().value(1, 2, 0)).isEqualTo(11000);
        assertThat(set.values().index(1, 2, 0)).isEqualTo(10);
        assertThat(set.values().weight(1, 2, 0)).isEqualTo(1);
        assertThat(set.points()).isEqualTo(12);
        assertThat(set.values().place(0, 0, 0).line()).isEqualTo(7);
    }

    @Test
    void phaseBoundariesAreRead() {
        PhaseBoundaryDataset set = (PhaseBoundaryDataset) sound(DatasetTexts.BOUNDARIES);

        assertThat(set.points()).isEqualTo(4);
        Region first = set.regions().getFirst();
        assertThat(first.temperature()).isEqualTo(1000);
        assertThat(first.pressure()).isEqualTo(101325);
        assertThat(first.planePoints()).extracting(Vertex::phase).containsExactly("LIQUID");
        assertThat(first.vertices().get(1).composition().isUnknown()).isTrue();
        assertThat(first.vertices().get(0).composition().complete(set.elements()))
                .containsExactly(0.2, 0.3, 0.5);
        Region second = set.regions().get(1);
        assertThat(second.planePoints()).extracting(Vertex::isHyperplane).containsExactly(true);
        assertThat(second.phaseVertices()).extracting(Vertex::phase).containsExactly("LIQUID", "COMPOUND");
        assertThat(second.vertices().get(1).composition())
                .isEqualTo(new Composition(new TreeMap<>(Map.of("A", 0.2)), new TreeSet<>(Set.of("B"))));
        assertThat(second.vertices().get(1).composition().isPartlyKnown()).isTrue();
        assertThat(second.vertices().get(2).disordered()).isTrue();
        assertThat(second.vertices().get(2).composition().complete(set.elements()))
                .containsExactly(0.25, 0.75, 0.0);
    }

    @Test
    void activitiesAreRead() {
        ActivityDataset set = (ActivityDataset) sound(DatasetTexts.ACTIVITY);

        assertThat(set.element()).isEqualTo("A");
        assertThat(set.referenceState().phases()).containsExactly("LIQUID");
        assertThat(set.referenceState().temperature()).isEqualTo(1200);
        assertThat(set.referenceState().fractions()).isEqualTo(Map.of("A", 1.0));
        assertThat(set.conditions().complete(1, set.elements())).containsExactly(1 - 0.8, 0.8);
        assertThat(set.values().toArray()).containsExactly(0.8, 0.2, 0.81, 0.21);
        assertThat(set.values().toWeightArray()).containsExactly(1, 1, 2, 2);
    }

    @Test
    void equilibriaAreRead() {
        EquilibriumDataset set = (EquilibriumDataset) sound(DatasetTexts.EQUILIBRIUM);

        assertThat(set.isReferred()).isTrue();
        assertThat(set.property()).isEqualTo("HM");
        assertThat(set.conditions().compositions())
                .containsExactly(new TreeMap<>(Map.of("A", 0.2, "B", 0.1)), new TreeMap<>(Map.of("A", 0.3, "B", 0.1)));
        assertThat(set.referenceStates().get("A").temperature()).isEqualTo(OptionalDouble.of(298.15));
        assertThat(set.referenceStates().get("B").temperature()).isEmpty();
        assertThat(set.referenceStates().get("C").pressure()).isEmpty();
    }

    @Test
    void theAmountOfOneMoleMayBeWrittenOut() {
        sound(DatasetTexts.EQUILIBRIUM.replace("T: 1200,", "T: 1200, N: 1,"));
    }

    @Test
    void aPureElementNeedsNoMoleFraction() {
        EquilibriumDataset set = (EquilibriumDataset) sound("""
                components: [A]
                phases: [LIQUID]
                conditions: {P: 101325, T: [1200, 1300]}
                output: HM
                values: [[[30000], [31000]]]
                """);

        assertThat(set.conditions().complete(0, set.elements())).containsExactly(1.0);
    }

    @ParameterizedTest
    @CsvSource({"TRACER_DIFF_A", "DIFF_B"})
    void diffusionDataAreAcceptedAndNotRead(String output) {
        assertThat(sound("{components: [A], phases: [LIQUID], output: " + output + ", values: anything}"))
                .isInstanceOf(DiffusionDataset.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2                       | 2,2,2,2,2,2,2,2,2,2,2,2",
                "[1, 2]                  | 1,2,1,2,1,2,1,2,1,2,1,2",
                "[[1], [2], [3]]         | 1,1,2,2,3,3,1,1,2,2,3,3",
                "[[[1]], [[2]]]          | 1,1,1,1,1,1,2,2,2,2,2,2",
                "[[[1, 2]], [[3, 4]]]    | 1,2,1,2,1,2,3,4,3,4,3,4"
            })
    void weightsAreRepeatedAlongAxesOfLengthOne(String weight, String expected) {
        FixedConfigurationDataset set =
                (FixedConfigurationDataset) sound(DatasetTexts.FIXED + "weight: " + weight + "\n");

        double[] numbers = Arrays.stream(expected.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(set.values().toWeightArray()).containsExactly(numbers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.5 | 0.5,0.5,0.5,0.5,0.5",
                "[1, 2] | 1,1,2,2,2",
                "[[1, 2], 3] | 1,2,3,3,3",
                "[1, [2, 3, 4]] | 1,1,2,3,4"
            })
    void weightsOfBoundariesBelongToTheSetTheRegionOrTheVertex(String weight, String expected) {
        PhaseBoundaryDataset set = (PhaseBoundaryDataset) sound(DatasetTexts.BOUNDARIES + "weight: " + weight + "\n");

        assertThat(set.regions())
                .flatExtracting(
                        region -> region.vertices().stream().map(Vertex::weight).toList())
                .containsExactlyElementsOf(
                        Arrays.stream(expected.split(",")).map(Double::valueOf).toList());
    }

    private Dataset sound(String text) {
        DatasetFolder read = DatasetTexts.read(folder, text, DatasetTags.NONE, problems);
        assertThat(problems.all()).isEmpty();
        return read.datasets().getFirst();
    }
}
