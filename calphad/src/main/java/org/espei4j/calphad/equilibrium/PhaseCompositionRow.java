package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.List;

/// A condition on the composition of a phase: `N_e − x·Σ_f N_f = 0` for the amounts per formula unit of a composition set.
/// Other than sums over sets it does not depend on how much there is of the set.
///
/// @param amounts factors `δ_ef − x` of the elements; not to be changed
/// @param sets the sets of which one has the composition
record PhaseCompositionRow(double[] amounts, ChosenSets sets) {

    /// The rows of all conditions on compositions of phases.
    ///
    /// @param specs phases in the order that results number them
    static List<PhaseCompositionRow> of(ConditionSystem system, EquilibriumSpecs specs) {
        List<PhaseCompositionRow> rows = new ArrayList<>();
        for (Condition condition : system.others) {
            if (condition instanceof Condition.PhaseComposition given) {
                int element = specs.elements().indexOf(given.element());
                rows.add(new PhaseCompositionRow(
                        AmountRow.of(specs.elements().size(), element, -given.value(), 0)
                                .coefficients(),
                        ChosenSets.of(given.phase(), specs)));
            }
        }
        return rows;
    }

    /// The row as a quantity of a set.
    ExtensiveRow ofSet() {
        return new ExtensiveRow(0, 0, 0, amounts, ChosenSets.NONE, 0);
    }

    /// The chosen set that comes next to the composition.
    ///
    /// @return position in the list; −1 if there is no such set
    int nearest(List<RespondingSet> all) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < all.size(); k++) {
            RespondingSet each = all.get(k);
            if (each.isAmong(sets)) {
                double distance = Math.abs(each.value(ofSet())) / each.set.atoms;
                if (distance < least) {
                    least = distance;
                    best = k;
                }
            }
        }
        return best;
    }
}
