package org.espei4j.calphad.model;

import java.util.List;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;

/// Magnetic ordering after Inden and Hillert–Jarl as revised by Xiong, Chen, Korzhavyi and Selleby (Calphad 39 (2012) 11),
/// with separate Curie and Néel temperatures.
///
/// ```
/// G = R·T·ln(β + 1)·[g(T/Tc) + g(T/T_N)]
/// g(τ) = 1 − (1/D)·[0.38438376 τ⁻¹/p + 0.63570895·(1/p − 1)·(τ³/6 + τ⁹/135 + τ¹⁵/600 + τ²¹/1617)]     0 < τ < 1
/// g(τ) = −(1/D)·[τ⁻⁷/21 + τ⁻²¹/630 + τ⁻³⁵/2975 + τ⁻⁴⁹/8232]                                           τ ≥ 1
/// g(τ) = 0                                                                    for temperatures that are not positive
/// D = 0.33471979 + 0.49649686·(1/p − 1)
/// ```
///
/// | symbol | meaning | unit |
/// | --- | --- | --- |
/// | G | energy per mole of formula units | J |
/// | Tc, T_N | sums of the parameters `TC` and `NT`; the one that does not apply is negative by convention | K |
/// | β | mean moment, the sum of the parameters `BMAGN`; where it is not positive there is no magnetism | Bohr magnetons |
/// | p | structure factor: 0.37 for bcc, 0.25 for others | |
///
/// The profile *reference* leaves the term τ²¹/1617 outside of its factor, as its program does; that makes g jump at τ = 1.
final class IndenHillertQingXiong {

    private IndenHillertQingXiong() {}

    static Expr energy(MagneticState state, MagneticOrdering ordering, double gasConstant, boolean reference) {
        if (state.moment() == Expr.ZERO) {
            return Expr.ZERO;
        }
        Expr moment = whereNotNegative(state.moment(), Algebra.ln(Algebra.add(state.moment(), Expr.ONE)));
        Expr shape = Algebra.add(
                shape(state.curie(), ordering.structureFactor(), reference),
                shape(state.neel(), ordering.structureFactor(), reference));
        return Algebra.multiply(Expr.constant(gasConstant), Expr.T, moment, shape);
    }

    /// g as a function of T and the critical temperature.
    static Expr shape(Expr critical, double p, boolean reference) {
        if (critical == Expr.ZERO) {
            return Expr.ZERO;
        }
        double q = 1 / p - 1;
        double d = 0.33471979 + 0.49649686 * q;
        double factor = -0.63570895 * q / d;
        Expr tau = Algebra.divide(Expr.T, critical);
        Expr inverse = Algebra.divide(critical, Expr.T);
        Expr below = Algebra.add(
                Expr.ONE,
                scaled(-0.38438376 / (p * d), inverse, 1),
                scaled(factor / 6, tau, 3),
                scaled(factor / 135, tau, 9),
                scaled(factor / 600, tau, 15),
                scaled((reference ? -1 / d : factor) / 1617, tau, 21));
        Expr above = Algebra.add(
                scaled(-1 / (21 * d), inverse, 7),
                scaled(-1 / (630 * d), inverse, 21),
                scaled(-1 / (2975 * d), inverse, 35),
                scaled(-1 / (8232 * d), inverse, 49));
        Expr choice = Algebra.piecewise(Algebra.subtract(Expr.T, critical), new double[] {0}, List.of(below, above));
        return whereNotNegative(critical, choice);
    }

    private static Expr whereNotNegative(Expr selector, Expr value) {
        return Algebra.piecewise(selector, new double[] {0}, List.of(Expr.ZERO, value));
    }

    private static Expr scaled(double coefficient, Expr base, int exponent) {
        return Algebra.multiply(Expr.constant(coefficient), Algebra.power(base, exponent));
    }
}
