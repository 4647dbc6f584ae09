package org.espei4j.assess.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.espei4j.assess.sample.Ensemble;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.SourcePlace;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a [ChainState].
final class ChainStateReader {

    private static final String MEND = "Delete the file to restart from the trace alone.";

    private final Path file;

    ChainStateReader(Path file) {
        this.file = file;
    }

    /// @throws BadInputException if the file cannot be read or is not a state that this program has written
    ChainState read() throws BadInputException {
        JsonNode root = parse();
        if (!root.path("type").asString("").equals(ChainState.TYPE)) {
            throw problem("the file is not the state of a sampling run", "type \"" + ChainState.TYPE + "\"");
        }
        if (root.path("version").asInt(0) != ChainState.VERSION) {
            throw problem("the state has version " + root.path("version"), "version " + ChainState.VERSION);
        }
        try {
            List<String> names = new ArrayList<>();
            array(root, "parameters").forEach(name -> names.add(name.stringValue()));
            double[][] positions = new double[array(root, "positions").size()][];
            for (int chain = 0; chain < positions.length; chain++) {
                positions[chain] = numbers(root.get("positions").get(chain));
            }
            Ensemble ensemble = Ensemble.of(positions, numbers(array(root, "lnprob")));
            return new ChainState(
                    names,
                    Long.parseLong(root.path("seed").stringValue()),
                    root.path("iterations").longValue(),
                    root.path("iterations_in_trace").intValue(),
                    ensemble);
        } catch (JacksonException | IllegalArgumentException e) {
            throw problem("the state is damaged (" + e.getMessage() + ")", "a state as it was written");
        }
    }

    private JsonNode parse() throws BadInputException {
        try {
            return JsonMapper.builder().build().readTree(Files.readString(file));
        } catch (IOException | JacksonException e) {
            throw problem("the state cannot be read (" + e.getMessage() + ")", "a readable JSON file");
        }
    }

    private static JsonNode array(JsonNode root, String key) {
        JsonNode node = root.path(key);
        if (!node.isArray()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return node;
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode node = array.get(i);
            numbers[i] = node.isString() ? Double.parseDouble(node.stringValue()) : node.doubleValue();
        }
        return numbers;
    }

    private BadInputException problem(String found, String expected) {
        return new BadInputException(Problem.error(SourcePlace.of(file.toString()), found, expected, MEND));
    }
}
