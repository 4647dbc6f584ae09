package org.espei4j.assess.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.espei4j.assess.prior.PriorSpecification;

/// The section `mcmc`: how parameters are sampled.
///
/// @param iterations moves of every chain, at least 0
/// @param priors prior densities of the parameters
/// @param saveInterval iterations between two writings of the trace, at least 1
/// @param scheduler who computes
/// @param cores threads that a local scheduler uses: at least 1, at most the processors of this machine
/// @param database the database to start from
/// @param start where the chains start
/// @param deterministic whether the random numbers are the same in every run
/// @param approximateEquilibrium accepted from existing run files; has no effect
/// @param dataWeights factor on the weights of a kind of data, at least 0, by `ZPF`, `ACR` or the property's name before
///     its `_`
/// @param standardDeviations standard deviation of a value of weight 1, above 0, by kind of data, where it is not the usual
///     one, in the unit of the kind
/// @param symbols names of the symbols that are fitted, in text order; empty: all fitting symbols of the database
public record SamplingSettings(
        int iterations,
        PriorSettings priors,
        int saveInterval,
        Scheduler scheduler,
        int cores,
        StartDatabase database,
        ChainStart start,
        boolean deterministic,
        boolean approximateEquilibrium,
        Map<String, Double> dataWeights,
        Map<String, Double> standardDeviations,
        Optional<List<String>> symbols) {

    /// No iterations, from a generated database, without priors, weights and a choice of symbols.
    static final SamplingSettings NONE = new SamplingSettings(
            0,
            new PriorSettings.Same(PriorSpecification.ZERO),
            1,
            new Scheduler.Serial(),
            1,
            new StartDatabase.Generated(),
            new ChainStart.Ensemble(2, 0.1),
            true,
            false,
            Map.of(),
            Map.of(),
            Optional.empty());

    /// Copies the collections.
    public SamplingSettings {
        dataWeights = Collections.unmodifiableMap(new TreeMap<>(dataWeights));
        standardDeviations = Collections.unmodifiableMap(new TreeMap<>(standardDeviations));
        symbols = symbols.map(names -> names.stream().sorted().distinct().toList());
    }

    /// The file of the database to start from; nothing if the run generates it.
    Optional<Path> startFile() {
        return database instanceof StartDatabase.FromFile(Path file) ? Optional.of(file) : Optional.empty();
    }
}
