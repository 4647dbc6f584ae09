package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.List;

/// What [ConditionNewton] changes: composition sets, chemical potentials, temperature and pressure, with everything that is
/// evaluated of them. Belongs to one thread.
final class OpenState {

    /// Composition sets with their amounts.
    StableSets sets = new StableSets(new WorkingPhase[0]);
    /// The phases at the present temperature and pressure.
    PhasesAt phases;
    /// The sets, evaluated, in their order.
    final List<RespondingSet> responding = new ArrayList<>();
    /// Chemical potential of each element, J/mol; −∞ for an absent one.
    final double[] potentials;
    /// Position of each element among those that are present; −1 for an absent one.
    final int[] columnOf;
    /// Number of elements that are present.
    int present;
    /// Moles of atoms, amounts without their signs.
    double total;

    private final EquilibriumSpecs specs;
    private final double[] theta;

    OpenState(EquilibriumSpecs specs, double[] theta) {
        this.specs = specs;
        this.theta = theta;
        potentials = new double[specs.elements().size()];
        columnOf = new int[potentials.length];
        phases = new PhasesAt(specs, theta, 1, 1);
    }

    /// Takes over a state.
    void load(SystemState start) {
        EquilibriumState equilibrium = start.equilibrium();
        double[] mu = equilibrium.potentials();
        present = 0;
        for (int e = 0; e < mu.length; e++) {
            columnOf[e] = mu[e] == Double.NEGATIVE_INFINITY ? -1 : present++;
        }
        bind(start.temperature(), start.pressure(), equilibrium);
    }

    /// Changes temperature and pressure.
    void moveTo(double temperature, double pressure) {
        if (!phases.isAt(temperature, pressure)) {
            bind(temperature, pressure, EquilibriumState.of(potentials, sets));
        }
    }

    private void bind(double temperature, double pressure, EquilibriumState equilibrium) {
        boolean[] absent = new boolean[columnOf.length];
        for (int e = 0; e < absent.length; e++) {
            absent[e] = columnOf[e] < 0;
        }
        phases = new PhasesAt(specs, theta, temperature, pressure);
        sets = phases.sets(equilibrium);
        equilibrium.restore(potentials, sets, absent);
    }

    /// Evaluates all sets.
    ///
    /// @return whether there are any, with finite energies
    boolean evaluate() {
        responding.clear();
        total = 0;
        for (int k = 0; k < sets.count(); k++) {
            CompositionSet set = sets.get(k);
            set.evaluate();
            if (!(Math.abs(set.energy) <= Double.MAX_VALUE) || !set.factorise(potentials, 0)) {
                return false;
            }
            total += Math.abs(set.amount) * set.atoms;
        }
        for (int k = 0; k < sets.count(); k++) {
            CompositionSet set = sets.get(k);
            responding.add(new RespondingSet(set, number(k), phases.derivatives(set.phase.index), phases.temperature));
        }
        return total > 0;
    }

    /// Place of a set among those of its phase.
    private int number(int k) {
        int number = 1;
        for (int other = 0; other < sets.count(); other++) {
            boolean before = sets.get(other).phase.index == sets.get(k).phase.index
                    && compareComposition(sets.get(other), sets.get(k)) < 0;
            number += before ? 1 : 0;
        }
        return number;
    }

    private static int compareComposition(CompositionSet a, CompositionSet b) {
        int order = 0;
        for (int e = 0; e < a.amounts.length && order == 0; e++) {
            order = Double.compare(a.amounts[e] / a.atoms, b.amounts[e] / b.atoms);
        }
        return order;
    }

    /// RT, J/mol.
    double thermalEnergy() {
        return Tolerances.GAS_CONSTANT * phases.temperature;
    }

    /// Moles of atoms in a set.
    static double atoms(CompositionSet set) {
        return set.amount * (set.atoms > 0 ? set.atoms : 1);
    }

    /// The state, for others to keep.
    SystemState snapshot() {
        return new SystemState(phases.temperature, phases.pressure, EquilibriumState.of(potentials, sets));
    }
}
