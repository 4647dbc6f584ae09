package org.espei4j.calphad.mapping;

import java.util.Locale;

/// Whether a phase is solid, liquid or gas. Names of invariant reactions depend on it; calculations do not.
public enum StateOfMatter {
    /// A crystal.
    SOLID,
    /// A melt.
    LIQUID,
    /// A gas.
    GAS;

    /// The state that the usual names of phases tell: a melt has `LIQ`, `SLAG` or `MELT` in its name, a gas is `GAS` or
    /// begins with `GAS_`, all else is solid.
    public static StateOfMatter ofName(String phase) {
        String name = phase.toUpperCase(Locale.ROOT);
        if (name.equals("GAS") || name.startsWith("GAS_") || name.startsWith("GAS:")) {
            return GAS;
        }
        return name.contains("LIQ") || name.contains("SLAG") || name.contains("MELT") ? LIQUID : SOLID;
    }
}
