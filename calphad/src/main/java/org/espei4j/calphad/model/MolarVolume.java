package org.espei4j.calphad.model;

import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;

/// Compression at low pressure (Lu, Selleby and Sundman, Calphad 29 (2005) 49): the work against the volume at atmospheric
/// pressure.
///
/// ```
/// G = V·(P − 101325 Pa)          V = V₀·exp(V_A)
/// ```
///
/// | symbol | meaning | unit |
/// | --- | --- | --- |
/// | V | volume without magnetism | m³ per mole of formula units |
/// | V₀ | volume at the reference temperature, the sum of the parameters `V0` | m³ per mole of formula units |
/// | V_A | integral of the thermal expansivity, the sum of the parameters `VA` | |
///
/// The part at high pressure, with compressibilities (`VK`, `VB`, `VC`), is not implemented: away from 101325 Pa a phase
/// with such parameters has no energy (see [PhaseModel#onlyAtPressure]).
final class MolarVolume implements EnergyTerm {

    static final String AT_REFERENCE = "V0";
    static final String EXPANSION = "VA";
    static final String COMPRESSIBILITY = "VK";
    static final String BULK_MODULUS = "VB";

    /// The pressure at which volumes are given, Pa.
    static final double REFERENCE_PRESSURE = 101325;

    @Override
    public Contribution contribution() {
        return Contribution.VOLUME;
    }

    @Override
    public Expr energy(PhasePart part) {
        if (hasCompressibility(part)) {
            return Expr.ZERO;
        }
        Expr overpressure = Algebra.subtract(Expr.P, Expr.constant(REFERENCE_PRESSURE));
        return Algebra.multiply(overpressure, volume(part));
    }

    /// V, m³ per mole of formula units; 0 where the database gives no volume.
    static Expr volume(PhasePart part) {
        return Algebra.multiply(part.property(AT_REFERENCE), Algebra.exp(part.property(EXPANSION)));
    }

    /// V₀, m³ per mole of formula units; 0 where the database gives no volume.
    static Expr atReference(PhasePart part) {
        return part.property(AT_REFERENCE);
    }

    /// Whether the part has parameters of the high-pressure model.
    static boolean hasCompressibility(PhasePart part) {
        return part.property(COMPRESSIBILITY) != Expr.ZERO || part.property(BULK_MODULUS) != Expr.ZERO;
    }
}
