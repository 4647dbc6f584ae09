package org.espei4j.cli.thermo;

import org.espei4j.calphad.equilibrium.EquilibriumResult;

/// Writes equilibria one after the other.
interface EquilibriumWriter {

    /// What comes before the first equilibrium.
    void begin();

    /// One equilibrium, or why there is none.
    void write(EquilibriumResult result);

    /// What comes after the last equilibrium.
    void end();
}
