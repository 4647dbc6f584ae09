package org.espei4j.assess.run;

import java.nio.file.Path;
import java.util.Optional;
import org.espei4j.assess.sample.SamplingResult;
import org.espei4j.assess.trace.Posterior;

/// What came of a run.
///
/// @param database where the resulting database was written; empty if there is no parameter vector worth writing, because
///     none had a probability above zero
/// @param sampling how sampling ended; empty for a run without sampling
/// @param posterior what the chains say of the parameters; empty if there are too few iterations to say anything
public record RunOutcome(Optional<Path> database, Optional<SamplingResult> sampling, Optional<Posterior> posterior) {

    /// Of a run without sampling.
    static RunOutcome generated(Path database) {
        return new RunOutcome(Optional.of(database), Optional.empty(), Optional.empty());
    }

    /// Whether everything that was asked for was done.
    public boolean isComplete() {
        return sampling.map(result -> result.outcome() == SamplingResult.Outcome.COMPLETED)
                .orElse(true);
    }
}
