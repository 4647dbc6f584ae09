package org.espei4j.assess.dataset;

/// A molar property and what its values are referred to.
///
/// @param name the property, e.g. `HM`, `SM`, `CPM`, `V0`
/// @param reference what the values are referred to
public record ThermochemicalProperty(String name, Reference reference) {

    /// What the values of a property are referred to.
    public enum Reference {
        /// Nothing: absolute values.
        ABSOLUTE(""),
        /// The phase's endmembers, weighted by the products of site fractions: `_MIX`.
        MIXING("_MIX"),
        /// The elements in their reference phases at the same temperature and pressure: `_FORM`.
        FORMATION("_FORM");

        private final String suffix;

        Reference(String suffix) {
            this.suffix = suffix;
        }

        /// What follows the property's name in a dataset.
        public String suffix() {
            return suffix;
        }
    }

    /// The property of a dataset's `output`.
    public static ThermochemicalProperty parse(String output) {
        for (Reference reference : new Reference[] {Reference.MIXING, Reference.FORMATION}) {
            if (output.endsWith(reference.suffix())) {
                return new ThermochemicalProperty(
                        output.substring(0, output.length() - reference.suffix().length()), reference);
            }
        }
        return new ThermochemicalProperty(output, Reference.ABSOLUTE);
    }

    /// As a dataset writes it, e.g. `HM_MIX`.
    @Override
    public String toString() {
        return name + reference.suffix();
    }
}
