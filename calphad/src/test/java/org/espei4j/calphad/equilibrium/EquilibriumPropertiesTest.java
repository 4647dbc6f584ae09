package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.espei4j.calphad.model.BoundPhase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Thermodynamic identities and comparison with brute force in random systems.
class EquilibriumPropertiesTest {

    private static final List<String> ABC = List.of("A", "B", "C");
    private static final double T = 900;

    private static EquilibriumSolver solver(List<HandMadePhase> phases) {
        EquilibriumSolver solver = EquilibriumSpecs.of(phases).bind(T, 101_325).solver();
        solver.bindParameters(new double[0]);
        return solver;
    }

    private static double energy(EquilibriumSolver solver, double... composition) {
        assertThat(solver.solve(composition)).as("%s", solver.failure()).isTrue();
        return solver.energy();
    }

    /// The lower hull over a dense grid is never below the true minimum, and not far above.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noMixtureOfDenselySampledConstitutionsIsLower(long seed) {
        RandomGenerator random = RandomSystems.generator(seed);
        List<HandMadePhase> phases = RandomSystems.phases(ABC, random);
        EquilibriumSolver solver = solver(phases);
        Dense dense = Dense.of(phases, 150);
        for (int repeat = 0; repeat < 25; repeat++) {
            double[] x = RandomSystems.composition(3, random);
            double found = energy(solver, x);
            double sampled = dense.hull(x);
            assertThat(found).as("seed %s, %s", seed, x).isLessThanOrEqualTo(sampled + 1e-6);
            // Between points 1/150 apart the energy of ideal mixing bends by up to RT·0.37/150 at the border.
            assertThat(found).as("seed %s, %s", seed, x).isGreaterThan(sampled - 30);
            double[] mu = new double[3];
            solver.potentials(mu);
            assertThat(dense.largestDrivingForce(mu)).as("seed %s, %s", seed, x).isLessThan(1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void mu_eq_dG_dn(long seed) {
        RandomGenerator random = RandomSystems.generator(seed);
        EquilibriumSolver solver = solver(RandomSystems.phases(ABC, random));
        for (int repeat = 0; repeat < 10; repeat++) {
            double[] x = RandomSystems.composition(3, random);
            energy(solver, x);
            double[] mu = new double[3];
            solver.potentials(mu);
            for (int e = 0; e < 3; e++) {
                double h = 1e-4;
                double[] more = x.clone();
                double[] less = x.clone();
                more[e] += h;
                less[e] -= h;
                double slopeUp = (energy(solver, more) - energy(solver, x)) / h;
                double slopeDown = (energy(solver, x) - energy(solver, less)) / h;
                // The energy is convex: its slope at x lies between the slopes to both sides.
                assertThat(mu[e]).isBetween(slopeDown - 1e-4, slopeUp + 1e-4);
                assertThat(slopeUp - slopeDown).isLessThan(2000);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void euler_homogeneity(long seed) {
        RandomGenerator random = RandomSystems.generator(seed);
        EquilibriumSolver solver = solver(RandomSystems.phases(ABC, random));
        for (int repeat = 0; repeat < 20; repeat++) {
            double[] x = RandomSystems.composition(3, random);
            double once = energy(solver, x);
            double[] mu = new double[3];
            solver.potentials(mu);
            assertThat(x[0] * mu[0] + x[1] * mu[1] + x[2] * mu[2]).isCloseTo(once, within(1e-9));
            double[] more = {2.5 * x[0], 2.5 * x[1], 2.5 * x[2]};
            assertThat(energy(solver, more)).isCloseTo(2.5 * once, within(1e-8));
            assertThat(solver.potential(1)).isCloseTo(mu[1], within(1e-7));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void gibbs_duhem_const_T_P(long seed) {
        RandomGenerator random = RandomSystems.generator(seed);
        EquilibriumSolver solver = solver(RandomSystems.phases(ABC, random));
        for (int repeat = 0; repeat < 20; repeat++) {
            double[] x = RandomSystems.composition(3, random);
            double h = 1e-6;
            double[] low = {x[0] - h, x[1] + h, x[2]};
            double[] high = {x[0] + h, x[1] - h, x[2]};
            energy(solver, low);
            int before = solver.setCount();
            double[] muLow = new double[3];
            solver.potentials(muLow);
            energy(solver, high);
            if (solver.setCount() != before) {
                continue;
            }
            double sum = 0;
            for (int e = 0; e < 3; e++) {
                sum += x[e] * (solver.potential(e) - muLow[e]);
            }
            assertThat(sum / (2 * h)).isCloseTo(0, within(1e-2));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void orderOfPhasesDoesNotMatter(long seed) {
        RandomGenerator random = RandomSystems.generator(seed);
        List<HandMadePhase> phases = RandomSystems.phases(ABC, random);
        List<HandMadePhase> reversed = new ArrayList<>(phases);
        Collections.reverse(reversed);
        EquilibriumSolver one = solver(phases);
        EquilibriumSolver other = solver(reversed);
        for (int repeat = 0; repeat < 20; repeat++) {
            double[] x = RandomSystems.composition(3, random);
            assertThat(energy(one, x)).isCloseTo(energy(other, x), within(1e-8));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54})
    void resultsDoNotDependOnHistory(long seed) {
        RandomGenerator random = RandomSystems.generator(seed);
        List<HandMadePhase> phases = RandomSystems.phases(ABC, random);
        EquilibriumSolver used = solver(phases);
        for (int repeat = 0; repeat < 20; repeat++) {
            double[] x = RandomSystems.composition(3, random);
            used.solve(RandomSystems.composition(3, random));
            assertThat(used.solve(x)).isTrue();
            EquilibriumSolver fresh = solver(phases);
            assertThat(fresh.solve(x)).isTrue();
            assertThat(used.energy()).isEqualTo(fresh.energy());
            for (int e = 0; e < 3; e++) {
                assertThat(used.potential(e)).isEqualTo(fresh.potential(e));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63})
    void startFromNeighbourGivesTheSameEquilibrium(long seed) {
        RandomGenerator random = RandomSystems.generator(seed);
        EquilibriumSolver solver = solver(RandomSystems.phases(ABC, random));
        for (int repeat = 0; repeat < 30; repeat++) {
            double[] x = RandomSystems.composition(3, random);
            energy(solver, x);
            EquilibriumState start = solver.state();
            double[] near = {x[0] + 0.01, x[1] - 0.005, x[2] - 0.005};
            double cold = energy(solver, near);
            double mu = solver.potential(0);
            assertThat(solver.solveFrom(start, near)).isTrue();
            assertThat(solver.energy()).isCloseTo(cold, within(1e-8));
            assertThat(solver.potential(0)).isCloseTo(mu, within(1e-6));
        }
    }

    /// The constitutions of all phases on a fine triangular net.
    private record Dense(double[][] fractions, double[] energies) {

        static Dense of(List<HandMadePhase> phases, int steps) {
            List<double[]> x = new ArrayList<>();
            List<Double> g = new ArrayList<>();
            for (HandMadePhase phase : phases) {
                BoundPhase bound = phase.bind(T, 101_325);
                double[] workspace = bound.newWorkspace();
                bound.bindParameters(new double[0], workspace);
                for (double[] y : constitutions(bound.description().siteFractionCount(), steps)) {
                    double[] amounts = new double[3];
                    bound.amounts(y, amounts);
                    double atoms = amounts[0] + amounts[1] + amounts[2];
                    x.add(new double[] {amounts[0] / atoms, amounts[1] / atoms, amounts[2] / atoms});
                    g.add(bound.energy(workspace, y) / atoms);
                }
            }
            return new Dense(
                    x.toArray(double[][]::new),
                    g.stream().mapToDouble(Double::doubleValue).toArray());
        }

        private static List<double[]> constitutions(int size, int steps) {
            List<double[]> all = new ArrayList<>();
            if (size == 2) {
                all.add(new double[] {1, 1});
                return all;
            }
            for (int i = 0; i <= steps; i++) {
                for (int j = 0; i + j <= steps; j++) {
                    all.add(new double[] {(double) i / steps, (double) j / steps, (double) (steps - i - j) / steps});
                }
            }
            return all;
        }

        double hull(double[] composition) {
            double[] flat = new double[3 * energies.length];
            for (int j = 0; j < energies.length; j++) {
                for (int e = 0; e < 3; e++) {
                    flat[e * energies.length + j] = fractions[j][e];
                }
            }
            LowerHull hull = new LowerHull(HullGrid.of(3, energies.length, flat));
            hull.begin(energies, composition);
            assertThat(hull.solve(1e-9)).isTrue();
            double sum = 0;
            for (int e = 0; e < 3; e++) {
                sum += hull.basisAmount(e) * energies[hull.basisColumn(e)];
            }
            return sum;
        }

        double largestDrivingForce(double[] mu) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < energies.length; j++) {
                double force = -energies[j];
                for (int e = 0; e < 3; e++) {
                    force += mu[e] * fractions[j][e];
                }
                largest = Math.max(largest, force);
            }
            return largest;
        }
    }
}
