package org.espei4j.assess.run;

import java.nio.file.Path;

/// The database from which sampling starts.
public sealed interface StartDatabase {

    /// The one that the run generates before it samples.
    record Generated() implements StartDatabase {}

    /// A database file.
    ///
    /// @param file the file
    record FromFile(Path file) implements StartDatabase {}
}
