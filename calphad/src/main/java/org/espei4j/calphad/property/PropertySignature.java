package org.espei4j.calphad.property;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What may stand in the brackets of a property.
enum PropertySignature {
    /// Nothing: a property of the system.
    SYSTEM(0, ""),
    /// An element.
    ELEMENT(1, "(element)"),
    /// A phase.
    PHASE(1, "(phase)"),
    /// A phase and an element.
    PHASE_ELEMENT(2, "(phase,element)"),
    /// A phase and a constituent, and a sublattice where the constituent stands on several.
    PHASE_CONSTITUENT(2, "(phase,constituent) or with a sublattice (phase,constituent,1)"),
    /// An element and the phase of its reference state.
    ELEMENT_PHASE(2, "(element,phase)"),
    /// Two phases.
    TWO_PHASES(2, "(phase,phase)");

    /// Ending of the properties of a phase alone.
    static final String ALONE = "_ALONE";

    /// Ending of mixing quantities that are measured against the mean of the endmembers.
    static final String OF_ENDMEMBERS = "_EM";

    private static final Map<String, List<PropertySignature>> KNOWN = known();

    private final int arguments;
    private final String text;

    PropertySignature(int arguments, String text) {
        this.arguments = arguments;
        this.text = text;
    }

    private static Map<String, List<PropertySignature>> known() {
        Map<String, List<PropertySignature>> known = new TreeMap<>();
        for (String name : List.of("T", "P", "G", "H", "S", "V", "CP")) {
            known.put(name, List.of(SYSTEM));
        }
        known.put("N", List.of(SYSTEM, ELEMENT));
        for (String name : List.of("X", "W")) {
            known.put(name, List.of(ELEMENT, PHASE_ELEMENT));
        }
        for (String name : List.of("MU", "AC", "MUR", "ACR")) {
            known.put(name, List.of(ELEMENT));
        }
        for (String name : List.of("GM", "HM", "SM", "VM", "CPM", "GMR", "HMR", "SMR")) {
            known.put(name, List.of(SYSTEM, PHASE));
            known.put(name + ALONE, List.of(PHASE));
        }
        for (String name : List.of("GM_MIX", "HM_MIX", "SM_MIX", "CPM_MIX")) {
            known.put(name, List.of(PHASE));
            known.put(name + OF_ENDMEMBERS, List.of(PHASE));
        }
        for (String name : List.of("NP", "DGM")) {
            known.put(name, List.of(PHASE));
        }
        for (String name : List.of("G_PARTIAL", "H_PARTIAL", "S_PARTIAL", "V_PARTIAL")) {
            known.put(name, List.of(ELEMENT, PHASE_ELEMENT));
        }
        known.put("AC", List.of(ELEMENT, ELEMENT_PHASE));
        known.put("Y", List.of(PHASE_CONSTITUENT));
        known.put("T0", List.of(TWO_PHASES));
        return known;
    }

    /// Names of all quantities that exist in every system.
    static List<String> names() {
        return List.copyOf(KNOWN.keySet());
    }

    /// What may stand in the brackets of a quantity; empty if it is none of every system.
    static List<PropertySignature> of(String quantity) {
        return KNOWN.getOrDefault(quantity, List.of());
    }

    /// Whether a number of arguments fits.
    boolean fits(int count) {
        return count == arguments || (this == PHASE_CONSTITUENT && count == 3);
    }

    /// Whether an argument is an element; otherwise it is a phase, or a constituent.
    boolean isElement(int position) {
        return switch (this) {
            case ELEMENT -> true;
            case ELEMENT_PHASE -> position == 0;
            case PHASE_ELEMENT -> position == 1;
            case SYSTEM, PHASE, PHASE_CONSTITUENT, TWO_PHASES -> false;
        };
    }

    /// The brackets as they are written.
    String text() {
        return text;
    }
}
