package org.espei4j.assess.residual;

import org.espei4j.calphad.equilibrium.SinglePhaseSolver;

/// A vertex of unknown composition: the largest driving force that the phase can have, refined from the best sampled
/// constitutions, so that it is smooth in the parameters.
///
/// @param phase position of the phase in its system
record FreeVertex(int phase) implements VertexTarget {

    @Override
    public Evaluator newEvaluator(StationSolvers solvers) {
        SinglePhaseSolver solver = solvers.singlePhase(phase);
        return (theta, potentials) -> solver.largestDrivingForce(potentials);
    }
}
