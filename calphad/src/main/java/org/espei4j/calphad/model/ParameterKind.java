package org.espei4j.calphad.model;

import java.util.Set;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.ParameterTypes;

/// The quantity that a parameter describes, by its usual name.
final class ParameterKind {

    /// Gibbs energy, J per mole of formula units.
    static final String GIBBS_ENERGY = "G";

    /// Curie temperature, K.
    static final String CURIE_TEMPERATURE = "TC";

    /// Néel temperature, K.
    static final String NEEL_TEMPERATURE = "NT";

    /// Mean magnetic moment, Bohr magnetons.
    static final String MAGNETIC_MOMENT = "BMAGN";

    /// Stands between a kind and the diffusing species.
    private static final String SPECIES_MARK = "&";

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
        String kind = parameter.isGibbsEnergy() ? GIBBS_ENERGY : ParameterTypes.canonical(parameter.type());
        return parameter
                .diffusing()
                .map(species -> kind + SPECIES_MARK + species)
                .orElse(kind);
    }

    /// The usual name of a kind under which a user asks for it: `ETA` is `VISC`.
    static String usual(String name) {
        int species = name.indexOf(SPECIES_MARK);
        return species < 0
                ? ParameterTypes.canonical(name)
                : ParameterTypes.canonical(name.substring(0, species)) + name.substring(species);
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
