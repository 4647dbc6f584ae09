package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Binary systems with answers in closed form.
class BinaryEquilibriumTest {

    private static final List<String> AB = List.of("A", "B");
    private static final double R = HandMadePhase.R;

    private static EquilibriumSolver solver(double temperature, HandMadePhase... phases) {
        EquilibriumSolver solver =
                EquilibriumSpecs.of(List.of(phases)).bind(temperature, 101_325).solver();
        solver.bindParameters(new double[0]);
        return solver;
    }

    private static double fraction(EquilibriumSolver solver, int set, int element) {
        return solver.elementAmount(set, element) / solver.atoms(set);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-10, 1e-6, 0.01, 0.3, 0.5, 0.7, 0.99, 1 - 1e-9})
    void idealSolutionHasLogarithmicPotentials(double x) {
        double t = 1000;
        EquilibriumSolver solver =
                solver(t, HandMadePhase.solution("S", AB).with(-1000, 0, 0).with(2000, 1, 1));

        assertThat(solver.solve(new double[] {1 - x, x})).isTrue();

        assertThat(solver.setCount()).isEqualTo(1);
        assertThat(solver.potential(0)).isCloseTo(-1000 + R * t * Math.log1p(-x), within(1e-8));
        assertThat(solver.potential(1)).isCloseTo(2000 - t + R * t * Math.log(x), within(1e-6));
        assertThat(solver.siteFractions(0)[1]).isCloseTo(x, within(1e-14));
    }

    @Test
    void regularSolutionSplitsSymmetrically() {
        double t = 1000;
        double interaction = 3 * R * t;
        EquilibriumSolver solver = solver(t, HandMadePhase.solution("S", AB).with(interaction, 0, 0, 1));

        assertThat(solver.solve(new double[] {0.6, 0.4})).isTrue();

        assertThat(solver.setCount()).isEqualTo(2);
        double x = Math.min(fraction(solver, 0, 1), fraction(solver, 1, 1));
        // Binodal of the regular solution: ln((1−x)/x) = L/RT·(1−2x).
        assertThat(Math.log((1 - x) / x)).isCloseTo(3 * (1 - 2 * x), within(1e-12));
        assertThat(fraction(solver, 0, 1) + fraction(solver, 1, 1)).isCloseTo(1, within(1e-13));
        assertThat(solver.potential(0)).isCloseTo(solver.potential(1), within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2.0001, 2.001, 2.01, 2.1, 2.5, 5, 10, 20, 40, 60})
    void miscibilityGapIsFoundFromCriticalPointToInsolubility(double strength) {
        double t = 800;
        EquilibriumSolver solver = solver(t, HandMadePhase.solution("S", AB).with(strength * R * t, 0, 0, 1));

        assertThat(solver.solve(new double[] {0.501, 0.499})).isTrue();

        if (strength >= 2.001) {
            assertThat(solver.setCount()).isEqualTo(2);
            double x = Math.min(fraction(solver, 0, 1), fraction(solver, 1, 1));
            assertThat(x)
                    .isCloseTo(Math.max(binodal(strength), Tolerances.LEAST_SITE_FRACTION), withinPercentage(1e-7));
        }
        assertThat(solver.potential(0)).isCloseTo(solver.potential(1), within(R * t * 1e-5));
    }

    /// An asymmetric gap, G/RT = s·x₁x₂ + l·x₁x₂(x₁ − x₂), a little above the critical strength. All but nothing of the energy
    /// curves there, and inside the spinodal hardly anything bends it down.
    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 1e-4, 3e-4, 6e-4, 1e-3, 3e-3})
    void everyCompositionNearACriticalPointHasAnEquilibrium(double excess) {
        double t = 650;
        double skewness = 0.3;
        double critical = 0.5;
        for (double x = 0.3; x < 0.7; x += 1e-4) {
            critical = criticalStrength(x, skewness) < criticalStrength(critical, skewness) ? x : critical;
        }
        double strength = R * t * criticalStrength(critical, skewness) * (1 + excess);
        double skew = R * t * skewness;
        EquilibriumSolver solver = solver(
                t,
                HandMadePhase.solution("S", AB)
                        .with(strength, 0, 0, 1)
                        .with(skew, 0, 0, 0, 1)
                        .with(-skew, 0, 0, 1, 1));
        double[] energies = new double[241];
        for (int i = 0; i < energies.length; i++) {
            double x = critical + 5e-4 * (i - 120);
            assertThat(solver.solve(new double[] {1 - x, x})).as("x = %s", x).isTrue();
            energies[i] = solver.energy();
        }
        for (int i = 1; i < energies.length - 1; i++) {
            assertThat(energies[i] - 0.5 * (energies[i - 1] + energies[i + 1]))
                    .as("height above the chord, %s from the critical composition", 5e-4 * (i - 120))
                    .isLessThan(1e-7 * R * t);
        }
    }

    /// The strength at which `∂²G/∂x²` is zero.
    private static double criticalStrength(double x, double skewness) {
        return 0.5 / (x * (1 - x)) - skewness * (3 - 6 * x);
    }

    /// Composition of the A-rich side of the gap: the small root of x = (1−x)·exp(−L/RT·(1−2x)).
    private static double binodal(double strength) {
        double x = 0;
        for (int k = 0; k < 100_000; k++) {
            double odds = Math.exp(-strength * (1 - 2 * x));
            x = odds / (1 + odds);
        }
        return x;
    }

    @Test
    void eutecticWithLineCompound() {
        double t = 700;
        HandMadePhase liquid = HandMadePhase.solution("LIQUID", AB)
                .with(8000, 9, 0)
                .with(9000, 10, 1)
                .with(-12000, 0, 0, 1);
        HandMadePhase compound = new HandMadePhase(
                        "A2B", AB, List.of(), new double[] {2, 1}, List.of(List.of("A"), List.of("B")))
                .with(-45000, 0, 0, 1);
        HandMadePhase pureA = new HandMadePhase("PA", AB, List.of(), new double[] {1}, List.of(List.of("A")));
        HandMadePhase pureB = new HandMadePhase("PB", AB, List.of(), new double[] {1}, List.of(List.of("B")));
        EquilibriumSolver solver = solver(t, liquid, compound, pureA, pureB);

        assertThat(solver.solve(new double[] {0.8, 0.2})).isTrue();

        assertThat(solver.setCount()).isEqualTo(2);
        assertThat(solver.potential(0)).isCloseTo(0, within(1e-9));
        assertThat(solver.potential(1)).isCloseTo(-45000, within(1e-9));
        assertThat(solver.energy()).isCloseTo(-9000, within(1e-9));
    }

    @Test
    void twoPhaseEquilibriumFulfilsItsConditions() {
        double t = 1100;
        HandMadePhase liquid = HandMadePhase.solution("LIQUID", AB)
                .with(10000, 8.5, 0)
                .with(11000, 10, 1)
                .with(-9000, 0, 0, 1);
        HandMadePhase solid = HandMadePhase.solution("SOLID", AB).with(6000, 0, 0, 1);
        EquilibriumSolver solver = solver(t, liquid, solid);
        for (int i = 1; i < 100; i++) {
            double x = i / 100.0;
            assertThat(solver.solve(new double[] {1 - x, x}))
                    .as("x = %s: %s", x, solver.failure())
                    .isTrue();
            double balance = 0;
            for (int k = 0; k < solver.setCount(); k++) {
                balance += solver.amount(k) * solver.elementAmount(k, 1);
            }
            assertThat(balance).isCloseTo(x, within(1e-13));
            assertThat(solver.energy())
                    .isCloseTo((1 - x) * solver.potential(0) + x * solver.potential(1), within(1e-9));
        }
    }

    @Test
    void absentElementHasInfinitePotential() {
        EquilibriumSolver solver = solver(
                1000,
                HandMadePhase.solution("S", AB)
                        .with(-1000, 0, 0)
                        .with(2000, 1, 1)
                        .with(5000, 0, 0, 1));

        assertThat(solver.solve(new double[] {2, 0})).isTrue();

        assertThat(solver.potential(0)).isCloseTo(-1000, within(1e-9));
        assertThat(solver.potential(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(solver.energy()).isCloseTo(-2000, within(1e-9));
        assertThat(solver.siteFractions(0)).containsExactly(1, 0);
    }

    @Test
    void compositionThatNoPhaseReachesIsNamed() {
        HandMadePhase compound =
                new HandMadePhase("A2B", AB, List.of(), new double[] {2, 1}, List.of(List.of("A"), List.of("B")));
        EquilibriumSolver solver = solver(1000, compound);

        assertThat(solver.solve(new double[] {0.5, 0.5})).isFalse();
        assertThat(solver.failure()).isEqualTo(FailureReason.COMPOSITION_OUTSIDE_PHASES);
    }

    @Test
    void orderedPhaseIsOneSet() {
        double t = 500;
        // (A,B)(A,B) with unlike neighbours preferred: orders below 2·W/R·x(1−x)…
        HandMadePhase b2 = new HandMadePhase("B2", AB, List.of(), new double[] {0.5, 0.5}, List.of(AB, AB))
                .with(-12000, 0, 0, 3)
                .with(-12000, 0, 1, 2);
        EquilibriumSolver solver = solver(t, b2);
        for (int i = 1; i < 50; i++) {
            double x = i / 50.0;
            assertThat(solver.solve(new double[] {1 - x, x})).as("x = %s", x).isTrue();
            double[] y = solver.siteFractions(0);
            if (x == 0.5) {
                assertThat(solver.setCount()).isEqualTo(1);
                double s = Math.abs(y[0] - y[2]);
                // Order parameter of the Bragg–Williams model at the stoichiometric composition: s =
                // tanh(6000·s/(R·T)).
                assertThat(s).isCloseTo(Math.tanh(12000 * s / (R * t)), within(1e-10));
            }
        }
    }
}
