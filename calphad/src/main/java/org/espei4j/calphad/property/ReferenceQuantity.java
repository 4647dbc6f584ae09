package org.espei4j.calphad.property;

/// The thermodynamic functions that are measured against reference states.
enum ReferenceQuantity {
    /// Gibbs energy.
    GIBBS_ENERGY(SetPoint::energy),
    /// Enthalpy.
    ENTHALPY(SetPoint::enthalpy),
    /// Entropy.
    ENTROPY(SetPoint::entropy);

    private final EquilibriumPoint.Extensive extensive;

    ReferenceQuantity(EquilibriumPoint.Extensive extensive) {
        this.extensive = extensive;
    }

    /// The function of the first letter of a property: `G`, `H` or `S`.
    static ReferenceQuantity of(char letter) {
        return switch (letter) {
            case 'G' -> GIBBS_ENERGY;
            case 'H' -> ENTHALPY;
            case 'S' -> ENTROPY;
            default -> throw new IllegalArgumentException(String.valueOf(letter));
        };
    }

    /// Its value of a composition set, per mole of formula units.
    EquilibriumPoint.Extensive extensive() {
        return extensive;
    }
}
