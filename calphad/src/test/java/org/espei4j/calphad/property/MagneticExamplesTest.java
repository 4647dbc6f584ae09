package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Percentage;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Magnetic energies that the reference program (pycalphad 0.11.2.dev, R = 8.3145 J/(mol K)) gives, and where it is known
/// to be wrong, those of the equations.
class MagneticExamplesTest {

    private static final Percentage AS_STATED = withPercentage(1e-6);

    private static double magnetic(
            MagneticOrdering ordering, UnaryOperator<DatabaseSketch> parameters, ModelOptions options, double t) {
        DatabaseSketch sketch = parameters.apply(DatabaseSketch.of("A").phase("S", "1", "A", ordering, null));
        return PhaseUnderTest.of(sketch, "S", options, "A").part(Contribution.MAGNETIC, t, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, .40, 1043,   2.22,   1000, -822.064566",
        "-1, .40, 1043,   2.22,   100,  -8208.40188",
        "-1, .40, -311.5, -0.008, 100,  -12.0913348",
        "-3, .28, -201,   -2.1,   100,  -2.54437540",
        "-3, .28, -201,   2.1,    100,  -5.42510070",
        "-3, .28, 201,    -2.1,   100,  -331.238556",
    })
    void indenHillertJarl(double aff, double p, double tc, double bmagn, double t, double expected) {
        assertThat(magnetic(
                        new MagneticOrdering(aff, p),
                        sketch -> sketch.parameter("TC(S,A)", tc).parameter("BMAGN(S,A)", bmagn),
                        ModelOptions.reference(),
                        t))
                .isCloseTo(expected, AS_STATED);
    }

    /// With β = e − 1 the logarithm is 1, so that the energy over R·T is the shape function itself.
    @ParameterizedTest
    @CsvSource({
        ".4,  .5, -0.829738137",
        ".4,  1,  -0.066638184",
        ".4,  2,  -0.002005472",
        ".28, .5, -0.742504114",
        ".28, 1,  -0.044330074",
        ".28, 2,  -0.001334111",
    })
    void shapeOfHillertAndJarl(double p, double tau, double expected) {
        double energy = magnetic(
                new MagneticOrdering(-1, p),
                sketch -> sketch.parameter("TC(S,A)", 1000).parameter("BMAGN(S,A)", Math.E - 1),
                ModelOptions.reference(),
                tau * 1000);
        assertThat(energy / (8.3145 * tau * 1000)).isCloseTo(expected, within(6e-10));
    }

    @Test
    void energyIsPerFormulaUnitBeforeDivisionByAtoms() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "C", "VA")
                .phase("S", "1 3", "A:C,VA", new MagneticOrdering(-1, .4), null)
                .parameter("TC(S,A:*)", 1043)
                .parameter("BMAGN(S,A:*)", 2.22);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", ModelOptions.reference(), "A", "C", "VA");
        assertThat(phase.part(Contribution.MAGNETIC, 500, 1, .1, .9)).isCloseTo(-3385.48757, AS_STATED);
    }

    @Test
    void withoutCurieTemperatureThereIsNoMagneticEnergy() {
        for (ModelOptions options : List.of(ModelOptions.reference(), ModelOptions.standard())) {
            assertThat(magnetic(
                            new MagneticOrdering(-1, .4),
                            sketch -> sketch.parameter("BMAGN(S,A)", 2.22),
                            options,
                            1000))
                    .isZero();
        }
    }

    @Test
    void exactlyAtTheCurieTemperatureTheUpperBranchHolds() {
        UnaryOperator<DatabaseSketch> iron =
                sketch -> sketch.parameter("TC(S,A)", 1043).parameter("BMAGN(S,A)", 2.22);
        MagneticOrdering bcc = new MagneticOrdering(-1, .4);
        for (ModelOptions options : List.of(ModelOptions.reference(), ModelOptions.standard())) {
            double at = magnetic(bcc, iron, options, 1043);
            double below = magnetic(bcc, iron, options, 1043 - 1e-6);
            assertThat(at).isCloseTo(below, within(1e-4)).isLessThan(-600);
        }
    }

    private static double xiong(double p, double tc, double beta, double t, ModelOptions options) {
        return magnetic(
                new MagneticOrdering(0, p),
                sketch -> sketch.parameter("TC(S,A)", tc)
                        .parameter("NT(S,A)", -tc)
                        .parameter("BMAGN(S,A)", beta),
                options,
                t);
    }

    /// Stated for R = 8.3145 J/(mol K); the profile *standard* has CODATA's.
    private static double standardXiong(double p, double t) {
        return xiong(p, 1043, 2.22, t, ModelOptions.standard()) * 8.3145 / 8.31446261815324;
    }

    @ParameterizedTest
    @CsvSource({
        ".37, 1000, -569.83629,  -569.66282",
        ".25, 1000, -380.70101,  -379.46590",
        ".37, 300,  -6021.03691, -6021.03691",
        ".37, 1500, -46.2576948, -46.2576948",
    })
    void xiongWithAndWithoutTheMisplacedTerm(double p, double t, double right, double reference) {
        assertThat(standardXiong(p, t)).isCloseTo(right, withPercentage(2e-6));
        assertThat(xiong(p, 1043, 2.22, t, ModelOptions.reference())).isCloseTo(reference, withPercentage(2e-6));
    }

    @Test
    void xiongIsContinuousAtTheCriticalTemperature() {
        for (double p : new double[] {.37, .25}) {
            double below = xiong(p, 500, 2, 500 * (1 - 1e-9), ModelOptions.standard());
            double at = xiong(p, 500, 2, 500, ModelOptions.standard());
            assertThat(below).isCloseTo(at, within(1e-4));
            assertThat(xiong(p, 500, 2, 500 * (1 - 1e-9), ModelOptions.reference()))
                    .isNotCloseTo(at, within(.1));
        }
    }

    @Test
    void aMomentThatIsNotPositiveMeansNoMagnetism() {
        assertThat(xiong(.37, 1043, -1.5, 300, ModelOptions.standard())).isZero();
    }
}
