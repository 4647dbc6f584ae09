package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseDescription;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.property.SketchedModels.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Identities of thermodynamics, for one phase of every model at seeded random states.
class IdentitiesTest {

    private static final ModelOptions STANDARD = ModelOptions.standard();
    private static final double[] NONE = {};
    private static final double[] TEMPERATURES = {150, 298.15, 735, 1400};

    static Stream<Case> models() {
        return SketchedModels.all();
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
        return models().filter(Case::isSubstitutional);
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
        PhaseUnderTest phase = PhaseUnderTest.of(SketchedModels.ordered(), "O", STANDARD, "A", "B");
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

    /// Slopes of the energy in the constitution against differences, along directions that keep all sublattice sums; with
    /// them Gibbs and Duhem's equation holds for constituents on any sublattices.
    @ParameterizedTest
    @MethodSource("models")
    void slopesInTheConstitutionAreThoseOfTheEnergy(Case model) {
        EnergyDifferentiation derivatives =
                new EnergyDifferentiation(model.phase().model());
        int[] offsets = model.phase().model().description().offsets();
        everywhere(model.phase(), (t, y) -> {
            for (double pressure : new double[] {PhaseUnderTest.ATMOSPHERE, 2e9}) {
                for (int s = 0; s + 1 < offsets.length; s++) {
                    for (int i = offsets[s]; i + 1 < offsets[s + 1]; i++) {
                        double h = 1e-4 * Math.min(y[i], y[i + 1]);
                        double[] up = exchanged(y, i, h);
                        double[] down = exchanged(y, i, -h);
                        EnergyDerivatives at = derivatives.evaluate(t, pressure, NONE, y);
                        double slope =
                                (derivatives.evaluate(t, pressure, NONE, up).energy()
                                                - derivatives
                                                        .evaluate(t, pressure, NONE, down)
                                                        .energy())
                                        / (2 * h);
                        double exact = at.gradient()[i + 2] - at.gradient()[i + 3];
                        double size = Math.abs(exact) + 1e-10 * Math.abs(at.energy()) / h;
                        assertThat(exact).isCloseTo(slope, near(1e-5, size));
                    }
                }
            }
        });
    }

    private static double[] exchanged(double[] y, int i, double h) {
        double[] changed = y.clone();
        changed[i] += h;
        changed[i + 1] -= h;
        return changed;
    }

    /// Maxwell's relation `∂S/∂P = −∂V/∂T`: the derivative in both orders, each by a difference of first derivatives.
    @ParameterizedTest
    @MethodSource("models")
    void maxwell_dsdP_eq_minus_dVdT(Case model) {
        EnergyDifferentiation derivatives =
                new EnergyDifferentiation(model.phase().model());
        everywhere(model.phase(), (t, y) -> {
            for (double pressure : new double[] {1e6, 2e9}) {
                double dp = 1e-3 * pressure;
                double dt = 1e-2;
                double entropy =
                        (derivatives.evaluate(t, pressure + dp, NONE, y).gradient()[0]
                                        - derivatives.evaluate(t, pressure - dp, NONE, y)
                                                .gradient()[0])
                                / (2 * dp);
                double volume = (derivatives.evaluate(t + dt, pressure, NONE, y).gradient()[1]
                                - derivatives.evaluate(t - dt, pressure, NONE, y)
                                        .gradient()[1])
                        / (2 * dt);
                double exact = derivatives.evaluate(t, pressure, NONE, y).hessianUpper()[1];
                assertThat(entropy).isCloseTo(exact, within(1e-4 * Math.abs(exact) + 5e-12 / dp));
                assertThat(volume).isCloseTo(exact, within(1e-4 * Math.abs(exact) + 1e-16));
            }
        });
    }

    /// Components with other names, declared in the opposite order.
    @ParameterizedTest
    @MethodSource("models")
    void namesOfComponentsMeanNothing(Case model) throws Exception {
        RenamedDatabase renaming = new RenamedDatabase(model.database());
        List<String> components = new ArrayList<>();
        model.database().elements().keySet().forEach(name -> components.add(renaming.element(name)));
        PhaseModel renamed = PhaseModel.of(renaming.build(), model.phaseName(), components, STANDARD);
        PhaseProperties properties = PhaseProperties.of(renamed);
        everywhere(model.phase(), (t, y) -> {
            double[] moved = renaming.siteFractions(
                    model.phase().model().description().constituents(),
                    renamed.description().constituents(),
                    y);
            MolarProperties expected = model.phase().at(t, y);
            MolarProperties found =
                    properties.at(t, PhaseUnderTest.ATMOSPHERE).evaluate(moved).orElseThrow();
            double g = expected.gibbsEnergy();
            assertThat(found.gibbsEnergy()).isCloseTo(g, near(1e-11, g));
            assertThat(found.enthalpy()).isCloseTo(expected.enthalpy(), near(1e-11, g));
            assertThat(found.heatCapacity())
                    .isCloseTo(expected.heatCapacity(), near(1e-10, expected.heatCapacity() + g / t));
        });
    }

    @Test
    void energyDoesNotDependOnTheOrderOfDefinitions() {
        Database written = SketchedModels.magnetic(new MagneticOrdering(-1, .4)).build();
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
