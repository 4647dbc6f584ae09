package org.espei4j.calphad.equilibrium;

/// A solution from which later calculations may start: the stable composition sets with their amounts, and the chemical
/// potentials. Immutable.
public final class EquilibriumState {

    private final double[] potentials;
    private final int[] phases;
    private final double[] amounts;
    private final double[][] siteFractions;

    private EquilibriumState(double[] potentials, int[] phases, double[] amounts, double[][] siteFractions) {
        this.potentials = potentials;
        this.phases = phases;
        this.amounts = amounts;
        this.siteFractions = siteFractions;
    }

    static EquilibriumState of(double[] potentials, StableSets sets) {
        int count = sets.count();
        int[] phases = new int[count];
        double[] amounts = new double[count];
        double[][] siteFractions = new double[count][];
        for (int k = 0; k < count; k++) {
            phases[k] = sets.get(k).phase.index;
            amounts[k] = sets.get(k).amount;
            siteFractions[k] = sets.get(k).y.clone();
        }
        return new EquilibriumState(potentials.clone(), phases, amounts, siteFractions);
    }

    void restore(double[] mu, StableSets sets, boolean[] absentElements) {
        System.arraycopy(potentials, 0, mu, 0, mu.length);
        sets.clear();
        for (int k = 0; k < phases.length; k++) {
            CompositionSet set = sets.add(phases[k]);
            set.set(siteFractions[k], 0, absentElements);
            set.amount = amounts[k];
        }
    }

    /// Chemical potentials, J/mol; −∞ for an element that the system does not have.
    public double[] potentials() {
        return potentials.clone();
    }

    /// Number of composition sets.
    public int count() {
        return phases.length;
    }

    /// Position in its system of the phase of a composition set.
    public int phase(int k) {
        return phases[k];
    }

    /// Amount of a composition set, moles of formula units.
    public double amount(int k) {
        return amounts[k];
    }

    /// Site fractions of a composition set.
    public double[] siteFractions(int k) {
        return siteFractions[k].clone();
    }
}
