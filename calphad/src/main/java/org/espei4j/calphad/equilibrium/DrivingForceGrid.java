package org.espei4j.calphad.equilibrium;

import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.EnergySurface;

/// The largest driving force of a phase over a fixed set of constitutions, without refinement: what the reference program
/// takes for a vertex of unknown composition (with [SamplingGrid#reference] and density 50). For the true maximum use
/// [SinglePhaseSolver#largestDrivingForce] instead. Immutable and thread-safe.
public final class DrivingForceGrid {

    private final SampledPhase sampled;
    private final EnergySurface surface;

    private DrivingForceGrid(SampledPhase sampled, EnergySurface surface) {
        this.sampled = sampled;
        this.surface = surface;
    }

    /// A grid at the temperature and pressure of a bound phase.
    ///
    /// @param sampled the constitutions; may be shared by all temperatures
    public static DrivingForceGrid of(BoundPhase phase, SampledPhase sampled) {
        return new DrivingForceGrid(sampled, phase.surface(sampled.points()));
    }

    /// The constitutions.
    public SampledPhase sampled() {
        return sampled;
    }

    /// Number of constitutions: the length of the scratch array that [#bestPoint] needs.
    public int size() {
        return sampled.count();
    }

    /// Computes the energies of all constitutions for a set of fitted values.
    ///
    /// @param theta fitted values
    /// @param workspace workspace of the bound phase, bound to `theta`
    /// @param energies receives J per mole of *atoms* for each constitution; length [#size]
    public void energies(double[] theta, double[] workspace, double[] energies) {
        surface.energies(theta, workspace, energies);
        double[] atoms = sampled.atoms();
        for (int j = 0; j < atoms.length; j++) {
            energies[j] /= atoms[j];
        }
    }

    /// The constitution with the largest driving force; the first of equals. Its driving force is [#drivingForce].
    ///
    /// @param potentials chemical potentials, J/mol, finite
    /// @param energies from [#energies]
    public int bestPoint(double[] potentials, double[] energies) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < energies.length; j++) {
            double force = drivingForce(j, potentials, energies);
            if (force > most) {
                most = force;
                best = j;
            }
        }
        return best;
    }

    /// Driving force of a constitution, J per mole of atoms.
    public double drivingForce(int point, double[] potentials, double[] energies) {
        double force = -energies[point];
        for (int e = 0; e < potentials.length; e++) {
            force += potentials[e] * sampled.fraction(e, point);
        }
        return force;
    }
}
