package org.espei4j.cli.thermo;

import java.util.List;
import java.util.Map;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumResult.StablePhase;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Equilibria as JSON objects. What is not a finite number, such as the chemical potential of an absent element, is `null`.
final class EquilibriumJson {

    private EquilibriumJson() {}

    /// An equilibrium, or why there is none.
    static ObjectNode object(EquilibriumResult result) {
        if (!result.converged()) {
            return failed(result.reason());
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("converged", true);
        putWhatWasOpen(object, result);
        put(object, "GM", result.molarEnergy());
        putAll(object.putObject("MU"), result.potentials());
        if (!result.undetermined().isEmpty()) {
            ArrayNode names = object.putArray("MU_undetermined");
            result.undetermined().forEach(names::add);
        }
        if (!result.leftOpen().isEmpty()) {
            ArrayNode names = object.putArray("left_open");
            result.leftOpen().forEach(names::add);
        }
        ArrayNode phases = object.putArray("phases");
        result.sortedPhases().forEach(phase -> phases.add(phase(phase)));
        if (!result.drivingForces().isEmpty()) {
            putAll(object.putObject("driving_forces"), result.drivingForces());
        }
        object.putNull("reason");
        return object;
    }

    /// Temperature, pressure and amounts where they were not given.
    private static void putWhatWasOpen(ObjectNode object, EquilibriumResult result) {
        OpenQuantities open = OpenQuantities.of(
                result.conditions().conditions(), result.amounts().size());
        if (open.temperature()) {
            put(object, "T", result.temperature());
        }
        if (open.pressure()) {
            put(object, "P", result.pressure());
        }
        if (open.amounts()) {
            put(object, "N", result.totalAmount());
            ObjectNode fractions = object.putObject("X");
            result.amounts().forEach((element, moles) -> put(fractions, element, moles / result.totalAmount()));
        }
    }

    /// No equilibrium.
    static ObjectNode failed(String reason) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("converged", false);
        object.putNull("GM");
        object.putObject("MU");
        object.putArray("phases");
        object.put("reason", reason);
        return object;
    }

    private static ObjectNode phase(StablePhase phase) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("name", phase.phase());
        put(object, "NP", phase.share());
        putAll(object.putObject("X"), phase.fractions());
        putAll(object.putArray("Y"), phase.siteFractions());
        return object;
    }

    private static void putAll(ArrayNode array, List<Double> values) {
        values.forEach(value -> array.add(value));
    }

    private static void putAll(ObjectNode object, Map<String, Double> values) {
        values.forEach((name, value) -> put(object, name, value));
    }

    private static void put(ObjectNode object, String name, double value) {
        if (Double.isFinite(value)) {
            object.put(name, value);
        } else {
            object.putNull(name);
        }
    }
}
