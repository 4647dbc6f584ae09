package org.espei4j.assess.dataset;

import org.espei4j.calphad.diagnostic.SourcePlace;

/// A dataset, or a part of one, that takes no part in a step, and why.
///
/// @param place where it stands: the file for a whole set
/// @param part what is left out, e.g. `the set`, `region 3`, `configuration 2`
/// @param reason why
/// @param detail the offender, e.g. the phase that is not modelled; may be empty
/// @param points number of measured numbers that are lost by it; 0 if not counted
public record LeftOut(SourcePlace place, String part, Reason reason, String detail, int points) {

    /// The part of a whole set.
    static final String SET = "the set";

    /// Why a dataset or a part of one takes no part.
    public enum Reason {
        /// Its author disabled it.
        DISABLED("disabled by its author"),
        /// It is of a kind that no step of a run reads.
        KIND_NOT_USED("diffusion data, which an assessment of energies does not use"),
        /// It is of a kind that this step does not read, but another one may.
        NOT_FOR_THIS_STEP("of a kind that this step does not read"),
        /// Its property is not read by the step.
        PROPERTY_NOT_READ("a property that this step does not read"),
        /// Absolute values at fixed site fractions.
        ABSOLUTE_PROPERTY("absolute values at fixed site fractions"),
        /// It has components that the system does not have.
        COMPONENTS_OUTSIDE("components that are not part of the system"),
        /// None of its phases is in the phase models, or a phase of this part is not.
        PHASE_UNKNOWN("a phase that is not in the phase models"),
        /// Its phase is only an alias of a modelled phase.
        PHASE_IS_ALIAS("a phase that is only an alias"),
        /// Its phase cannot exist with the components at hand.
        PHASE_NOT_ACTIVE("a phase that cannot exist with these components"),
        /// Its configurations do not have the sublattices of the model.
        SUBLATTICES_DIFFER("another number of sublattices than the model"),
        /// The sublattice model cannot hold a configuration.
        CONFIGURATION_OUTSIDE("a configuration that the model cannot hold"),
        /// Values at fixed site fractions below 298.15 K.
        TOO_COLD("below 298.15 K"),
        /// Its weight is 0.
        ZERO_WEIGHT("weight 0"),
        /// The run file gives its kind the weight 0.
        ZERO_KIND_WEIGHT("a kind of data to which the run gives weight 0"),
        /// No vertex of the region has a known composition, so there is no target plane.
        REGION_WITHOUT_COMPOSITION("no known composition in the region"),
        /// The phase cannot have the measured composition, and the run leaves such data out.
        COMPOSITION_OUTSIDE("a composition that the phase cannot have"),
        /// Parameters are not generated for interactions of this kind.
        CONFIGURATION_NOT_FITTED("an interaction for which no parameters are generated"),
        /// The property of a pure element is that of the reference state.
        PURE_ELEMENT("a pure element, whose energy is that of the reference state"),
        /// The input database has parameters for the configuration.
        ALREADY_ASSESSED("a configuration for which the input database has parameters"),
        /// The model of the phase gives no number with which the value could be compared.
        NOT_COMPUTABLE("no value of the model to compare it with");

        private final String meaning;

        Reason(String meaning) {
            this.meaning = meaning;
        }

        /// What it means, as a clause.
        public String meaning() {
            return meaning;
        }
    }

    /// A whole set.
    static LeftOut set(Dataset dataset, Reason reason, String detail) {
        return new LeftOut(SourcePlace.of(dataset.file()), SET, reason, detail, dataset.points());
    }

    /// Part, reason and offender, e.g. `region 3: no known composition in the region`.
    public String what() {
        return part + ": " + reason.meaning() + (detail.isEmpty() ? "" : " (" + detail + ")");
    }

    /// Place, part, reason and offender on one line.
    @Override
    public String toString() {
        return place + ": left out " + what();
    }
}
