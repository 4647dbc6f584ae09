package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.PressureLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Solids at high pressure: parameters V0, VA, VK and VC, in the equation of state of Jacobs and Oonk.
class CompressionTest {

    private static final ModelOptions STANDARD = ModelOptions.standard();
    private static final double P0 = 101325;

    /// Volume, m³/mol, compressibility, 1/Pa, and slope c, m³/mol, of the phase of [#simple] at 1000 K.
    private static final double V = 1.1e-5 * Math.exp(0.03);

    private static final double K = 6.5e-12;
    private static final double C = 2.8e-6;

    private static DatabaseSketch simple() {
        return DatabaseSketch.of("A")
                .phase("S", "1", "A")
                .parameter("V0(S,A)", 1.1e-5)
                .parameter("VA(S,A)", DatabaseSketch.linear(0, 3e-5))
                .parameter("VK(S,A)", DatabaseSketch.linear(5.5e-12, 1e-15))
                .parameter("VC(S,A)", DatabaseSketch.linear(2.6e-6, 2e-10));
    }

    /// A solution of two with an interaction in each parameter, one ferromagnetic.
    private static DatabaseSketch solution() {
        return DatabaseSketch.of("A", "B")
                .phase("S", "2", "A,B")
                .parameter("G(S,A)", DatabaseSketch.linear(-4000, -30))
                .parameter("L(S,A,B;0)", Algebra.multiply(Expr.constant(1e-7), Expr.P))
                .parameter("V0(S,A)", 1.4e-5)
                .parameter("V0(S,B)", 2.2e-5)
                .parameter("V0(S,A,B;0)", -1e-6)
                .parameter("VA(S,A)", DatabaseSketch.linear(0, 3e-5))
                .parameter("VA(S,B)", DatabaseSketch.linear(-.002, 5e-5))
                .parameter("VK(S,A)", DatabaseSketch.linear(5.5e-12, 1e-15))
                .parameter("VK(S,B)", DatabaseSketch.linear(9e-12, 3e-15))
                .parameter("VK(S,A,B;1)", 1e-13)
                .parameter("VC(S,A)", DatabaseSketch.linear(2.6e-6, 2e-10))
                .parameter("VC(S,B)", 5e-6);
    }

    private static double energy(PhaseUnderTest phase, double temperature, double pressure, double... y) {
        return phase.properties()
                .at(temperature, pressure)
                .evaluate(y)
                .orElseThrow()
                .gibbsEnergy();
    }

    /// ∂G/∂P and ∂²G/∂P², per mole of formula units.
    private static double[] volumeAndSlope(PhaseUnderTest phase, double temperature, double pressure, double... y) {
        EnergyDerivatives derivatives =
                new EnergyDifferentiation(phase.model()).evaluate(temperature, pressure, new double[0], y);
        int variables = 2 + y.length;
        return new double[] {derivatives.gradient()[1], derivatives.hessianUpper()[variables]};
    }

    /// The pressure at a volume, from the equation before it is solved: `∫ exp((V − v)/c)/(κ v) dv` by Simpson's rule.
    private static double pressureAt(double volume) {
        int steps = 2000;
        double h = (V - volume) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double v = volume + i * h;
            double weight = i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * Math.exp((V - v) / C) / v;
        }
        return P0 + sum * h / 3 / K;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9999, 0.99, 0.9, 0.8, 0.6})
    void theVolumeSolvesTheEquationOfState(double compression) {
        PhaseUnderTest phase = PhaseUnderTest.of(simple(), "S", STANDARD, "A");
        double pressure = pressureAt(compression * V);
        double[] volume = volumeAndSlope(phase, 1000, pressure, 1);
        assertThat(volume[0]).isCloseTo(compression * V, withinPercentage(1e-9));
        double compressibility = -volume[1] / volume[0];
        // Grover, Getting and Kennedy: the volume is linear in the logarithm of the compressibility.
        assertThat(V + C * Math.log(compressibility / K)).isCloseTo(volume[0], withinPercentage(1e-7));
        double reported = phase.properties()
                .at(1000, pressure)
                .property(PhaseModel.VOLUME, new double[] {1})
                .orElseThrow();
        assertThat(reported).isCloseTo(volume[0], withinPercentage(1e-10));
    }

    /// The energy against an integral over volumes, each of them found by bisection of the unsolved equation.
    @ParameterizedTest
    @ValueSource(doubles = {1e7, 1e9, 2e10, 1.5e11})
    void theEnergyIsTheIntegralOfTheVolume(double pressure) {
        PhaseUnderTest phase = PhaseUnderTest.of(simple(), "S", STANDARD, "A");
        int steps = 64;
        double h = (pressure - P0) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double weight = i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * volumeByBisection(P0 + i * h);
        }
        assertThat(energy(phase, 1000, pressure, 1) - energy(phase, 1000, P0, 1))
                .isCloseTo(sum * h / 3, withinPercentage(1e-4));
    }

    private static double volumeByBisection(double pressure) {
        double low = 0.2 * V;
        double high = V;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (pressureAt(middle) > pressure) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    @Test
    void atAtmosphericPressureVolumeAndCompressibilityAreTheParameters() {
        double[] volume = volumeAndSlope(PhaseUnderTest.of(simple(), "S", STANDARD, "A"), 1000, P0, 1);
        assertThat(volume[0]).isCloseTo(V, withinPercentage(1e-12));
        assertThat(-volume[1] / volume[0]).isCloseTo(K, withinPercentage(1e-12));
        assertThat(energy(PhaseUnderTest.of(simple(), "S", STANDARD, "A"), 1000, P0, 1))
                .isZero();
    }

    /// Periclase: bulk modulus 160 GPa with slope 4.0. The third-order Birch–Murnaghan equation, of other form, shares both
    /// and differs little at moderate compression.
    @ParameterizedTest
    @ValueSource(doubles = {0.98, 0.95, 0.92, 0.88})
    void periclaseIsCompressedAlmostAsAfterBirchAndMurnaghan(double compression) {
        double bulk = 160e9;
        double slope = 4.0;
        double v0 = 11.25e-6;
        PhaseUnderTest phase = PhaseUnderTest.of(
                DatabaseSketch.of("A")
                        .phase("S", "1", "A")
                        .parameter("V0(S,A)", v0)
                        .parameter("VK(S,A)", 1 / bulk)
                        .parameter("VC(S,A)", v0 / slope),
                "S",
                STANDARD,
                "A");
        double x = Math.cbrt(1 / compression);
        double birchMurnaghan = 1.5 * bulk * (Math.pow(x, 7) - Math.pow(x, 5)) * (1 + 0.75 * (slope - 4) * (x * x - 1));
        double[] volume = volumeAndSlope(phase, 300, P0 + birchMurnaghan, 1);
        assertThat(volume[0] / v0).isCloseTo(compression, within(0.002));
        // ∂B/∂P at atmospheric pressure
        double step = 1e8;
        double[] ambient = volumeAndSlope(phase, 300, P0, 1);
        double[] above = volumeAndSlope(phase, 300, P0 + step, 1);
        assertThat((-above[0] / above[1] + ambient[0] / ambient[1]) / step).isCloseTo(slope, within(0.01));
    }

    /// The series for small pressures goes over into the exact form: value and first two derivatives.
    @Test
    void seriesAndExactFormMeet() {
        PhaseUnderTest phase = PhaseUnderTest.of(simple(), "S", STANDARD, "A");
        double meeting = P0 + 1e-4 * C / (K * V);
        double below = meeting * (1 - 1e-9);
        double above = meeting * (1 + 1e-9);
        double[] first = volumeAndSlope(phase, 1000, below, 1);
        double[] second = volumeAndSlope(phase, 1000, above, 1);
        assertThat(energy(phase, 1000, above, 1) - energy(phase, 1000, below, 1))
                .isCloseTo(V * (above - below), within(1e-8));
        assertThat(second[0]).isCloseTo(first[0], withinPercentage(1e-9));
        assertThat(second[1]).isCloseTo(first[1], withinPercentage(1e-7));
    }

    /// Every derivative in T, P and site fractions against differences of the energy, below and above the change of form.
    @ParameterizedTest
    @ValueSource(doubles = {101325, 5e6, 3e9, 8e10})
    void derivativesAreThoseOfTheEnergy(double pressure) {
        PhaseUnderTest phase = PhaseUnderTest.of(solution(), "S", STANDARD, "A", "B");
        EnergyDifferentiation derivatives = new EnergyDifferentiation(phase.model());
        double[] at = {900, pressure, .3, .7};
        double[] steps = {.5, 1e-4 * Math.max(pressure, 1e9), 1e-4, 1e-4};
        EnergyDerivatives exact = evaluate(derivatives, at);
        int next = 0;
        for (int i = 0; i < 4; i++) {
            double[] up = shifted(at, i, steps[i]);
            double[] down = shifted(at, i, -steps[i]);
            if (down[1] > 0) {
                EnergyDerivatives above = evaluate(derivatives, up);
                EnergyDerivatives below = evaluate(derivatives, down);
                double slope = (above.energy() - below.energy()) / (2 * steps[i]);
                assertThat(exact.gradient()[i]).as("first derivative %d", i).isCloseTo(slope, withinPercentage(1e-3));
                for (int j = i; j < 4; j++) {
                    double change = (above.gradient()[j] - below.gradient()[j]) / (2 * steps[i]);
                    assertThat(exact.hessianUpper()[next + j - i])
                            .as("second derivative %d %d", i, j)
                            .isCloseTo(change, within(1e-3 * Math.abs(change) + 1e-9 * scale(i, j)));
                }
            }
            next += 4 - i;
        }
    }

    /// Size of what differences of numbers of 1e5 J leave of nothing.
    private static double scale(int i, int j) {
        double[] units = {1, 1e9, 1, 1};
        return 1e5 / (units[i] * units[j]);
    }

    private static EnergyDerivatives evaluate(EnergyDifferentiation derivatives, double[] at) {
        return derivatives.evaluate(at[0], at[1], new double[0], new double[] {at[2], at[3]});
    }

    private static double[] shifted(double[] at, int i, double step) {
        double[] shifted = at.clone();
        shifted[i] += step;
        return shifted;
    }

    @Test
    void withoutCompressibilityItIsTheWorkAgainstAConstantVolume() {
        DatabaseSketch almost = DatabaseSketch.of("A")
                .phase("S", "1", "A")
                .parameter("V0(S,A)", 1e-5)
                .parameter("VK(S,A)", 1e-18)
                .parameter("VC(S,A)", 2e-6);
        DatabaseSketch stiff = DatabaseSketch.of("A")
                .phase("S", "1", "A")
                .parameter("V0(S,A)", 1e-5)
                .parameter("VK(S,A)", 1e-11)
                .parameter("VC(S,A)", 1e-9);
        for (DatabaseSketch sketch : List.of(almost, stiff)) {
            assertThat(energy(PhaseUnderTest.of(sketch, "S", STANDARD, "A"), 700, P0 + 1e9, 1))
                    .isCloseTo(1e4, withinPercentage(1e-6));
        }
    }

    @Test
    void anEndmemberWithoutCompressibilityIsNoHarm() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B")
                .phase("S", "1", "A,B")
                .parameter("V0(S,A)", 1e-5)
                .parameter("V0(S,B)", 1e-5)
                .parameter("VK(S,A)", 1e-11)
                .parameter("VC(S,A)", 2e-6)
                .parameter("VC(S,B)", 2e-6);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", STANDARD, "A", "B");
        assertThat(energy(phase, 700, P0 + 1e9, 0, 1)).isCloseTo(1e4, withinPercentage(1e-9));
        assertThat(phase.model().notes()).extracting(Problem::found).anyMatch(note -> note.contains("VK for 1"));
    }

    @Test
    void whatIsMissingForACompressionIsNamed() {
        Map<String, String> causes = Map.of(
                "VK(S,B)", "no parameter VC for B",
                "VB(S,A)", "bulk moduli (VB)");
        causes.forEach((parameter, cause) -> {
            DatabaseSketch sketch = DatabaseSketch.of("A", "B")
                    .phase("S", "1", "A,B")
                    .parameter("V0(S,A)", 1e-5)
                    .parameter("V0(S,B)", 1e-5)
                    .parameter("VC(S,A)", 2e-6)
                    .parameter(parameter, 1e-11);
            PhaseModel model =
                    PhaseUnderTest.of(sketch, "S", STANDARD, "A", "B").model();
            assertThat(model.pressureLimit())
                    .map(PressureLimit::cause)
                    .hasValueSatisfying(text -> assertThat(text).contains(cause));
            assertThat(model.notes()).extracting(Problem::found).anyMatch(note -> note.contains(cause));
        });
    }

    @Test
    void parametersWithoutEffectAreNamed() {
        DatabaseSketch slopeOnly = DatabaseSketch.of("A")
                .phase("S", "1", "A")
                .parameter("V0(S,A)", 1e-5)
                .parameter("VC(S,A)", 2e-6);
        PhaseModel model = PhaseUnderTest.of(slopeOnly, "S", STANDARD, "A").model();
        assertThat(model.notes()).extracting(Problem::found).anyMatch(note -> note.contains("has VC but no VK"));
        assertThat(model.pressureLimit()).isEmpty();
        DatabaseSketch noVolume = DatabaseSketch.of("A").phase("S", "1", "A").parameter("VA(S,A)", 0.01);
        assertThat(PhaseUnderTest.of(noVolume, "S", STANDARD, "A").model().notes())
                .extracting(Problem::found)
                .anyMatch(note -> note.contains("has VA but no V0"));
    }
}
