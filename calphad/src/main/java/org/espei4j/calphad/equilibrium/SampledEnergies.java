package org.espei4j.calphad.equilibrium;

import java.util.Arrays;

/// The energies of the sampled constitutions of all phases, for the fitted values of one solver, with those of points that
/// the present problem cannot use barred. Belongs to one thread.
final class SampledEnergies {

    private final BoundSystem system;
    private final EquilibriumSpecs specs;
    private final WorkingPhase[] phases;
    private final int[] starts;
    private final double[] energies;
    private double[] restricted = new double[0];
    private final double[] phaseEnergies;
    private double[] theta = new double[0];
    private boolean current;

    SampledEnergies(BoundSystem system, WorkingPhase[] phases) {
        this.system = system;
        this.phases = phases;
        specs = system.specs();
        starts = specs.starts();
        int most = 0;
        for (int p = 0; p < phases.length; p++) {
            most = Math.max(most, specs.sampled(p).count());
        }
        energies = new double[count()];
        phaseEnergies = new double[most];
    }

    /// Number of sampled constitutions of all phases.
    int count() {
        return starts[phases.length];
    }

    /// Where the points of a phase begin.
    int start(int phase) {
        return starts[phase];
    }

    /// Takes new fitted values, to which the workspaces of the phases are bound.
    void bindParameters(double[] values) {
        if (theta.length != values.length) {
            theta = new double[values.length];
        }
        System.arraycopy(values, 0, theta, 0, values.length);
        current = false;
    }

    /// Energies of all points, J per mole of atoms; +∞ for points with elements that the system does not have. Not to be
    /// changed, and valid until the next call.
    double[] energies(boolean[] absentElements) {
        update();
        for (boolean absent : absentElements) {
            if (absent && restricted.length == 0) {
                restricted = new double[energies.length];
            }
        }
        return AbsentElements.bar(absentElements, specs.fractions(), energies, restricted);
    }

    private void update() {
        if (current) {
            return;
        }
        for (int p = 0; p < phases.length; p++) {
            double[] atoms = specs.sampled(p).atoms();
            system.surface(p).energies(theta, phases[p].workspace, phaseEnergies);
            for (int j = 0; j < atoms.length; j++) {
                double energy = phaseEnergies[j] / atoms[j];
                energies[starts[p] + j] = Math.abs(energy) <= Double.MAX_VALUE ? energy : Double.POSITIVE_INFINITY;
            }
        }
        current = true;
    }

    /// Adds a composition set with the constitution of a point.
    CompositionSet makeSet(int point, StableSets sets, boolean[] absentElements) {
        int phase = Arrays.binarySearch(starts, point);
        phase = phase < 0 ? -phase - 2 : phase;
        while (starts[phase + 1] == starts[phase]) {
            // A phase without points begins where the next one does.
            phase++;
        }
        CompositionSet set = sets.add(phase);
        set.set(specs.sampled(phase).points(), (point - starts[phase]) * specs.layout(phase).size, absentElements);
        return set;
    }
}
