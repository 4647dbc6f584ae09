package org.espei4j.assess.run;

import java.nio.file.Path;

/// Where the chains start.
public sealed interface ChainStart {

    /// New chains around the values of the database.
    ///
    /// @param chainsPerParameter chains for each parameter, even, at least 2
    /// @param standardDeviation of the start values, relative to the values of the database, at least 0
    record Ensemble(int chainsPerParameter, double standardDeviation) implements ChainStart {}

    /// The last positions of an earlier run.
    ///
    /// @param trace its trace file
    record Restart(Path trace) implements ChainStart {}
}
