package org.espei4j.calphad.database;

/// A chemical element, the vacancy `VA` or the electron `/-`.
///
/// @param name symbol, upper case
/// @param referencePhase the phase that is stable at 298.15 K and 1e5 Pa
/// @param mass molar mass, g/mol
/// @param enthalpy H(298.15 K) − H(0 K), J/mol
/// @param entropy S(298.15 K), J/(mol K)
public record Element(String name, String referencePhase, double mass, double enthalpy, double entropy) {

    /// Makes negative zeros zero.
    public Element {
        mass += 0.0;
        enthalpy += 0.0;
        entropy += 0.0;
    }

    /// The name of the vacancy.
    public static final String VACANCY = "VA";

    /// The name of the electron.
    public static final String ELECTRON = "/-";
}
