package org.espei4j.assess.residual;

import java.util.List;

/// Computes a part of the residuals of a kind, all at one temperature and pressure, for one thread.
interface PartEvaluator {

    /// As [Residual.Evaluator#evaluate], for the points of this part.
    ///
    /// @return whether the caller wants to go on after failures
    boolean evaluate(double[] theta, double[] residuals, Residual.FailureSink failures);

    /// One part after the other, until the caller has enough.
    static Residual.Evaluator inOrder(List<? extends PartEvaluator> parts) {
        return (theta, residuals, failures) -> {
            for (PartEvaluator part : parts) {
                if (!part.evaluate(theta, residuals, failures)) {
                    return;
                }
            }
        };
    }
}
