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

    /// Difference of the Gibbs energies of the two states of a liquid, J per mole of formula units.
    static final String TWO_STATE_ENERGY = "GD";

    /// Logarithm of the Einstein temperature of one set of oscillators for each formula unit.
    static final String EINSTEIN_OF_FORMULA_UNIT = "THETA";

    /// Logarithm of the Einstein temperature of one set of oscillators for each atom.
    static final String EINSTEIN_OF_ATOMS = "LNTH";

    /// Volume at the reference temperature, m³ per mole of formula units.
    static final String VOLUME_AT_REFERENCE = "V0";

    /// Integral of the thermal expansivity over the temperature.
    static final String THERMAL_EXPANSION = "VA";

    /// Isothermal compressibility at atmospheric pressure, 1/Pa.
    static final String COMPRESSIBILITY = "VK";

    /// Slope of the volume against the logarithm of the compressibility, m³ per mole of formula units.
    static final String COMPRESSIBILITY_SLOPE = "VC";

    /// Bulk modulus, Pa; see [MolarVolume].
    static final String BULK_MODULUS = "VB";

    /// Not a kind of parameter: the name of the volume that a phase has.
    static final String VOLUME = "V";

    /// Not a kind of parameter: the name of the degree of ordering that a phase has.
    static final String DEGREE_OF_ORDERING = "DOO";

    /// Stands between a kind and the diffusing species.
    private static final String SPECIES_MARK = "&";

    private static final Set<String> MAGNETIC = Set.of(CURIE_TEMPERATURE, NEEL_TEMPERATURE, MAGNETIC_MOMENT);

    private static final Set<String> ENERGETIC = Set.of(
            GIBBS_ENERGY,
            TWO_STATE_ENERGY,
            EINSTEIN_OF_FORMULA_UNIT,
            EINSTEIN_OF_ATOMS,
            VOLUME_AT_REFERENCE,
            THERMAL_EXPANSION,
            COMPRESSIBILITY,
            COMPRESSIBILITY_SLOPE,
            BULK_MODULUS);

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

    /// Whether a name stands for a property that every phase has, so that no kind of parameter can be asked for by it.
    static boolean isTaken(String kind) {
        return kind.equals(VOLUME) || kind.equals(DEGREE_OF_ORDERING);
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
