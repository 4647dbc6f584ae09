package org.espei4j.assess.residual;

import org.espei4j.calphad.equilibrium.SampledPhase;
import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.EnergySurface;

/// A vertex of unknown composition as ESPEI has it: the largest driving force among fixed sampled constitutions of the
/// phase. It is never more than the true maximum, and it jumps as parameters change.
///
/// @param phase the phase at the temperature and pressure of the vertex
/// @param sampled its sampled constitutions
/// @param surface their energies
record GridVertex(BoundPhase phase, SampledPhase sampled, EnergySurface surface) implements VertexTarget {

    @Override
    public Evaluator newEvaluator(StationSolvers solvers) {
        double[] workspace = phase.newWorkspace();
        double[] energies = new double[sampled.count()];
        int elements = phase.description().elements().size();
        return (theta, potentials) -> {
            phase.bindParameters(theta, workspace);
            surface.energies(theta, workspace, energies);
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < energies.length; j++) {
                double force = -energies[j] / sampled.atoms(j);
                for (int e = 0; e < elements; e++) {
                    force += potentials[e] * sampled.fraction(e, j);
                }
                largest = Math.max(largest, force);
            }
            return largest;
        };
    }
}
