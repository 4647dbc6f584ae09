package org.espei4j.cli.thermo;

import java.util.List;
import org.espei4j.cli.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what commands print as JSON.
final class JsonAnswers {

    private static final JsonMapper MAPPER = new JsonMapper();

    private JsonAnswers() {}

    /// One document for each line.
    static List<JsonNode> lines(Command command) {
        return command.out().lines().map(MAPPER::readTree).toList();
    }

    /// One document.
    static JsonNode document(Command command) {
        return MAPPER.readTree(command.out());
    }

    static double[] numbers(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).isNull() ? Double.NaN : array.get(i).asDouble();
        }
        return values;
    }
}
