package org.espei4j.assess.trace;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file of results cannot be written. The message names the file and says why, as the operating system does, whose own
/// message often names none.
public final class UnwritableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    /// @param file the file
    /// @param cause why it cannot be written
    public UnwritableFileException(Path file, IOException cause) {
        super(file + " cannot be written: " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "its folder is gone";
        }
        if (cause instanceof FileSystemException refused && refused.getReason() != null) {
            return refused.getReason();
        }
        return String.valueOf(cause.getMessage());
    }
}
