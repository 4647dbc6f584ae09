package org.espei4j.calphad.mapping;

import java.util.List;

/// A point of a step series at which the stable phases change.
///
/// @param point the equilibrium; phases that are about to appear or have just vanished have the amount 0. Where several
///     phases change at once, in an invariant equilibrium, amounts are not determined and NaN
/// @param before names of the phases before it, sorted; a name twice is a miscibility gap
/// @param after names of the phases after it, sorted
public record Transition(SystemPoint point, List<String> before, List<String> after) {

    /// Copies the lists.
    public Transition {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
