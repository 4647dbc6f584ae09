package org.espei4j.calphad.equilibrium;

/// Composition sets with their amounts and chemical potentials, at a temperature and pressure that were not necessarily
/// given. Immutable.
///
/// @param temperature K
/// @param pressure Pa
/// @param equilibrium potentials and composition sets
record SystemState(double temperature, double pressure, EquilibriumState equilibrium) {

    /// The state with all amounts multiplied by a factor.
    SystemState scaled(double factor) {
        return new SystemState(temperature, pressure, equilibrium.scaled(factor));
    }
}
