package org.espei4j.assess.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.junit.jupiter.api.Test;

/// What weights, penalties and the other options of a selection do.
class SelectionOptionsTest {

    private static final SelectionOptions STANDARD = SelectionOptions.standard();
    private static final SelectionOptions AS_IN_ESPEI = SelectionOptions.of(Compatibility.ESPEI_0_9_1);
    private static final PhaseModels ALPHA = MadeUp.models("A,B", MadeUp.phase("ALPHA", "A,B", 1));

    private static String fractions(double x) {
        return x + "," + (1 - x);
    }

    @Test
    void weightsMultiplySquaresInTheFit() {
        Dataset set = MadeUp.set("ALPHA", "HM_MIX", 300)
                .weighted(1, "A,B", "0.5,0.5", 100)
                .weighted(3, "A,B", "0.5,0.5", 200)
                .weighted(0, "A,B", "0.5,0.5", 1e6)
                .build();
        SelectionResult result = MadeUp.run(ALPHA, STANDARD, set);
        assertThat(MadeUp.symbols(result)).containsExactly(entry("VV0000", 700.0));
        assertThat(result.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.ZERO_WEIGHT);
        // r = ±(75, 25): Σ (w r)² = 75² + 75², and Σ w r² = 75² + 3·25².
        assertThat(result.fits().getFirst().candidates().getFirst().sumOfSquares())
                .isCloseTo(11250, Offset.offset(1e-6));
        SelectionOptions fitted = STANDARD.withWeightedScore(SelectionOptions.WeightedScore.FITTED_WEIGHTS);
        assertThat(MadeUp.run(ALPHA, fitted, set)
                        .fits()
                        .getFirst()
                        .candidates()
                        .getFirst()
                        .sumOfSquares())
                .isCloseTo(7500, Offset.offset(1e-6));
        assertThat(MadeUp.run(ALPHA, AS_IN_ESPEI, set).fits().getFirst().samples())
                .hasSize(3);
    }

    @Test
    void exactFitsAreToldAndCanBeRefused() {
        Dataset set = MadeUp.set("ALPHA", "HM_MIX", 300)
                .value("A,B", "0.25,0.75", 100)
                .value("A,B", "0.5,0.5", 200)
                .value("A,B", "0.75,0.25", 400)
                .build();
        SelectionResult result = MadeUp.run(ALPHA, STANDARD, set);
        assertThat(result.fits().getFirst().chosen().features()).hasSize(3);
        assertThat(result.problems()).anySatisfy(p -> assertThat(p.found()).contains("fitted exactly"));
        SelectionResult careful = MadeUp.run(ALPHA, STANDARD.withOverdeterminedOnly(true), set);
        assertThat(careful.fits().getFirst().candidates()).hasSize(1);
        assertThat(careful.problems()).noneSatisfy(p -> assertThat(p.found()).contains("fitted exactly"));
    }

    @Test
    void penaltiesAndRidgeAct() {
        MadeUp.Set set = MadeUp.set("ALPHA", "HM_MIX", 300);
        double[] noise = {3, -2, 1, 4, -5, 2, -1, 3, -4};
        for (int i = 0; i < noise.length; i++) {
            double x = 0.1 * (i + 1);
            set.value("A,B", fractions(x), x * (1 - x) * (1000 + 100 * (2 * x - 1)) + noise[i]);
        }
        Dataset data = set.build();
        int free = MadeUp.run(ALPHA, STANDARD, data)
                .fits()
                .getFirst()
                .chosen()
                .features()
                .size();
        PenaltyFactors heavy = PenaltyFactors.of(Map.of("ALPHA", Map.of("HM", 3.5)));
        int penalised = MadeUp.run(ALPHA, STANDARD.withPenalties(heavy), data)
                .fits()
                .getFirst()
                .chosen()
                .features()
                .size();
        assertThat(penalised).isLessThan(free);
        double plain = MadeUp.symbols(MadeUp.run(ALPHA, STANDARD.withPenalties(heavy), data))
                .get("VV0000");
        SelectionOptions ridged = STANDARD.withPenalties(heavy).withRidge(OptionalDouble.of(1));
        assertThat(MadeUp.symbols(MadeUp.run(ALPHA, ridged, data)).get("VV0000"))
                .isLessThan(plain);
    }

    @Test
    void termsWithoutEffectAreNoParameters() {
        Dataset set = MadeUp.set("AB", "HM_FORM", 300)
                .value("A:B", "1:1", 16600)
                .value("A:B", "1:1", -16600.000000001)
                .build();
        PhaseModels models = MadeUp.models("A,B", MadeUp.phase("AB", "A:B", 1, 1));
        SelectionResult own = MadeUp.run(models, STANDARD, set);
        assertThat(MadeUp.parameters(own)).containsEntry("G(AB,A:B;0)", "GHSERAA+GHSERBB");
        assertThat(own.problems()).anySatisfy(p -> assertThat(p.found()).contains("terms without effect"));
        assertThat(own.fits().getFirst().dropped()).hasSize(1);
        assertThat(MadeUp.symbols(MadeUp.run(models, AS_IN_ESPEI, set))).hasSize(1);
    }

    @Test
    void descriptionsAreFoundByName() {
        assertThat(FittingDescription.named("gibbs_energy_fitting_description"))
                .contains(FittingDescription.GIBBS_ENERGY);
        assertThat(FittingDescription.named("Molar_Volume")).contains(FittingDescription.MOLAR_VOLUME);
        assertThat(FittingDescription.named("something")).isEmpty();
        assertThatThrownBy(() -> new FittingDescription(
                        "mixed", List.of(EnergyStep.ENTROPY, PropertyStep.MOLAR_VOLUME, EnergyStep.ENTHALPY)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> STANDARD.withRidge(OptionalDouble.of(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
