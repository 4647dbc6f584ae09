package org.espei4j.assess.phasemodel;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The phases of an assessment and their sublattice models. Immutable.
///
/// @param components names of the components, in text order; with the vacancy only if the file lists it
/// @param phases sublattice model by phase name, in text order, as the file gives them (not reduced)
public record PhaseModels(SortedSet<String> components, SortedMap<String, PhaseModel> phases) {

    /// Copies the collections.
    public PhaseModels {
        components = Collections.unmodifiableSortedSet(new TreeSet<>(components));
        phases = Collections.unmodifiableSortedMap(new TreeMap<>(phases));
    }

    /// The components without the vacancy, in text order.
    public SortedSet<String> elements() {
        SortedSet<String> elements = new TreeSet<>(components);
        elements.remove(PhaseModel.VACANCY);
        return Collections.unmodifiableSortedSet(elements);
    }

    /// The models on which an assessment works: every phase reduced to the components, the vacancy only where it is a
    /// component; a phase with a sublattice that this leaves empty is left out.
    public PhaseModels active() {
        return reducedTo(components);
    }

    /// The models reduced to some components, e.g. those of a binary set in a ternary assessment. A phase with a
    /// sublattice that this leaves empty is left out.
    public PhaseModels reducedTo(Collection<String> active) {
        SortedSet<String> kept = new TreeSet<>(active);
        SortedMap<String, PhaseModel> reduced = new TreeMap<>();
        phases.forEach((name, phase) -> phase.reducedTo(kept).ifPresent(model -> reduced.put(name, model)));
        SortedSet<String> left = new TreeSet<>(components);
        left.retainAll(kept);
        return new PhaseModels(left, reduced);
    }

    /// The phase of a name; aliases are not followed.
    public Optional<PhaseModel> phase(String name) {
        return Optional.ofNullable(phases.get(name));
    }

    /// The phase that a name is an alias of, if it is one.
    public Optional<PhaseModel> phaseWithAlias(String alias) {
        return phases.values().stream()
                .filter(phase -> phase.aliases().contains(alias))
                .findFirst();
    }
}
