package org.espei4j.calphad.model;

import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;

/// Two-state liquid: every formula unit is either amorphous-like, the state that the parameters G describe, or
/// liquid-like (Ågren, Phys. Chem. Liquids 18 (1988) 123; Ågren, Cheynet, Clavaguera-Mora and others, Calphad 19 (1995)
/// 449).
///
/// ```
/// G = −R·T·ln(1 + exp(−ΔG_d/(R·T)))          ΔG_d = Σ v·M
/// ```
///
/// | symbol | meaning | unit |
/// | --- | --- | --- |
/// | ΔG_d | energy of the liquid-like over the amorphous-like state: the sum of the parameters `GD` (`G2`) | J per mole of formula units |
final class TwoStateLiquid implements EnergyTerm {

    @Override
    public Contribution contribution() {
        return Contribution.TWO_STATE;
    }

    @Override
    public Expr energy(PhasePart part) {
        if (!part.has(ParameterKind.TWO_STATE_ENERGY)) {
            return Expr.ZERO;
        }
        Expr thermal = Algebra.multiply(Expr.constant(part.gasConstant()), Expr.T);
        Expr exponent = Algebra.divide(Algebra.negate(part.property(ParameterKind.TWO_STATE_ENERGY)), thermal);
        return Algebra.multiply(Expr.constant(-1), thermal, Algebra.call(Intrinsic.SOFTPLUS, exponent));
    }
}
