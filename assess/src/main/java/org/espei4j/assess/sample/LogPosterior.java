package org.espei4j.assess.sample;

import java.util.List;

/// The logarithm of the posterior probability density as a function of the parameter vector θ, up to a constant.
///
/// It is all that samplers, optimisers and workers know of an assessment. An implementation is immutable and may
/// be shared by any number of threads; each thread evaluates with an [Evaluator] of its own, which holds the
/// scratch memory. A value depends on θ alone: not on the thread, not on what was evaluated before.
public interface LogPosterior {

    /// Names of the parameters in the order of θ; unmodifiable, not empty, without repetition.
    List<String> parameterNames();

    /// A new evaluator for the use of one thread at a time.
    Evaluator newEvaluator();

    /// Number of parameters, the length of θ.
    default int dimension() {
        return parameterNames().size();
    }

    /// Evaluates the log-posterior. Owned by one thread at a time; holds scratch memory that is used again.
    @FunctionalInterface
    interface Evaluator {

        /// The log-posterior at one parameter vector.
        ///
        /// A calculation that fails gives an evaluation with a [Failure]; it does not throw. Where the prior is
        /// zero the likelihood is not computed ([Evaluation#outsidePrior()]).
        ///
        /// @param parameters θ in the order of [LogPosterior#parameterNames()]; read only, never kept
        Evaluation evaluate(double[] parameters);
    }
}
