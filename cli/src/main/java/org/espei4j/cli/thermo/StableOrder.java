package org.espei4j.cli.thermo;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumResult.StablePhase;

/// The order in which stable phases are shown: by name, and composition sets of one phase by composition.
final class StableOrder {

    private static final Comparator<StablePhase> ORDER =
            Comparator.comparing(StablePhase::phase).thenComparing(StableOrder::compareCompositions);

    private StableOrder() {}

    static List<StablePhase> sorted(EquilibriumResult result) {
        return result.phases().stream().sorted(ORDER).toList();
    }

    private static int compareCompositions(StablePhase a, StablePhase b) {
        Iterator<Double> others = b.fractions().values().iterator();
        for (double fraction : a.fractions().values()) {
            int order = Double.compare(fraction, others.next());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
