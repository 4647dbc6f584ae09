package org.espei4j.calphad.database;

/// What a type definition `MAGNETIC` says about a phase.
///
/// @param antiferromagneticFactor by which non-positive Curie temperatures and moments are divided (−1 for bcc, −3 for
///     others); 0 selects the model of Xiong with separate Curie and Néel temperatures
/// @param structureFactor fraction of the magnetic enthalpy above the transition (0.4 or 0.37 for bcc, 0.28 or 0.25 for
///     others)
public record MagneticOrdering(double antiferromagneticFactor, double structureFactor) {

    /// Makes negative zero zero.
    public MagneticOrdering {
        antiferromagneticFactor += 0.0;
        structureFactor += 0.0;
    }
}
