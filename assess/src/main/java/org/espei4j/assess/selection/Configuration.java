package org.espei4j.assess.selection;

import java.util.List;
import java.util.stream.Collectors;
import org.espei4j.calphad.database.Element;

/// Which constituents share each sublattice of a phase: an endmember has one on every sublattice, an interaction has
/// two or more on at least one.
///
/// @param sublattices for every sublattice the constituents by name, at least one
public record Configuration(List<List<String>> sublattices) {

    /// Copies, and sorts the constituents of each sublattice.
    ///
    /// @throws IllegalArgumentException if there is no sublattice or an empty one
    public Configuration {
        sublattices =
                sublattices.stream().map(s -> s.stream().sorted().toList()).toList();
        if (sublattices.isEmpty() || sublattices.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("every sublattice needs a constituent: " + sublattices);
        }
    }

    /// The endmember with one constituent on each sublattice.
    public static Configuration endmember(String... constituents) {
        return new Configuration(List.of(constituents).stream().map(List::of).toList());
    }

    /// Whether every sublattice holds one constituent.
    public boolean isEndmember() {
        return order() == 1;
    }

    /// The largest number of constituents on a sublattice: 1 for an endmember, 2 for a binary interaction, …
    public int order() {
        return sublattices.stream().mapToInt(List::size).max().orElseThrow();
    }

    /// Number of sublattices with exactly this many constituents.
    public int sublatticesWith(int constituents) {
        return (int) sublattices.stream().filter(s -> s.size() == constituents).count();
    }

    /// Number of sublattices with more than one constituent.
    public int mixedSublattices() {
        return sublattices.size() - sublatticesWith(1);
    }

    /// Whether the vacancy is the only constituent of a sublattice.
    boolean isVacant(int sublattice) {
        return sublattices.get(sublattice).equals(List.of(Element.VACANCY));
    }

    /// The configuration with its sublattices taken from other positions: sublattice `s` of the result is sublattice
    /// `positions[s]` of this one.
    Configuration permuted(int[] positions) {
        return new Configuration(SublatticeSymmetry.permute(sublattices, positions));
    }

    /// As a database writes it, e.g. `CU,MG:VA`.
    @Override
    public String toString() {
        return sublattices.stream().map(s -> String.join(",", s)).collect(Collectors.joining(":"));
    }
}
