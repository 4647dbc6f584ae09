package org.espei4j.calphad.model;

import java.util.Map;
import java.util.Set;
import org.espei4j.calphad.database.Parameter;

/// The quantity that a parameter describes, by its usual name: databases know several names for some.
final class ParameterKind {

    /// Gibbs energy, J per mole of formula units.
    static final String GIBBS_ENERGY = "G";

    /// Curie temperature, K.
    static final String CURIE_TEMPERATURE = "TC";

    /// Néel temperature, K.
    static final String NEEL_TEMPERATURE = "NT";

    /// Mean magnetic moment, Bohr magnetons.
    static final String MAGNETIC_MOMENT = "BMAGN";

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("L", GIBBS_ENERGY),
            Map.entry("CTA", CURIE_TEMPERATURE),
            Map.entry("NTA", NEEL_TEMPERATURE),
            Map.entry("BMAG", MAGNETIC_MOMENT),
            Map.entry("BM", MAGNETIC_MOMENT),
            Map.entry("B", MAGNETIC_MOMENT),
            Map.entry("G2", TwoStateLiquid.ENERGY),
            Map.entry("LNTHT", EinsteinVibration.PER_ATOM),
            Map.entry("ETA", "VISC"));

    private static final Set<String> MAGNETIC = Set.of(CURIE_TEMPERATURE, NEEL_TEMPERATURE, MAGNETIC_MOMENT);

    private static final Set<String> ENERGETIC = Set.of(
            GIBBS_ENERGY,
            TwoStateLiquid.ENERGY,
            EinsteinVibration.PER_FORMULA_UNIT,
            EinsteinVibration.PER_ATOM,
            MolarVolume.AT_REFERENCE,
            MolarVolume.EXPANSION,
            MolarVolume.COMPRESSIBILITY,
            MolarVolume.COMPRESSIBILITY_SLOPE,
            MolarVolume.BULK_MODULUS);

    private ParameterKind() {}

    /// The usual name, with the diffusing species after `&` where there is one: `G`, `TC`, `MQ&AG`.
    static String of(Parameter parameter) {
        String kind = SYNONYMS.getOrDefault(parameter.type(), parameter.type());
        return parameter.diffusing().map(species -> kind + "&" + species).orElse(kind);
    }

    /// Whether such parameters describe magnetism.
    static boolean isMagnetic(String kind) {
        return MAGNETIC.contains(kind);
    }

    /// Whether the Gibbs energy of a phase depends on such parameters.
    ///
    /// @param magnetic whether the phase has a magnetic model
    static boolean isEnergetic(String kind, boolean magnetic) {
        return ENERGETIC.contains(kind) || (magnetic && MAGNETIC.contains(kind));
    }
}
