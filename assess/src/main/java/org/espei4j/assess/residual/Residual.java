package org.espei4j.assess.residual;

import java.util.List;

/// The residuals of one kind of measurement as a function of the fitted parameters. Immutable and thread-safe; each
/// thread evaluates with an [Evaluator] of its own.
public interface Residual {

    /// The name of the kind in run files and reports: `ZPF`, `ACR`, `fixed_configuration`, `equilibrium_property`, or a
    /// name of the user's own.
    String kind();

    /// The measured numbers, in the order of the residuals; unmodifiable, in the order of the dataset files.
    List<ResidualPoint> points();

    /// A new evaluator for one thread at a time.
    Evaluator newEvaluator();

    /// Computes residuals. Holds scratch memory; what it computes depends on the parameters alone.
    interface Evaluator {

        /// Computes calculated minus measured values.
        ///
        /// @param theta values of the fitted parameters
        /// @param residuals receives one residual per point, in the unit of the point; undefined for a failed point
        /// @param failures receives the points that could not be computed
        void evaluate(double[] theta, double[] residuals, FailureSink failures);
    }

    /// Receives failures while residuals are computed.
    interface FailureSink {

        /// A point could not be computed.
        ///
        /// @return whether to go on with the other points; false if one failure is all the caller wants to know
        boolean failed(PointFailure failure);
    }
}
