package org.espei4j.cli.terminal;

import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.ProblemText;

/// What can be wrong with the values of arguments.
public enum ArgumentProblem implements ProblemKind {
    /// A status of a phase that does not exist.
    NO_STATUS("%1$s is no status of a phase", "PHASE=status with one of %2$s, or PHASE=fixed:0.5", ""),
    /// A file that does not exist.
    NO_FILE("%1$s does not exist", "", ""),
    /// Something that is no file, or that may not be read.
    UNREADABLE_FILE("%1$s is not a file that can be read", "", ""),
    /// A file whose contents could not be read.
    BROKEN_FILE("%1$s could not be read: %2$s", "", ""),
    /// A file that cannot be made.
    UNWRITABLE_FILE("%1$s cannot be written", "a file in a folder that exists and may be written", ""),
    /// Arguments that exclude each other.
    NOT_TOGETHER("%1$s is given together with %2$s", "one of the two", "%3$s");

    private final ProblemText text;

    ArgumentProblem(String found, String expected, String mend) {
        text = ProblemText.error(found, expected, mend);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
