package org.espei4j.calphad.model;

import java.util.List;
import java.util.Optional;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;

/// Work of compression from atmospheric pressure (Lu, Selleby and Sundman, Calphad 29 (2005) 49). Without
/// compressibilities it is the work against the volume at atmospheric pressure,
///
/// ```
/// G = V·(P − 101325 Pa)          V = V₀·exp(V_A)
/// ```
///
/// and with them that of [JacobsOonkCompression].
///
/// | symbol | meaning | unit |
/// | --- | --- | --- |
/// | V | volume without magnetism | m³ per mole of formula units |
/// | V₀ | volume at the reference temperature, the sum of the parameters `V0` | m³ per mole of formula units |
/// | V_A | integral of the thermal expansivity, the sum of the parameters `VA` | |
/// | κ | isothermal compressibility at atmospheric pressure, the sum of the parameters `VK` | 1/Pa |
/// | c | the sum of the parameters `VC` | m³ per mole of formula units |
///
/// A phase whose parameters do not say how it is compressed has an energy at atmospheric pressure only, see
/// [#unknownCompression].
final class MolarVolume implements EnergyTerm {

    /// The pressure at which volumes are given, Pa.
    static final double REFERENCE_PRESSURE = 101325;

    @Override
    public Contribution contribution() {
        return Contribution.VOLUME;
    }

    @Override
    public Expr energy(PhasePart part) {
        if (unknownCompression(part).isPresent()) {
            return Expr.ZERO;
        }
        return isCompressible(part)
                ? compression(part).energy()
                : Algebra.multiply(overpressure(), atReferencePressure(part));
    }

    /// The volume without magnetism, m³ per mole of formula units; 0 where the database gives none. Where the compression
    /// is unknown it is that at atmospheric pressure.
    static Expr volume(PhasePart part) {
        return isCompressible(part) && unknownCompression(part).isEmpty()
                ? compression(part).volumeUnderPressure()
                : atReferencePressure(part);
    }

    private static Expr atReferencePressure(PhasePart part) {
        return Algebra.multiply(
                part.property(ParameterKind.VOLUME_AT_REFERENCE),
                Algebra.exp(part.property(ParameterKind.THERMAL_EXPANSION)));
    }

    private static Expr overpressure() {
        return Algebra.subtract(Expr.P, Expr.constant(REFERENCE_PRESSURE));
    }

    private static JacobsOonkCompression compression(PhasePart part) {
        return new JacobsOonkCompression(
                atReferencePressure(part),
                part.property(ParameterKind.COMPRESSIBILITY),
                part.property(ParameterKind.COMPRESSIBILITY_SLOPE),
                overpressure());
    }

    /// V₀, m³ per mole of formula units; 0 where the database gives no volume.
    static Expr atReference(PhasePart part) {
        return part.property(ParameterKind.VOLUME_AT_REFERENCE);
    }

    private static boolean isCompressible(PhasePart part) {
        return part.property(ParameterKind.COMPRESSIBILITY) != Expr.ZERO;
    }

    /// Tells of parameters that have no effect because others are missing, and of an energy at one pressure only.
    static void warnOfGaps(PhasePart part, ModelNotes notes) {
        unknownCompression(part)
                .ifPresent(cause -> notes.warn(
                        part.phase(),
                        "has " + cause + "; its energy is known at " + REFERENCE_PRESSURE + " Pa only",
                        ""));
        if (part.has(ParameterKind.COMPRESSIBILITY_SLOPE) && !part.has(ParameterKind.COMPRESSIBILITY)) {
            notes.warn(part.phase(), "has VC but no VK; it counts as incompressible", "");
        }
        for (String kind : List.of(ParameterKind.THERMAL_EXPANSION, ParameterKind.COMPRESSIBILITY)) {
            if (part.has(kind) && !part.has(ParameterKind.VOLUME_AT_REFERENCE)) {
                notes.warn(part.phase(), "has " + kind + " but no V0; it has no volume", "");
            }
        }
    }

    /// Why a phase has no energy away from atmospheric pressure, as the end of a sentence about it; empty if it has one.
    ///
    /// The reference program leaves compression out as soon as there is a compressibility; its profile evaluates no
    /// such phase.
    static Optional<String> unknownCompression(PhasePart part) {
        if (part.property(ParameterKind.BULK_MODULUS) != Expr.ZERO) {
            return Optional.of("bulk moduli (VB), for which no model is implemented");
        }
        if (!isCompressible(part)) {
            return Optional.empty();
        }
        if (part.options().isReference()) {
            return Optional.of("compressibilities (VK), which the profile reference does not evaluate");
        }
        List<String> unknown =
                part.endmembersOnlyWith(ParameterKind.VOLUME_AT_REFERENCE, ParameterKind.COMPRESSIBILITY_SLOPE);
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("compressibilities (VK), but no parameter VC for " + String.join(", ", unknown));
    }
}
