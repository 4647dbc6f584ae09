package org.espei4j.assess.residual;

import java.util.Arrays;
import org.espei4j.calphad.model.BoundPhase;

/// A vertex in its disordered state: sublattices that can hold elements have them in the proportions of the mole
/// fractions, sublattices that can hold nothing but vacancies hold these. Where vacancies mix with elements, one common
/// fraction of vacancies is relaxed.
///
/// @param phase the phase at the temperature and pressure of the vertex
/// @param occupied site fractions with no vacancy where an element can stand
/// @param vacant positions of the vacancies of mixed sublattices, one for each site fraction of such a sublattice, or −1
record FixedVertex(BoundPhase phase, double[] occupied, int[] vacant) implements VertexTarget {

    private static final double MOST_VACANCIES = 0.999;
    /// Ratio of the golden section.
    private static final double SECTION = 0.5 * (Math.sqrt(5) - 1);

    private static final int SECTIONS = 60;

    @Override
    public Evaluator newEvaluator(StationSolvers solvers) {
        return new ThreadEvaluator();
    }

    private final class ThreadEvaluator implements Evaluator {

        private final double[] workspace = phase.newWorkspace();
        private final double[] y = new double[occupied.length];
        private final double[] amounts =
                new double[phase.description().elements().size()];
        private final boolean relaxes = Arrays.stream(vacant).anyMatch(v -> v >= 0);

        @Override
        public double drivingForce(double[] theta, double[] potentials) {
            phase.bindParameters(theta, workspace);
            return relaxes ? relaxed(potentials) : at(0, potentials);
        }

        /// The largest driving force over the logarithm of the vacancy fraction, by golden section: the energy of
        /// vacancies among elements has one minimum.
        private double relaxed(double[] potentials) {
            double low = Math.log(1e-14);
            double high = Math.log(MOST_VACANCIES);
            double a = high - SECTION * (high - low);
            double b = low + SECTION * (high - low);
            double atA = at(Math.exp(a), potentials);
            double atB = at(Math.exp(b), potentials);
            for (int i = 0; i < SECTIONS; i++) {
                if (atA > atB) {
                    high = b;
                    b = a;
                    atB = atA;
                    a = high - SECTION * (high - low);
                    atA = at(Math.exp(a), potentials);
                } else {
                    low = a;
                    a = b;
                    atA = atB;
                    b = low + SECTION * (high - low);
                    atB = at(Math.exp(b), potentials);
                }
            }
            return Math.max(atA, atB);
        }

        private double at(double vacancies, double[] potentials) {
            for (int i = 0; i < y.length; i++) {
                if (vacant[i] == i) {
                    y[i] = vacancies;
                } else {
                    y[i] = vacant[i] < 0 ? occupied[i] : occupied[i] * (1 - vacancies);
                }
            }
            double energy = phase.energy(workspace, y);
            phase.amounts(y, amounts);
            double atoms = 0;
            double sum = -energy;
            for (int e = 0; e < amounts.length; e++) {
                atoms += amounts[e];
                sum += potentials[e] * amounts[e];
            }
            return sum / atoms;
        }
    }
}
