package org.espei4j.assess.residual;

import java.util.Map;
import java.util.TreeMap;

/// Factors of a run on the weights of kinds of data.
///
/// @param factors factor by `ZPF`, `ACR` or a property's name before its `_`; a missing one counts as 1
public record DataWeights(Map<String, Double> factors) {

    /// All factors 1.
    public static final DataWeights NONE = new DataWeights(Map.of());

    /// Copies the map.
    public DataWeights {
        factors = java.util.Collections.unmodifiableMap(new TreeMap<>(factors));
    }

    /// The factor of a kind; 1 where none is given.
    double of(String kind) {
        return factors.getOrDefault(kind, 1.0);
    }
}
