package org.espei4j.calphad.equilibrium;

import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.ProblemText;

/// What can be wrong with conditions as a text, before anything is known of the system.
public enum ConditionTextProblem implements ProblemKind {
    /// There is no such quantity.
    UNKNOWN_QUANTITY("there is no condition on %1$s", "%2$s", "%3$s"),
    /// A part of the text is no assignment.
    NO_ASSIGNMENT("%1$s is no condition", "quantity=value, such as T=1000 or X(NI)=0.3", ""),
    /// A value is no number.
    NO_NUMBER("%1$s = %2$s is no number", "a number, a list such as 1,2,5 or a range start:stop:step", ""),
    /// A range does not end.
    ENDLESS_RANGE("%1$s = %2$s never comes to its end", "a step that leads from the start to the stop", ""),
    /// A range or all of them together have too many values.
    TOO_MANY_VALUES("the conditions make %1$s equilibria", "at most %2$s", "Maybe the step of a range is too small.");

    private final ProblemText text;

    ConditionTextProblem(String found, String expected, String mend) {
        text = ProblemText.error(found, expected, mend);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
