package org.espei4j.calphad.model;

import java.util.List;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;

/// Magnetic ordering after Inden, in the polynomial form of Hillert and Jarl (Calphad 2 (1978) 227).
///
/// ```
/// G = R·T·ln(β + 1)·f(τ)                                                   τ = T/Tc
/// f(τ) = 1 − (1/A)·[79 τ⁻¹/(140 p) + (474/497)·(1/p − 1)·(τ³/6 + τ⁹/135 + τ¹⁵/600)]     τ < 1
/// f(τ) = −(1/A)·[τ⁻⁵/10 + τ⁻¹⁵/315 + τ⁻²⁵/1500]                                         τ ≥ 1
/// A = 518/1125 + (11692/15975)·(1/p − 1)
/// ```
///
/// | symbol | meaning | unit |
/// | --- | --- | --- |
/// | G | energy per mole of formula units, whatever their number of sites | J |
/// | Tc | critical temperature: the sum of `TC` parameters, divided by the antiferromagnetic factor unless positive | K |
/// | β | mean moment: the sum of `BMAGN` parameters, likewise | Bohr magnetons |
/// | p | structure factor, the fraction of the magnetic enthalpy above Tc | |
///
/// The branch above Tc is written in powers of Tc/T, so that it fades smoothly where Tc goes to zero.
final class IndenHillertJarl {

    private IndenHillertJarl() {}

    /// @param state with the antiferromagnetic factor applied: temperatures and moments are not negative
    static Expr energy(MagneticState state, MagneticOrdering ordering, double gasConstant) {
        if (state.curie() == Expr.ZERO || state.moment() == Expr.ZERO) {
            return Expr.ZERO;
        }
        Expr moment = Algebra.ln(Algebra.add(state.moment(), Expr.ONE));
        Expr shape = shape(state.curie(), ordering.structureFactor());
        return Algebra.multiply(Expr.constant(gasConstant), Expr.T, moment, shape);
    }

    /// f as a function of T and Tc.
    static Expr shape(Expr curie, double p) {
        double q = 1 / p - 1;
        double a = 518.0 / 1125 + 11692.0 / 15975 * q;
        Expr tau = Algebra.divide(Expr.T, curie);
        Expr inverse = Algebra.divide(curie, Expr.T);
        double slope = -474.0 / 497 * q / a;
        Expr below = Algebra.add(
                Expr.ONE,
                scaled(-79.0 / (140 * p * a), inverse, 1),
                scaled(slope / 6, tau, 3),
                scaled(slope / 135, tau, 9),
                scaled(slope / 600, tau, 15));
        Expr above = Algebra.add(
                scaled(-1 / (10 * a), inverse, 5),
                scaled(-1 / (315 * a), inverse, 15),
                scaled(-1 / (1500 * a), inverse, 25));
        return Algebra.piecewise(Algebra.subtract(Expr.T, curie), new double[] {0}, List.of(below, above));
    }

    private static Expr scaled(double coefficient, Expr base, int exponent) {
        return Algebra.multiply(Expr.constant(coefficient), Algebra.power(base, exponent));
    }
}
