package org.espei4j.calphad.property;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.espei4j.calphad.equilibrium.SinglePhaseSolver;

/// A phase as a system of its own: at a composition, with its constitution relaxed, whatever other phases would do.
final class PhaseAlone {

    private static final double GAS_CONSTANT = 8.314;
    /// Singular values below this part of the largest leave potentials open.
    private static final double RANK = 1e-11;
    /// Part of a potential in an open direction from which on it counts.
    private static final double OPEN = 1e-6;

    private PhaseAlone() {}

    /// A phase at a composition of its system.
    ///
    /// @param amounts moles of the elements
    /// @param differentiated whether slopes will be wanted, for which the potentials of the phase are needed
    /// @throws UndefinedPropertyException if the phase cannot have the composition
    static EquilibriumPoint at(
            PhaseCode phase, double temperature, double pressure, double[] amounts, boolean differentiated)
            throws UndefinedPropertyException {
        SinglePhaseSolver solver = phase.alone().bind(temperature, pressure).singlePhase(0);
        solver.bindParameters(phase.theta());
        if (!solver.solve(amounts)) {
            String reason =
                    solver.failure() == null ? "" : ": " + solver.failure().text();
            throw new UndefinedPropertyException(phase.name() + " alone has no state at this composition" + reason);
        }
        double total = 0;
        for (double amount : amounts) {
            total += amount;
        }
        return of(
                phase,
                temperature,
                pressure,
                phase.description().elements(),
                total / solver.atoms(),
                solver.siteFractions().clone(),
                differentiated);
    }

    /// A phase at a constitution that is relaxed already.
    ///
    /// @param amount moles of formula units
    static EquilibriumPoint of(
            PhaseCode phase,
            double temperature,
            double pressure,
            List<String> elements,
            double amount,
            double[] siteFractions,
            boolean differentiated) {
        EquilibriumPoint.Content content = new EquilibriumPoint.Content(phase, amount, siteFractions);
        double[] potentials = new double[elements.size()];
        if (differentiated) {
            EquilibriumPoint probe = new EquilibriumPoint(
                    temperature, pressure, elements, potentials, List.of(content), Directions.EACH);
            potentials = new Potentials(probe.sets.getFirst(), elements.size(), temperature).values;
        }
        return new EquilibriumPoint(
                temperature,
                pressure,
                elements,
                potentials,
                List.of(content),
                differentiated ? Directions.EACH : Directions.NONE);
    }

    /// Checks that a phase alone determines the chemical potential of an element.
    ///
    /// @param alone a point of one set, with slopes
    /// @throws UndefinedPropertyException if the phase leaves it open, as a line compound does
    static void requirePotential(EquilibriumPoint alone, int element) throws UndefinedPropertyException {
        SetPoint set = alone.sets.getFirst();
        Potentials potentials = new Potentials(set, alone.elements.size(), alone.temperature);
        if (!potentials.determined[element]) {
            throw new UndefinedPropertyException(
                    set.phase.name() + " alone leaves the potential of " + alone.elements.get(element) + " open");
        }
    }

    /// The potentials at which a relaxed constitution is stationary: `∂G/∂yᵢ = Σ_e μ_e ∂N_e/∂yᵢ + λ_s + zᵢ·κ` for all site
    /// fractions that can vary, and `G = Σ_e μ_e N_e`, as a least-squares problem.
    private static final class Potentials {

        private final double[] values;
        private final boolean[] determined;

        Potentials(SetPoint set, int elements, double temperature) {
            int count = set.siteFractions.length;
            int sublattices = set.phase.description().sublatticeCount();
            boolean charged = SetPoint.hasChargeBalance(set.phase.description());
            int columns = elements + sublattices + (charged ? 1 : 0);
            DMatrixRMaj matrix = new DMatrixRMaj(count + 1, columns);
            double[] rightHand = new double[count + 1];
            double thermal = GAS_CONSTANT * temperature;
            for (int i = 0; i < count; i++) {
                if (set.isFixed(i)) {
                    continue;
                }
                double weight = Math.sqrt(set.siteFractions[i]);
                for (int e = 0; e < elements; e++) {
                    matrix.set(i, e, weight * set.moleSlope(e, i));
                }
                matrix.set(i, elements + set.sublattice(i), weight);
                if (charged) {
                    matrix.set(i, elements + sublattices, weight * set.charge(i));
                }
                rightHand[i] = weight * set.gradient(2 + i) / thermal;
            }
            for (int e = 0; e < elements; e++) {
                matrix.set(count, e, set.molesOf(e));
            }
            rightHand[count] = set.derivatives().energy() / thermal;
            SingularValueDecomposition_F64<DMatrixRMaj> decomposition =
                    DecompositionFactory_DDRM.svd(count + 1, columns, true, true, false);
            if (!decomposition.decompose(matrix)) {
                throw new IllegalStateException("the singular values of a phase were not found");
            }
            values = new double[elements];
            determined = new boolean[elements];
            solve(decomposition, rightHand, thermal, set);
        }

        private void solve(
                SingularValueDecomposition_F64<DMatrixRMaj> decomposition,
                double[] rightHand,
                double thermal,
                SetPoint set) {
            DMatrixRMaj left = decomposition.getU(null, false);
            DMatrixRMaj right = decomposition.getV(null, false);
            double[] singular = decomposition.getSingularValues();
            double largest = 0;
            for (int s = 0; s < decomposition.numberOfSingularValues(); s++) {
                largest = Math.max(largest, singular[s]);
            }
            double[] inside = new double[values.length];
            for (int s = 0; s < decomposition.numberOfSingularValues(); s++) {
                if (!(singular[s] > RANK * largest)) {
                    continue;
                }
                double part = 0;
                for (int r = 0; r < rightHand.length; r++) {
                    part += left.get(r, s) * rightHand[r];
                }
                for (int e = 0; e < values.length; e++) {
                    values[e] += right.get(e, s) * part / singular[s] * thermal;
                    inside[e] += right.get(e, s) * right.get(e, s);
                }
            }
            for (int e = 0; e < values.length; e++) {
                determined[e] = 1 - inside[e] < OPEN && set.molesOf(e) > 0;
            }
        }
    }
}
