package org.espei4j.calphad.equilibrium;

import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.ProblemText;

/// What can be wrong with the conditions of an equilibrium.
public enum ConditionProblem implements ProblemKind {
    /// A condition names an element that the system does not have.
    UNKNOWN_ELEMENT("%1$s names an element that the system does not have", "one of %2$s", "%3$s"),
    /// A condition or status names a phase that the system does not have.
    UNKNOWN_PHASE("%1$s names a phase that the system does not have", "one of %2$s", "%3$s"),
    /// An activity refers to a phase that the database does not have.
    UNKNOWN_REFERENCE("%1$s names a phase that the database does not have", "one of %2$s", "%3$s"),
    /// A value is not a finite number in its range.
    OUT_OF_RANGE("%1$s = %2$s is out of range", "%3$s", "%4$s"),
    /// A quantity is given twice.
    REPEATED("%1$s is given twice", "one value", ""),
    /// Mole fractions sum to more than 1.
    FRACTIONS_EXCEED_ONE("the mole fractions %1$s sum to %2$s", "at most 1", "Maybe a fraction is in percent."),
    /// Mass fractions sum to more than 1.
    MASS_FRACTIONS_EXCEED_ONE("the mass fractions %1$s sum to %2$s", "at most 1", "Maybe a fraction is in percent."),
    /// The mole fractions of a phase sum to more than 1.
    PHASE_FRACTIONS_EXCEED_ONE("the mole fractions of a phase %1$s sum to %2$s", "at most 1", ""),
    /// A condition is about masses, but the mass of an element is not known.
    NO_MASS(
            "%1$s needs the molar masses of all elements, and the database has none of %2$s",
            "X(%3$s) in its place, or a mass in the line ELEMENT %2$s of the database", ""),
    /// The fixed amounts of phases sum to more than 1.
    PHASES_EXCEED_ONE("the amounts of phases %1$s sum to %2$s", "at most 1, the part of all atoms", ""),
    /// A phase has both a fixed amount and a status that keeps it from forming.
    FIXED_BUT_NOT_ENTERED("%1$s is given, but %2$s is %3$s", "either of the two", ""),
    /// The phase of reference of an activity cannot consist of the element alone.
    REFERENCE_NOT_PURE("%1$s refers to pure %3$s in %2$s, which cannot be of %3$s alone", "a phase that can", ""),
    /// The phase of reference of an activity, which does not take part itself, has no energy of the pure element.
    REFERENCE_WITHOUT_ENERGY("%1$s refers to pure %2$s in %3$s, of which there is no energy: %4$s", "", ""),
    /// The models of some phases hold at one pressure only.
    PRESSURE_NOT_COVERED(
            "P is %1$s, but %2$s has %4$s: its energy is known at P = %3$s only",
            "P = %3$s, or the phase suspended", ""),
    /// A volume is given, but the volume of a phase cannot be computed.
    VOLUME_NOT_KNOWN("%1$s is given, but the volume of %2$s is not known: it has %3$s", "the phase suspended", ""),
    /// A volume is given, but no phase has one.
    NO_VOLUME("%1$s is given, but no phase has a volume", "parameters V0 in the database, or P in its place", ""),
    /// Fewer conditions than degrees of freedom.
    TOO_FEW(
            "%1$d conditions for %2$d degrees of freedom (elements %3$s, temperature, pressure): %4$s",
            "%2$d conditions", "Maybe %5$s is missing."),
    /// More conditions than degrees of freedom.
    TOO_MANY(
            "%1$d conditions for %2$d degrees of freedom (elements %3$s, temperature, pressure): %4$s",
            "%2$d conditions", "Maybe one of them follows from the others."),
    /// The right number of conditions, but they leave something open.
    DEPENDENT("the conditions %1$s do not determine the amounts of all elements", "independent conditions", "%2$s"),
    /// Amounts that follow from the conditions are negative.
    NEGATIVE_AMOUNT(
            "the conditions %1$s leave a negative amount of %2$s: %3$.6g mol", "amounts that are not negative", ""),
    /// Nothing tells how much there is of anything.
    NO_AMOUNT(
            "no condition says how much of anything there is",
            "N or the amount of an element",
            "Maybe N=1 is missing.");

    private final ProblemText text;

    ConditionProblem(String found, String expected, String mend) {
        text = ProblemText.error(found, expected, mend);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
