package org.espei4j.calphad.database;

import java.util.Map;
import java.util.Set;

/// The types of parameters that programs know, with their synonyms. Any other type is a property that a user has defined.
public final class ParameterTypes {

    private static final Map<String, String> SYNONYMS = Map.of(
            "BMAG", "BMAGN",
            "BM", "BMAGN",
            "B", "BMAGN",
            "CTA", "TC",
            "NTA", "NT",
            "G2", "GD",
            "LNTHT", "LNTH",
            "ETA", "VISC");

    private static final Set<String> KNOWN = Set.of(
            "G", "L", "TC", "NT", "BMAGN", "GD", "THETA", "LNTH", "V0", "VA", "VB", "VC", "VK", "MQ", "MF", "DQ", "DF",
            "MG", "VS", "VISC", "ELRS", "THCD", "SIGM", "XI", "HMVA", "UQT", "IBM", "TSCH", "CSCH", "THT2", "DCP2");

    private ParameterTypes() {}

    /// The usual name of a type, in upper case; `G` and `L` both stay.
    public static String canonical(String type) {
        return SYNONYMS.getOrDefault(type, type);
    }

    /// Whether any program gives a meaning to a canonical type.
    public static boolean isKnown(String type) {
        return KNOWN.contains(type) || type.matches("LP[A-Z]|EC[0-9]{2}");
    }

    /// All types by their usual names, for suggestions.
    public static Set<String> names() {
        return KNOWN;
    }
}
