package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.List;

/// A condition on a quantity that is a sum over composition sets: `Σₖ nₖ·qₖ = target` with, per mole of formula units,
/// `q = h·H + s·S + v·V + Σ_e aₑ·Nₑ + f·[the set is of the phase]·Σ_e Nₑ`.
///
/// @param enthalpy factor h
/// @param entropy factor s
/// @param volume factor v
/// @param amounts factors a of the elements; not to be changed
/// @param phase position of a phase; −1 for none
/// @param target in the unit of the quantity
record ExtensiveRow(double enthalpy, double entropy, double volume, double[] amounts, int phase, double target) {

    /// The rows of all conditions on such quantities.
    ///
    /// @param specs phases in the order that results number them
    static List<ExtensiveRow> of(ConditionSystem system, EquilibriumSpecs specs) {
        List<ExtensiveRow> rows = new ArrayList<>();
        for (AmountRow row : system.rows) {
            rows.add(new ExtensiveRow(0, 0, 0, row.coefficients(), -1, row.target()));
        }
        for (Condition condition : system.others) {
            rows.add(of(condition, specs));
        }
        return rows;
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
                        specs.indexOf(given.phase()),
                        0);
            case Condition.SystemProperty given -> {
                double ofAtoms = given.molar() ? -given.value() : 0;
                yield new ExtensiveRow(
                        given.property() == Condition.Property.ENTHALPY ? 1 : 0,
                        given.property() == Condition.Property.ENTROPY ? 1 : 0,
                        given.property() == Condition.Property.VOLUME ? 1 : 0,
                        AmountRow.of(elements, -1, ofAtoms, 0).coefficients(),
                        -1,
                        given.molar() ? 0 : given.value());
            }
            default -> throw new IllegalArgumentException(condition + " is not about an extensive quantity");
        };
    }
}
