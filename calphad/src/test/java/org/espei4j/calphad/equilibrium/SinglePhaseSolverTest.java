package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinglePhaseSolverTest {

    private static final List<String> AB = List.of("A", "B");
    private static final double R = HandMadePhase.R;
    private static final double T = 600;

    private static SinglePhaseSolver solver(HandMadePhase phase) {
        SinglePhaseSolver solver =
                EquilibriumSpecs.of(List.of(phase)).bind(T, 101_325).singlePhase(0);
        solver.bindParameters(new double[0]);
        return solver;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-10, 1e-4, 0.2, 0.5, 0.9, 1 - 1e-10})
    void solutionInsideItsGapStaysOnePhase(double x) {
        double interaction = 4 * R * T;
        SinglePhaseSolver solver = solver(HandMadePhase.solution("S", AB).with(interaction, 0, 0, 1));

        assertThat(solver.solve(new double[] {1 - x, x})).isTrue();

        double expected = interaction * x * (1 - x) + R * T * (x * Math.log(x) + (1 - x) * Math.log1p(-x));
        assertThat(solver.molarEnergy()).isCloseTo(expected, within(1e-9));
        assertThat(solver.siteFractions()[1]).isCloseTo(x, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.45, 0.5, 0.52, 0.8})
    void orderIsRelaxedAtConstantComposition(double x) {
        HandMadePhase b2 = new HandMadePhase("B2", AB, List.of(), new double[] {0.5, 0.5}, List.of(AB, AB))
                .with(-12000, 0, 0, 3)
                .with(-12000, 0, 1, 2);
        SinglePhaseSolver solver = solver(b2);

        assertThat(solver.solve(new double[] {1 - x, x})).isTrue();

        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= 100_000; i++) {
            double d = i * 1e-5;
            double p = x + d;
            double q = x - d;
            if (p <= 1 && q >= 0) {
                least = Math.min(least, -12000 * (p * (1 - q) + q * (1 - p)) + 0.5 * R * T * (mixing(p) + mixing(q)));
            }
        }
        assertThat(solver.molarEnergy()).isCloseTo(least, within(1e-5)).isLessThanOrEqualTo(least + 1e-8);
        double[] y = solver.siteFractions();
        assertThat(0.5 * (y[1] + y[3])).isCloseTo(x, within(1e-12));
    }

    private static double mixing(double y) {
        return (y > 0 ? y * Math.log(y) : 0) + (y < 1 ? (1 - y) * Math.log1p(-y) : 0);
    }

    @Test
    void vacanciesRelaxAtConstantComposition() {
        // (A,VA)(B): the number of atoms per formula unit follows from the composition.
        HandMadePhase phase = new HandMadePhase(
                        "V", AB, List.of(), new double[] {1, 1}, List.of(List.of("A", "VA"), List.of("B")))
                .with(-20000, 0, 0, 2)
                .with(4000, 0, 1, 2);
        SinglePhaseSolver solver = solver(phase);

        assertThat(solver.solve(new double[] {0.4, 0.6})).isTrue();

        double y = 0.4 / 0.6;
        double expected = (-20000 * y + 4000 * (1 - y) + R * T * mixing(y)) / (1 + y);
        assertThat(solver.molarEnergy()).isCloseTo(expected, within(1e-9));
        assertThat(solver.solve(new double[] {0.6, 0.4})).isFalse();
        assertThat(solver.failure()).isEqualTo(FailureReason.COMPOSITION_OUTSIDE_PHASES);
    }

    @Test
    void compoundHasItsOwnCompositionOnly() {
        HandMadePhase phase = new HandMadePhase(
                        "A2B", AB, List.of(), new double[] {2, 1}, List.of(List.of("A"), List.of("B")))
                .with(-30000, 0, 0, 1);
        SinglePhaseSolver solver = solver(phase);

        assertThat(solver.solve(new double[] {2 / 3.0, 1 / 3.0})).isTrue();
        assertThat(solver.molarEnergy()).isCloseTo(-10000, within(1e-9));
        assertThat(solver.solve(new double[] {0.66, 0.34})).isFalse();
        assertThat(solver.failure()).isEqualTo(FailureReason.COMPOSITION_OUTSIDE_PHASES);
        assertThat(solver.largestDrivingForce(new double[] {-1000, -2000})).isCloseTo(10000 - 4000 / 3.0, within(1e-9));
    }

    @Test
    void largestDrivingForceIsTheMaximum() {
        HandMadePhase phase =
                HandMadePhase.solution("S", AB).with(3 * R * T, 0, 0, 1).with(500, 0, 1);
        SinglePhaseSolver solver = solver(phase);
        for (double shift : new double[] {-2000, 0, 500, 3000}) {
            double[] mu = {-300 + shift, -100 - shift};
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 1; i < 1_000_000; i++) {
                double x = i * 1e-6;
                double force = mu[0] * (1 - x) + mu[1] * x - 500 * x - 3 * R * T * x * (1 - x) - R * T * mixing(x);
                largest = Math.max(largest, force);
            }
            double found = solver.largestDrivingForce(mu);
            assertThat(found).isCloseTo(largest, within(1e-6)).isGreaterThan(largest - 1e-9);
        }
    }

    @Test
    void startFromSolutionGivesTheSameSolution() {
        HandMadePhase b2 = new HandMadePhase("B2", AB, List.of(), new double[] {0.5, 0.5}, List.of(AB, AB))
                .with(-12000, 0, 0, 3)
                .with(-12000, 0, 1, 2);
        SinglePhaseSolver solver = solver(b2);
        double[] composition = {0.45, 0.55};
        solver.solve(composition);
        double energy = solver.molarEnergy();
        double[] start = solver.siteFractions().clone();

        assertThat(solver.solveFrom(start, composition)).isTrue();
        assertThat(solver.molarEnergy()).isCloseTo(energy, within(1e-9));
        assertThat(solver.iterations()).isLessThanOrEqualTo(2);
    }
}
