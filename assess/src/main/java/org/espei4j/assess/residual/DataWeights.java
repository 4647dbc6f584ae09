package org.espei4j.assess.residual;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// How much a run trusts the kinds of data. A kind is `ZPF`, `ACR` or a property's name before its `_`.
///
/// The standard deviation of a value is σ₀ / (weight of the value · factor of its kind).
///
/// @param factors factors on the weights by kind; a missing one counts as 1
/// @param deviations standard deviations σ₀ of a value of weight 1 by kind, above 0, in the unit of the kind; a missing
///     one is the usual one of the kind
public record DataWeights(Map<String, Double> factors, Map<String, Double> deviations) {

    /// All factors 1, and the usual deviations.
    public static final DataWeights NONE = new DataWeights(Map.of(), Map.of());

    /// Copies the maps.
    public DataWeights {
        factors = Collections.unmodifiableMap(new TreeMap<>(factors));
        deviations = Collections.unmodifiableMap(new TreeMap<>(deviations));
    }

    /// The factor of a kind; 1 where none is given.
    double of(String kind) {
        return factors.getOrDefault(kind, 1.0);
    }

    /// The standard deviation of a value of weight 1, before the factor of its kind.
    ///
    /// @param usual what it is where the run says nothing
    double deviation(String kind, double usual) {
        return deviations.getOrDefault(kind, usual);
    }
}
