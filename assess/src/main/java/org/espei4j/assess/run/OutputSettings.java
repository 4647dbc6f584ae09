package org.espei4j.assess.run;

import java.nio.file.Path;
import java.util.Optional;

/// The section `output`: what is written, and how much is said.
///
/// @param verbosity how much is logged
/// @param logFile where the log goes; empty: to standard error
/// @param database the resulting database; overwritten if it exists
/// @param traceFile the sampled parameters; empty: not written
/// @param probabilityFile their log-probabilities; empty: not written
public record OutputSettings(
        Verbosity verbosity,
        Optional<Path> logFile,
        Path database,
        Optional<Path> traceFile,
        Optional<Path> probabilityFile) {

    /// Where a run that both generates and samples keeps the database between the two, from which its sampling can be
    /// repeated or continued: `out.start.tdb` for `out.tdb`.
    public Path startDatabase() {
        String name = String.valueOf(database.getFileName());
        int dot = name.lastIndexOf('.');
        return database.resolveSibling(
                dot <= 0 ? name + ".start" : name.substring(0, dot) + ".start" + name.substring(dot));
    }

    /// How much is logged. The run file gives the position, from 0.
    public enum Verbosity {
        /// Only what may be wrong.
        WARNING,
        /// Also what is done.
        INFO,
        /// Also the steps of it.
        TRACE,
        /// Everything.
        DEBUG
    }
}
