package org.espei4j.assess.selection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The configurations of a phase that are fitted, in the order in which they are fitted.
final class ConfigurationList {

    private final List<List<String>> sublattices;
    private final SublatticeSymmetry symmetry;
    private final boolean crossInteractions;

    /// @param sublattices for every sublattice its constituents by name
    /// @param crossInteractions whether several sublattices may mix at the same time
    ConfigurationList(List<List<String>> sublattices, SublatticeSymmetry symmetry, boolean crossInteractions) {
        this.sublattices = sublattices;
        this.symmetry = symmetry;
        this.crossInteractions = crossInteractions;
    }

    /// The endmembers, one of each set of symmetric copies.
    List<Configuration> endmembers() {
        return distinct(choices(1)).stream().sorted(ConfigurationOrder.BY_NAMES).toList();
    }

    /// The interactions of an order, one of each set of symmetric copies.
    ///
    /// Some sublattice mixes exactly `order` constituents. Others are pure, or, where cross interactions are allowed,
    /// mix as well; binary and ternary mixing do not occur together, and one sublattice at most mixes three.
    ///
    /// @param order 2 or 3
    List<Configuration> interactions(int order) {
        List<Configuration> all = choices(order).stream()
                .filter(c -> c.order() == order)
                .filter(c -> crossInteractions || c.mixedSublattices() == 1)
                .filter(c -> order == 2 || (c.sublatticesWith(3) == 1 && c.sublatticesWith(2) == 0))
                .toList();
        return distinct(all).stream()
                .sorted(ConfigurationOrder.interactionsOfOrder(order))
                .toList();
    }

    private Set<Configuration> distinct(List<Configuration> all) {
        Set<Configuration> oriented = new LinkedHashSet<>();
        all.forEach(c -> oriented.add(symmetry.oriented(c)));
        return oriented;
    }

    /// All ways to put between one and `largest` constituents on each sublattice.
    private List<Configuration> choices(int largest) {
        List<List<List<String>>> partial = List.of(List.of());
        for (List<String> constituents : sublattices) {
            List<List<String>> entries = subsets(constituents, largest);
            List<List<List<String>>> longer = new ArrayList<>(partial.size() * entries.size());
            for (List<List<String>> begun : partial) {
                for (List<String> entry : entries) {
                    List<List<String>> extended = new ArrayList<>(begun);
                    extended.add(entry);
                    longer.add(extended);
                }
            }
            partial = longer;
        }
        return partial.stream().map(Configuration::new).toList();
    }

    private static List<List<String>> subsets(List<String> constituents, int largest) {
        List<List<String>> all = new ArrayList<>();
        all.add(List.of());
        for (String constituent : constituents) {
            for (List<String> smaller : List.copyOf(all)) {
                if (smaller.size() < largest) {
                    List<String> larger = new ArrayList<>(smaller);
                    larger.add(constituent);
                    all.add(larger);
                }
            }
        }
        all.removeFirst();
        return all;
    }
}
