package org.espei4j.assess.selection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The candidate models of one step, in the order in which they are tried. Of equally good candidates the first wins,
/// so the order matters.
final class CandidateModels {

    /// Highest number of Redlich–Kister parameters of a binary interaction.
    static final int LARGEST_BINARY = 4;

    /// More combinations than this are not tried one by one.
    private static final int LARGEST_COMBINATORIAL = 1000;

    private CandidateModels() {}

    /// The candidates of a configuration.
    ///
    /// @param temperatureSets the sets of functions of temperature that a parameter may have
    /// @param plainCrossInteractions whether a configuration with several mixed sublattices gets one
    ///     composition-independent parameter only
    /// @throws IllegalArgumentException if a sublattice mixes more than three constituents
    static List<List<Feature>> of(
            Configuration configuration, List<List<TemperatureTerm>> temperatureSets, boolean plainCrossInteractions) {
        return switch (configuration.order()) {
            case 1 -> sameSet(temperatureSets, List.of(CompositionFactor.PLAIN));
            case 2 -> {
                boolean plain = plainCrossInteractions && configuration.mixedSublattices() > 1;
                yield binary(temperatureSets, plain ? 1 : LARGEST_BINARY);
            }
            case 3 -> ternary(temperatureSets);
            default -> throw new IllegalArgumentException("no candidates for " + configuration);
        };
    }

    /// Every order with its own set of functions of temperature, for 1, 2, … orders; with too many combinations the
    /// same set for all orders.
    private static List<List<Feature>> binary(List<List<TemperatureTerm>> sets, int largest) {
        List<List<Feature>> candidates = new ArrayList<>();
        if (combinations(sets.size(), largest) <= LARGEST_COMBINATORIAL) {
            for (int orders = 1; orders <= largest; orders++) {
                candidates.addAll(everyCombination(sets, orders));
            }
            return candidates;
        }
        for (List<TemperatureTerm> set : sets) {
            for (int orders = 1; orders <= largest; orders++) {
                List<Feature> candidate = new ArrayList<>();
                for (int order = 0; order < orders; order++) {
                    candidate.addAll(features(set, CompositionFactor.difference(order)));
                }
                candidates.add(candidate);
            }
        }
        return candidates;
    }

    /// `n + n² + … + n^orders`.
    private static long combinations(int n, int orders) {
        long sum = 0;
        long power = 1;
        for (int i = 0; i < orders; i++) {
            power *= n;
            sum += power;
        }
        return sum;
    }

    /// The set of the last order varies fastest.
    private static List<List<Feature>> everyCombination(List<List<TemperatureTerm>> sets, int orders) {
        List<List<Feature>> begun = List.of(List.of());
        for (int order = 0; order < orders; order++) {
            List<List<Feature>> longer = new ArrayList<>();
            for (List<Feature> candidate : begun) {
                for (List<TemperatureTerm> set : sets) {
                    List<Feature> extended = new ArrayList<>(candidate);
                    extended.addAll(features(set, CompositionFactor.difference(order)));
                    longer.add(extended);
                }
            }
            begun = longer;
        }
        return begun;
    }

    /// First one parameter that does not depend on composition, then one for each constituent.
    private static List<List<Feature>> ternary(List<List<TemperatureTerm>> sets) {
        List<List<Feature>> candidates = new ArrayList<>(sameSet(sets, List.of(CompositionFactor.PLAIN)));
        candidates.addAll(sameSet(
                sets,
                List.of(CompositionFactor.muggianu(0), CompositionFactor.muggianu(1), CompositionFactor.muggianu(2))));
        return candidates;
    }

    private static List<List<Feature>> sameSet(List<List<TemperatureTerm>> sets, List<CompositionFactor> factors) {
        List<List<Feature>> candidates = new ArrayList<>();
        for (List<TemperatureTerm> set : sets) {
            List<Feature> candidate = new ArrayList<>();
            factors.forEach(factor -> candidate.addAll(features(set, factor)));
            candidates.add(candidate);
        }
        return candidates;
    }

    private static List<Feature> features(List<TemperatureTerm> set, CompositionFactor factor) {
        return set.stream().map(term -> new Feature(term, factor)).toList();
    }

    /// The first 1, 2, … functions of a list.
    static List<List<TemperatureTerm>> successive(List<TemperatureTerm> terms) {
        List<List<TemperatureTerm>> sets = new ArrayList<>();
        for (int size = 1; size <= terms.size(); size++) {
            sets.add(List.copyOf(terms.subList(0, size)));
        }
        return Collections.unmodifiableList(sets);
    }

    /// All non-empty subsets of a list, small ones first, each in the order of the list.
    static List<List<TemperatureTerm>> subsets(List<TemperatureTerm> terms) {
        List<List<TemperatureTerm>> sets = new ArrayList<>();
        for (int size = 1; size <= terms.size(); size++) {
            addSubsets(terms, size, 0, new ArrayList<>(), sets);
        }
        return Collections.unmodifiableList(sets);
    }

    private static void addSubsets(
            List<TemperatureTerm> terms,
            int size,
            int from,
            List<TemperatureTerm> chosen,
            List<List<TemperatureTerm>> sets) {
        if (chosen.size() == size) {
            sets.add(List.copyOf(chosen));
            return;
        }
        for (int i = from; i < terms.size(); i++) {
            chosen.add(terms.get(i));
            addSubsets(terms, size, i + 1, chosen, sets);
            chosen.removeLast();
        }
    }
}
