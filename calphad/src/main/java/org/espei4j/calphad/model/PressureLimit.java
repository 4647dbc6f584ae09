package org.espei4j.calphad.model;

/// A phase whose energy is known at one pressure only, because its parameters ask for a model of compression that cannot be
/// evaluated.
///
/// @param pressure the only pressure, Pa
/// @param cause what the phase has that cannot be evaluated, for messages that begin "the phase has …"
public record PressureLimit(double pressure, String cause) {

    /// Whether the energy is known at a pressure.
    public boolean allows(double otherPressure) {
        return pressure == otherPressure;
    }
}
