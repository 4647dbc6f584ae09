package org.espei4j.calphad.equilibrium;

/// Finds which chemical potentials a set of stable constitutions determines.
///
/// The potentials are fixed by the tangent planes through the stable constitutions: by their compositions, and, for phases
/// that can change their composition, by the slopes of their energy in these directions. In the equilibrium matrix these are
/// the rows `N_ek` and `√nₖ·Vₖ`. A direction in the space of potentials that is orthogonal to all of them leaves every
/// equation fulfilled: a line compound alone, or a pseudo-binary phase in a ternary system, leaves potentials open.
///
/// Belongs to one thread.
final class PotentialRank {

    private final int elements;
    private final double[] basis;
    private final double[] row;
    private int rank;

    PotentialRank(int elements) {
        this.elements = elements;
        basis = new double[elements * elements];
        row = new double[elements];
    }

    /// Analyses an equilibrium.
    ///
    /// @param sets the stable sets, factorised
    /// @param composition moles of the elements
    /// @param thermalEnergy RT, J/mol
    /// @return number of independent directions of the potentials that are determined
    int analyse(StableSets sets, double[] composition, double thermalEnergy) {
        rank = 0;
        for (int k = 0; k < sets.count(); k++) {
            CompositionSet set = sets.get(k);
            double norm = 0;
            for (int e = 0; e < elements; e++) {
                row[e] = composition[e] > 0 ? set.amounts[e] / Math.sqrt(composition[e]) : 0;
                norm += row[e] * row[e];
            }
            for (int e = 0; e < elements; e++) {
                row[e] /= Math.sqrt(norm);
            }
            append();
        }
        for (int k = 0; k < sets.count(); k++) {
            CompositionSet set = sets.get(k);
            double scale = Math.sqrt(Math.max(set.amount, 0) * thermalEnergy);
            for (int a = 0; a < set.matrix.freedom(); a++) {
                for (int e = 0; e < elements; e++) {
                    row[e] = composition[e] > 0
                            ? scale * set.matrix.response[a * elements + e] / Math.sqrt(composition[e])
                            : 0;
                }
                append();
            }
        }
        return rank;
    }

    /// Adds what is new in the row to the orthonormal basis of what is determined.
    private void append() {
        if (rank == elements) {
            return;
        }
        // Twice, because the first pass leaves rounding that is large beside a small remainder.
        for (int pass = 0; pass < 2; pass++) {
            for (int b = 0; b < rank; b++) {
                double dot = 0;
                for (int e = 0; e < elements; e++) {
                    dot += basis[b * elements + e] * row[e];
                }
                for (int e = 0; e < elements; e++) {
                    row[e] -= dot * basis[b * elements + e];
                }
            }
        }
        double norm = 0;
        for (int e = 0; e < elements; e++) {
            norm += row[e] * row[e];
        }
        norm = Math.sqrt(norm);
        if (norm > Tolerances.RANK) {
            for (int e = 0; e < elements; e++) {
                basis[rank * elements + e] = row[e] / norm;
            }
            rank++;
        }
    }

    /// Whether the potential of an element that is present is determined, after [#analyse].
    boolean isDetermined(int element) {
        double inside = 0;
        for (int b = 0; b < rank; b++) {
            inside += basis[b * elements + element] * basis[b * elements + element];
        }
        return 1 - inside < 1e-6;
    }
}
