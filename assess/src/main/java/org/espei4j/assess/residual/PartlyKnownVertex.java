package org.espei4j.assess.residual;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.espei4j.assess.dataset.Composition;
import org.espei4j.calphad.equilibrium.SinglePhaseSolver;

/// A vertex of which some mole fractions are known: the largest driving force among the constitutions that have them.
///
/// With a shift λ of the potentials of the known elements, the largest value of Σ (μ+λ)·x − G over all constitutions is a
/// convex function D(λ), and the largest driving force at given fractions x° is the smallest D(λ) − Σ λ·x° (Lagrangian
/// duality). Its slope is the difference between the fractions at the maximum and those given.
///
/// @param phase position of the phase in its system
/// @param known positions of the elements whose fraction is known
/// @param fractions their mole fractions
record PartlyKnownVertex(int phase, int[] known, double[] fractions) implements VertexTarget {

    private static final double LARGEST_SHIFT = 2e6;
    private static final int SWEEPS = 40;
    private static final int BISECTIONS = 80;

    static PartlyKnownVertex of(int phase, Composition composition, Collection<String> elements) {
        List<String> names = new ArrayList<>(elements);
        int[] known =
                composition.known().keySet().stream().mapToInt(names::indexOf).toArray();
        double[] fractions = composition.known().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new PartlyKnownVertex(phase, known, fractions);
    }

    @Override
    public Evaluator newEvaluator(StationSolvers solvers) {
        SinglePhaseSolver solver = solvers.singlePhase(phase);
        double[] amounts = new double[solver.phase().description().elements().size()];
        return (theta, potentials) -> smallest(solver, potentials, amounts);
    }

    private double smallest(SinglePhaseSolver solver, double[] potentials, double[] amounts) {
        double[] shifted = potentials.clone();
        double best = Double.NaN;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double before = best;
            for (int k = 0; k < known.length; k++) {
                best = balance(solver, potentials, shifted, amounts, k);
            }
            if (known.length == 1 || Math.abs(best - before) < 1e-9 * Math.max(1, Math.abs(best))) {
                break;
            }
        }
        return best;
    }

    /// Finds the shift of one element at which the maximum has the given fraction; the fraction rises with the shift.
    private double balance(SinglePhaseSolver solver, double[] potentials, double[] shifted, double[] amounts, int k) {
        int element = known[k];
        double low = potentials[element] - LARGEST_SHIFT;
        double high = potentials[element] + LARGEST_SHIFT;
        double value = Double.NaN;
        for (int i = 0; i < BISECTIONS; i++) {
            shifted[element] = 0.5 * (low + high);
            double force = solver.largestDrivingForce(shifted);
            if (Double.isNaN(force)) {
                return force;
            }
            value = force;
            for (int j = 0; j < known.length; j++) {
                value -= (shifted[known[j]] - potentials[known[j]]) * fractions[j];
            }
            solver.phase().amounts(solver.siteFractions(), amounts);
            if (amounts[element] / solver.atoms() < fractions[k]) {
                low = shifted[element];
            } else {
                high = shifted[element];
            }
        }
        return value;
    }
}
