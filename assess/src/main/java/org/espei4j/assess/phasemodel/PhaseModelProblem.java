package org.espei4j.assess.phasemodel;

import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.ProblemText;
import org.espei4j.calphad.diagnostic.Severity;

/// What can be wrong with a phase models file.
public enum PhaseModelProblem implements ProblemKind {
    /// No arguments.
    NO_COMPONENTS("an empty list of components", "the names of the elements, and VA where there are vacancies", ""),
    /// No arguments.
    NO_PHASES("no phases", "at least one phase with its sublattice model", ""),
    /// Arguments: name, name in upper case.
    LOWER_CASE("the name %s has lower-case letters", "names in upper case, as in databases", "Write %2$s."),
    /// Arguments: name.
    REPEATED_COMPONENT("the component %s is listed twice", "each component once", ""),
    /// Arguments: phase.
    NO_SUBLATTICES("the phase %s has no sublattices", "at least one sublattice", ""),
    /// Arguments: phase, sublattice from 0.
    EMPTY_SUBLATTICE("sublattice %2$s of %1$s is empty", "the names of its constituents", ""),
    /// Arguments: phase, constituent, sublattice from 0.
    REPEATED_CONSTITUENT("%2$s is listed twice on sublattice %3$s of %1$s", "each constituent once", ""),
    /// Arguments: phase, number of sublattices, number of ratios.
    SITE_RATIO_COUNT("%s has %s sublattices and %s site ratios", "one site ratio per sublattice", ""),
    /// Arguments: ratio.
    SITE_RATIO_NOT_POSITIVE("the site ratio %s", "a number above 0", ""),
    /// Arguments: phase, constituent, sublattice from 0, hint.
    CONSTITUENT_NOT_A_COMPONENT(
            Severity.WARNING,
            "%2$s on sublattice %3$s of %1$s is not a component, and is left out",
            "constituents that are components",
            "%4$s"),
    /// Arguments: phase, sublattice from 0.
    PHASE_LEFT_OUT(
            Severity.WARNING,
            "the phase %s is left out, because none of the components can sit on its sublattice %s",
            "",
            "Maybe a component (for example VA) is missing in the list of components."),
    /// Arguments: component.
    COMPONENT_WITHOUT_PHASE(
            Severity.WARNING, "the component %s is on no sublattice of any phase", "a component that is used", ""),
    /// Arguments: index, greatest index.
    SUBLATTICE_INDEX("the sublattice %s", "an index from 0 to %2$s", "Sublattices are counted from 0."),
    /// Arguments: index.
    SUBLATTICE_IN_TWO_GROUPS("the sublattice %s appears twice", "each sublattice in one group at most", ""),
    /// No arguments.
    GROUP_OF_ONE(Severity.WARNING, "a group with a single sublattice, which has no effect", "two or more indices", ""),
    /// Arguments: phase, first index, second index.
    EQUIVALENT_RATIOS_DIFFER(
            "the equivalent sublattices %2$s and %3$s of %1$s have different site ratios",
            "equal site ratios of sublattices that symmetry makes alike", ""),
    /// Arguments: phase, first index, second index.
    EQUIVALENT_CONSTITUENTS_DIFFER(
            "the equivalent sublattices %2$s and %3$s of %1$s have different constituents",
            "equal constituents on sublattices that symmetry makes alike", ""),
    /// Arguments: alias, phase that has the name.
    ALIAS_TAKEN("the alias %s is also a name of the phase %s", "each name for one phase only", ""),
    /// Arguments: phase, model.
    CUSTOM_MODEL(
            "the phase %s asks for the custom model %s, a Python class that cannot be used here",
            "a phase without the key \"model\"",
            "Remove the key if the standard models are meant; they are chosen by the database.");

    private final ProblemText text;

    PhaseModelProblem(String found, String expected, String mend) {
        this.text = ProblemText.error(found, expected, mend);
    }

    PhaseModelProblem(Severity severity, String found, String expected, String mend) {
        this.text = new ProblemText(severity, found, expected, mend);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
