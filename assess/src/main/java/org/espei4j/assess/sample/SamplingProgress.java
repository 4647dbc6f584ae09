package org.espei4j.assess.sample;

/// State of a sampling run after an iteration. Immutable.
///
/// @param iteration iterations completed in this run
/// @param iterations iterations asked for
/// @param ensemble positions and log-probabilities now
/// @param accepted moves accepted in this run
/// @param acceptedNow moves accepted in the last iteration
/// @param best the best position so far, the start included; of −∞ if none could be evaluated
/// @param tally what became of all evaluations of this run
public record SamplingProgress(
        int iteration,
        int iterations,
        Ensemble ensemble,
        long accepted,
        int acceptedNow,
        ScoredVector best,
        EvaluationTally tally) {

    /// Fraction of moves accepted in this run; 0 before the first iteration.
    public double acceptanceRatio() {
        return iteration == 0 ? 0.0 : (double) accepted / ((double) iteration * ensemble.chains());
    }
}
