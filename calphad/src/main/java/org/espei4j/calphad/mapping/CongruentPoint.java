package org.espei4j.calphad.mapping;

/// A point where two phases of equal composition coexist, so that one changes into the other like a pure substance.
///
/// @param equilibrium the two phases, first the one that is stable on the colder side
/// @param kind what the change is
/// @param extremum how the temperature of coexistence changes with composition
public record CongruentPoint(TieSimplex equilibrium, Kind kind, Extremum extremum) {

    /// What a congruent change is.
    public enum Kind {
        /// A solid and a liquid.
        MELTING,
        /// Two solids, or two liquids.
        TRANSFORMATION,
        /// A gas and a condensed phase.
        VAPORISATION
    }

    /// How the temperature of coexistence changes with composition.
    public enum Extremum {
        /// Both boundaries have a maximum.
        MAXIMUM,
        /// Both boundaries have a minimum.
        MINIMUM,
        /// Both phases have one and the same fixed composition.
        NONE
    }

    /// Temperature, K.
    public double temperature() {
        return equilibrium.temperature();
    }
}
