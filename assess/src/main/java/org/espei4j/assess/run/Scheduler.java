package org.espei4j.assess.run;

import java.nio.file.Path;

/// Who computes the log-probabilities.
public sealed interface Scheduler {

    /// Threads of this process (`dask` or `local`).
    record LocalThreads() implements Scheduler {}

    /// One thread, one proposal after another (`null`).
    record Serial() implements Scheduler {}

    /// The cluster that a scheduler file describes.
    ///
    /// @param file the scheduler file; it need not exist yet
    record Cluster(Path file) implements Scheduler {}
}
