package org.espei4j.assess.run;

import java.nio.file.Path;
import java.util.Optional;
import org.espei4j.assess.Compatibility;

/// What a run file says, with all defaults filled in and all paths resolved. Immutable.
///
/// A run generates parameters, samples them, or does both in this order.
///
/// @param file the run file
/// @param system what is assessed
/// @param output what is written
/// @param generation how parameters are generated, if they are
/// @param sampling how parameters are sampled, if they are
/// @param compatibility whose choices are followed
/// @param places where the keys stand in the file
public record RunSettings(
        Path file,
        SystemSettings system,
        OutputSettings output,
        Optional<GenerationSettings> generation,
        Optional<SamplingSettings> sampling,
        Compatibility compatibility,
        KeyPlaces places) {

    /// The same run with a sampling section: its own, or one without priors and weights, so that the database of a run that
    /// only generates can be judged.
    public RunSettings withSampling() {
        return sampling.isPresent()
                ? this
                : new RunSettings(
                        file, system, output, generation, Optional.of(SamplingSettings.NONE), compatibility, places);
    }
}
