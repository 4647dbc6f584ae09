package org.espei4j.assess.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espei4j.assess.dataset.DatasetSelection.LikelihoodChoices;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetSelectionTest {

    private static final Set<String> ENTHALPY = Set.of("HM_MIX", "HM_FORM");

    @TempDir
    Path folder;

    @Test
    void generationReadsFixedConfigurationsOnly() {
        List<Dataset> all = List.of(
                read(DatasetTexts.FIXED),
                read(DatasetTexts.BOUNDARIES),
                read(DatasetTexts.ACTIVITY),
                read(DatasetTexts.EQUILIBRIUM));

        DatasetSelection selection = DatasetSelection.forGeneration(all, DatasetTexts.models(), ENTHALPY);
        assertThat(selection.datasets()).containsExactly(all.getFirst());
        assertThat(selection.leftOut())
                .extracting(LeftOut::reason)
                .containsOnly(LeftOut.Reason.NOT_FOR_THIS_STEP)
                .hasSize(3);
    }

    @Test
    void allKindsHaveALikelihood() {
        List<Dataset> all = List.of(
                read(DatasetTexts.FIXED),
                read(DatasetTexts.BOUNDARIES),
                read(DatasetTexts.ACTIVITY),
                read(DatasetTexts.EQUILIBRIUM));

        DatasetSelection selection =
                DatasetSelection.forLikelihood(all, DatasetTexts.models(), LikelihoodChoices.DEFAULT);
        assertThat(selection.leftOut()).isEmpty();
        assertThat(selection.datasets()).containsExactlyElementsOf(all);
        assertThat(selection.ofKind(ActivityDataset.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HM_MIX           | SM_MIX                | PROPERTY_NOT_READ",
                "HM_MIX           | HM                    | ABSOLUTE_PROPERTY",
                "phases: [SOLUTION] | phases: [OTHER]     | PHASE_IS_ALIAS",
                "phases: [SOLUTION] | phases: [GAS]       | PHASE_UNKNOWN",
                "phases: [SOLUTION] | phases: [NEEDS_D]   | PHASE_NOT_ACTIVE",
                "phases: [SOLUTION] | phases: [LIQUID]    | SUBLATTICES_DIFFER",
                "output:          | 'weight: 0\noutput:'  | ZERO_WEIGHT"
            })
    void generationSaysWhyASetIsLeftOut(String replaced, String by, LeftOut.Reason reason) {
        Dataset set = read(DatasetTexts.FIXED.replace(replaced, by));

        DatasetSelection selection = DatasetSelection.forGeneration(List.of(set), DatasetTexts.models(), ENTHALPY);
        assertThat(selection.datasets()).isEmpty();
        assertThat(selection.leftOut()).extracting(LeftOut::reason).containsExactly(reason);
        assertThat(selection.leftOut().getFirst().points()).isEqualTo(12);
    }

    @Test
    void setsOfAnotherSystemAreLeftOutOfEverything() {
        String text = DatasetTexts.FIXED
                .replace("[A, B, VA]\n", "[A, X, VA]\n")
                .replace("[[[A, B], VA], [A, [B, VA]]]", "[[[A, X], VA], [A, [VA, X]]]");
        Dataset set = read(text);

        DatasetSelection selection =
                DatasetSelection.forLikelihood(List.of(set), DatasetTexts.models(), LikelihoodChoices.DEFAULT);
        assertThat(selection.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.COMPONENTS_OUTSIDE);
        assertThat(selection.leftOut().getFirst().detail()).isEqualTo("X");
    }

    @Test
    void coldTemperaturesAndForeignConfigurationsAreDroppedOneByOne() {
        String text = DatasetTexts.FIXED
                .replace("T: [300, 400, 500]", "T: [298, 400, 298.15]")
                .replace("[A, [B, VA]]", "[A, [A, VA]]");
        FixedConfigurationDataset set = (FixedConfigurationDataset) read(text);

        DatasetSelection selection =
                DatasetSelection.forLikelihood(List.of(set), DatasetTexts.models(), LikelihoodChoices.DEFAULT);
        FixedConfigurationDataset left =
                selection.ofKind(FixedConfigurationDataset.class).getFirst();
        assertThat(left.temperatures()).containsExactly(400.0, 298.15);
        assertThat(left.configurations())
                .extracting(OccupiedConfiguration::index)
                .containsExactly(0);
        assertThat(left.values().toArray()).containsExactly(3000, 5000, 9000, 11000);
        assertThat(selection.leftOut())
                .extracting(LeftOut::reason)
                .containsExactly(LeftOut.Reason.CONFIGURATION_OUTSIDE, LeftOut.Reason.TOO_COLD);
    }

    @Test
    void aKindOfWeightZeroIsLeftOut() {
        List<Dataset> all =
                List.of(read(DatasetTexts.FIXED), read(DatasetTexts.EQUILIBRIUM), read(DatasetTexts.ACTIVITY));

        LikelihoodChoices choices = new LikelihoodChoices(Map.of("HM", 0.0, "ACR", 2.0), UnreachableData.STOP, false);
        DatasetSelection selection = DatasetSelection.forLikelihood(all, DatasetTexts.models(), choices);
        assertThat(selection.datasets()).containsExactly(all.get(2));
        assertThat(selection.leftOut())
                .extracting(LeftOut::reason)
                .containsExactly(LeftOut.Reason.ZERO_KIND_WEIGHT, LeftOut.Reason.ZERO_KIND_WEIGHT);
    }

    @Test
    void regionsWithoutATargetPlaneAreLeftOutUnlessTheyAreWanted() {
        Dataset set = read(DatasetTexts.BOUNDARIES.replace("[0.2, 0.3]", "[null, null]"));

        DatasetSelection ours =
                DatasetSelection.forLikelihood(List.of(set), DatasetTexts.models(), LikelihoodChoices.DEFAULT);
        assertThat(ours.leftOut()).extracting(LeftOut::part).containsExactly("region 0");
        assertThat(ours.leftOut())
                .extracting(LeftOut::reason)
                .containsExactly(LeftOut.Reason.REGION_WITHOUT_COMPOSITION);
        assertThat(ours.ofKind(PhaseBoundaryDataset.class).getFirst().regions())
                .extracting(Region::index)
                .containsExactly(1);

        LikelihoodChoices kept = new LikelihoodChoices(Map.of(), UnreachableData.STOP, true);
        DatasetSelection theirs = DatasetSelection.forLikelihood(List.of(set), DatasetTexts.models(), kept);
        assertThat(theirs.ofKind(PhaseBoundaryDataset.class).getFirst().regions())
                .hasSize(2);
    }

    @Test
    void regionsOfPhasesThatAreNotModelledAreLeftOut() {
        Dataset set = read(DatasetTexts.BOUNDARIES
                .replace("[COMPOUND, [B, A], [null, null]]", "[GAS, [B, A], [null, null]]")
                .replace("[LIQUID, COMPOUND]", "[LIQUID, COMPOUND, GAS]"));

        DatasetSelection selection =
                DatasetSelection.forLikelihood(List.of(set), DatasetTexts.models(), LikelihoodChoices.DEFAULT);
        assertThat(selection.leftOut())
                .extracting(LeftOut::reason, LeftOut::part, LeftOut::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(LeftOut.Reason.PHASE_UNKNOWN, "region 0", "GAS"));
    }

    @Test
    void aPhaseThatCannotExistInTheSubsystemOfASetIsLeftOut() {
        Dataset set = read("""
                components: [A, C]
                phases: [LIQUID, COMPOUND]
                conditions: {P: 101325, T: 1000}
                output: ZPF
                values: [[[LIQUID, [A], [0.2]], [COMPOUND, [A], [null]]]]
                """);

        DatasetSelection selection =
                DatasetSelection.forLikelihood(List.of(set), DatasetTexts.models(), LikelihoodChoices.DEFAULT);
        assertThat(selection.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.PHASE_NOT_ACTIVE);
        assertThat(selection.datasets()).isEmpty();
    }

    private Dataset beside(double b) {
        return read("""
                components: [A, B]
                phases: [LIQUID, COMPOUND]
                conditions: {P: 101325, T: 1000}
                output: ZPF
                values: [[[LIQUID, [A], [0.2]], [COMPOUND, [B], [%s]]]]
                """.formatted(b));
    }

    @ParameterizedTest
    @CsvSource({"0.76, STOP, 0.76", "0.76, SNAP, 0.75", "0.78, SNAP, 0.78", "0.750004, STOP, 0.75", "0.75, STOP, 0.75"})
    void compositionsBesideALineCompoundAreMovedAsTheUserWishes(double b, UnreachableData choice, double used) {
        LikelihoodChoices choices = new LikelihoodChoices(Map.of(), choice, false);

        DatasetSelection selection = DatasetSelection.forLikelihood(List.of(beside(b)), DatasetTexts.models(), choices);
        Vertex vertex = selection
                .ofKind(PhaseBoundaryDataset.class)
                .getFirst()
                .regions()
                .getFirst()
                .vertices()
                .get(1);
        assertThat(vertex.composition().known().get("B")).isCloseTo(used, within(1e-12));
    }

    @Test
    void compositionsBesideALineCompoundMayBeLeftOut() {
        LikelihoodChoices choices = new LikelihoodChoices(Map.of(), UnreachableData.LEAVE_OUT, false);

        DatasetSelection selection =
                DatasetSelection.forLikelihood(List.of(beside(0.76)), DatasetTexts.models(), choices);
        assertThat(selection.datasets()).isEmpty();
        assertThat(selection.leftOut().getFirst().reason()).isEqualTo(LeftOut.Reason.COMPOSITION_OUTSIDE);
        assertThat(selection.leftOut().getFirst().detail()).isEqualTo("COMPOUND x(A)=0.24, x(B)=0.76");
    }

    private Dataset read(String text) {
        Problems problems = new Problems();
        return DatasetTexts.read(folder, text, DatasetTags.NONE, problems).datasets().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
    }
}
