package org.espei4j.calphad.model;

import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.ProblemText;

/// What can be wrong with a choice of components and phases.
public enum SystemProblem implements ProblemKind {
    /// The database has no element of that name.
    UNKNOWN_COMPONENT("the database has no element %1$s", "one of %2$s", "%3$s"),
    /// There is nothing besides vacancies and electrons.
    NO_COMPONENTS("no element is chosen", "at least one of %1$s", ""),
    /// The database has no phase of that name.
    UNKNOWN_PHASE("the database has no phase %1$s", "one of %2$s", "%3$s"),
    /// None of the phases can be formed.
    NO_PHASES("none of the phases %1$s exists in the system %2$s", "", "");

    private final ProblemText text;

    SystemProblem(String found, String expected, String mend) {
        this.text = ProblemText.error(found, expected, mend);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
