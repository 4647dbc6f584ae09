package org.espei4j.calphad.equilibrium;

import java.util.Arrays;

/// The columns of the linear programme: composition and energy of the sampled constitutions, and of those added later.
/// Belongs to one thread.
final class HullColumns {

    final HullGrid grid;
    final int elements;
    /// Number of sampled constitutions; columns from here on are added ones.
    final int sampled;
    /// Number of added constitutions.
    int added;
    /// Energies of the coarser choice of constitutions, J per mole of atoms.
    final double[] coarseEnergies;

    private double[] energies = new double[0];
    private double[] addedFractions;
    private double[] addedEnergies;

    HullColumns(HullGrid grid) {
        this.grid = grid;
        elements = grid.elements();
        sampled = grid.count();
        coarseEnergies = new double[grid.coarseCount()];
        addedFractions = new double[32 * elements];
        addedEnergies = new double[32];
    }

    /// Forgets what was added and takes new energies, J per mole of atoms, which are not copied.
    void begin(double[] sampledEnergies) {
        energies = sampledEnergies;
        added = 0;
        for (int j = 0; j < coarseEnergies.length; j++) {
            coarseEnergies[j] = energies[j * HullGrid.STRIDE];
        }
    }

    /// Adds a constitution.
    ///
    /// @param composition moles of elements, in any unit
    /// @param energy J per mole of atoms
    void add(double[] composition, double energy) {
        if (added == addedEnergies.length) {
            addedEnergies = Arrays.copyOf(addedEnergies, 2 * added);
            addedFractions = Arrays.copyOf(addedFractions, 2 * added * elements);
        }
        double sum = 0;
        for (int e = 0; e < elements; e++) {
            sum += composition[e];
        }
        for (int e = 0; e < elements; e++) {
            addedFractions[added * elements + e] = composition[e] / sum;
        }
        addedEnergies[added] = energy;
        added++;
    }

    /// Energies of the sampled constitutions. Not to be changed.
    double[] sampledEnergies() {
        return energies;
    }

    /// Energy of a column, J per mole of atoms.
    double energy(int column) {
        return column < sampled ? energies[column] : addedEnergies[column - sampled];
    }

    /// Mole fraction of an element in a column.
    double fraction(int element, int column) {
        return column < sampled
                ? grid.fractions()[element * sampled + column]
                : addedFractions[(column - sampled) * elements + element];
    }

    /// `Σ μₑ·xₑ` of a column, J per mole of atoms.
    double plane(double[] mu, int column) {
        double sum = 0;
        for (int e = 0; e < elements; e++) {
            sum += mu[e] * fraction(e, column);
        }
        return sum;
    }
}
