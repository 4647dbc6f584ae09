package org.espei4j.calphad.model;

import org.espei4j.calphad.expr.Expr;

/// Surface of reference: the mechanical mixture of the endmembers (Sundman and Ågren, J. Phys. Chem. Solids 42 (1981)
/// 297, eq. 10).
///
/// ```
/// G = Σ_E ⁰G_E · Π_s y_E^s
/// ```
///
/// | symbol | meaning | unit |
/// | --- | --- | --- |
/// | ⁰G_E | value of the endmember's parameter | J per mole of formula units |
/// | y_E^s | site fraction of the endmember's constituent on sublattice s; the sum of all for a wildcard | |
final class ReferenceSurface implements EnergyTerm {

    @Override
    public Contribution contribution() {
        return Contribution.REFERENCE;
    }

    @Override
    public Expr energy(PhasePart part) {
        return part.gibbsEnergy(false);
    }
}
