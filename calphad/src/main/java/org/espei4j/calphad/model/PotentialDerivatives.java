package org.espei4j.calphad.model;

/// How the Gibbs energy of a phase answers to temperature and pressure: what entropy, enthalpy, heat capacity, volume and
/// equilibria of unknown temperature or pressure need. Immutable and thread-safe.
///
/// Equilibria at given temperature and pressure do without these derivatives, so a phase compiles them when they are first
/// asked for.
public interface PotentialDerivatives {

    /// Position of ∂G/∂T among the direct derivatives: the entropy with its sign turned, J/K.
    int BY_TEMPERATURE = 0;

    /// Position of ∂G/∂P: the volume, m³.
    int BY_PRESSURE = 1;

    /// Position of ∂²G/∂T².
    int BY_TEMPERATURE_TWICE = 2;

    /// Position of ∂²G/∂T∂P.
    int BY_TEMPERATURE_AND_PRESSURE = 3;

    /// Position of ∂²G/∂P².
    int BY_PRESSURE_TWICE = 4;

    /// Number of direct derivatives.
    int DIRECT = 5;

    /// Binds temperature, pressure and fitted values.
    ///
    /// @param temperature K, positive
    /// @param pressure Pa, positive
    /// @param theta fitted values in the order of [CompiledPhase#parameters]
    /// @return for one thread, for any number of site fractions
    State at(double temperature, double pressure, double[] theta);

    /// The derivatives at one temperature and pressure. Not thread-safe.
    interface State {

        /// Evaluates all derivatives, per mole of *formula units*.
        ///
        /// @param y site fractions
        /// @param direct receives the derivatives at fixed site fractions, at the positions above
        /// @param mixed receives ∂²G/∂T∂yᵢ at `i` and ∂²G/∂P∂yᵢ at `n + i`, all `n` site fractions counting as independent
        void evaluate(double[] y, double[] direct, double[] mixed);
    }
}
