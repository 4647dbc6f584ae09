package org.espei4j.calphad.model;

import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.expr.Expr;

/// Magnetic ordering in the form that the phase's type definition asks for: [IndenHillertJarl], or
/// [IndenHillertQingXiong] where the antiferromagnetic factor is 0.
final class MagneticEnergy implements EnergyTerm {

    @Override
    public Contribution contribution() {
        return Contribution.MAGNETIC;
    }

    @Override
    public Expr energy(PhasePart part) {
        return energy(part, MagneticState.of(part));
    }

    /// The magnetic energy of a part in a state that may come from elsewhere.
    static Expr energy(PhasePart part, MagneticState stored) {
        return part.phase()
                .magnetic()
                .map(ordering -> isXiong(ordering)
                        ? IndenHillertQingXiong.energy(
                                stored,
                                ordering,
                                part.gasConstant(),
                                part.options().isReference())
                        : IndenHillertJarl.energy(
                                stored.withAntiferromagneticFactor(ordering.antiferromagneticFactor()),
                                ordering,
                                part.gasConstant()))
                .orElse(Expr.ZERO);
    }

    /// Temperatures and moment as they are reported: with the antiferromagnetic factor applied where there is one.
    static MagneticState reported(PhasePart part) {
        MagneticState stored = MagneticState.of(part);
        return part.phase()
                .magnetic()
                .filter(ordering -> !isXiong(ordering))
                .map(ordering -> stored.withAntiferromagneticFactor(ordering.antiferromagneticFactor()))
                .orElse(stored);
    }

    private static boolean isXiong(MagneticOrdering ordering) {
        return ordering.antiferromagneticFactor() == 0;
    }
}
