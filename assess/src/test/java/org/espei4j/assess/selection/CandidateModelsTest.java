package org.espei4j.assess.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Number and order of candidate models.
class CandidateModelsTest {

    private static final Configuration ENDMEMBER = Configuration.endmember("A", "B");
    private static final Configuration BINARY = new Configuration(List.of(List.of("A", "B"), List.of("VA")));
    private static final Configuration TERNARY = new Configuration(List.of(List.of("A", "B", "C")));
    private static final Configuration CROSS = new Configuration(List.of(List.of("A", "B"), List.of("A", "B")));

    private static List<List<Feature>> candidates(Configuration configuration, FittingStep step) {
        return CandidateModels.of(configuration, step.temperatureSets(), true);
    }

    @ParameterizedTest
    @CsvSource({"HEAT_CAPACITY, 4, 340, 8", "ENTROPY, 1, 4, 2", "ENTHALPY, 1, 4, 2"})
    void counts(EnergyStep step, int endmember, int binary, int ternary) {
        assertThat(candidates(ENDMEMBER, step)).hasSize(endmember);
        assertThat(candidates(BINARY, step)).hasSize(binary);
        assertThat(candidates(TERNARY, step)).hasSize(ternary);
    }

    @Test
    void theExpansionOfVolumesHasTooManySetsForAllCombinations() {
        assertThat(candidates(ENDMEMBER, ThermalExpansionStep.INSTANCE)).hasSize(15);
        List<List<Feature>> binary = candidates(BINARY, ThermalExpansionStep.INSTANCE);
        assertThat(binary).hasSize(60);
        assertThat(binary.get(4)).hasToString("[T^2*YS]");
        assertThat(binary.get(5)).hasToString("[T^2*YS, T^2*YS*Z]");
        assertThat(binary.getLast()).hasSize(16);
    }

    @Test
    void subsetsAreTakenBySizeAndThenInOrder() {
        assertThat(ThermalExpansionStep.INSTANCE.temperatureSets().stream()
                        .map(set -> String.join(
                                " ", set.stream().map(TemperatureTerm::label).toList()))
                        .toList())
                .startsWith("T", "T^2", "T^3", "1/T", "T T^2", "T T^3", "T 1/T", "T^2 T^3")
                .endsWith("T^2 T^3 1/T", "T T^2 T^3 1/T");
    }

    @Test
    void theTemperatureSetOfTheLastOrderVariesFastest() {
        List<List<Feature>> binary = candidates(BINARY, EnergyStep.HEAT_CAPACITY);
        assertThat(binary.get(0)).hasToString("[T*ln(T)*YS]");
        assertThat(binary.get(4)).hasToString("[T*ln(T)*YS, T*ln(T)*YS*Z]");
        assertThat(binary.get(5)).hasToString("[T*ln(T)*YS, T*ln(T)*YS*Z, T^2*YS*Z]");
        assertThat(binary.get(8)).hasToString("[T*ln(T)*YS, T^2*YS, T*ln(T)*YS*Z]");
        assertThat(new HashSet<>(binary)).hasSize(340);
    }

    @Test
    void aTernaryIsFirstSymmetricThenOneParameterPerConstituent() {
        assertThat(candidates(TERNARY, EnergyStep.ENTHALPY)).hasToString("[[YS], [YS*V_I, YS*V_J, YS*V_K]]");
    }

    @Test
    void anInteractionOnTwoSublatticesGetsHigherOrdersOnRequestOnly() {
        assertThat(CandidateModels.of(CROSS, EnergyStep.ENTHALPY.temperatureSets(), true))
                .hasToString("[[YS]]");
        assertThat(CandidateModels.of(CROSS, EnergyStep.ENTHALPY.temperatureSets(), false))
                .hasSize(4);
    }

    @Test
    void fourConstituentsAreNotFitted() {
        Configuration quaternary = new Configuration(List.of(List.of("A", "B", "C", "D")));
        assertThatThrownBy(() -> candidates(quaternary, EnergyStep.ENTHALPY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void compositionVariablesOfABinaryAndATernary() {
        CompositionVariables binary = CompositionVariables.at(List.of(List.of(0.3, 0.7), List.of(1.0)));
        assertThat(binary.product()).isEqualTo(0.21);
        assertThat(binary.difference()).isEqualTo(0.3 - 0.7);
        assertThat(CompositionFactor.difference(0).value(binary)).isEqualTo(0.21);
        assertThat(CompositionFactor.difference(3).value(binary)).isCloseTo(0.21 * -0.064, Offset.offset(1e-15));
        CompositionVariables ternary = CompositionVariables.at(List.of(List.of(0.2, 0.3, 0.4)));
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += CompositionFactor.muggianu(i).value(ternary);
        }
        assertThat(sum).isCloseTo(CompositionFactor.PLAIN.value(ternary), Offset.offset(1e-17));
        assertThat(ternary.muggianu(0)).isEqualTo(0.2 + 0.1 / 3, Offset.offset(1e-15));
    }
}
