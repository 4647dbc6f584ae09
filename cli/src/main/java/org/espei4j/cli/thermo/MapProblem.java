package org.espei4j.cli.thermo;

import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.ProblemText;

/// What can be wrong with the question for a phase diagram.
enum MapProblem implements ProblemKind {
    /// Nothing varies.
    NO_AXES("there is no axis", "--x, --y, a range in --conditions, or --from and --to", ""),
    /// An axis is no quantity with a range.
    NO_AXIS("%1$s is no axis", "a quantity with its range, such as T=300..2000, X(NI)=0..1 or T=300:2000:10", ""),
    /// An axis is about something that cannot vary along it.
    NO_AXIS_QUANTITY("%1$s cannot be an axis", "T or X(element)", "%2$s"),
    /// The ends of an axis are not in order or out of range.
    WRONG_RANGE("the axis %1$s goes from %2$s to %3$s", "%4$s", ""),
    /// An axis has more steps than anybody can use.
    TOO_MANY_STEPS(
            "the axis %1$s has %2$s steps",
            "at most %3$s", "Without a step, lines are followed with steps of their own."),
    /// An axis needs a range.
    NO_RANGE("the axis %1$s has no range", "a range, such as %1$s=%2$s", ""),
    /// The axes do not make a diagram of this system.
    NO_DIAGRAM("no diagram of %1$s has the axes %2$s", "%3$s", "%4$s"),
    /// A diagram of two or three elements spans all compositions.
    WHOLE_RANGE(
            "the axis %1$s goes from %2$s to %3$s",
            "%1$s=0..1: this diagram is mapped over all compositions",
            "Maybe only a part of the answer is of interest: fields and tie-lines can be chosen from it."),
    /// An element is neither on an axis nor given.
    OPEN("the composition is not determined: nothing is said about %1$s", "%2$s", ""),
    /// Something is given that is on an axis or follows.
    SUPERFLUOUS("%1$s is given, but %2$s", "conditions that are held constant in the diagram", ""),
    /// The temperature of a section is missing.
    NO_TEMPERATURE(
            "the temperature is not determined", "T on an axis or among the conditions", "Maybe T=1000 is missing."),
    /// A condition of a diagram has several values.
    SEVERAL_VALUES("%1$s has several values", "one value, or %1$s as an axis", ""),
    /// A condition cannot be held in a diagram.
    NOT_HELD("%1$s cannot be held constant in a diagram", "T, P, N or X(element)", ""),
    /// A value is not in its range.
    OUT_OF_RANGE("%1$s = %2$s is out of range", "%3$s", ""),
    /// Mole fractions sum to more than 1 somewhere.
    FRACTIONS("the mole fractions %1$s sum to %2$s", "%3$s", "Maybe a fraction is in percent."),
    /// A name is not an element of the system.
    UNKNOWN_ELEMENT("%1$s names an element that the system does not have", "one of %2$s", "%3$s"),
    /// Both ends of a line of compositions are the same.
    NO_LINE("both ends of the composition axis are %1$s", "two different compositions", ""),
    /// Only one end of a line of compositions is given, or an axis beside it.
    HALF_LINE("%1$s", "--from and --to together in place of an axis X(element)", "");

    private final ProblemText text;

    MapProblem(String found, String expected, String mend) {
        text = ProblemText.error(found, expected, mend);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
