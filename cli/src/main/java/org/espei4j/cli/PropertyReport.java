package org.espei4j.cli;

import java.util.List;
import java.util.Map;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.property.EquilibriumProperties;
import org.espei4j.calphad.property.Property;
import org.espei4j.calphad.property.PropertyValue;
import tools.jackson.databind.node.ObjectNode;

/// The properties that the user wants to know of every equilibrium.
final class PropertyReport {

    private final EquilibriumProperties properties;
    private final List<Property> wanted;

    /// @throws BadInputException if one of them does not exist in the system
    PropertyReport(EquilibriumProperties properties, List<Property> wanted) throws BadInputException {
        this.properties = properties;
        this.wanted = List.copyOf(properties.expand(wanted));
        properties.check(this.wanted);
    }

    /// The properties in their order.
    List<Property> wanted() {
        return wanted;
    }

    /// The properties of an equilibrium.
    Map<Property, PropertyValue> values(EquilibriumResult result) {
        try {
            return properties.evaluate(result, wanted);
        } catch (BadInputException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Adds the properties of an equilibrium to its object: `properties` with `null` for those without value, whose reasons
    /// are in `undefined`. Adds nothing if none are wanted.
    void addTo(ObjectNode object, EquilibriumResult result) {
        if (wanted.isEmpty()) {
            return;
        }
        ObjectNode values = object.putObject("properties");
        ObjectNode reasons = values.objectNode();
        values(result).forEach((property, value) -> {
            switch (value) {
                case PropertyValue.Known(double number) -> values.put(property.toString(), number);
                case PropertyValue.Undefined(String reason) -> {
                    values.putNull(property.toString());
                    reasons.put(property.toString(), reason);
                }
            }
        });
        if (!reasons.isEmpty()) {
            object.set("undefined", reasons);
        }
    }
}
