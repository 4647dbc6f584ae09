package org.espei4j.assess.run;

import java.nio.file.Path;
import java.util.Optional;
import org.espei4j.assess.sample.SamplingResult;

/// What came of a run.
///
/// @param database where the resulting database was written; empty if there is no parameter vector worth writing, because
///     none had a probability above zero
/// @param sampling how sampling ended; empty for a run without sampling
public record RunOutcome(Optional<Path> database, Optional<SamplingResult> sampling) {

    /// Whether everything that was asked for was done.
    public boolean isComplete() {
        return sampling.map(result -> result.outcome() == SamplingResult.Outcome.COMPLETED)
                .orElse(true);
    }
}
