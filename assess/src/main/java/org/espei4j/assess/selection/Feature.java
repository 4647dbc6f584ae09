package org.espei4j.assess.selection;

/// One term of a candidate: a function of temperature times a function of composition. Its coefficient is what is
/// fitted, per mole of formula units.
///
/// @param temperature the function of temperature
/// @param composition the function of composition
public record Feature(TemperatureTerm temperature, CompositionFactor composition) {

    /// The term as text, e.g. `T*ln(T)*YS*Z`.
    public String label() {
        return temperature == TemperatureTerm.CONSTANT
                ? composition.label()
                : temperature.label() + "*" + composition.label();
    }

    @Override
    public String toString() {
        return label();
    }
}
