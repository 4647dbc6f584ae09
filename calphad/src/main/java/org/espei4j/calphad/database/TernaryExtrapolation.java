package org.espei4j.calphad.database;

import java.util.List;
import java.util.Optional;

/// How the binary interactions between three constituents extend into their ternary system, other than after Muggianu (type
/// definition `TERNARY_EXTRAPOL`).
///
/// @param constituents the three, sorted by name
/// @param asymmetric the constituent that Toop's method treats unlike the other two; empty for Kohler's method, which
///     treats all alike
public record TernaryExtrapolation(List<String> constituents, Optional<String> asymmetric) {

    /// Sorts the names.
    ///
    /// @throws IllegalArgumentException unless there are three different constituents, the asymmetric one among them
    public TernaryExtrapolation {
        constituents = constituents.stream().sorted().distinct().toList();
        if (constituents.size() != 3
                || !constituents.containsAll(asymmetric.stream().toList())) {
            throw new IllegalArgumentException("extrapolation of " + constituents + " with " + asymmetric);
        }
    }

    /// After Kohler.
    public static TernaryExtrapolation kohler(String one, String two, String three) {
        return new TernaryExtrapolation(List.of(one, two, three), Optional.empty());
    }

    /// After Toop.
    public static TernaryExtrapolation toop(String asymmetric, String one, String two) {
        return new TernaryExtrapolation(List.of(asymmetric, one, two), Optional.of(asymmetric));
    }
}
