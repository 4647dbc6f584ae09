package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.espei4j.calphad.database.Species;

/// The constitution of a phase in a system: which species may stand where.
///
/// Arrays of site fractions run over the sublattices in the order of the database and inside a sublattice over the
/// constituents by name; sublattices with a single constituent are included.
///
/// @param name name of the phase
/// @param elements the elements of the system, sorted, without the vacancy; the same list for all phases of a system
/// @param constituents for every sublattice the active species, sorted by name; none empty
/// @param siteRatios moles of sites per mole of formula units; empty where the ratio depends on the composition (ionic
///     liquid)
public record PhaseDescription(
        String name, List<String> elements, List<List<Species>> constituents, List<OptionalDouble> siteRatios) {

    /// Copies.
    public PhaseDescription {
        elements = List.copyOf(elements);
        constituents = constituents.stream().map(List::copyOf).toList();
        siteRatios = List.copyOf(siteRatios);
    }

    /// Number of sublattices.
    public int sublatticeCount() {
        return constituents.size();
    }

    /// Length of an array of site fractions.
    public int siteFractionCount() {
        return constituents.stream().mapToInt(List::size).sum();
    }

    /// Position of the first site fraction of each sublattice, and the total number at the end; length =
    /// sublattices + 1.
    public int[] offsets() {
        int[] offsets = new int[constituents.size() + 1];
        for (int s = 0; s < constituents.size(); s++) {
            offsets[s + 1] = offsets[s] + constituents.get(s).size();
        }
        return offsets;
    }

    /// All species in the order of the site fractions.
    public List<Species> species() {
        List<Species> all = new ArrayList<>();
        constituents.forEach(all::addAll);
        return all;
    }

    /// Whether no sublattice offers a choice, so that the composition is fixed.
    public boolean isStoichiometric() {
        return constituents.stream().allMatch(s -> s.size() == 1);
    }

    /// Whether any constituent carries a charge, so that charge neutrality is a constraint.
    public boolean isCharged() {
        return constituents.stream().anyMatch(s -> s.stream().anyMatch(species -> species.charge() != 0));
    }

    /// Whether the amounts of the elements are linear in the site fractions: all site ratios are fixed.
    public boolean hasFixedSiteRatios() {
        return siteRatios.stream().allMatch(OptionalDouble::isPresent);
    }
}
