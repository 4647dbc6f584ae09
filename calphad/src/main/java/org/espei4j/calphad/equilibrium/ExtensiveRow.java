package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.List;

/// A condition on a quantity that is a sum over composition sets: `Σₖ nₖ·qₖ = target` with, per mole of formula units,
/// `q = h·H + s·S + v·V + Σ_e aₑ·Nₑ + [the set is chosen]·Σ_e Nₑ`.
///
/// @param enthalpy factor h
/// @param entropy factor s
/// @param volume factor v
/// @param amounts factors a of the elements; not to be changed
/// @param sets the sets of which the atoms count
/// @param target in the unit of the quantity
record ExtensiveRow(double enthalpy, double entropy, double volume, double[] amounts, ChosenSets sets, double target) {

    /// The rows of all conditions on such quantities.
    ///
    /// @param specs phases in the order that results number them
    static List<ExtensiveRow> of(ConditionSystem system, EquilibriumSpecs specs) {
        List<ExtensiveRow> rows = new ArrayList<>();
        for (AmountRow row : system.rows) {
            rows.add(new ExtensiveRow(0, 0, 0, row.coefficients(), ChosenSets.NONE, row.target()));
        }
        for (Condition condition : system.others) {
            if (!(condition instanceof Condition.PhaseComposition)) {
                rows.add(of(condition, specs));
            }
        }
        return rows;
    }

    /// The amount of an element.
    static ExtensiveRow amountOf(int element, int elements) {
        return new ExtensiveRow(0, 0, 0, AmountRow.of(elements, element, 0, 0).coefficients(), ChosenSets.NONE, 0);
    }

    private static ExtensiveRow of(Condition condition, EquilibriumSpecs specs) {
        int elements = specs.elements().size();
        return switch (condition) {
            case Condition.PhaseFraction given ->
                new ExtensiveRow(
                        0,
                        0,
                        0,
                        AmountRow.of(elements, -1, -given.value(), 0).coefficients(),
                        ChosenSets.of(given.phase(), specs),
                        0);
            case Condition.SystemProperty given -> {
                double ofAtoms = given.molar() ? -given.value() : 0;
                yield new ExtensiveRow(
                        given.property() == Condition.Property.ENTHALPY ? 1 : 0,
                        given.property() == Condition.Property.ENTROPY ? 1 : 0,
                        given.property() == Condition.Property.VOLUME ? 1 : 0,
                        AmountRow.of(elements, -1, ofAtoms, 0).coefficients(),
                        ChosenSets.NONE,
                        given.molar() ? 0 : given.value());
            }
            default -> throw new IllegalArgumentException(condition + " is not about an extensive quantity");
        };
    }
}
