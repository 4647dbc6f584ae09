package org.espei4j.cli.terminal;

import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.ProblemText;

/// What can be wrong with the values of arguments.
public enum ArgumentProblem implements ProblemKind {
    /// A status of a phase that does not exist.
    NO_STATUS("%1$s is no status of a phase", "PHASE=status with one of %2$s, or PHASE=fixed:0.5", "");

    private final ProblemText text;

    ArgumentProblem(String found, String expected, String mend) {
        text = ProblemText.error(found, expected, mend);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
