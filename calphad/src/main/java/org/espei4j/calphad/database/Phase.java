package org.espei4j.calphad.database;

import java.util.List;
import java.util.Optional;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// A phase: its sublattices and what type definitions say about it.
///
/// @param name upper-case name without options
/// @param options letters that follow the name after a colon, e.g. `L` liquid, `Y` ionic liquid, `F` and `B` ordering
///     symmetry; empty if none
/// @param typeLetters the letters of the type definitions that the phase carries, in order
/// @param sublattices in the order of the database; at least one
/// @param magnetic magnetic model, if any
/// @param partition the pair in which this phase is the *ordered* partner, if any
/// @param place where the phase was read
public record Phase(
        String name,
        String options,
        String typeLetters,
        List<Sublattice> sublattices,
        Optional<MagneticOrdering> magnetic,
        Optional<OrderPartition> partition,
        Optional<SourcePlace> place) {

    /// Copies the sublattices.
    public Phase {
        sublattices = List.copyOf(sublattices);
    }

    /// A phase without options, type definitions and partners.
    public static Phase of(String name, List<Sublattice> sublattices) {
        return new Phase(name, "", "%", sublattices, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Whether the phase carries an option letter.
    public boolean hasOption(char letter) {
        return options.indexOf(letter) >= 0;
    }
}
