package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.property.EnergyAnswer.Reason;
import org.junit.jupiter.api.Test;

class EnergyEvaluationTest {

    private static PhaseModel solution() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "VA")
                .phase("S", "1", "A,B,VA")
                .parameter("G(S,A)", 1000)
                .parameter("L(S,A,B)", DatabaseSketch.linear(-4000, 2));
        return PhaseUnderTest.of(sketch, "S", ModelOptions.standard(), "A", "B", "VA")
                .model();
    }

    private static Reason reason(double t, double p, double... y) {
        EnergyAnswer answer = EnergyEvaluation.of(solution(), false).evaluate(t, p, y);
        assertThat(answer).isInstanceOf(EnergyAnswer.Refused.class);
        return ((EnergyAnswer.Refused) answer).reason();
    }

    @Test
    void whatCannotBeAnsweredHasAReason() {
        assertThat(reason(-1, 101325, .4, .5, .1)).isEqualTo(Reason.CONDITION_NOT_POSITIVE);
        assertThat(reason(Double.NaN, 101325, .4, .5, .1)).isEqualTo(Reason.CONDITION_NOT_POSITIVE);
        assertThat(reason(1000, 101325, .4, .6)).isEqualTo(Reason.WRONG_NUMBER_OF_SITE_FRACTIONS);
        assertThat(reason(1000, 101325, -.1, 1, .1)).isEqualTo(Reason.SITE_FRACTION_NOT_ALLOWED);
        assertThat(reason(1000, 101325, 0, 0, 1)).isEqualTo(Reason.NO_ATOMS);
    }

    @Test
    void compressibilityIsRefusedAwayFromAtmosphericPressure() {
        DatabaseSketch sketch = DatabaseSketch.of("A")
                .phase("S", "1", "A")
                .parameter("V0(S,A)", 1e-5)
                .parameter("VK(S,A)", 1e-11);
        EnergyEvaluation phase = EnergyEvaluation.of(
                PhaseUnderTest.of(sketch, "S", ModelOptions.standard(), "A").model(), false);
        assertThat(phase.evaluate(1000, 101325, new double[] {1})).isInstanceOf(EnergyAnswer.Values.class);
        assertThat(phase.evaluate(1000, 2e5, new double[] {1}))
                .isInstanceOfSatisfying(
                        EnergyAnswer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.PRESSURE_NOT_COVERED));
    }

    @Test
    void derivativesAreThoseOfTheEnergyPerFormulaUnit() {
        EnergyEvaluation phase = EnergyEvaluation.of(solution(), true);
        double[] y = {.4, .5, .1};
        EnergyDerivatives exact = derivatives(phase, 1000, y);
        for (int i = 0; i < y.length; i++) {
            double h = 1e-6;
            double[] up = y.clone();
            double[] down = y.clone();
            up[i] += h;
            down[i] -= h;
            double slope = (derivatives(phase, 1000, up).energy()
                            - derivatives(phase, 1000, down).energy())
                    / (2 * h);
            assertThat(slope).isCloseTo(exact.gradient()[i + 2], within(1e-3));
        }
        assertThat(exact.hessianUpper()).hasSize(15);
    }

    private static EnergyDerivatives derivatives(EnergyEvaluation phase, double t, double[] y) {
        return ((EnergyAnswer.Values) phase.evaluate(t, 101325, y))
                .derivatives()
                .orElseThrow();
    }

    @Test
    void modelsWithFittingSymbolsNeedValues() {
        DatabaseSketch sketch = DatabaseSketch.of("A").phase("S", "1", "A");
        PhaseModel model = PhaseUnderTest.of(
                        sketch, "S", ModelOptions.standard().withFittingSymbols(List.of("VV0000")), "A")
                .model();
        assertThatThrownBy(() -> EnergyEvaluation.of(model, false)).isInstanceOf(IllegalArgumentException.class);
    }
}
