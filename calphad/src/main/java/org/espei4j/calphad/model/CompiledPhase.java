package org.espei4j.calphad.model;

import java.util.List;

/// The Gibbs energy of a phase as compiled code. Immutable and thread-safe.
public interface CompiledPhase {

    /// The constitution.
    PhaseDescription description();

    /// Names of the fitting symbols, in the order in which their values are given as θ. All phases of a system have the
    /// same list, whether they use a symbol or not.
    List<String> parameters();

    /// Does everything that depends on temperature and pressure alone. Worth keeping: a measurement never changes its
    /// temperature.
    ///
    /// @param temperature K, positive
    /// @param pressure Pa, positive
    BoundPhase bind(double temperature, double pressure);
}
