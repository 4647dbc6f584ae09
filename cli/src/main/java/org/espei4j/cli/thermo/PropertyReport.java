package org.espei4j.cli.thermo;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.property.EquilibriumProperties;
import org.espei4j.calphad.property.Property;
import org.espei4j.calphad.property.PropertyValue;
import org.espei4j.calphad.property.ReferenceState;
import org.espei4j.cli.terminal.Findings;
import tools.jackson.databind.node.ObjectNode;

/// The properties that the user wants to know of every equilibrium.
final class PropertyReport {

    private final EquilibriumProperties properties;
    private final List<Property> wanted;
    private final Map<EquilibriumResult, Map<Property, PropertyValue>> prepared = new IdentityHashMap<>();

    private PropertyReport(EquilibriumProperties properties, List<Property> wanted) {
        this.properties = properties;
        this.wanted = List.copyOf(wanted);
    }

    /// Prepares the report.
    ///
    /// @param properties of the system, without reference states
    /// @param states reference states
    /// @param wanted the properties that are wanted; asterisks stand for every phase or element
    /// @param findings receives what does not exist in the system; the report is then of no use
    static PropertyReport of(
            EquilibriumProperties properties, List<ReferenceState> states, List<Property> wanted, Findings findings) {
        List<Property> expanded = properties.expand(wanted);
        Set<String> referenced = states.stream().map(ReferenceState::element).collect(Collectors.toSet());
        findings.check(() -> properties.check(expanded, referenced));
        return new PropertyReport(
                findings.read(() -> properties.withReferences(states)).orElse(properties), expanded);
    }

    /// The properties in their order.
    List<Property> wanted() {
        return wanted;
    }

    /// A property with its unit, as in `HM, J/mol`.
    String head(Property property) {
        String unit = unit(property);
        return unit.isEmpty() ? property.toString() : property + ", " + unit;
    }

    /// The unit of a property; empty where it has none, or where the database does not say.
    String unit(Property property) {
        return properties.unit(property);
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
