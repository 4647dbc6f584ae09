package org.espei4j.calphad.property;

import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.ProblemText;

/// What can be wrong with the properties that are asked for.
public enum PropertyProblem implements ProblemKind {
    /// The text has not the form of a property.
    NO_PROPERTY("%1$s is no property", "a name with arguments, such as HM, MU(NI), X(LIQUID,NI) or HM.T", ""),
    /// There is no such quantity.
    UNKNOWN_QUANTITY("there is no property %1$s", "one of %2$s", "%3$s"),
    /// A quantity has other arguments.
    WRONG_ARGUMENTS("%1$s has the wrong arguments", "%2$s", ""),
    /// An argument is no element of the system.
    UNKNOWN_ELEMENT("%1$s names an element that the system does not have", "one of %2$s", "%3$s"),
    /// An argument is no phase of the system.
    UNKNOWN_PHASE("%1$s names a phase that the system does not have", "one of %2$s", "%3$s"),
    /// An argument is no constituent of the phase.
    UNKNOWN_CONSTITUENT("%1$s names a constituent that the phase does not have", "one of %2$s", "%3$s"),
    /// The database says nothing of it for this phase.
    NOT_IN_DATABASE("the database has no %1$s of %2$s", "%3$s", ""),
    /// An element has no reference state.
    NO_REFERENCE(
            "%1$s needs a reference state of %2$s, and there is none",
            "a phase for each element", "Maybe a reference such as %2$s=%3$s is missing."),
    /// A reference state is not written as one.
    NO_REFERENCE_STATE(
            "%1$s is no reference state", "element=phase or element=phase@temperature, such as AL=FCC_A1@298.15", ""),
    /// A phase cannot be made of the pure element.
    IMPOSSIBLE_REFERENCE("%1$s cannot be the reference state of %2$s: %3$s", "a phase of the pure element", "");

    private final ProblemText text;

    PropertyProblem(String found, String expected, String mend) {
        text = ProblemText.error(found, expected, mend);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
