package org.espei4j.assess.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.espei4j.assess.sample.Ensemble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a stopped run needs to go on exactly as if it had never stopped. It stands in a small JSON file beside
/// the trace.
///
/// @param parameterNames names of the parameters, in their order
/// @param seed seed of the moves
/// @param iterations iterations done since the seed was set, over all restarts
/// @param traceIterations how many of them are in the trace beside the file
/// @param ensemble positions and log-probabilities after the last of them
public record ChainState(
        List<String> parameterNames, long seed, long iterations, int traceIterations, Ensemble ensemble) {

    static final String TYPE = "espei4j chain state";
    static final int VERSION = 1;

    /// @throws IllegalArgumentException if the numbers contradict each other
    public ChainState {
        parameterNames = List.copyOf(parameterNames);
        if (parameterNames.size() != ensemble.dimension() || traceIterations < 0 || iterations < traceIterations) {
            throw new IllegalArgumentException(parameterNames.size() + " names for " + ensemble.dimension()
                    + " parameters; " + traceIterations + " of " + iterations + " iterations in the trace");
        }
    }

    /// The file in which the state beside a trace stands: `trace.state.json` for `trace.npy`.
    public static Path besides(Path traceFile) {
        String name = String.valueOf(traceFile.getFileName());
        String stem = name.endsWith(".npy") ? name.substring(0, name.length() - ".npy".length()) : name;
        return traceFile.resolveSibling(stem + ".state.json");
    }

    /// Writes the state, replacing the file as a whole.
    ///
    /// @throws IOException if it cannot be written; then the old content is still there
    public void write(Path file) throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode();
        root.put("type", TYPE).put("version", VERSION);
        ArrayNode names = root.putArray("parameters");
        parameterNames.forEach(names::add);
        // As text, because readers of JSON in other languages cut long integers.
        root.put("seed", Long.toString(seed));
        root.put("iterations", iterations).put("iterations_in_trace", traceIterations);
        ArrayNode positions = root.putArray("positions");
        ArrayNode lnProbabilities = root.putArray("lnprob");
        for (int chain = 0; chain < ensemble.chains(); chain++) {
            ArrayNode position = positions.addArray();
            for (int i = 0; i < ensemble.dimension(); i++) {
                position.add(ensemble.value(chain, i));
            }
            double lnProbability = ensemble.lnProbability(chain);
            if (lnProbability == Double.NEGATIVE_INFINITY) {
                lnProbabilities.add("-Infinity");
            } else {
                lnProbabilities.add(lnProbability);
            }
        }
        AtomicFile.write(file, root.toString() + "\n");
    }
}
