package org.espei4j.calphad.expr;

import java.util.List;

/// An immutable expression. Structurally equal expressions are the same object, so `==` and `equals` agree.
///
/// The factories here keep the structure as given. To build with simplification use [Algebra].
public sealed interface Expr permits Constant, Variable, Sum, Product, Power, Call, Piecewise {

    /// The number 0.
    Expr ZERO = Constant.of(0);

    /// The number 1.
    Expr ONE = Constant.of(1);

    /// Temperature, K.
    Expr T = Variable.of(Symbol.Potential.TEMPERATURE);

    /// Pressure, Pa.
    Expr P = Variable.of(Symbol.Potential.PRESSURE);

    /// A number. Negative zero becomes zero.
    ///
    /// @throws IllegalArgumentException for NaN and infinities
    static Expr constant(double value) {
        return Constant.of(value);
    }

    /// A variable.
    static Expr variable(Symbol symbol) {
        return Variable.of(symbol);
    }

    /// A function or fitting symbol of a database.
    static Expr named(String name) {
        return Variable.of(new Symbol.Named(name));
    }

    /// The site fraction of a constituent on a sublattice (counted from 0).
    static Expr siteFraction(int sublattice, String constituent) {
        return Variable.of(new Symbol.SiteFraction(sublattice, constituent));
    }

    /// A sum with its terms in the given order; a single term is returned as it is, no term gives 0.
    static Expr sum(List<Expr> terms) {
        return switch (terms.size()) {
            case 0 -> ZERO;
            case 1 -> terms.getFirst();
            default -> Sum.of(terms);
        };
    }

    /// A product with its factors in the given order; a single factor is returned as it is, no factor gives 1.
    static Expr product(List<Expr> factors) {
        return switch (factors.size()) {
            case 0 -> ONE;
            case 1 -> factors.getFirst();
            default -> Product.of(factors);
        };
    }

    /// `base` to the power of `exponent`.
    static Expr power(Expr base, Expr exponent) {
        return Power.of(base, exponent);
    }

    /// A mathematical function of one or two arguments.
    ///
    /// @throws IllegalArgumentException if the number of arguments is wrong
    static Expr call(Intrinsic function, Expr... arguments) {
        return Call.of(function, List.of(arguments));
    }

    /// An expression chosen by the value of another: `pieces[i]` where `bounds[i−1] ≤ selector < bounds[i]`, with
    /// bounds −∞ and +∞ at the ends.
    ///
    /// @param bounds strictly increasing; one less than `pieces`
    static Expr piecewise(Expr selector, double[] bounds, List<Expr> pieces) {
        return pieces.size() == 1 ? pieces.getFirst() : Piecewise.of(selector, bounds, pieces);
    }
}
