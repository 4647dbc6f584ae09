package org.espei4j.calphad.database;

import java.util.List;
import java.util.SortedSet;

/// One sublattice of a phase.
///
/// @param siteRatio moles of sites per mole of formula units; without meaning in an ionic liquid, where the ratio depends
///     on the composition
/// @param constituents names of the species that may occupy it, sorted by name, each once; not empty
/// @param majors those of the constituents that the database marks as major
public record Sublattice(double siteRatio, List<String> constituents, SortedSet<String> majors) {

    /// Sorts and copies.
    public Sublattice {
        constituents = constituents.stream().sorted().distinct().toList();
        majors = java.util.Collections.unmodifiableSortedSet(new java.util.TreeSet<>(majors));
    }

    /// A sublattice without marked constituents.
    public static Sublattice of(double siteRatio, List<String> constituents) {
        return new Sublattice(siteRatio, constituents, new java.util.TreeSet<>());
    }
}
