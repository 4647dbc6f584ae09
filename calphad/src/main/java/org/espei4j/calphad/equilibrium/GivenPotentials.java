package org.espei4j.calphad.equilibrium;

import java.util.Arrays;

/// The elements whose chemical potential is given instead of their amount. What is minimised is then not the energy but
/// `G − Σ μₑ·nₑ` over these elements, and only the others, the balanced ones, have a mass balance. Belongs to one thread.
///
/// For the linear programme of the start this means other columns: `(gⱼ − Σ μₑ·xₑⱼ) / Σ x_fⱼ` is the energy per mole of
/// balanced atoms and `x_eⱼ / Σ x_fⱼ` the composition, zero for elements of given potential.
final class GivenPotentials {

    /// Points with fewer balanced atoms among their atoms have no place in the linear programme. Whether phases without any
    /// balanced element are stable is asked before.
    private static final double LEAST_SHARE = 1e-9;

    private final double[] values;
    private final boolean[] given;
    private boolean any;

    GivenPotentials(int elements) {
        values = new double[elements];
        given = new boolean[elements];
    }

    /// Forgets all.
    void clear() {
        Arrays.fill(given, false);
        any = false;
    }

    /// Gives the potential of an element, J/mol.
    void give(int element, double potential) {
        values[element] = potential;
        given[element] = true;
        any = true;
    }

    /// Whether there is any.
    boolean any() {
        return any;
    }

    /// Whether the potential of an element is given.
    boolean isGiven(int element) {
        return given[element];
    }

    /// Writes the given potentials, J/mol, into an array of all.
    void write(double[] potentials) {
        for (int e = 0; e < given.length; e++) {
            if (given[e]) {
                potentials[e] = values[e];
            }
        }
    }

    /// Moles of balanced atoms per mole of formula units of an evaluated set.
    double balancedAtoms(CompositionSet set) {
        double sum = set.atoms;
        for (int e = 0; any && e < given.length; e++) {
            sum -= given[e] ? set.amounts[e] : 0;
        }
        return sum;
    }

    /// Writes moles of the balanced elements per mole of formula units of an evaluated set, 0 for the others.
    void balancedAmounts(CompositionSet set, double[] amounts) {
        for (int e = 0; e < given.length; e++) {
            amounts[e] = given[e] ? 0 : set.amounts[e];
        }
    }

    /// `G − Σ μₑ·nₑ` of an evaluated set, J per mole of formula units.
    double grandEnergy(CompositionSet set) {
        double sum = set.energy;
        for (int e = 0; any && e < given.length; e++) {
            sum -= given[e] ? values[e] * set.amounts[e] : 0;
        }
        return sum;
    }

    /// A linear programme with the columns of the balanced elements.
    ///
    /// @param fractions mole fractions of sampled points at `element·points + point`
    /// @param energies energies of the points, J per mole of atoms
    /// @param grandEnergies receives the energies for [LowerHull#begin]
    LowerHull hull(double[] fractions, double[] energies, double[] grandEnergies) {
        int points = energies.length;
        double[] balanced = new double[fractions.length];
        for (int j = 0; j < points; j++) {
            double share = 0;
            double energy = energies[j];
            for (int e = 0; e < given.length; e++) {
                double x = fractions[e * points + j];
                if (given[e]) {
                    energy -= values[e] * x;
                } else {
                    share += x;
                }
            }
            boolean useful = share > LEAST_SHARE;
            grandEnergies[j] = useful ? energy / share : Double.POSITIVE_INFINITY;
            for (int e = 0; e < given.length && useful; e++) {
                balanced[e * points + j] = given[e] ? 0 : fractions[e * points + j] / share;
            }
        }
        return new LowerHull(HullGrid.of(given.length, points, balanced));
    }
}
