package org.espei4j.cli.thermo;

import java.util.IdentityHashMap;
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
    private final Map<EquilibriumResult, Map<Property, PropertyValue>> prepared = new IdentityHashMap<>();

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

    /// Computes the properties of equilibria that are about to be written, using all processors.
    void prepare(List<EquilibriumResult> results) {
        if (!wanted.isEmpty()) {
            List<Map<Property, PropertyValue>> values =
                    results.parallelStream().map(this::compute).toList();
            prepared.clear();
            for (int i = 0; i < values.size(); i++) {
                prepared.put(results.get(i), values.get(i));
            }
        }
    }

    /// The properties of an equilibrium.
    Map<Property, PropertyValue> values(EquilibriumResult result) {
        Map<Property, PropertyValue> known = prepared.get(result);
        return known == null ? compute(result) : known;
    }

    private Map<Property, PropertyValue> compute(EquilibriumResult result) {
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
