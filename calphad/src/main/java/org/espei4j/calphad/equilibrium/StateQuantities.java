package org.espei4j.calphad.equilibrium;

import java.util.Arrays;
import org.espei4j.calphad.model.PotentialDerivatives;

/// Extensive quantities of a state: amounts of elements and phases, energy, entropy, enthalpy and volume.
final class StateQuantities {

    /// Moles of each element.
    final double[] moles;
    /// Moles of atoms.
    final double atoms;
    /// Moles of atoms in each composition set.
    final double[] setAtoms;
    /// Mole fractions of the elements in each composition set.
    private final double[][] fractions;
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
        fractions = new double[setAtoms.length][elements];
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
            double perFormulaUnit = Arrays.stream(perFormula).sum();
            for (int e = 0; e < elements; e++) {
                fractions[k][e] = perFormula[e] / perFormulaUnit;
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

    /// Part of all atoms that is in some sets; negative if none of them is stable.
    double share(ChosenSets chosen) {
        double sum = 0;
        boolean stable = false;
        for (int k = 0; k < setAtoms.length; k++) {
            if (contains(chosen, k)) {
                sum += setAtoms[k];
                stable = true;
            }
        }
        return stable ? sum / atoms : -1;
    }

    /// Number of sets of a phase.
    int count(int phase) {
        int count = 0;
        for (int k = 0; k < setAtoms.length; k++) {
            count += state.equilibrium().phase(k) == phase ? 1 : 0;
        }
        return count;
    }

    /// Mole fraction of an element in some sets, the one that is next to what is wanted; NaN if none of them is stable.
    double fraction(ChosenSets chosen, int element, double wanted) {
        double nearest = Double.NaN;
        for (int k = 0; k < setAtoms.length; k++) {
            double fraction = fractions[k][element];
            if (contains(chosen, k) && !(Math.abs(nearest - wanted) <= Math.abs(fraction - wanted))) {
                nearest = fraction;
            }
        }
        return nearest;
    }

    private boolean contains(ChosenSets chosen, int k) {
        int phase = state.equilibrium().phase(k);
        int number = 1;
        for (int other = 0; other < setAtoms.length; other++) {
            boolean before =
                    state.equilibrium().phase(other) == phase && Arrays.compare(fractions[other], fractions[k]) < 0;
            number += before ? 1 : 0;
        }
        return chosen.contains(phase, number);
    }
}
