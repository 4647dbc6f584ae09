package org.espei4j.calphad.equilibrium;

/// A state with what results tell of it beyond potentials and amounts.
///
/// @param sets the composition sets, evaluated and factorised
/// @param potentials chemical potentials, J/mol
/// @param moles moles of each element
/// @param determined whether the chemical potential of each element is determined
record SolvedState(StableSets sets, double[] potentials, double[] moles, boolean[] determined) {

    /// Evaluates a state.
    ///
    /// @param specs the phases that may form
    /// @param conditions what the state fulfils
    static SolvedState of(EquilibriumSpecs specs, double[] theta, ConditionSystem conditions, SystemState state) {
        EquilibriumState equilibrium = state.equilibrium();
        double[] mu = equilibrium.potentials();
        int elements = mu.length;
        PhasesAt phases = new PhasesAt(specs, theta, state.temperature(), state.pressure());
        double[] moles = new StateQuantities(state, phases, elements).moles;
        boolean[] absent = new boolean[elements];
        for (int e = 0; e < elements; e++) {
            absent[e] = mu[e] == Double.NEGATIVE_INFINITY;
        }
        StableSets sets = phases.sets(equilibrium);
        double[] potentials = new double[elements];
        equilibrium.restore(potentials, sets, absent);
        for (int k = 0; k < sets.count(); k++) {
            sets.get(k).evaluate();
            sets.get(k).factorise(potentials, 0);
        }
        double[] balanced = moles.clone();
        for (Condition potential : conditions.potentials) {
            balanced[conditions.elementOf(potential)] = 0;
        }
        PotentialRank rank = new PotentialRank(elements);
        rank.analyse(sets, balanced, Tolerances.GAS_CONSTANT * state.temperature());
        boolean[] determined = new boolean[elements];
        for (int e = 0; e < elements; e++) {
            determined[e] = !absent[e] && (balanced[e] == 0 || rank.isDetermined(e));
        }
        return new SolvedState(sets, potentials, moles, determined);
    }

    /// How exactly the equations of equilibrium are fulfilled.
    ///
    /// @param deviation largest relative deviation from a condition
    EquilibriumResult.Residuals residuals(double deviation) {
        double plane = 0;
        double slope = 0;
        for (int k = 0; k < sets.count(); k++) {
            plane = Math.max(plane, Math.abs(sets.get(k).drivingForce(potentials)));
            slope = Math.max(slope, sets.get(k).matrix.slopeError());
        }
        return new EquilibriumResult.Residuals(deviation, plane, slope);
    }
}
