package org.espei4j.assess.selection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The parameters of one type that were written for one configuration.
///
/// @param phase name of the phase
/// @param configuration the configuration, in the orientation that was fitted
/// @param parameterType type of the parameters, e.g. `G`
/// @param terms fitted coefficients before rounding, in the order in which they got their symbols
/// @param symbols the new fitting symbols and their values, in the same order
/// @param copies the configurations for which the parameters were written
public record ParameterReport(
        String phase,
        Configuration configuration,
        String parameterType,
        SequencedMap<Feature, Double> terms,
        SequencedMap<String, Double> symbols,
        List<Configuration> copies) {

    /// Copies.
    public ParameterReport {
        terms = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(terms));
        symbols = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(symbols));
        copies = List.copyOf(copies);
    }
}
