package org.espei4j.assess.dataset;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Where equilibria were measured: every pressure with every temperature with every composition.
///
/// @param pressures Pa, the first axis of the values
/// @param temperatures K, the second axis of the values
/// @param compositions mole fraction by element for all elements of the set but one, the third axis of the values; one
///     empty map for a set of one element
/// @param place where the conditions stand
public record EquilibriumConditions(
        List<Double> pressures,
        List<Double> temperatures,
        List<SortedMap<String, Double>> compositions,
        SourcePlace place) {

    /// Copies the collections.
    public EquilibriumConditions {
        pressures = List.copyOf(pressures);
        temperatures = List.copyOf(temperatures);
        compositions = compositions.stream()
                .map(composition -> Collections.unmodifiableSortedMap(new TreeMap<>(composition)))
                .toList();
    }

    /// Mole fractions of all elements at one composition, where the dependent element gets 1 − Σ others.
    ///
    /// @param index index into `compositions`
    /// @param elements all elements of the set, in the order of the result
    public double[] complete(int index, Collection<String> elements) {
        return Composition.complete(compositions.get(index), elements);
    }
}
