package org.espei4j.calphad.model;

import org.espei4j.calphad.expr.Expr;

/// Excess energy of mixing: the sum over the interaction parameters of value times composition dependence, which
/// [RedlichKisterMuggianu] and, for ionic liquids, [IonicLiquid] state (Sundman and Ågren, J. Phys. Chem. Solids 42 (1981)
/// 297–301, for any number of sublattices).
///
/// ```
/// G = Σ_p v_p · M_p(y)          J per mole of formula units
/// ```
final class ExcessEnergy implements EnergyTerm {

    @Override
    public Contribution contribution() {
        return Contribution.EXCESS;
    }

    @Override
    public Expr energy(PhasePart part) {
        return part.gibbsEnergy(true);
    }
}
