package org.espei4j.calphad.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that a user probably meant.
public final class Spelling {

    private Spelling() {}

    /// The candidate that is spelt most like a name, if any is near enough to be a slip of the pen: at most a third of
    /// the letters of the longer word inserted, left out, exchanged or swapped with their neighbour (at least one, but not
    /// all; case not counted). Of equally near candidates the first in text order.
    public static Optional<String> closest(String name, Collection<String> candidates) {
        String folded = name.toUpperCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> isNear(folded, candidate.toUpperCase(Locale.ROOT)))
                .min(Comparator.comparingInt((String candidate) -> distance(folded, candidate.toUpperCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isNear(String first, String second) {
        int letters = Math.max(first.length(), second.length());
        int edits = distance(first, second);
        return edits <= Math.max(1, letters / 3) && (edits < letters || edits == 0);
    }

    /// The sentence `Maybe you meant X.`, or an empty text if nothing is near enough.
    public static String hint(String name, Collection<String> candidates) {
        return closest(name, candidates)
                .map(candidate -> "Maybe you meant " + candidate + ".")
                .orElse("");
    }

    /// Number of single-letter edits between two words, where swapping neighbours counts as one (the optimal string
    /// alignment distance: Damerau, Commun. ACM 7 (1964) 171-176).
    static int distance(String first, String second) {
        int[][] cost = new int[first.length() + 1][second.length() + 1];
        for (int i = 0; i <= first.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= second.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            for (int j = 1; j <= second.length(); j++) {
                int exchange = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
                int best = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
                best = Math.min(best, cost[i - 1][j - 1] + exchange);
                boolean swapped = i > 1
                        && j > 1
                        && first.charAt(i - 1) == second.charAt(j - 2)
                        && first.charAt(i - 2) == second.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[first.length()][second.length()];
    }
}
