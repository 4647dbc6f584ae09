package org.espei4j.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.espei4j.assess.trace.AtomicFile;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.IoReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file that holds the number of this process as long as a member runs.
final class ProcessFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessFile.class);

    private final Optional<Path> file;

    private ProcessFile(Optional<Path> file) {
        this.file = file;
    }

    /// Writes the file, if one is asked for.
    ///
    /// @throws ClusterException if it cannot be written
    static ProcessFile write(Optional<Path> file) throws ClusterException {
        if (file.isPresent()) {
            try {
                AtomicFile.write(file.get(), ProcessHandle.current().pid() + "\n");
            } catch (IOException e) {
                throw ClusterException.ofInput(
                        "The file " + file.get() + " cannot be written (" + IoReason.of(e) + ").", e);
            }
        }
        return new ProcessFile(file);
    }

    @Override
    public void close() {
        if (file.isPresent()) {
            try {
                Files.deleteIfExists(file.get());
            } catch (IOException e) {
                LOG.warn("The file {} could not be removed ({}).", file.get(), e.toString());
            }
        }
    }
}
