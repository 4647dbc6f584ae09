package org.espei4j.assess.dataset;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The composition of a vertex as far as it was measured: mole fractions of all independent elements, of some, or of
/// none. Immutable.
///
/// @param known mole fraction by element, in text order
/// @param unknown elements that are listed without a mole fraction, in text order
public record Composition(SortedMap<String, Double> known, SortedSet<String> unknown) {

    /// Copies the collections.
    public Composition {
        known = Collections.unmodifiableSortedMap(new TreeMap<>(known));
        unknown = Collections.unmodifiableSortedSet(new TreeSet<>(unknown));
    }

    /// Whether every listed element has a mole fraction. A set of one element lists none, and is known.
    public boolean isKnown() {
        return unknown.isEmpty();
    }

    /// Whether no listed element has a mole fraction.
    public boolean isUnknown() {
        return known.isEmpty() && !unknown.isEmpty();
    }

    /// Whether some, but not all listed elements have a mole fraction.
    public boolean isPartlyKnown() {
        return !known.isEmpty() && !unknown.isEmpty();
    }

    /// The elements that are listed, known or not, in text order.
    public SortedSet<String> elements() {
        SortedSet<String> all = new TreeSet<>(known.keySet());
        all.addAll(unknown);
        return Collections.unmodifiableSortedSet(all);
    }

    /// Mole fractions of all elements, where the one that is not listed gets 1 − Σ others.
    ///
    /// @param elements all elements of the set, in the order of the result
    /// @throws IllegalStateException if the composition is not known
    /// @throws IllegalArgumentException unless all elements but one are listed
    public double[] complete(Collection<String> elements) {
        if (!isKnown()) {
            throw new IllegalStateException("the composition is not known");
        }
        return complete(known, elements);
    }

    /// Mole fractions of all elements from those of all but one, which gets 1 − Σ others.
    static double[] complete(Map<String, Double> known, Collection<String> elements) {
        double[] fractions = new double[elements.size()];
        double sum = 0;
        int dependent = -1;
        int position = 0;
        for (String element : elements) {
            Double fraction = known.get(element);
            if (fraction != null) {
                fractions[position] = fraction;
                sum += fraction;
            } else if (dependent < 0) {
                dependent = position;
            } else {
                throw new IllegalArgumentException("more than one element without a mole fraction: " + elements);
            }
            position++;
        }
        if (dependent < 0) {
            throw new IllegalArgumentException("no element is left as the dependent one: " + elements);
        }
        fractions[dependent] = 1 - sum;
        return fractions;
    }
}
