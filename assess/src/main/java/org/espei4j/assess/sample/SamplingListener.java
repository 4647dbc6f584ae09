package org.espei4j.assess.sample;

/// Is told how sampling goes on, in the thread that samples.
public interface SamplingListener {

    /// The start positions have been evaluated.
    ///
    /// @param progress 0 iterations, the tally of the start positions
    default void started(SamplingProgress progress) {}

    /// An iteration is complete: every chain has been offered one move.
    void iterationCompleted(SamplingProgress progress);
}
