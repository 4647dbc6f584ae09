package org.espei4j.calphad.equilibrium;

/// Whether and how a phase takes part in an equilibrium.
public enum PhaseStatus {
    /// It forms if that lowers the energy.
    ENTERED,
    /// It is stable in a given amount, which may be zero; see [Condition.PhaseFraction].
    FIXED,
    /// It cannot form, but its driving force is computed.
    DORMANT,
    /// It does not exist.
    SUSPENDED
}
