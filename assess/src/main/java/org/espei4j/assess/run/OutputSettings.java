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
