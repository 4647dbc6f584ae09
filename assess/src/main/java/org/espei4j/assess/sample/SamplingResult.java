package org.espei4j.assess.sample;

import java.util.Optional;

/// How a sampling run ended, with what it had completed by then.
///
/// @param outcome how it ended
/// @param message for the user, what happened and what to do; empty if it was completed
/// @param last state after the last complete iteration; absent if not even the start positions were evaluated
public record SamplingResult(Outcome outcome, String message, Optional<SamplingProgress> last) {

    /// The ways in which sampling ends.
    public enum Outcome {
        /// All iterations were done.
        COMPLETED,
        /// Somebody asked to stop; the iterations done until then are complete.
        INTERRUPTED,
        /// The executor has become unable to evaluate.
        EXECUTOR_FAILED,
        /// No start position has a probability above zero, so that no chain can move.
        NO_START
    }

    /// Iterations completed in this run.
    public int iterations() {
        return last.map(SamplingProgress::iteration).orElse(0);
    }
}
