package org.espei4j.assess.selection;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/// The orders in which configurations and the entries of equivalent sublattices are taken. They decide which of several
/// equivalent configurations is fitted and which number a fitting symbol gets, so they are kept as in ESPEI 0.9.1.
final class ConfigurationOrder {

    private ConfigurationOrder() {}

    /// Orders the entries of equivalent sublattices. A single constituent counts as the sequence of its letters,
    /// several as the sequence of their names, so that `CO` comes before `CO,CR` (`C` before `CO`) but `AL,NI` before
    /// `NI`.
    static final Comparator<List<String>> ENTRIES_IN_ORIENTATION =
            (a, b) -> compareNames(lettersOrNames(a), lettersOrNames(b));

    /// Orders endmembers: by the names from the first sublattice to the last.
    static final Comparator<Configuration> BY_NAMES = (a, b) -> compareInTurn(a.sublattices(), b.sublattices());

    /// Orders interactions: first by the number of sublattices with `order` constituents, then with one less, down to
    /// two, then by names from the first sublattice to the last.
    static Comparator<Configuration> interactionsOfOrder(int order) {
        Comparator<Configuration> comparator = Comparator.comparingInt(c -> c.sublatticesWith(order));
        for (int size = order - 1; size >= 2; size--) {
            int constituents = size;
            comparator = comparator.thenComparingInt(c -> c.sublatticesWith(constituents));
        }
        return comparator.thenComparing(BY_NAMES);
    }

    private static List<String> lettersOrNames(List<String> entry) {
        return entry.size() > 1 ? entry : List.of(entry.getFirst().split(""));
    }

    private static int compareInTurn(List<List<String>> a, List<List<String>> b) {
        Iterator<List<String>> others = b.iterator();
        for (List<String> entry : a) {
            if (!others.hasNext()) {
                return 1;
            }
            int result = compareNames(entry, others.next());
            if (result != 0) {
                return result;
            }
        }
        return others.hasNext() ? -1 : 0;
    }

    private static int compareNames(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int result = a.get(i).compareTo(b.get(i));
            if (result != 0) {
                return result;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
