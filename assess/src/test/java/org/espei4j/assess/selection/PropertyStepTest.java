package org.espei4j.assess.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.junit.jupiter.api.Test;

/// Properties beside the Gibbs energy: volumes, and any that has parameters of its name.
class PropertyStepTest {

    private static final SelectionOptions STANDARD = SelectionOptions.standard();
    private static final SelectionOptions AS_IN_ESPEI = SelectionOptions.of(Compatibility.ESPEI_0_9_1);
    private static final PhaseModels ALPHA = MadeUp.models("A,B", MadeUp.phase("ALPHA", "A,B", 1));

    @Test
    void volumesAreFittedBeforeTheirExpansion() {
        double[] temperatures = {300, 600, 900, 1200};
        MadeUp.Set cold = MadeUp.set("AB", "V0", 300);
        cold.value("A:B", "1:1", 7e-6);
        MadeUp.Set warm = new MadeUp.Set("AB", "VM", temperatures);
        double[] values = new double[temperatures.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 7e-6 * Math.exp(3e-5 * temperatures[i] + 2 / temperatures[i]);
        }
        warm.value("A:B", "1:1", values);
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("AB", "A:B", 1, 1));
        SelectionOptions options = STANDARD.withDescription(FittingDescription.MOLAR_VOLUME);
        SelectionResult result = MadeUp.run(models, options, cold.build(), warm.build());
        assertThat(MadeUp.parameters(result))
                .containsExactly(entry("V0(AB,A:B;0)", "VV0000"), entry("VA(AB,A:B;0)", "VV0002*T+VV0001*T**(-1)"));
        assertThat(MadeUp.symbols(result).values()).containsExactly(1.4e-5, 2.0, 3e-5);
    }

    @Test
    void volumesOfPureElementsAndOfMixingAreFitted() {
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("ALPHA", "A,B", 1));
        Dataset pure = MadeUp.set("ALPHA", "V0", 300)
                .value("A", "1", 7e-6)
                .value("B", "1", 9e-6)
                .build();
        Dataset mixing =
                MadeUp.set("ALPHA", "V0_MIX", 300).value("A,B", "0.5,0.5", 1e-7).build();
        Dataset whole =
                MadeUp.set("ALPHA", "V0", 300).value("A,B", "0.5,0.5", 8.1e-6).build();
        SelectionOptions options = STANDARD.withDescription(FittingDescription.MOLAR_VOLUME_AND_GIBBS_ENERGY);
        for (Dataset set : List.of(mixing, whole)) {
            SelectionResult result = MadeUp.run(models, options, pure, set);
            assertThat(MadeUp.symbols(result).values()).containsExactly(7e-6, 9e-6, 4e-7);
            assertThat(MadeUp.parameters(result))
                    .containsEntry("V0(ALPHA,A,B;0)", "VV0002")
                    .containsEntry("G(ALPHA,A;0)", "GALPHAA");
        }
        SelectionOptions espei = AS_IN_ESPEI.withDescription(FittingDescription.MOLAR_VOLUME);
        SelectionResult result = MadeUp.run(models, espei, pure);
        assertThat(MadeUp.symbols(result)).isEmpty();
        assertThat(result.leftOut()).extracting(LeftOut::reason).containsOnly(LeftOut.Reason.PURE_ELEMENT);
    }

    @Test
    void aVolumeThatTheModelCannotExpandIsListed() {
        Dataset warm = MadeUp.set("AB", "VM", 600).value("A:B", "1:1", 7e-6).build();
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("AB", "A:B", 1, 1));
        SelectionResult result = MadeUp.run(models, STANDARD.withDescription(FittingDescription.MOLAR_VOLUME), warm);
        assertThat(MadeUp.symbols(result)).isEmpty();
        assertThat(result.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.NOT_COMPUTABLE);
    }

    @Test
    void anyPropertyWithParametersOfItsNameCanBeFitted() {
        double[] temperatures = {300, 500, 800, 1100, 1400};
        double[] values = new double[temperatures.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2e11 - 3e7 * temperatures[i];
        }
        MadeUp.Set set = new MadeUp.Set("AB", "C11", temperatures);
        set.value("A:B", "1:1", values);
        FittingDescription elastic = new FittingDescription("elastic", List.of(PropertyStep.polynomial("C11", false)));
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("AB", "A:B", 1, 1));
        SelectionResult result = MadeUp.run(models, STANDARD.withDescription(elastic), set.build());
        assertThat(MadeUp.parameters(result)).containsExactly(entry("C11(AB,A:B;0)", "VV0001+VV0000*T"));
        assertThat(MadeUp.symbols(result).values()).containsExactly(-3e7, 2e11);
    }
}
