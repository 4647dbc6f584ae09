package org.espei4j.assess.residual;

/// How the driving force of a vertex is found. Immutable and thread-safe.
sealed interface VertexTarget permits KnownVertex, GridVertex, FreeVertex, PartlyKnownVertex, FixedVertex {

    /// An evaluator for one thread.
    ///
    /// @param solvers the solvers of the vertex's system, which are bound to the parameters before each evaluation
    Evaluator newEvaluator(StationSolvers solvers);

    /// Finds driving forces.
    interface Evaluator {

        /// Σ xᵢ μᵢ − G, J per mole of atoms; not finite if it failed.
        ///
        /// @param theta values of the parameters, to which the solvers are bound
        /// @param potentials chemical potentials of the target plane, J/mol
        double drivingForce(double[] theta, double[] potentials);

        /// Why the last driving force is not finite.
        default FailureReason failure() {
            return FailureReason.NON_FINITE_PROPERTY;
        }
    }
}
