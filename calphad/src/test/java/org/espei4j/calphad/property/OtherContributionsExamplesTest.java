package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.junit.jupiter.api.Test;

/// Two-state liquids, Einstein vibrations, volume, gas and charged phases: energies that the reference program (pycalphad
/// 0.11.2.dev, R = 8.3145 J/(mol K)) gives.
class OtherContributionsExamplesTest {

    private static final Percentage AS_STATED = withPercentage(1e-6);
    private static final ModelOptions REFERENCE = ModelOptions.reference();
    private static final double R = 8.3145;

    @Test
    void twoStateLiquid() {
        DatabaseSketch sketch =
                DatabaseSketch.of("A").phase("S", "2", "A").parameter("GD(S,A)", DatabaseSketch.linear(10000, -5));
        assertThat(PhaseUnderTest.of(sketch, "S", REFERENCE, "A").part(Contribution.TWO_STATE, 1000, 1))
                .isCloseTo(-1816.74562, AS_STATED);
    }

    @Test
    void aConstituentWithoutTwoStateEnergyHasEqualStates() {
        DatabaseSketch sketch =
                DatabaseSketch.of("A", "B").phase("S", "1", "A,B").parameter("G2(S,A)", 10000);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "B");
        assertThat(phase.part(Contribution.TWO_STATE, 300, 0, 1)).isCloseTo(-R * 300 * Math.log(2), AS_STATED);
        assertThat(phase.model().notes()).anyMatch(note -> note.found().contains("has no GD for 1 endmembers"));
    }

    @Test
    void twoStateEnergyIsFiniteForAnyDifference() {
        for (double difference : new double[] {-1e7, 1e7}) {
            DatabaseSketch sketch = DatabaseSketch.of("A").phase("S", "1", "A").parameter("GD(S,A)", difference);
            assertThat(PhaseUnderTest.of(sketch, "S", REFERENCE, "A").part(Contribution.TWO_STATE, 300, 1))
                    .isCloseTo(Math.min(difference, 0), within(1e-6));
        }
    }

    @Test
    void einsteinPerFormulaUnit() {
        DatabaseSketch sketch =
                DatabaseSketch.of("A", "VA").phase("S", "2 1", "A:VA").parameter("THETA(S,A:VA)", Math.log(300));
        assertThat(PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "VA").part(Contribution.EINSTEIN, 1000, 1, 1))
                .isCloseTo(-14968.91379, AS_STATED);
    }

    @Test
    void einsteinPerAtom() {
        DatabaseSketch sketch =
                DatabaseSketch.of("A", "VA").phase("S", "2 1", "A:VA").parameter("LNTH(S,A:VA)", Math.log(300));
        assertThat(PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "VA").part(Contribution.EINSTEIN, 1000, 1, 1))
                .isCloseTo(2 * -14968.91379, AS_STATED);
    }

    @Test
    void logarithmsOfEinsteinTemperaturesMix() {
        DatabaseSketch mixture = DatabaseSketch.of("A", "B")
                .phase("S", "1", "A,B")
                .parameter("THETA(S,A)", Math.log(200))
                .parameter("THETA(S,B)", Math.log(450));
        DatabaseSketch pure = DatabaseSketch.of("A").phase("S", "1", "A").parameter("THETA(S,A)", Math.log(300));
        assertThat(PhaseUnderTest.of(mixture, "S", REFERENCE, "A", "B").part(Contribution.EINSTEIN, 400, .5, .5))
                .isCloseTo(
                        PhaseUnderTest.of(pure, "S", REFERENCE, "A").part(Contribution.EINSTEIN, 400, 1),
                        withPercentage(1e-10));
    }

    /// ln θ counts 0 where it is not given: an oscillator of 1 K, which cannot be meant.
    @Test
    void aConstituentWithoutEinsteinTemperatureIsTold() {
        for (String kind : List.of("THETA", "LNTH")) {
            DatabaseSketch sketch =
                    DatabaseSketch.of("A", "B").phase("S", "1", "A,B").parameter(kind + "(S,A)", Math.log(300));
            PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", ModelOptions.standard(), "A", "B");
            assertThat(phase.model().notes())
                    .anyMatch(note -> note.found().contains("has no " + kind + " for 1 endmembers"));
        }
    }

    @Test
    void einsteinEnergyNearAbsoluteZeroIsThatOfTheZeroPoint() {
        DatabaseSketch sketch = DatabaseSketch.of("A").phase("S", "1", "A").parameter("THETA(S,A)", Math.log(300));
        MolarProperties values = PhaseUnderTest.of(sketch, "S", REFERENCE, "A").at(0.1, 1);
        assertThat(values.gibbsEnergy()).isCloseTo(1.5 * R * 300, withPercentage(1e-10));
        assertThat(values.heatCapacity()).isCloseTo(0, within(1e-12));
    }

    @Test
    void theFunctionGeinIsTheEinsteinEnergy() {
        DatabaseSketch sketch = DatabaseSketch.of("A")
                .phase("S", "1", "A")
                .phase("U", "1", "A")
                .parameter("G(S,A)", Expr.call(Intrinsic.GEIN, Expr.constant(300)))
                .parameter("LNTH(U,A)", Math.log(300));
        MolarProperties function =
                PhaseUnderTest.of(sketch, "S", REFERENCE, "A").at(250, 1);
        MolarProperties parameter =
                PhaseUnderTest.of(sketch, "U", REFERENCE, "A").at(250, 1);
        assertThat(function.gibbsEnergy()).isCloseTo(parameter.gibbsEnergy(), withPercentage(1e-9));
        assertThat(function.heatCapacity()).isCloseTo(parameter.heatCapacity(), withPercentage(1e-9));
    }

    @Test
    void volumeTimesOverpressure() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B")
                .phase("S", "1 1", "A:B")
                .parameter("V0(S,A:B)", 1.4e-5)
                .parameter("VA(S,A:B)", DatabaseSketch.linear(0, 0.03 / 1000));
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "B");
        MolarProperties values = phase.properties()
                .at(1000, 101325 + 1e6)
                .evaluate(new double[] {1, 1})
                .orElseThrow();
        assertThat(values.gibbsEnergy()).isCloseTo(7.21318174, AS_STATED);
        assertThat(phase.property(PhaseModel.VOLUME, 1000, 1, 1) / 2).isCloseTo(7.21318174e-6, AS_STATED);
    }

    @Test
    void aPhaseWithCompressibilityHoldsOnlyAtAtmosphericPressure() {
        DatabaseSketch sketch = DatabaseSketch.of("A")
                .phase("S", "1", "A")
                .parameter("V0(S,A)", 1e-5)
                .parameter("VK(S,A)", 1e-11);
        PhaseModel model = PhaseUnderTest.of(sketch, "S", REFERENCE, "A").model();
        assertThat(model.pressureLimit())
                .hasValueSatisfying(limit -> assertThat(limit.pressure()).isEqualTo(101325));
    }

    @Test
    void whatDoesNotActAsOneMightThinkIsNoted() {
        DatabaseSketch magnet = DatabaseSketch.of("A").phase("S", "1", "A").parameter("TC(S,A)", 1043);
        assertThat(PhaseUnderTest.of(magnet, "S", REFERENCE, "A").model().notes())
                .anyMatch(note -> note.found().contains("no type definition MAGNETIC"));
        for (String ratios : List.of("1 2", "1 1")) {
            DatabaseSketch compound = DatabaseSketch.of("A", "B", "VA")
                    .phase("S", ratios, ratios.equals("1 2") ? "A:B" : "A:VA")
                    .parameter("THETA(S,A:" + (ratios.equals("1 2") ? "B)" : "VA)"), Math.log(300));
            boolean noted = PhaseUnderTest.of(compound, "S", REFERENCE, "A", "B", "VA").model().notes().stream()
                    .anyMatch(note -> note.found().contains("LNTH"));
            assertThat(noted).as("more than one atom per formula unit").isEqualTo(ratios.equals("1 2"));
        }
    }

    @Test
    void gasWithItsPressureTerm() {
        Expr pressure =
                Algebra.multiply(Expr.named("R"), Expr.T, Algebra.ln(Algebra.multiply(Expr.constant(1e-5), Expr.P)));
        DatabaseSketch sketch = DatabaseSketch.of("A")
                .species("A2", Map.of("A", 2.0), 0)
                .phase("GAS:G", "1", "A,A2")
                .parameter("G(GAS,A)", Algebra.add(Expr.constant(5000), pressure))
                .parameter("G(GAS,A2)", Algebra.add(Expr.constant(1000), pressure));
        PhaseProperties gas = PhaseUnderTest.of(sketch, "GAS", REFERENCE, "A").properties();
        double[] y = {.1, .9};
        assertThat(gas.at(1000, 1e5).evaluate(y).orElseThrow().gibbsEnergy()).isCloseTo(-685.738096, AS_STATED);
        assertThat(gas.at(1000, 2e5).evaluate(y).orElseThrow().gibbsEnergy()).isCloseTo(2347.510448, AS_STATED);
    }

    @Test
    void theGasPressureFunctionIsKnownInTheStandardProfile() {
        DatabaseSketch sketch =
                DatabaseSketch.of("A").phase("GAS:G", "1", "A").parameter("G(GAS,A)", Expr.named("RTLNP"));
        double[] y = {1};
        double standard = PhaseUnderTest.of(sketch, "GAS", ModelOptions.standard(), "A")
                .properties()
                .at(1000, 2e5)
                .evaluate(y)
                .orElseThrow()
                .gibbsEnergy();
        assertThat(standard).isCloseTo(8314.46261815324 * Math.log(2), withPercentage(1e-10));
        PhaseUnderTest reference = PhaseUnderTest.of(sketch, "GAS", REFERENCE, "A");
        assertThat(reference
                        .properties()
                        .at(1000, 2e5)
                        .evaluate(y)
                        .orElseThrow()
                        .gibbsEnergy())
                .isZero();
        assertThat(reference.model().notes()).anyMatch(note -> note.found().contains("RTLNP"));
    }

    @Test
    void chargedPhaseOnNeutralConstitution() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "O", "VA")
                .species("A+2", Map.of("A", 1.0), 2)
                .species("O-2", Map.of("O", 1.0), -2)
                .phase("S", "1 1", "A+2,VA:O-2,VA")
                .parameter("G(S,A+2:O-2)", -10000);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "O", "VA");
        assertThat(phase.at(1000, .9, .1, .9, .1).atoms()).isCloseTo(1.8, within(1e-14));
        assertThat(phase.gm(1000, .9, .1, .9, .1)).isCloseTo(-7503.22487, AS_STATED);
    }

    @Test
    void theElectronIsAnAtomOnlyForTheReferenceProgram() {
        DatabaseSketch sketch =
                DatabaseSketch.of("A", "/-").species("A+1", Map.of("A", 1.0), 1).phase("S", "1", "A,A+1,/-");
        double[] y = {.5, .2, .3}; // the electron sorts before letters
        assertThat(PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "/-")
                        .at(1000, y)
                        .atoms())
                .isCloseTo(1, within(1e-14));
        assertThat(PhaseUnderTest.of(sketch, "S", ModelOptions.standard(), "A", "/-")
                        .at(1000, y)
                        .atoms())
                .isCloseTo(.5, within(1e-14));
    }
}
