package org.espei4j.calphad.model;

import java.util.List;
import java.util.Optional;

/// The Gibbs energy of a phase as compiled code. Immutable and thread-safe.
public interface CompiledPhase {

    /// Compiles the symbolic energy of a phase.
    ///
    /// @param energy holds no other symbols than temperature, pressure, the given parameters, the site fractions of its
    ///     description and its own intermediates
    /// @param parameters names of the fitting symbols in the order of θ; it may hold symbols that the phase does not use
    /// @throws IllegalArgumentException if the energy holds a symbol that is not given, or an unresolved
    ///     [GEIN][org.espei4j.calphad.expr.Intrinsic#GEIN]
    static CompiledPhase of(PhaseEnergy energy, List<String> parameters) {
        return StagedPhase.compile(energy, parameters);
    }

    /// The constitution.
    PhaseDescription description();

    /// Names of the fitting symbols, in the order in which their values are given as θ. All phases of a system have the
    /// same list, whether they use a symbol or not.
    List<String> parameters();

    /// The only pressure at which the energy is known, with the reason; empty if it is known at all.
    default Optional<PressureLimit> pressureLimit() {
        return Optional.empty();
    }

    /// Does everything that depends on temperature and pressure alone. Worth keeping: a measurement never changes its
    /// temperature.
    ///
    /// @param temperature K, positive
    /// @param pressure Pa, positive
    BoundPhase bind(double temperature, double pressure);

    /// The derivatives of the energy in temperature and pressure, compiled with the first call.
    PotentialDerivatives potentialDerivatives();
}
