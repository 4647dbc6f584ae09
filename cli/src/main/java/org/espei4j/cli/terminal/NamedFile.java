package org.espei4j.cli.terminal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Files that arguments name.
public final class NamedFile {

    private NamedFile() {}

    /// Requires a file that can be read.
    ///
    /// @param argument name of the argument, without dashes
    /// @throws BadInputException if it cannot
    public static void requireReadable(String argument, Path file) throws BadInputException {
        if (!Files.exists(file)) {
            throw new BadInputException(ArgumentProblem.NO_FILE.at(SourcePlace.of(argument), "", file));
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BadInputException(ArgumentProblem.UNREADABLE_FILE.at(SourcePlace.of(argument), "", file));
        }
    }

    /// Requires that a file can be written, which need not exist.
    ///
    /// @param argument name of the argument, without dashes
    /// @throws BadInputException if it cannot
    public static void requireWritable(String argument, Path file) throws BadInputException {
        Path folder = file.toAbsolutePath().getParent();
        boolean possible = Files.exists(file)
                ? Files.isWritable(file) && !Files.isDirectory(file)
                : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
        if (!possible) {
            throw new BadInputException(ArgumentProblem.UNWRITABLE_FILE.at(SourcePlace.of(argument), "", file));
        }
    }
}
