package org.espei4j.assess.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// What makes sublattices of a phase equivalent: which orientation of a configuration is fitted, and which
/// configurations get the same parameters.
///
/// Entries of the sublattices of one group may be exchanged. Groups that hold equally many sublattices, with the same
/// site ratios and constituents, may be exchanged as a whole. A phase without groups has the identity only.
abstract sealed class SublatticeSymmetry {

    private final int sublattices;

    private SublatticeSymmetry(int sublattices) {
        this.sublattices = sublattices;
    }

    /// A phase without equivalent sublattices.
    static SublatticeSymmetry none(int sublattices) {
        return new ByPosition(sublattices, List.of(), List.of());
    }

    /// The symmetry that groups of sublattices mean.
    ///
    /// @param groups zero-based indices of equivalent sublattices
    /// @param kinds for every sublattice a value that is equal for sublattices that could be exchanged, e.g. site ratio
    ///     and constituents
    static SublatticeSymmetry of(List<List<Integer>> groups, List<?> kinds) {
        return new ByPosition(kinds.size(), groups, kinds);
    }

    /// The symmetry as ESPEI 0.9.1 reads the same groups: copies are the groups written one after the other from the
    /// first sublattice on, whatever their indices, with all groups exchanged.
    static SublatticeSymmetry asInEspei(List<List<Integer>> groups, int sublattices) {
        return new BySequence(sublattices, groups);
    }

    /// For every sublattice of the oriented configuration the position where its entry stood.
    ///
    /// @return a permutation; the same is to be applied to site fractions
    final int[] orientation(Configuration configuration) {
        if (configuration.sublattices().size() != sublattices) {
            throw new IllegalArgumentException(configuration + " does not have " + sublattices + " sublattices");
        }
        return orient(configuration);
    }

    /// The orientation of a configuration that is fitted.
    final Configuration oriented(Configuration configuration) {
        return configuration.permuted(orientation(configuration));
    }

    /// The configurations that get the same parameters, in order, each once.
    abstract List<Configuration> copies(Configuration configuration);

    abstract int[] orient(Configuration configuration);

    /// The entries of a list taken from other positions.
    static <E> List<E> permute(List<E> entries, int[] positions) {
        return Arrays.stream(positions).mapToObj(entries::get).toList();
    }

    final int[] identity() {
        int[] positions = new int[sublattices];
        Arrays.setAll(positions, s -> s);
        return positions;
    }

    /// Puts the entries of each group in order.
    final int[] sortedInsideGroups(Configuration configuration, List<List<Integer>> groups) {
        int[] positions = identity();
        for (List<Integer> group : groups) {
            List<Integer> sorted = group.stream()
                    .sorted(Comparator.comparing(
                            s -> configuration.sublattices().get(s), ConfigurationOrder.ENTRIES_IN_ORIENTATION))
                    .toList();
            for (int i = 0; i < group.size(); i++) {
                positions[group.get(i)] = sorted.get(i);
            }
        }
        return positions;
    }

    /// All orders of the numbers from 0 to below `size`.
    static List<int[]> permutations(int size) {
        List<int[]> all = new ArrayList<>();
        extend(new int[size], 0, new boolean[size], all);
        return all;
    }

    private static void extend(int[] chosen, int length, boolean[] used, List<int[]> all) {
        if (length == chosen.length) {
            all.add(chosen.clone());
            return;
        }
        for (int next = 0; next < chosen.length; next++) {
            if (!used[next]) {
                used[next] = true;
                chosen[length] = next;
                extend(chosen, length + 1, used, all);
                used[next] = false;
            }
        }
    }

    /// Permutations act on the positions that the groups name.
    private static final class ByPosition extends SublatticeSymmetry {

        private final List<List<Integer>> groups;
        /// Classes of groups that can be exchanged: indices into `groups`.
        private final List<List<Integer>> exchangeable = new ArrayList<>();

        ByPosition(int sublattices, List<List<Integer>> groups, List<?> kinds) {
            super(sublattices);
            this.groups = groups.stream().map(List::copyOf).toList();
            List<List<?>> seen = new ArrayList<>();
            for (int g = 0; g < groups.size(); g++) {
                List<?> signature = groups.get(g).stream().map(kinds::get).toList();
                int known = seen.indexOf(signature);
                if (known < 0) {
                    seen.add(signature);
                    exchangeable.add(new ArrayList<>(List.of(g)));
                } else {
                    exchangeable.get(known).add(g);
                }
            }
        }

        /// Entries are sorted inside each group; then exchangeable groups are sorted by their entries.
        @Override
        int[] orient(Configuration configuration) {
            int[] inside = sortedInsideGroups(configuration, groups);
            Comparator<Integer> byEntries = (a, b) -> compareGroups(configuration, inside, a, b);
            int[] positions = inside.clone();
            for (List<Integer> alike : exchangeable) {
                List<Integer> sorted = alike.stream().sorted(byEntries).toList();
                for (int i = 0; i < alike.size(); i++) {
                    moveGroup(inside, sorted.get(i), positions, alike.get(i));
                }
            }
            return positions;
        }

        private int compareGroups(Configuration configuration, int[] inside, int a, int b) {
            for (int i = 0; i < groups.get(a).size(); i++) {
                int result = ConfigurationOrder.ENTRIES_IN_ORIENTATION.compare(
                        configuration.sublattices().get(inside[groups.get(a).get(i)]),
                        configuration.sublattices().get(inside[groups.get(b).get(i)]));
                if (result != 0) {
                    return result;
                }
            }
            return 0;
        }

        private void moveGroup(int[] from, int fromGroup, int[] to, int toGroup) {
            for (int i = 0; i < groups.get(fromGroup).size(); i++) {
                to[groups.get(toGroup).get(i)] = from[groups.get(fromGroup).get(i)];
            }
        }

        @Override
        List<Configuration> copies(Configuration configuration) {
            TreeSet<Configuration> copies = new TreeSet<>(ConfigurationOrder.BY_NAMES);
            copies.add(configuration);
            for (List<Integer> group : groups) {
                for (Configuration known : List.copyOf(copies)) {
                    addExchangesInside(known, group, copies);
                }
            }
            for (List<Integer> alike : exchangeable) {
                for (Configuration known : List.copyOf(copies)) {
                    addExchangesOf(known, alike, copies);
                }
            }
            return List.copyOf(copies);
        }

        private void addExchangesInside(Configuration known, List<Integer> group, TreeSet<Configuration> copies) {
            for (int[] permutation : permutations(group.size())) {
                int[] positions = identity();
                for (int i = 0; i < permutation.length; i++) {
                    positions[group.get(i)] = group.get(permutation[i]);
                }
                copies.add(known.permuted(positions));
            }
        }

        private void addExchangesOf(Configuration known, List<Integer> alike, TreeSet<Configuration> copies) {
            for (int[] permutation : permutations(alike.size())) {
                int[] positions = identity();
                for (int i = 0; i < permutation.length; i++) {
                    moveGroup(identity(), alike.get(permutation[i]), positions, alike.get(i));
                }
                copies.add(known.permuted(positions));
            }
        }
    }

    /// Groups are written one after the other, followed by the sublattices outside of groups.
    private static final class BySequence extends SublatticeSymmetry {

        private final List<List<Integer>> groups;

        BySequence(int sublattices, List<List<Integer>> groups) {
            super(sublattices);
            this.groups = groups.stream().map(List::copyOf).toList();
        }

        @Override
        int[] orient(Configuration configuration) {
            return sortedInsideGroups(configuration, groups);
        }

        @Override
        List<Configuration> copies(Configuration configuration) {
            if (groups.isEmpty()) {
                return List.of(configuration);
            }
            TreeSet<Configuration> copies = new TreeSet<>(ConfigurationOrder.BY_NAMES);
            for (int[] order : permutations(groups.size())) {
                append(configuration, order, 0, new ArrayList<>(), copies);
            }
            return List.copyOf(copies);
        }

        private void append(
                Configuration configuration,
                int[] order,
                int next,
                List<Integer> positions,
                TreeSet<Configuration> copies) {
            if (next == order.length) {
                List<Integer> all = new ArrayList<>(positions);
                for (int s : identity()) {
                    if (groups.stream().noneMatch(group -> group.contains(s))) {
                        all.add(s);
                    }
                }
                copies.add(configuration.permuted(
                        all.stream().mapToInt(Integer::intValue).toArray()));
                return;
            }
            List<Integer> group = groups.get(order[next]);
            for (int[] permutation : permutations(group.size())) {
                List<Integer> longer = new ArrayList<>(positions);
                for (int i : permutation) {
                    longer.add(group.get(i));
                }
                append(configuration, order, next + 1, longer, copies);
            }
        }
    }
}
