package org.espei4j.assess.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.calphad.diagnostic.Problems;

/// Turns the paths of a run file into paths of files.
///
/// Files to read are looked for from the current folder, and, where nothing is found there, from the folder of the run
/// file. Files to write are always placed from the current folder.
final class RunPaths {

    private final Path workingFolder;
    private final Path runFolder;
    private final Problems problems;

    /// @param workingFolder the current folder; `Path.of("")` keeps paths as they are written
    /// @param runFile the run file
    RunPaths(Path workingFolder, Path runFile, Problems problems) {
        this.workingFolder = workingFolder;
        Path parent = runFile.getParent();
        this.runFolder = parent == null ? workingFolder : parent;
        this.problems = problems;
    }

    /// A file to read.
    ///
    /// @param ending how its name must end; empty for any
    /// @param what what it is, for the message, e.g. `the phase models file`
    Optional<Path> file(DocumentValue value, String text, String ending, String what) {
        if (!hasEnding(value, text, ending)) {
            return Optional.empty();
        }
        Path path = found(text);
        if (!Files.exists(path)) {
            problems.add(value.problem(RunFileProblem.INPUT_MISSING, text, what));
            return Optional.empty();
        }
        if (!Files.isRegularFile(path)) {
            problems.add(value.problem(RunFileProblem.INPUT_KIND, text, "a file"));
            return Optional.empty();
        }
        return Optional.of(path);
    }

    /// A folder to read.
    Optional<Path> folder(DocumentValue value, String text, String what) {
        Path path = found(text);
        if (!Files.exists(path)) {
            problems.add(value.problem(RunFileProblem.INPUT_MISSING, text, what));
            return Optional.empty();
        }
        if (!Files.isDirectory(path)) {
            problems.add(value.problem(RunFileProblem.INPUT_KIND, text, "a folder"));
            return Optional.empty();
        }
        return Optional.of(path);
    }

    /// A file that another program may still have to write: where it is looked for.
    Path expected(String text) {
        return found(text);
    }

    /// A file to write.
    ///
    /// @param ending how its name must end; empty for any
    Optional<Path> output(DocumentValue value, String text, String ending) {
        return hasEnding(value, text, ending) ? Optional.of(workingFolder.resolve(text)) : Optional.empty();
    }

    /// A file to write that has its name by default.
    Path written(String name) {
        return workingFolder.resolve(name);
    }

    private boolean hasEnding(DocumentValue value, String text, String ending) {
        boolean empty = text.isBlank();
        if (empty || !text.toLowerCase(Locale.ROOT).endsWith(ending)) {
            problems.add(
                    value.problem(RunFileProblem.FILE_ENDING, text, ending.isEmpty() ? "the name of a file" : ending));
            return false;
        }
        return true;
    }

    private Path found(String text) {
        Path here = workingFolder.resolve(text);
        Path beside = runFolder.resolve(text);
        return !Files.exists(here) && Files.exists(beside) ? beside : here;
    }
}
