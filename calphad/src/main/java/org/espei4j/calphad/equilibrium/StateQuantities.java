package org.espei4j.calphad.equilibrium;

import org.espei4j.calphad.model.PotentialDerivatives;

/// Extensive quantities of a state: amounts of elements and phases, energy, entropy, enthalpy and volume.
final class StateQuantities {

    /// Moles of each element.
    final double[] moles;
    /// Moles of atoms.
    final double atoms;
    /// Moles of atoms in each composition set.
    final double[] setAtoms;
    /// Gibbs energy, J.
    final double energy;

    private final SystemState state;
    private final PhasesAt phases;

    StateQuantities(SystemState state, PhasesAt phases, int elements) {
        this.state = state;
        this.phases = phases;
        EquilibriumState equilibrium = state.equilibrium();
        moles = new double[elements];
        setAtoms = new double[equilibrium.count()];
        double[] perFormula = new double[elements];
        double gibbs = 0;
        for (int k = 0; k < setAtoms.length; k++) {
            WorkingPhase phase = phases.phase(equilibrium.phase(k));
            double[] y = equilibrium.siteFractions(k);
            phase.bound.amounts(y, perFormula);
            for (int e = 0; e < elements; e++) {
                moles[e] += equilibrium.amount(k) * perFormula[e];
                setAtoms[k] += equilibrium.amount(k) * perFormula[e];
            }
            gibbs += equilibrium.amount(k) * phase.bound.energy(phase.workspace, y);
        }
        double sum = 0;
        for (double each : moles) {
            sum += each;
        }
        atoms = sum;
        energy = gibbs;
    }

    /// Value of a thermodynamic function of the system, in its unit.
    double property(Condition.Property property) {
        EquilibriumState equilibrium = state.equilibrium();
        double[] direct = new double[PotentialDerivatives.DIRECT];
        double entropy = 0;
        double volume = 0;
        for (int k = 0; k < equilibrium.count(); k++) {
            double[] y = equilibrium.siteFractions(k);
            phases.derivatives(equilibrium.phase(k)).evaluate(y, direct, new double[2 * y.length]);
            entropy -= equilibrium.amount(k) * direct[PotentialDerivatives.BY_TEMPERATURE];
            volume += equilibrium.amount(k) * direct[PotentialDerivatives.BY_PRESSURE];
        }
        return switch (property) {
            case ENTHALPY -> energy + state.temperature() * entropy;
            case ENTROPY -> entropy;
            case VOLUME -> volume;
        };
    }

    /// Part of all atoms that is in a phase; negative if the phase is not stable at all.
    double share(int phase) {
        double sum = 0;
        boolean stable = false;
        for (int k = 0; k < setAtoms.length; k++) {
            if (state.equilibrium().phase(k) == phase) {
                sum += setAtoms[k];
                stable = true;
            }
        }
        return stable ? sum / atoms : -1;
    }
}
