package org.espei4j.calphad.model;

import java.util.List;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;

/// What the magnetic models need to know of a phase, before any convention of signs is applied.
///
/// @param curie sum over the parameters `TC`, K
/// @param neel sum over the parameters `NT`, K
/// @param moment sum over the parameters `BMAGN`, Bohr magnetons
record MagneticState(Expr curie, Expr neel, Expr moment) {

    /// No magnetism at all.
    static final MagneticState NONE = new MagneticState(Expr.ZERO, Expr.ZERO, Expr.ZERO);

    static MagneticState of(PhasePart part) {
        return new MagneticState(
                part.property(ParameterKind.CURIE_TEMPERATURE),
                part.property(ParameterKind.NEEL_TEMPERATURE),
                part.property(ParameterKind.MAGNETIC_MOMENT));
    }

    /// This state changed by the difference of two others.
    MagneticState plusDifference(MagneticState ordered, MagneticState disordered) {
        return new MagneticState(
                Algebra.add(curie, Algebra.subtract(ordered.curie, disordered.curie)),
                Algebra.add(neel, Algebra.subtract(ordered.neel, disordered.neel)),
                Algebra.add(moment, Algebra.subtract(ordered.moment, disordered.moment)));
    }

    /// The state that the antiferromagnetic convention means: databases store Néel temperatures and their moments
    /// multiplied by the (negative) antiferromagnetic factor. Each is tested on its own.
    MagneticState withAntiferromagneticFactor(double factor) {
        return new MagneticState(divideUnlessPositive(curie, factor), neel, divideUnlessPositive(moment, factor));
    }

    private static Expr divideUnlessPositive(Expr stored, double factor) {
        Expr divided = Algebra.multiply(Expr.constant(1 / factor), stored);
        return Algebra.piecewise(Algebra.negate(stored), new double[] {0}, List.of(stored, divided));
    }
}
