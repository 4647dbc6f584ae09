package org.espei4j.assess.selection;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Weights on the number of parameters in the score of a candidate, by phase and property: above 1 for fewer
/// parameters, below 1 for more. Factors of 0 and below are accepted.
///
/// @param byPhase phase name → property (`HM`, `SM`, `CPM`, `V0`, `VM`) → factor
public record PenaltyFactors(SortedMap<String, SortedMap<String, Double>> byPhase) {

    /// The factor 1 everywhere.
    public static final PenaltyFactors NONE = new PenaltyFactors(new TreeMap<>());

    /// Copies.
    public PenaltyFactors {
        SortedMap<String, SortedMap<String, Double>> copy = new TreeMap<>();
        byPhase.forEach((phase, factors) -> copy.put(phase, Collections.unmodifiableSortedMap(new TreeMap<>(factors))));
        byPhase = Collections.unmodifiableSortedMap(copy);
    }

    /// The factors of a map of maps.
    public static PenaltyFactors of(Map<String, ? extends Map<String, Double>> factors) {
        SortedMap<String, SortedMap<String, Double>> sorted = new TreeMap<>();
        factors.forEach((phase, byProperty) -> sorted.put(phase, new TreeMap<>(byProperty)));
        return new PenaltyFactors(sorted);
    }

    /// The factor of one phase and property; 1 unless given.
    public double of(String phase, String property) {
        SortedMap<String, Double> factors = byPhase.get(phase);
        return factors == null ? 1 : factors.getOrDefault(property, 1.0);
    }
}
