package org.espei4j.assess.dataset;

import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.ProblemText;
import org.espei4j.calphad.diagnostic.Severity;

/// What can be wrong with a dataset.
public enum DatasetProblem implements ProblemKind {
    // ---- the file as a whole

    /// Arguments: folder.
    NO_DATASETS("no datasets in %s", "files whose names end in .json", ""),
    /// Arguments: folder.
    FOLDER_MISSING("the folder %s does not exist", "a folder of datasets, or one dataset", "Check the name."),
    /// Arguments: other file.
    SAME_AS_OTHER(
            Severity.WARNING,
            "the same measurements as in %s",
            "each measurement once, or it counts twice",
            "Remove one of the two, or write \"disabled\": true into it."),
    /// Arguments: tag, known tags, hint.
    TAG_WITHOUT_DATASETS(Severity.WARNING, "no dataset carries the tag %s", "one of %2$s", "%3$s"),

    // ---- names

    /// Arguments: name, name in upper case.
    LOWER_CASE("the name %s has lower-case letters", "names in upper case, as in databases", "Write %2$s."),
    /// Arguments: name.
    REPEATED_NAME("%s is listed twice", "each name once", ""),
    /// Arguments: what is listed.
    EMPTY_LIST("an empty list", "%s", ""),
    /// Arguments: component.
    COMPONENT_UNUSED(
            "the component %s is listed, but nothing in the file has it",
            "only components that are used", "Remove it from the list of components."),
    /// Arguments: component, listed components.
    COMPONENT_UNLISTED("%s is not one of the components", "one of %2$s", "Add it to the list of components."),
    /// Arguments: phase.
    PHASE_UNUSED(
            "the phase %s is listed, but no vertex has it",
            "only phases that are used", "Remove it from the list of phases."),
    /// Arguments: phase, listed phases.
    PHASE_UNLISTED(
            Severity.WARNING,
            "the phase %s is not listed in \"phases\"",
            "one of %2$s",
            "Add it to the list of phases."),
    /// Arguments: number of phases.
    ONE_PHASE("%s phases", "exactly one phase, because the property is that of one phase", ""),

    // ---- what was measured

    /// Arguments: output, known outputs, hint.
    UNKNOWN_OUTPUT("unknown property \"%s\"", "one of %2$s", "%3$s"),
    /// Arguments: file.
    LINK_TO_NOTHING("the link %s leads to no file", "a link to a dataset", "Remove the link, or mend it."),
    /// Arguments: file.
    LINK_IN_A_CIRCLE("the link %s leads back to a folder that it is in", "no such circle", "Remove the link."),
    /// Arguments: file.
    ENDING_IN_CAPITALS(
            Severity.WARNING,
            "the file %s is not read, because its name does not end in .json in small letters",
            "a name that ends in .json",
            "Rename it."),
    /// Arguments: output, output in upper case.
    OUTPUT_CASE("the property \"%s\" has lower-case letters", "%2$s", "Write %2$s."),
    /// Arguments: output.
    SOLVER_MISSING(
            "the key \"solver\" is missing, and there are no mole fractions",
            "for %s of a phase at given site fractions the key \"solver\" with its sublattices and their occupancies,"
                    + " for an equilibrium the conditions X_…",
            ""),
    /// Arguments: output.
    ABSOLUTE_OUTPUT(
            Severity.WARNING,
            "absolute values of %1$s at fixed site fractions, which are not used",
            "%1$s_FORM (relative to the elements) or %1$s_MIX (relative to the endmembers)",
            ""),
    /// Arguments: contribution, known contributions, hint.
    UNKNOWN_CONTRIBUTION("unknown model contribution \"%s\"", "one of %2$s", "%3$s"),

    // ---- conditions

    /// Arguments: key, known keys, hint.
    UNKNOWN_CONDITION("unknown condition \"%s\"", "one of %2$s", "%3$s"),
    /// Arguments: temperature.
    TEMPERATURE_NOT_POSITIVE("the temperature %s K", "a temperature above 0 K", ""),
    /// Arguments: temperature, hint.
    TEMPERATURE_COLD(
            Severity.WARNING,
            "the temperature %s K, below 298.15 K, at which values of fixed site fractions are not used",
            "298.15 K or more",
            "%2$s"),
    /// Arguments: temperature.
    TEMPERATURE_CELSIUS(
            Severity.WARNING,
            "the temperature %s K",
            "a temperature in kelvin",
            "Maybe it is in degrees Celsius: add 273.15."),
    /// Arguments: temperature.
    TEMPERATURE_HIGH(
            Severity.WARNING, "the temperature %s K", "a temperature below 10000 K", "Databases do not reach so high."),
    /// Arguments: pressure.
    PRESSURE_NOT_POSITIVE("the pressure %s Pa", "a pressure above 0 Pa", ""),
    /// Arguments: pressure, hint.
    PRESSURE_UNIT(Severity.WARNING, "the pressure %s Pa", "a pressure in pascal, usually 101325", "%2$s"),
    /// Arguments: found lengths.
    CONDITION_LENGTHS(
            "lists of mole fractions of different lengths: %s", "equal lengths, because they are read in parallel", ""),
    /// Arguments: elements with a condition, needed number, elements.
    TOO_FEW_COMPOSITIONS(
            "mole fractions of %s",
            "mole fractions of %2$s of the elements %3$s", "All elements but one need a mole fraction."),
    /// Arguments: elements with a condition, elements.
    TOO_MANY_COMPOSITIONS(
            "mole fractions of all elements, %s",
            "mole fractions of all elements but one", "Leave one out; it is 1 minus the others."),

    // ---- shapes

    /// Arguments: found shape, names of the axes, expected shape, mend.
    VALUES_SHAPE("values of the shape %s", "the shape %2$s = %3$s", "%4$s"),
    /// Arguments: number of entries, number of entries of the first list.
    RAGGED("a list of length %s where the list before it has length %s", "lists of equal lengths", ""),
    /// Arguments: number of regions, number of temperatures or pressures, `temperatures` or `pressures`.
    REGION_COUNT("%s regions for %s %s", "one region per temperature (and pressure)", ""),
    /// Arguments: number of temperatures, number of pressures.
    TEMPERATURES_AND_PRESSURES(
            "%s temperatures and %s pressures", "as many of the one as of the other, or a single pressure", ""),
    /// Arguments: found shape, expected shape.
    WEIGHT_SHAPE(
            "weights of the shape %s, which do not fit the values of the shape %s",
            "one number, or a list of the shape of the values", ""),
    /// Arguments: what it is, number of regions.
    REGION_WEIGHTS(
            "%s as weights",
            "one number, a list of %2$s numbers (one per region), or a list of %2$s lists (one number per vertex)", ""),
    /// Arguments: weight.
    WEIGHT_NEGATIVE("the weight %s", "a number of at least 0", ""),
    /// No arguments.
    WEIGHT_ZERO(Severity.NOTE, "the weight 0: the set is not used", "", ""),

    // ---- fixed configurations

    /// No arguments.
    MODE_ASSUMED(Severity.NOTE, "the solver has no mode; \"manual\" is assumed, the only one", "", ""),
    /// Arguments: mode.
    UNKNOWN_MODE("the solver mode \"%s\"", "\"manual\"", ""),
    /// Arguments: ratio.
    SITE_RATIO_NOT_POSITIVE("the site ratio %s", "a number above 0", ""),
    /// Arguments: configuration from 0, number of sublattices, number of site ratios.
    SUBLATTICE_COUNT(
            "configuration %s has %s sublattices, but there are %s site ratios", "one entry per sublattice", ""),
    /// Arguments: configuration from 0, sublattice from 0.
    EMPTY_SUBLATTICE("configuration %s has nothing on sublattice %s", "a name or a list of names", ""),
    /// Arguments: configuration from 0, constituent.
    REPEATED_CONSTITUENT("configuration %s has %s twice on a sublattice", "each constituent once", ""),
    /// Arguments: configuration from 0, names, sorted names.
    UNSORTED_SUBLATTICE(
            "configuration %s has the constituents %s",
            "constituents in alphabetical order: %3$s", "Sort them together with their occupancies."),
    /// Arguments: configuration from 0.
    OCCUPANCIES_MISSING(
            "configuration %s has a mixed sublattice, but there are no occupancies",
            "the key \"sublattice_occupancies\" with the site fractions of every configuration", ""),
    /// Arguments: number of configurations, number of occupancies.
    CONFIGURATION_COUNT("%s configurations and %s occupancies", "as many of the one as of the other", ""),
    /// Arguments: configuration from 0, configuration, occupancies.
    OCCUPANCY_SHAPE(
            "the occupancies %3$s of configuration %1$s do not have the shape of %2$s",
            "one number per constituent", ""),
    /// Arguments: occupancy, configuration from 0.
    OCCUPANCY_RANGE("the occupancy %s in configuration %s", "a site fraction from 0 to 1", ""),
    /// Arguments: configuration from 0, sublattice from 0, sum.
    OCCUPANCY_SUM(
            Severity.WARNING,
            "the occupancies of configuration %s add to %3$s on sublattice %2$s",
            "site fractions that add to 1",
            ""),
    /// Arguments: configuration from 0, sublattice from 0, sum.
    OCCUPANCY_SUM_WRONG(
            "the occupancies of configuration %s add to %3$s on sublattice %2$s", "site fractions that add to 1", ""),
    /// Arguments: occupancy, configuration from 0.
    PURE_OCCUPANCY("the occupancy %s of a pure sublattice in configuration %s", "1", ""),

    // ---- phase boundaries

    /// Arguments: region from 0, vertex from 0, what it is.
    VERTEX_FORM(
            "vertex %2$s of region %1$s is %3$s",
            "[phase, [elements], [mole fractions]], perhaps followed by \"disordered\"", ""),
    /// Arguments: region from 0.
    EMPTY_REGION("region %s has no vertices", "at least one phase", ""),
    /// Arguments: region from 0, vertex from 0, number of elements, number of fractions.
    VERTEX_LENGTHS(
            "vertex %2$s of region %1$s has %3$s elements and %4$s mole fractions",
            "one mole fraction per element", ""),
    /// Arguments: region from 0, vertex from 0, elements.
    VERTEX_REDUNDANT(
            "vertex %2$s of region %1$s gives mole fractions of all elements, %3$s",
            "mole fractions of all elements but one", "One is redundant: leave it out, it is 1 minus the others."),
    /// Arguments: region from 0, vertex from 0, number of fractions, needed number.
    VERTEX_UNDERDETERMINED(
            "vertex %2$s of region %1$s gives %3$s of %4$s independent mole fractions",
            "all elements but one", "Write null where a mole fraction was not measured."),
    /// Arguments: region from 0, vertex from 0, the text.
    VERTEX_FLAG(
            Severity.WARNING,
            "the fourth entry of vertex %2$s of region %1$s is \"%3$s\", which has no meaning",
            "\"disordered\" or nothing",
            ""),
    /// Arguments: fraction.
    FRACTION_NEGATIVE("the mole fraction %s", "a number from 0 to 1", ""),
    /// Arguments: fraction.
    FRACTION_PERCENT("the mole fraction %s", "a number from 0 to 1", "It looks like a percentage: divide it by 100."),
    /// Arguments: sum, where.
    FRACTIONS_ABOVE_ONE("mole fractions that add to %s (%s)", "a sum of at most 1", ""),
    /// Arguments: region from 0.
    HYPERPLANE_UNKNOWN(
            "a __HYPERPLANE__ vertex of region %s without its composition",
            "all mole fractions but one, because the vertex has no other purpose", ""),
    /// Arguments: region from 0.
    REGION_WITHOUT_COMPOSITION(
            Severity.WARNING,
            "no vertex of region %s has a known composition: the region says nothing and is not used",
            "at least one vertex with its composition",
            "Add one, for example the overall composition as a __HYPERPLANE__ vertex."),
    /// Arguments: region from 0.
    REGION_WITHOUT_PHASE("region %s has only __HYPERPLANE__ vertices", "at least one phase", ""),

    // ---- activities and equilibria

    /// Arguments: element.
    ACTIVITY_ELEMENT("an activity without its element", "ACR_ and the name of an element, e.g. ACR_MG", ""),
    /// Arguments: activity.
    ACTIVITY_NOT_POSITIVE("the activity %s", "a number above 0, because its logarithm is needed", ""),
    /// Arguments: activity.
    ACTIVITY_ABOVE_ONE(
            Severity.WARNING,
            "the activity %s, above 1, although the reference phase is the measured one",
            "activities from 0 to 1",
            "Maybe they are in percent: divide them by 100."),

    /// Arguments: property, properties that are computed, hint.
    EQUILIBRIUM_OUTPUT(
            Severity.WARNING,
            "the property \"%s\" of an equilibrium, which is not used",
            "one of %2$s, with a trailing R where reference_states are given",
            "%3$s"),
    /// Arguments: property.
    REFERENCES_UNUSED(
            Severity.WARNING,
            "reference_states, although the property %s is not referred to them",
            "%1$sR, or no reference_states",
            ""),
    /// Arguments: elements without a reference state, property.
    REFERENCES_MISSING(
            "no reference state of %s, although %s is referred to them", "a reference state of every element", ""),

    // ---- units

    /// Arguments: property, greatest magnitude, unit, usual unit hint.
    VALUES_SMALL(
            Severity.WARNING,
            "values of %s of at most %s %s, a thousand times smaller than usual",
            "values in %3$s per mole of atoms",
            "%4$s"),
    /// Arguments: property, greatest magnitude, unit, hint.
    VALUES_LARGE(
            Severity.WARNING,
            "values of %s of up to %s %s, larger than usual",
            "values in %3$s per mole of atoms",
            "%4$s"),

    // ---- against phase models

    /// Arguments: components that are not part of the run, components of the run.
    COMPONENTS_OUTSIDE(
            Severity.WARNING,
            "not used, because %s is not part of the system",
            "components among %2$s",
            "If it belongs to the system, add it to the components of the phase models."),
    /// Arguments: phase, phases of the models, hint.
    PHASE_UNKNOWN(
            Severity.WARNING,
            "the phase %s is not in the phase models, so what concerns it is not used",
            "one of %2$s",
            "%3$s"),
    /// Arguments: alias, phase.
    PHASE_IS_ALIAS(
            Severity.WARNING,
            "%1$s is only an alias of the phase %2$s, so the data are not used",
            "%2$s",
            "Write %2$s, with configurations of its sublattices."),
    /// Arguments: phase, components.
    PHASE_NOT_ACTIVE(
            Severity.WARNING,
            "the phase %s cannot exist with the components %s, because one of its sublattices has none of them",
            "a phase that can exist",
            "Maybe a component (for example VA) is missing."),
    /// Arguments: number of sublattices, phase, number in the model.
    SUBLATTICES_DIFFER(
            Severity.WARNING,
            "not used, because the configurations have %s sublattices and the model of %s has %s",
            "as many as the model",
            ""),
    /// Arguments: ratios, phase, ratios of the model.
    SITE_RATIOS_DIFFER(
            Severity.WARNING,
            "the site ratios %s are not those of the model of %s",
            "%3$s, or a multiple",
            "Check that the sublattices are in the same order."),
    /// Arguments: configuration from 0, configuration, phase.
    CONFIGURATION_OUTSIDE(
            Severity.WARNING,
            "configuration %s, %s, is not used, because the model of %s cannot hold it",
            "constituents that the model has on that sublattice",
            ""),
    /// Arguments: phase, composition, allowed composition, nearest composition.
    COMPOSITION_OUTSIDE(
            "the phase %s cannot have the composition %s",
            "%3$s", "The nearest composition is %4$s; write it, or correct the phase models."),
    /// Arguments: composition, phases.
    EQUILIBRIUM_OUTSIDE(
            "no mixture of the phases %2$s can have the composition %1$s",
            "a composition between those of the phases", "Correct the composition, or add phases.");

    private final ProblemText text;

    DatasetProblem(String found, String expected, String mend) {
        this.text = ProblemText.error(found, expected, mend);
    }

    DatasetProblem(Severity severity, String found, String expected, String mend) {
        this.text = new ProblemText(severity, found, expected, mend);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
