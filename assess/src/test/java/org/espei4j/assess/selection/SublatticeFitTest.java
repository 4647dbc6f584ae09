package org.espei4j.assess.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.junit.jupiter.api.Test;

/// Parameters of phases with several sublattices or constituents.
class SublatticeFitTest {

    private static final SelectionOptions STANDARD = SelectionOptions.standard();
    private static final PhaseModels ALPHA = MadeUp.models("A,B", MadeUp.phase("ALPHA", "A,B", 1));

    @Test
    void configurationsAreTurnedTogetherWithTheirSiteFractions() {
        PhaseModels models = MadeUp.models(
                "A,B", MadeUp.withEquivalent(MadeUp.phase("ORDERED", "A,B:A,B", 1, 1), List.of(List.of(0, 1))));
        Dataset sorted = MadeUp.set("ORDERED", "HM_MIX", 300)
                .value("A:A,B", "1:0.3,0.7", 500)
                .value("A:A,B", "1:0.6,0.4", 700)
                .build();
        Dataset turned = MadeUp.set("ORDERED", "HM_MIX", 300)
                .value("A,B:A", "0.3,0.7:1", 500)
                .value("A:A,B", "1:0.6,0.4", 700)
                .build();
        SelectionResult expected = MadeUp.run(models, STANDARD, sorted);
        SelectionResult result = MadeUp.run(models, STANDARD, turned);
        assertThat(MadeUp.parameters(result)).isEqualTo(MadeUp.parameters(expected));
        assertThat(MadeUp.symbols(result)).isEqualTo(MadeUp.symbols(expected)).isNotEmpty();
        assertThat(MadeUp.parameters(result).get("L(ORDERED,A,B:A;0)"))
                .isEqualTo(MadeUp.parameters(result).get("L(ORDERED,A:A,B;0)"));
    }

    @Test
    void copiesOfInterleavedGroupsAreTheEquivalentOnes() {
        PhaseModels models = MadeUp.models(
                "A,B",
                MadeUp.withEquivalent(
                        MadeUp.phase("FOUR", "A,B:A,B:A,B:A,B", 1, 1, 1, 1), List.of(List.of(0, 2), List.of(1, 3))));
        Dataset set = MadeUp.set("FOUR", "HM_FORM", 300)
                .value("B:A:B:A", "1:1:1:1", -100)
                .build();
        Map<String, String> parameters = MadeUp.parameters(MadeUp.run(models, STANDARD, set));
        List<String> fitted = parameters.entrySet().stream()
                .filter(p -> p.getValue().contains("VV0000"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(fitted).containsExactly("G(FOUR,A:B:A:B;0)", "G(FOUR,B:A:B:A;0)");
        assertThat(parameters.values()).noneMatch(value -> value.contains("again"));
        assertThat(parameters).hasSize(16);
    }

    @Test
    void vacanciesAreNoAtoms() {
        PhaseModels models = MadeUp.models("A,B,VA", MadeUp.phase("GAMMA", "A,B:VA", 2, 5));
        Dataset set = MadeUp.set("GAMMA", "HM_MIX", 300)
                .value("A,B:VA", "0.5,0.5:1", 1000)
                .build();
        assertThat(MadeUp.symbols(MadeUp.run(models, STANDARD, set))).containsEntry("VV0000", 8000.0);
    }

    @Test
    void aTernaryMayFavourNoneOrEachOfItsConstituents() {
        PhaseModels models = MadeUp.models("A,B,C", MadeUp.phase("ALPHA", "A,B,C", 1));
        double[][] compositions = {
            {0.2, 0.3, 0.5}, {0.6, 0.2, 0.2}, {0.1, 0.8, 0.1}, {0.3, 0.3, 0.4}, {0.1, 0.2, 0.7}, {0.4, 0.5, 0.1}
        };
        MadeUp.Set enthalpies = MadeUp.set("ALPHA", "HM_MIX", 300);
        MadeUp.Set entropies = MadeUp.set("ALPHA", "SM_MIX", 300).without("idmix");
        for (double[] x : compositions) {
            String text = x[0] + "," + x[1] + "," + x[2];
            double product = x[0] * x[1] * x[2];
            enthalpies.value("A,B,C", text, product * (1000 * x[0] - 4000 * x[1] + 9000 * x[2]));
            entropies.value("A,B,C", text, product * -7);
        }
        SelectionResult result = MadeUp.run(models, STANDARD, enthalpies.build(), entropies.build());
        assertThat(MadeUp.parameters(result))
                .containsEntry("L(ALPHA,A,B,C;0)", "VV0003+VV0002*T")
                .containsEntry("L(ALPHA,A,B,C;1)", "VV0001+VV0002*T")
                .containsEntry("L(ALPHA,A,B,C;2)", "VV0000+VV0002*T");
        assertThat(MadeUp.symbols(result).values()).containsExactly(9000.0, -4000.0, 7.0, 1000.0);
        SelectionResult symmetric = MadeUp.run(models, STANDARD, entropies.build());
        assertThat(MadeUp.parameters(symmetric))
                .containsEntry("L(ALPHA,A,B,C;0)", "VV0000*T")
                .doesNotContainKey("L(ALPHA,A,B,C;1)");
    }
}
