package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.model.ModelOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the magnetic models stand for, whatever their polynomials: disordering costs the entropy R ln(β + 1) and the part p of
/// the magnetic enthalpy above the transition, and the heat capacity is the series in T/Tc of the papers.
class MagneticLawsTest {

    private static final double R = 8.31446261815324;
    private static final double TC = 900;
    private static final double BETA = 1.7;

    private static PhaseUnderTest magnet(double factor, double structure, String temperature) {
        DatabaseSketch sketch = DatabaseSketch.of("A")
                .phase("S", "1", "A", new MagneticOrdering(factor, structure), null)
                .parameter(temperature + "(S,A)", TC)
                .parameter("BMAGN(S,A)", BETA);
        return PhaseUnderTest.of(sketch, "S", ModelOptions.standard(), "A");
    }

    /// Integrals of Cp/T and Cp over ln T by Simpson's rule.
    private static double[] integrals(PhaseUnderTest phase, double low, double high) {
        int steps = 40_000;
        double h = Math.log(high / low) / steps;
        double entropy = 0;
        double enthalpy = 0;
        for (int i = 0; i <= steps; i++) {
            // Just beside the transition, where the heat capacity jumps.
            double inside = Math.min(Math.max(low * Math.exp(i * h), low * (1 + 1e-12)), high * (1 - 1e-12));
            double weight = (i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4) * h / 3;
            double heat = phase.at(inside, 1).heatCapacity();
            entropy += weight * heat;
            enthalpy += weight * heat * inside;
        }
        return new double[] {entropy, enthalpy};
    }

    @ParameterizedTest
    @CsvSource({"-1, 0.4, TC, 1e-9", "-3, 0.28, TC, 1e-9", "0, 0.37, TC, 1e-7", "0, 0.25, TC, 1e-7", "0, 0.25, NT, 1e-7"
    })
    void entropyAndEnthalpyOfDisordering(double factor, double structure, String temperature, double accuracy) {
        PhaseUnderTest phase = magnet(factor, structure, temperature);
        double[] below = integrals(phase, TC * 1e-4, TC);
        double[] above = integrals(phase, TC, TC * 1e3);
        assertThat((below[0] + above[0]) / (R * Math.log(BETA + 1))).isCloseTo(1, within(accuracy));
        assertThat(above[1] / (below[1] + above[1])).isCloseTo(structure, within(accuracy));
    }

    /// Below the transition Cp is in proportion to `τ³ + τ⁹/3 + τ¹⁵/5 (+ τ²¹/7)`, above to `τ⁻⁵ + τ⁻¹⁵/3 + τ⁻²⁵/5` (Hillert and
    /// Jarl) or `τ⁻⁷ + τ⁻²¹/3 + τ⁻³⁵/5 + τ⁻⁴⁹/7` (Xiong).
    @ParameterizedTest
    @CsvSource({"-1, 0.4", "0, 0.37"})
    void theHeatCapacityIsTheSeriesOfThePaper(double factor, double structure) {
        PhaseUnderTest phase = magnet(factor, structure, "TC");
        boolean xiong = factor == 0;
        int decay = xiong ? 7 : 5;
        for (double tau : new double[] {0.2, 0.5, 0.8, 0.99}) {
            double expected = series(tau, 3, 6, xiong) / series(0.6, 3, 6, xiong);
            double actual =
                    phase.at(tau * TC, 1).heatCapacity() / phase.at(0.6 * TC, 1).heatCapacity();
            assertThat(actual / expected).isCloseTo(1, within(1e-11));
        }
        for (double tau : new double[] {1.01, 1.2, 2, 5}) {
            double expected = series(1 / tau, decay, 2 * decay, xiong) / series(1 / 1.5, decay, 2 * decay, xiong);
            double actual =
                    phase.at(tau * TC, 1).heatCapacity() / phase.at(1.5 * TC, 1).heatCapacity();
            assertThat(actual / expected).isCloseTo(1, within(1e-11));
        }
    }

    private static double series(double x, int first, int step, boolean four) {
        return Math.pow(x, first)
                + Math.pow(x, first + step) / 3
                + Math.pow(x, first + 2 * step) / 5
                + (four ? Math.pow(x, first + 3 * step) / 7 : 0);
    }

    /// A transition temperature stored times the antiferromagnetic factor is that of the stored value divided by it.
    @ParameterizedTest
    @CsvSource({"-1, 0.4", "-3, 0.28", "-2, 0.3"})
    void antiferromagnetsAreStoredTimesTheirFactor(double factor, double structure) {
        DatabaseSketch stored = DatabaseSketch.of("A")
                .phase("S", "1", "A", new MagneticOrdering(factor, structure), null)
                .parameter("TC(S,A)", TC * factor)
                .parameter("BMAGN(S,A)", BETA * factor);
        PhaseUnderTest phase = PhaseUnderTest.of(stored, "S", ModelOptions.standard(), "A");
        for (double t : new double[] {100, 600, 1500}) {
            assertThat(phase.gm(t, 1)).isCloseTo(magnet(factor, structure, "TC").gm(t, 1), within(1e-10));
        }
    }

    /// Xiong: a negative temperature says that this kind of order is absent, without any factor.
    @Test
    void ofCurieAndNeelTemperatureTheNegativeOneDoesNotCount() {
        DatabaseSketch both = DatabaseSketch.of("A")
                .phase("S", "1", "A", new MagneticOrdering(0, .25), null)
                .parameter("TC(S,A)", -TC)
                .parameter("NT(S,A)", TC)
                .parameter("BMAGN(S,A)", BETA);
        PhaseUnderTest phase = PhaseUnderTest.of(both, "S", ModelOptions.standard(), "A");
        for (double t : new double[] {100, 600, 1500}) {
            assertThat(phase.gm(t, 1)).isEqualTo(magnet(0, .25, "NT").gm(t, 1));
        }
    }
}
