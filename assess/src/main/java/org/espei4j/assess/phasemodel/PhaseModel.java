package org.espei4j.assess.phasemodel;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// The sublattice model of one phase. Immutable.
///
/// @param name the phase's name
/// @param sublattices constituents of each sublattice, in text order inside a sublattice; none is empty
/// @param siteRatios sites of each sublattice per formula unit, positive; as many as `sublattices`
/// @param equivalentSublattices groups of zero-based indices of sublattices that symmetry makes alike; every group has
///     at least two indices in ascending order, no index is in two groups
/// @param aliases other names of the phase in reference tables, without its own
/// @param customModel name of a model class of the reference program, if the file gives one; it cannot be used here
/// @param place where the phase stands in its file
public record PhaseModel(
        String name,
        List<List<String>> sublattices,
        List<Double> siteRatios,
        List<List<Integer>> equivalentSublattices,
        SortedSet<String> aliases,
        Optional<String> customModel,
        SourcePlace place) {

    /// Name of the vacancy.
    public static final String VACANCY = "VA";

    /// Copies the collections and checks that they belong together.
    public PhaseModel {
        sublattices = sublattices.stream()
                .map(sublattice -> List.copyOf(new TreeSet<>(sublattice)))
                .toList();
        siteRatios = List.copyOf(siteRatios);
        equivalentSublattices = equivalentSublattices.stream().map(List::copyOf).toList();
        aliases = Collections.unmodifiableSortedSet(new TreeSet<>(aliases));
        if (sublattices.isEmpty() || sublattices.size() != siteRatios.size()) {
            throw new IllegalArgumentException("one site ratio per sublattice is needed, and at least one sublattice");
        }
        if (sublattices.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a sublattice without constituents");
        }
    }

    /// The names under which the phase is found in reference tables: its own and its aliases, in text order.
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(aliases);
        names.add(name);
        return Collections.unmodifiableSortedSet(names);
    }

    /// All constituents of all sublattices, in text order, with the vacancy if it is one.
    public SortedSet<String> constituents() {
        SortedSet<String> all = new TreeSet<>();
        sublattices.forEach(all::addAll);
        return Collections.unmodifiableSortedSet(all);
    }

    /// The model with only the given constituents, or nothing if that leaves a sublattice empty.
    public Optional<PhaseModel> reducedTo(SortedSet<String> active) {
        List<List<String>> left = sublattices.stream()
                .map(sublattice -> sublattice.stream().filter(active::contains).toList())
                .toList();
        if (left.stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new PhaseModel(name, left, siteRatios, equivalentSublattices, aliases, customModel, place));
    }
}
