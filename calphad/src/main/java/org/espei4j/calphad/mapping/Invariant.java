package org.espei4j.calphad.mapping;

/// An invariant equilibrium: as many phases as fix the temperature at the given pressure.
///
/// @param equilibrium the phases; in a binary diagram sorted by the fraction of the second element
/// @param reaction what happens there on cooling
public record Invariant(TieSimplex equilibrium, Reaction reaction) {

    /// Temperature, K.
    public double temperature() {
        return equilibrium.temperature();
    }
}
