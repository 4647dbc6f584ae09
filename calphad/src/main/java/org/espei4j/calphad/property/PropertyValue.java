package org.espei4j.calphad.property;

/// The value of a property in an equilibrium, or why it has none.
public sealed interface PropertyValue {

    /// A value.
    ///
    /// @param value finite, in the unit of the property
    record Known(double value) implements PropertyValue {}

    /// No value.
    ///
    /// @param reason why, such as `LIQUID is not stable`
    record Undefined(String reason) implements PropertyValue {}

    /// The value, or NaN.
    default double orNaN() {
        return this instanceof Known(double value) ? value : Double.NaN;
    }
}
