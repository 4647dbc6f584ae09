package org.espei4j.calphad.equilibrium;

import org.espei4j.calphad.model.BoundPhase;

/// A bound phase in the hands of one thread: with a workspace for fitted values.
final class WorkingPhase {

    /// Position of the phase in its system.
    final int index;

    final BoundPhase bound;
    final SiteLayout layout;
    final double[] workspace;
    /// Gas constant times temperature, J/mol: the scale of all energies here.
    final double thermalEnergy;

    WorkingPhase(int index, BoundPhase bound, SiteLayout layout) {
        this.index = index;
        this.bound = bound;
        this.layout = layout;
        workspace = bound.newWorkspace();
        thermalEnergy = Tolerances.GAS_CONSTANT * bound.temperature();
    }

    void bindParameters(double[] theta) {
        bound.bindParameters(theta, workspace);
    }
}
