package org.espei4j.assess.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// The section `generate_parameters`: how the terms of the database are chosen and given their first values.
///
/// @param referenceState name of the table of unary energies: `SGTE91`, `SR2016` or an added one, or the
///     path of a unary database
/// @param ridgeAlpha weight of the squared coefficients in the fits, at least 0; empty: ordinary least squares
/// @param penaltyFactors factor on the number of parameters in the score, by phase and then by property (`HM`, `SM`,
///     `CPM`, `V0`, `VM`); 1 where none is given; may be negative
/// @param inputDatabase database whose elements, functions, phases and parameters are kept, if there is one
/// @param fittingDescription which properties are fitted
/// @param consistentWeights whether weights enter the score of a candidate as they enter its fit, to the first power; else
///     they enter it squared, as ESPEI has it
/// @param overdeterminedOnly whether a candidate needs more data than terms, so that the data can refute it
public record GenerationSettings(
        String referenceState,
        OptionalDouble ridgeAlpha,
        Map<String, Map<String, Double>> penaltyFactors,
        Optional<Path> inputDatabase,
        FittingDescription fittingDescription,
        boolean consistentWeights,
        boolean overdeterminedOnly) {

    /// Copies the maps.
    public GenerationSettings {
        Map<String, Map<String, Double>> copy = new TreeMap<>();
        penaltyFactors.forEach(
                (phase, factors) -> copy.put(phase, Collections.unmodifiableMap(new TreeMap<>(factors))));
        penaltyFactors = Collections.unmodifiableMap(copy);
    }

    /// The penalty factor of a phase and property; 1 where the run file gives none.
    public double penaltyFactor(String phase, String property) {
        return penaltyFactors.getOrDefault(phase, Map.of()).getOrDefault(property, 1.0);
    }

    /// Which properties are fitted, in which order.
    public enum FittingDescription {
        /// Heat capacity, entropy, enthalpy.
        GIBBS_ENERGY("gibbs_energy_fitting_description"),
        /// Volume at the reference temperature, then thermal expansion.
        MOLAR_VOLUME("molar_volume_fitting_description"),
        /// The volume, then the Gibbs energy.
        MOLAR_VOLUME_AND_GIBBS_ENERGY("molar_volume_gibbs_energy_fitting_description");

        private final String word;

        FittingDescription(String word) {
            this.word = word;
        }

        /// The word that stands for it in a run file.
        public String word() {
            return word;
        }
    }
}
