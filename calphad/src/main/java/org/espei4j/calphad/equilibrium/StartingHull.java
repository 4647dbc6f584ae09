package org.espei4j.calphad.equilibrium;

import java.util.Arrays;

/// The linear programme of a global search with the constitutions behind its columns: the sampled ones, and those that
/// the search found to lie below a tangent plane. Belongs to one thread.
final class StartingHull {

    private final int elements;
    private final SampledEnergies sampled;
    private final double[] fractions;
    private final GivenPotentials given;
    private final LowerHull full;
    private LowerHull hull;
    private double[] grandEnergies = new double[0];
    private final double[] balanced;
    private int[] addedPhase = new int[16];
    private double[][] addedSiteFractions = new double[16][0];
    private int added;

    /// @param given elements of given potential, filled by the caller before [#begin]
    StartingHull(SampledEnergies sampled, EquilibriumSpecs specs, GivenPotentials given) {
        this.sampled = sampled;
        this.given = given;
        elements = specs.elements().size();
        fractions = specs.fractions();
        full = new LowerHull(specs.hullGrid());
        hull = full;
        balanced = new double[elements];
    }

    /// Begins a new search.
    ///
    /// @param composition moles of each element; 0 for one that the system does not have or whose potential is given
    void begin(double[] composition, boolean[] absentElements) {
        added = 0;
        double[] energies = sampled.energies(absentElements);
        if (given.any()) {
            grandEnergies = new double[energies.length];
            hull = given.hull(fractions, energies, grandEnergies);
            hull.begin(grandEnergies, composition);
        } else {
            hull = full;
            hull.begin(energies, composition);
        }
    }

    /// Forgets what was added; the linear programme itself begins anew with [#begin].
    void forgetAdded() {
        added = 0;
    }

    /// Moves to the optimum.
    ///
    /// @param tolerance driving force, J per mole of balanced atoms, that may remain
    /// @return false if no mixture of the constitutions has the composition
    boolean solve(double tolerance) {
        return hull.solve(tolerance);
    }

    /// Writes the potentials of the tangent plane, J/mol; −∞ for an element that the system does not have.
    void potentials(double[] potentials, boolean[] absentElements) {
        System.arraycopy(hull.potentials(), 0, potentials, 0, elements);
        for (int e = 0; e < elements; e++) {
            if (absentElements[e]) {
                potentials[e] = Double.NEGATIVE_INFINITY;
            }
        }
        given.write(potentials);
    }

    /// The driving forces of all sampled points, J per mole of atoms; −∞ for points that must not be used. The array is
    /// overwritten when the linear programme goes on.
    ///
    /// @param mu chemical potentials, J/mol, finite
    double[] drivingForces(double[] mu, boolean[] absentElements) {
        return full.drivingForces(mu, sampled.energies(absentElements));
    }

    /// Makes composition sets of the constitutions in the basis. Constitutions of one phase with no rise of the energy
    /// between them become one set.
    ///
    /// @param sets receives them
    /// @param potentials of the tangent plane
    void formSets(StableSets sets, double[] potentials, boolean[] absentElements) {
        sets.clear();
        for (int r = 0; r < elements; r++) {
            int column = hull.basisColumn(r);
            if (column < 0 || !(hull.basisAmount(r) > 0)) {
                continue;
            }
            CompositionSet set = makeSet(column, sets, absentElements);
            set.evaluateEnergy();
            set.amount = hull.basisAmount(r) / given.balancedAtoms(set);
        }
        for (int a = 0; a < sets.count(); a++) {
            for (int b = sets.count() - 1; b > a; b--) {
                if (sets.get(a).phase == sets.get(b).phase
                        && sets.isConvexBetween(sets.get(a), sets.get(b), potentials)) {
                    sets.merge(a, b);
                    sets.get(a).evaluateEnergy();
                }
            }
        }
        for (int k = 0; k < sets.count(); k++) {
            sets.get(k).relaxTraces(potentials);
        }
    }

    /// The energy of evaluated sets, without what elements of given potential bring along, J.
    double energyOf(StableSets sets) {
        double sum = 0;
        for (int k = 0; k < sets.count(); k++) {
            sum += sets.get(k).amount * given.grandEnergy(sets.get(k));
        }
        return sum;
    }

    private CompositionSet makeSet(int column, StableSets sets, boolean[] absentElements) {
        if (column < sampled.count()) {
            return sampled.makeSet(column, sets, absentElements);
        }
        return makeAdded(column - sampled.count(), sets, absentElements);
    }

    /// Adds a composition set with an added constitution.
    ///
    /// @param number as [#add] gave it
    CompositionSet makeAdded(int number, StableSets sets, boolean[] absentElements) {
        CompositionSet set = sets.add(addedPhase[number]);
        set.set(addedSiteFractions[number], 0, absentElements);
        return set;
    }

    /// Adds the constitution of an evaluated set.
    ///
    /// @return its number among the added ones
    int add(CompositionSet set) {
        if (added == addedPhase.length) {
            addedPhase = Arrays.copyOf(addedPhase, 2 * added);
            addedSiteFractions = Arrays.copyOf(addedSiteFractions, 2 * added);
        }
        addedPhase[added] = set.phase.index;
        double[] kept = addedSiteFractions[added];
        if (kept == null || kept.length < set.y.length) {
            kept = new double[set.y.length];
            addedSiteFractions[added] = kept;
        }
        System.arraycopy(set.y, 0, kept, 0, set.y.length);
        given.balancedAmounts(set, balanced);
        hull.add(balanced, given.grandEnergy(set) / given.balancedAtoms(set));
        return added++;
    }
}
