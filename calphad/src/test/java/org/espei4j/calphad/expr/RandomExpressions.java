package org.espei4j.calphad.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws expressions for tests that hold for every expression. All values stay of moderate size and all functions inside
/// their domain as long as the symbols are positive numbers of order 1, so that finite differences make sense.
public final class RandomExpressions {

    private static final Intrinsic[] SMOOTH = {
        Intrinsic.EXP,
        Intrinsic.ERF,
        Intrinsic.SOFTPLUS,
        Intrinsic.LOGISTIC,
        Intrinsic.ABS,
        Intrinsic.SQRT,
        Intrinsic.LN,
        Intrinsic.LOG10,
        Intrinsic.LN_ONE_MINUS_EXP_NEG,
        Intrinsic.BOSE,
        Intrinsic.EXPONENTIAL_INTEGRAL,
        Intrinsic.INVERSE_EXPONENTIAL_INTEGRAL,
        Intrinsic.MIXING,
        Intrinsic.MIXING_SLOPE,
        Intrinsic.MIXING_CURVATURE
    };

    private final RandomGenerator random;
    private final List<Symbol> symbols;
    private final boolean simplified;

    /// @param simplified whether [Algebra] builds the expressions; otherwise their structure stays as drawn
    public RandomExpressions(RandomGenerator random, List<Symbol> symbols, boolean simplified) {
        this.random = random;
        this.symbols = symbols;
        this.simplified = simplified;
    }

    /// An expression nested at most `depth` levels.
    public Expr next(int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0 ? number() : variable();
        }
        return switch (random.nextInt(9)) {
            case 0 -> variable();
            case 1, 2 -> sum(several(depth));
            case 3, 4 -> product(several(depth));
            case 5 -> power(next(depth - 1));
            case 6, 7 -> function(depth);
            default -> choice(depth);
        };
    }

    private Expr number() {
        return Expr.constant(
                switch (random.nextInt(5)) {
                    case 0 -> 1;
                    case 1 -> -1;
                    case 2 -> 0;
                    default -> Math.rint(random.nextDouble(-3, 3) * 100) / 100;
                });
    }

    private Expr variable() {
        return Expr.variable(symbols.get(random.nextInt(symbols.size())));
    }

    private List<Expr> several(int depth) {
        List<Expr> parts = new ArrayList<>();
        int count = 2 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            parts.add(next(depth - 1));
        }
        return parts;
    }

    private Expr sum(List<Expr> terms) {
        return simplified ? Algebra.add(terms) : Expr.sum(terms);
    }

    private Expr product(List<Expr> factors) {
        return simplified ? Algebra.multiply(factors) : Expr.product(factors);
    }

    private Expr power(Expr base) {
        return switch (random.nextInt(5)) {
            case 0 -> raise(base, 2);
            case 1 -> raise(base, 3);
            case 2 -> raise(positive(base), -1);
            case 3 -> raise(positive(base), -2);
            default ->
                simplified
                        ? Algebra.power(positive(base), Expr.constant(1.5))
                        : Expr.power(positive(base), Expr.constant(1.5));
        };
    }

    private Expr raise(Expr base, int exponent) {
        return simplified ? Algebra.power(base, exponent) : Expr.power(base, Expr.constant(exponent));
    }

    /// `x² + 1/2`: in the domain of every function.
    private Expr positive(Expr x) {
        return sum(List.of(product(List.of(x, x)), Expr.constant(0.5)));
    }

    /// `erf x`: of moderate size whatever the argument is.
    private Expr moderate(Expr x) {
        return Expr.call(Intrinsic.ERF, x);
    }

    private Expr function(int depth) {
        int which = random.nextInt(SMOOTH.length + 2);
        if (which >= SMOOTH.length) {
            Intrinsic extremum = which == SMOOTH.length ? Intrinsic.MAX : Intrinsic.MIN;
            return Expr.call(extremum, next(depth - 1), next(depth - 1));
        }
        Intrinsic function = SMOOTH[which];
        Expr x = next(depth - 1);
        Expr argument = switch (function) {
            case EXP, SOFTPLUS, LOGISTIC, ERF -> moderate(x);
            case ABS -> x;
            default -> positive(moderate(x));
        };
        return simplified ? Algebra.call(function, argument) : Expr.call(function, argument);
    }

    private Expr choice(int depth) {
        int bounds = 1 + random.nextInt(2);
        double[] limits = bounds == 1 ? new double[] {0.7} : new double[] {-0.4, 0.9};
        List<Expr> pieces = new ArrayList<>();
        for (int i = 0; i <= bounds; i++) {
            pieces.add(next(depth - 1));
        }
        Expr selector = random.nextBoolean() ? variable() : next(depth - 1);
        return simplified ? Algebra.piecewise(selector, limits, pieces) : Expr.piecewise(selector, limits, pieces);
    }
}
