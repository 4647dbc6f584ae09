package org.espei4j.assess.trace;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the chains of a run say of the fitted parameters, from the second half of their iterations: the first half is left
/// out, because the chains walk there from where they started to where the probability is.
///
/// @param iterations number of iterations used
/// @param parameters mean, standard deviation and convergence by name, in the order of the parameters
public record Posterior(int iterations, Map<String, Convergence> parameters) {

    /// Fewer say nothing.
    private static final int FEWEST_ITERATIONS = 4;

    /// Copies the map.
    public Posterior {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /// Summarises chains.
    ///
    /// @param names of the parameters, in the order of the trace
    /// @return empty if fewer than eight iterations have been completed
    public static Optional<Posterior> of(Trace trace, List<String> names) {
        int discard = trace.completed() / 2;
        int used = trace.completed() - discard;
        if (discard < FEWEST_ITERATIONS) {
            return Optional.empty();
        }
        Map<String, Convergence> parameters = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            parameters.put(names.get(i), Convergence.of(trace, i, discard));
        }
        return Optional.of(new Posterior(used, parameters));
    }

    /// The parameter that the chains explore most slowly, among those that move at all.
    public Optional<Map.Entry<String, Convergence>> slowest() {
        return parameters.entrySet().stream()
                .filter(entry -> Double.isFinite(entry.getValue().autocorrelationTime()))
                .max(Comparator.comparingDouble(entry -> entry.getValue().autocorrelationTime()));
    }
}
