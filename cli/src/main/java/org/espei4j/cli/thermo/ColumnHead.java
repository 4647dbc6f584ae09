package org.espei4j.cli.thermo;

import java.util.List;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.ConditionGrid;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.property.Property;

/// What stands above the columns of conditions in tables: quantities with their units.
final class ColumnHead {

    private ColumnHead() {}

    /// A condition with its unit; they are called like properties.
    ///
    /// @param quantity as [Condition#quantity()] has it
    static String of(String quantity) {
        try {
            String unit = Property.parse(quantity).unit();
            return unit.isEmpty() ? quantity : quantity + ", " + unit;
        } catch (BadInputException impossible) {
            throw new IllegalArgumentException(quantity, impossible);
        }
    }

    /// The quantities of a grid that have several values.
    static List<String> varied(ConditionGrid grid) {
        return grid.axes().stream()
                .filter(axis -> axis.values().size() > 1)
                .map(ConditionGrid.Axis::quantity)
                .toList();
    }

    /// The value that a quantity has among the conditions of an equilibrium.
    static double value(EquilibriumResult result, String quantity) {
        return result.conditions().conditions().stream()
                .filter(condition -> condition.quantity().equals(quantity))
                .mapToDouble(Condition::value)
                .findFirst()
                .orElseThrow();
    }
}
