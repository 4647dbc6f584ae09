package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Identities of thermodynamics, for one phase of every model at seeded random states.
class IdentitiesTest {

    private static final ModelOptions STANDARD = ModelOptions.standard();
    private static final double[] TEMPERATURES = {150, 298.15, 735, 1400};

    record Case(String name, PhaseUnderTest phase) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> models() {
        MagneticOrdering bcc = new MagneticOrdering(-1, .4);
        MagneticOrdering xiong = new MagneticOrdering(0, .37);
        return Stream.of(
                new Case("excess", PhaseUnderTest.of(solution(null), "S", STANDARD, "A", "B", "C")),
                new Case("Inden, Hillert and Jarl", PhaseUnderTest.of(magnetic(bcc), "S", STANDARD, "A", "B", "C")),
                new Case("Xiong", PhaseUnderTest.of(magnetic(xiong), "S", STANDARD, "A", "B", "C")),
                new Case("Einstein, two states, volume", PhaseUnderTest.of(thermal(), "S", STANDARD, "A", "B", "C")),
                new Case("order and disorder", PhaseUnderTest.of(ordered(), "O", STANDARD, "A", "B")),
                new Case("ionic liquid", PhaseUnderTest.of(ionic(), "L", STANDARD, "A", "O", "VA")));
    }

    private static DatabaseSketch solution(MagneticOrdering ordering) {
        return DatabaseSketch.of("A", "B", "C")
                .phase("S", "1", "A,B,C", ordering, null)
                .parameter("G(S,A)", DatabaseSketch.linear(-3000, 8))
                .parameter("G(S,B)", DatabaseSketch.ranges(298.15, DatabaseSketch.linear(500, -4), 800, 100, 6000))
                .parameter("L(S,A,B;0)", DatabaseSketch.linear(-12000, 3))
                .parameter("L(S,A,B;1)", 4000)
                .parameter("L(S,A,C;2)", -2500)
                .parameter("L(S,A,B,C;0)", 9000)
                .parameter("L(S,A,B,C;2)", -7000);
    }

    private static DatabaseSketch magnetic(MagneticOrdering ordering) {
        return solution(ordering)
                .parameter("TC(S,A)", 1043)
                .parameter("TC(S,A,B)", 700)
                .parameter("NT(S,B)", 600)
                .parameter("BMAGN(S,A)", 2.22)
                .parameter("BMAGN(S,B)", .6);
    }

    private static DatabaseSketch thermal() {
        return solution(null)
                .parameter("LNTH(S,A)", Math.log(300))
                .parameter("LNTH(S,B)", Math.log(450))
                .parameter("LNTH(S,C)", Math.log(200))
                .parameter("GD(S,A)", DatabaseSketch.linear(9000, -6))
                .parameter("GD(S,B)", 4000)
                .parameter("GD(S,C)", -2000)
                .parameter("V0(S,A)", 7e-6)
                .parameter("VA(S,A)", DatabaseSketch.linear(0, 3e-5));
    }

    private static DatabaseSketch ordered() {
        return DatabaseSketch.of("A", "B")
                .phase("D", "1", "A,B", new MagneticOrdering(-1, .4), null)
                .phase("O:F", ".25 .25 .25 .25", "A,B:A,B:A,B:A,B", new MagneticOrdering(-1, .4), "D")
                .parameter("G(D,A)", DatabaseSketch.linear(-1000, 5))
                .parameter("L(D,A,B)", -15000)
                .parameter("TC(D,A)", 900)
                .parameter("BMAGN(D,A)", 1.5)
                .parameter("G(O,A:A:A:B)", DatabaseSketch.linear(-9000, 1))
                .parameter("G(O,A:A:B:B)", -12000)
                .parameter("L(O,A,B:A,B:*:*)", 2000);
    }

    private static DatabaseSketch ionic() {
        return DatabaseSketch.of("A", "O", "VA")
                .species("A+2", Map.of("A", 1.0), 2)
                .species("A+3", Map.of("A", 1.0), 3)
                .species("O-2", Map.of("O", 1.0), -2)
                .phase("L:Y", "1 1", "A+2,A+3:O,O-2,VA")
                .parameter("G(L,A+2:O-2)", DatabaseSketch.linear(-200000, 20))
                .parameter("G(L,A+3:O-2)", -300000)
                .parameter("G(L,A+2:VA)", 5000)
                .parameter("L(L,A+2,A+3:VA;1)", 3000)
                .parameter("L(L,A+2:O,VA;0)", -4000);
    }

    private static double[] state(PhaseUnderTest phase, Random random) {
        PhaseDescription description = phase.model().description();
        double[] y = new double[description.siteFractionCount()];
        int next = 0;
        for (int s = 0; s < description.sublatticeCount(); s++) {
            int count = description.constituents().get(s).size();
            double sum = 0;
            for (int i = 0; i < count; i++) {
                y[next + i] = .02 + random.nextDouble();
                sum += y[next + i];
            }
            for (int i = 0; i < count; i++) {
                y[next + i] /= sum;
            }
            next += count;
        }
        return y;
    }

    private interface Check {
        void at(double temperature, double[] y);
    }

    private static void everywhere(PhaseUnderTest phase, Check check) {
        Random random = new Random(20240511);
        for (double temperature : TEMPERATURES) {
            for (int i = 0; i < 5; i++) {
                check.at(temperature, state(phase, random));
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> near(double relative, double scale) {
        return within(relative * Math.max(1, Math.abs(scale)));
    }

    /// H is derived term by term, G and S are not, so that this is no tautology.
    @ParameterizedTest
    @MethodSource("models")
    void g_eq_h_minus_Ts(Case model) {
        everywhere(model.phase(), (t, y) -> {
            MolarProperties p = model.phase().at(t, y);
            assertThat(p.enthalpy() - t * p.entropy()).isCloseTo(p.gibbsEnergy(), near(1e-11, p.gibbsEnergy()));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void cp_eq_dhdT(Case model) {
        everywhere(model.phase(), (t, y) -> {
            double h = 1e-3;
            double slope = (model.phase().at(t + h, y).enthalpy()
                            - model.phase().at(t - h, y).enthalpy())
                    / (2 * h);
            double expected = model.phase().at(t, y).heatCapacity();
            assertThat(slope).isCloseTo(expected, near(1e-5, expected));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void s_eq_minus_dgdT(Case model) {
        everywhere(model.phase(), (t, y) -> {
            double h = 1e-3;
            double slope = (model.phase().gm(t + h, y) - model.phase().gm(t - h, y)) / (2 * h);
            assertThat(-slope).isCloseTo(model.phase().at(t, y).entropy(), near(1e-5, slope));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void contributions_sum_to_g(Case model) {
        everywhere(model.phase(), (t, y) -> {
            double sum = 0;
            for (Contribution one : Contribution.values()) {
                sum += model.phase().part(one, t, y);
            }
            assertThat(sum).isCloseTo(model.phase().gm(t, y), near(1e-12, sum));
        });
    }

    /// Chemical potentials of a substitutional phase from its gradient, μ_i = G + ∂G/∂y_i − Σ_j y_j ∂G/∂y_j.
    private static double[] potentials(EnergyDifferentiation phase, double t, double[] y) {
        EnergyDerivatives d = phase.evaluate(t, PhaseUnderTest.ATMOSPHERE, new double[0], y);
        double[] mu = new double[y.length];
        double mean = 0;
        for (int i = 0; i < y.length; i++) {
            mean += y[i] * d.gradient()[i + 2];
        }
        for (int i = 0; i < y.length; i++) {
            mu[i] = d.energy() + d.gradient()[i + 2] - mean;
        }
        return mu;
    }

    private static Stream<Case> substitutional() {
        return models().filter(model -> model.phase().model().description().sublatticeCount() == 1);
    }

    @ParameterizedTest
    @MethodSource("substitutional")
    void euler_homogeneity(Case model) {
        EnergyDifferentiation derivatives =
                new EnergyDifferentiation(model.phase().model());
        everywhere(model.phase(), (t, y) -> {
            double[] mu = potentials(derivatives, t, y);
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                sum += y[i] * mu[i];
            }
            assertThat(sum).isCloseTo(model.phase().gm(t, y), near(1e-10, sum));
        });
    }

    /// The total energy of n moles at composition n/Σn, differenced in one amount.
    @ParameterizedTest
    @MethodSource("substitutional")
    void mu_eq_dG_dn(Case model) {
        EnergyDifferentiation derivatives =
                new EnergyDifferentiation(model.phase().model());
        everywhere(model.phase(), (t, y) -> {
            double[] mu = potentials(derivatives, t, y);
            for (int i = 0; i < y.length; i++) {
                double h = 1e-6;
                double slope = (total(model.phase(), t, y, i, h) - total(model.phase(), t, y, i, -h)) / (2 * h);
                assertThat(slope).isCloseTo(mu[i], near(1e-6, mu[i]));
            }
        });
    }

    private static double total(PhaseUnderTest phase, double t, double[] y, int changed, double by) {
        double[] composition = y.clone();
        composition[changed] += by;
        double amount = 1 + by;
        for (int i = 0; i < composition.length; i++) {
            composition[i] /= amount;
        }
        return amount * phase.gm(t, composition);
    }

    /// Σ x_i dμ_i = 0 along any direction of composition at constant T and P.
    @ParameterizedTest
    @MethodSource("substitutional")
    void gibbs_duhem_const_T_P(Case model) {
        EnergyDifferentiation derivatives =
                new EnergyDifferentiation(model.phase().model());
        everywhere(model.phase(), (t, y) -> {
            double h = 1e-6;
            double[] up = y.clone();
            double[] down = y.clone();
            up[0] += h;
            up[1] -= h;
            down[0] -= h;
            down[1] += h;
            double[] muUp = potentials(derivatives, t, up);
            double[] muDown = potentials(derivatives, t, down);
            double sum = 0;
            double scale = 0;
            for (int i = 0; i < y.length; i++) {
                double term = y[i] * (muUp[i] - muDown[i]) / (2 * h);
                sum += term;
                scale += Math.abs(term);
            }
            assertThat(sum).isCloseTo(0, near(1e-6, scale));
        });
    }

    @Test
    void optionFIsInvariantUnderAllPermutationsOfItsSublattices() {
        PhaseUnderTest phase = PhaseUnderTest.of(ordered(), "O", STANDARD, "A", "B");
        double[] a = {.9, .2, .6, .35};
        double expected = gmOfFour(phase, a[0], a[1], a[2], a[3]);
        int[] count = {0};
        permute(a, 0, p -> {
            count[0]++;
            assertThat(gmOfFour(phase, p[0], p[1], p[2], p[3])).isCloseTo(expected, near(1e-12, expected));
        });
        assertThat(count[0]).isEqualTo(24);
    }

    private static double gmOfFour(PhaseUnderTest phase, double... a) {
        return phase.gm(700, a[0], 1 - a[0], a[1], 1 - a[1], a[2], 1 - a[2], a[3], 1 - a[3]);
    }

    private static void permute(double[] values, int from, java.util.function.Consumer<double[]> use) {
        if (from == values.length) {
            use.accept(values.clone());
            return;
        }
        for (int i = from; i < values.length; i++) {
            swap(values, from, i);
            permute(values, from + 1, use);
            swap(values, from, i);
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }

    @Test
    void energyDoesNotDependOnTheOrderOfDefinitions() {
        Database written = magnetic(new MagneticOrdering(-1, .4)).build();
        List<Parameter> shuffled = new ArrayList<>(written.parameters());
        Collections.shuffle(shuffled, new Random(7));
        Database other = written.toBuilder().parameters(shuffled).build();
        PhaseUnderTest one = PhaseUnderTest.of(written, "S", STANDARD, "A", "B", "C");
        PhaseUnderTest two = PhaseUnderTest.of(other, "S", STANDARD, "A", "B", "C");
        everywhere(one, (t, y) -> assertThat(two.gm(t, y)).isCloseTo(one.gm(t, y), near(1e-12, one.gm(t, y))));
    }

    @Test
    void aWildcardIsTheSameAsAllConstituents() {
        DatabaseSketch frame = DatabaseSketch.of("A", "B", "C", "VA").phase("S", "1 2", "A,B:C,VA");
        DatabaseSketch explicit = DatabaseSketch.of("A", "B", "C", "VA").phase("S", "1 2", "A,B:C,VA");
        frame.parameter("L(S,A,B:*;1)", 5000).parameter("G(S,A:*)", -700);
        explicit.parameter("L(S,A,B:C;1)", 5000)
                .parameter("L(S,A,B:VA;1)", 5000)
                .parameter("G(S,A:C)", -700)
                .parameter("G(S,A:VA)", -700);
        PhaseUnderTest one = PhaseUnderTest.of(frame, "S", STANDARD, "A", "B", "C", "VA");
        PhaseUnderTest two = PhaseUnderTest.of(explicit, "S", STANDARD, "A", "B", "C", "VA");
        everywhere(one, (t, y) -> assertThat(two.gm(t, y)).isCloseTo(one.gm(t, y), near(1e-12, one.gm(t, y))));
    }

    @Test
    void splittingASublatticeLeavesIdealMixingAlone() {
        PhaseUnderTest whole =
                PhaseUnderTest.of(DatabaseSketch.of("A", "B").phase("S", "1", "A,B"), "S", STANDARD, "A", "B");
        PhaseUnderTest split =
                PhaseUnderTest.of(DatabaseSketch.of("A", "B").phase("S", ".5 .5", "A,B:A,B"), "S", STANDARD, "A", "B");
        assertThat(split.gm(900, .3, .7, .3, .7)).isCloseTo(whole.gm(900, .3, .7), within(1e-9));
    }
}
