package org.espei4j.assess.residual;

import org.espei4j.calphad.equilibrium.SinglePhaseSolver;

/// A vertex of known composition: the phase alone at this composition, its internal degrees of freedom relaxed.
///
/// @param phase position of the phase in its system
/// @param fractions mole fractions as given, by element
/// @param clamped the same, kept away from 0 and 1, for the calculation
record KnownVertex(int phase, double[] fractions, double[] clamped) implements VertexTarget {

    @Override
    public Evaluator newEvaluator(StationSolvers solvers) {
        SinglePhaseSolver solver = solvers.singlePhase(phase);
        return new Evaluator() {
            private FailureReason failure = FailureReason.NON_FINITE_PROPERTY;

            @Override
            public double drivingForce(double[] theta, double[] potentials) {
                if (!solver.solve(clamped)) {
                    failure = FailureReasons.of(solver.failure());
                    return Double.NaN;
                }
                failure = FailureReason.NON_FINITE_PROPERTY;
                double force = -solver.molarEnergy();
                for (int e = 0; e < fractions.length; e++) {
                    force += potentials[e] * fractions[e];
                }
                return force;
            }

            @Override
            public FailureReason failure() {
                return failure;
            }
        };
    }
}
