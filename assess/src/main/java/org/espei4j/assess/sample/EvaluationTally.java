package org.espei4j.assess.sample;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Counts what became of the evaluations of a run. Immutable.
///
/// @param evaluations number of evaluations
/// @param outsidePrior how many of them were outside the support of the prior
/// @param failures failures by reason, sorted by reason
public record EvaluationTally(long evaluations, long outsidePrior, Map<String, FailureCount> failures) {

    /// Nothing counted yet.
    public static final EvaluationTally NONE = new EvaluationTally(0, 0, Map.of());

    /// How often something failed for one reason.
    ///
    /// @param count how often
    /// @param firstDetail where and how it failed first; may be empty
    public record FailureCount(long count, String firstDetail) {}

    /// Copies the map and sorts it.
    public EvaluationTally {
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
    }

    /// This tally and some more evaluations.
    public EvaluationTally plus(Collection<Evaluation> more) {
        long outside = outsidePrior;
        Map<String, FailureCount> counts = new TreeMap<>(failures);
        for (Evaluation evaluation : more) {
            if (evaluation.isOutsidePrior()) {
                outside++;
            }
            evaluation
                    .failure()
                    .ifPresent(f -> counts.merge(
                            f.reason(),
                            new FailureCount(1, f.detail()),
                            (old, one) -> new FailureCount(old.count() + 1, old.firstDetail())));
        }
        return new EvaluationTally(evaluations + more.size(), outside, counts);
    }

    /// Number of failures for all reasons together.
    public long failed() {
        return failures.values().stream().mapToLong(FailureCount::count).sum();
    }
}
