package org.espei4j.assess.residual;

import org.espei4j.calphad.equilibrium.BoundSystem;
import org.espei4j.calphad.equilibrium.EquilibriumSolver;
import org.espei4j.calphad.model.BoundPhase;

/// Whether the stable phases of an equilibrium determine the chemical potentials. Belongs to one thread.
///
/// The potentials μ are those of a plane through the energies of the stable phases that touches each of them. It is unique
/// if the compositions of the phases, and the directions in which those can change, span all compositions.
final class PlaneRank {

    /// Compositions that differ by less than this, per mole of atoms, count as the same.
    private static final double TOLERANCE = 1e-8;
    /// A constituent with a smaller site fraction does not let the composition change.
    private static final double LEAST_SITE_FRACTION = 1e-9;

    private final BoundSystem system;
    private final int elements;
    private final double[] basis;
    private final double[] row;
    private final double[][] slopes;
    private int rank;

    PlaneRank(BoundSystem system) {
        this.system = system;
        this.elements = system.specs().elements().size();
        this.basis = new double[elements * elements];
        this.row = new double[elements];
        int phases = system.specs().phases().size();
        this.slopes = new double[phases][];
        for (int p = 0; p < phases; p++) {
            slopes[p] = new double[elements * system.phase(p).description().siteFractionCount()];
        }
    }

    /// Whether the potentials of the solver's solution are determined.
    boolean isDetermined(EquilibriumSolver solver) {
        rank = 0;
        for (int k = 0; k < solver.setCount() && rank < elements; k++) {
            for (int e = 0; e < elements; e++) {
                row[e] = solver.elementAmount(k, e) / solver.atoms(k);
            }
            addRow();
        }
        for (int k = 0; k < solver.setCount() && rank < elements; k++) {
            addDirections(solver, k);
        }
        return rank == elements;
    }

    /// What ESPEI recognises: potentials are undetermined only where a single stable phase has nothing but full site
    /// fractions.
    static boolean isDeterminedForEspei(EquilibriumSolver solver) {
        if (solver.setCount() > 1) {
            return true;
        }
        for (double y : solver.siteFractions(0)) {
            if (y != 1) {
                return true;
            }
        }
        return false;
    }

    private void addDirections(EquilibriumSolver solver, int k) {
        int phase = solver.phase(k);
        BoundPhase bound = system.phase(phase);
        double[] y = solver.siteFractions(k);
        bound.amountSlopes(y, slopes[phase]);
        int[] offsets = bound.description().offsets();
        for (int s = 0; s + 1 < offsets.length; s++) {
            int pivot = -1;
            for (int i = offsets[s]; i < offsets[s + 1] && rank < elements; i++) {
                if (y[i] < LEAST_SITE_FRACTION) {
                    continue;
                }
                if (pivot >= 0) {
                    for (int e = 0; e < elements; e++) {
                        row[e] = (slopes[phase][e * y.length + i] - slopes[phase][e * y.length + pivot])
                                / solver.atoms(k);
                    }
                    addRow();
                }
                pivot = pivot < 0 ? i : pivot;
            }
        }
    }

    /// Adds the row to the basis if it is independent of it (Gaussian elimination with the largest entry as pivot).
    private void addRow() {
        for (int r = 0; r < rank; r++) {
            int pivot = pivotOf(r);
            double factor = row[pivot] / basis[r * elements + pivot];
            for (int e = 0; e < elements; e++) {
                row[e] -= factor * basis[r * elements + e];
            }
            row[pivot] = 0;
        }
        double largest = 0;
        for (double entry : row) {
            largest = Math.max(largest, Math.abs(entry));
        }
        if (largest > TOLERANCE && rank < elements) {
            System.arraycopy(row, 0, basis, rank * elements, elements);
            rank++;
        }
    }

    private int pivotOf(int r) {
        int pivot = 0;
        for (int e = 1; e < elements; e++) {
            if (Math.abs(basis[r * elements + e]) > Math.abs(basis[r * elements + pivot])) {
                pivot = e;
            }
        }
        return pivot;
    }
}
