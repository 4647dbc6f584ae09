package org.espei4j.cluster.status;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a run says about itself.
///
/// @param name what people call it
/// @param host name of its host
/// @param process number of its process on that host
/// @param iteration iterations completed
/// @param iterations iterations asked for; 0 before sampling begins
/// @param acceptanceRatio fraction of moves accepted
/// @param bestLnProbability highest ln p so far; −∞ if none is known
/// @param waiting proposals that wait for a worker
/// @param underWay proposals that are with a worker
/// @param evaluations evaluations done
/// @param failures failed evaluations by reason
/// @param elapsedSeconds time since it began
/// @param remainingSeconds estimated time to its end; negative if unknown
/// @param traces ln p of the chains
public record RunStatus(
        String name,
        String host,
        long process,
        int iteration,
        int iterations,
        double acceptanceRatio,
        double bestLnProbability,
        int waiting,
        int underWay,
        long evaluations,
        Map<String, Long> failures,
        double elapsedSeconds,
        double remainingSeconds,
        Traces traces) {

    /// ln p of some chains at some iterations.
    ///
    /// @param iterations the iterations, counted from 1, ascending
    /// @param lnProbabilities for each iteration ln p of the chains; −∞ where a chain has none
    public record Traces(List<Integer> iterations, List<double[]> lnProbabilities) {

        /// Nothing sampled yet.
        public static final Traces NONE = new Traces(List.of(), List.of());

        /// Copies the lists.
        public Traces {
            if (iterations.size() != lnProbabilities.size()) {
                throw new IllegalArgumentException(
                        iterations.size() + " iterations and " + lnProbabilities.size() + " rows");
            }
            iterations = List.copyOf(iterations);
            lnProbabilities = List.copyOf(lnProbabilities);
        }

        @Override
        public String toString() {
            return iterations + " "
                    + lnProbabilities.stream().map(Arrays::toString).toList();
        }
    }

    /// Copies the map and sorts it.
    public RunStatus {
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
    }
}
