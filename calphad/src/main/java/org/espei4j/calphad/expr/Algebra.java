package org.espei4j.calphad.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Builds expressions and simplifies on the way: folds numbers, flattens nested sums and products, collects equal
/// terms and equal factors. Where the plain expression has a finite value, the simplified one has the same up to
/// rounding; it may have a value where the plain one has none (`x/x` at 0, `√x·√x` below 0).
public final class Algebra {

    private Algebra() {}

    /// Sum of all terms.
    public static Expr add(Expr... terms) {
        return add(Arrays.asList(terms));
    }

    /// Sum of all terms: numbers are added up and stand last, terms that differ by a numerical factor are merged. Where
    /// that would overflow the sum stays as it is.
    public static Expr add(List<Expr> terms) {
        Map<Expr, Double> coefficients = new LinkedHashMap<>();
        double[] number = {0};
        for (Expr term : terms) {
            collectTerm(term, 1, coefficients, number);
        }
        if (!Double.isFinite(number[0]) || !coefficients.values().stream().allMatch(Double::isFinite)) {
            return Expr.sum(terms);
        }
        List<Expr> kept = new ArrayList<>(coefficients.size() + 1);
        coefficients.forEach((core, coefficient) -> {
            if (coefficient != 0) {
                kept.add(scale(coefficient, core));
            }
        });
        if (number[0] != 0) {
            kept.add(Expr.constant(number[0]));
        }
        return Expr.sum(kept);
    }

    private static void collectTerm(Expr term, double factor, Map<Expr, Double> coefficients, double[] number) {
        switch (term) {
            case Constant constant -> number[0] += factor * constant.value();
            case Sum sum -> {
                for (Expr inner : sum.terms()) {
                    collectTerm(inner, factor, coefficients, number);
                }
            }
            case Product product
            when product.factors().getFirst() instanceof Constant constant -> {
                List<Expr> rest = product.factors().subList(1, product.factors().size());
                collectTerm(Expr.product(rest), factor * constant.value(), coefficients, number);
            }
            default -> coefficients.merge(term, factor, Double::sum);
        }
    }

    private static Expr scale(double coefficient, Expr core) {
        if (coefficient == 1) {
            return core;
        }
        List<Expr> factors = new ArrayList<>();
        factors.add(Expr.constant(coefficient));
        if (core instanceof Product product) {
            factors.addAll(product.factors());
        } else {
            factors.add(core);
        }
        return Expr.product(factors);
    }

    /// `a − b`.
    public static Expr subtract(Expr a, Expr b) {
        return add(a, negate(b));
    }

    /// `−a`.
    public static Expr negate(Expr a) {
        return multiply(Expr.constant(-1), a);
    }

    /// Product of all factors.
    public static Expr multiply(Expr... factors) {
        return multiply(Arrays.asList(factors));
    }

    /// Product of all factors: numbers are multiplied and stand first, equal bases are merged into one power. A factor
    /// 0 makes the product 0. Where the numbers would overflow or vanish the product stays as it is.
    public static Expr multiply(List<Expr> factors) {
        Map<Expr, Double> exponents = new LinkedHashMap<>();
        List<Expr> others = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        for (Expr factor : factors) {
            collectFactor(factor, exponents, others, numbers);
        }
        if (numbers.contains(0.0)) {
            return Expr.ZERO;
        }
        double number = 1;
        for (double next : numbers) {
            number *= next;
        }
        if (number == 0 || !Double.isFinite(number)) {
            return Expr.product(factors);
        }
        List<Expr> kept = new ArrayList<>(exponents.size() + 1);
        if (number != 1) {
            kept.add(Expr.constant(number));
        }
        exponents.forEach((base, exponent) -> {
            Expr power = power(base, exponent);
            if (power != Expr.ONE) {
                kept.add(power);
            }
        });
        kept.addAll(others);
        if (kept.size() == 2 && kept.get(0) instanceof Constant constant && kept.get(1) instanceof Sum sum) {
            return add(
                    sum.terms().stream().map(term -> multiply(constant, term)).toList());
        }
        return Expr.product(kept);
    }

    private static void collectFactor(
            Expr factor, Map<Expr, Double> exponents, List<Expr> others, List<Double> numbers) {
        switch (factor) {
            case Constant constant -> numbers.add(constant.value());
            case Product product -> {
                for (Expr inner : product.factors()) {
                    collectFactor(inner, exponents, others, numbers);
                }
            }
            case Power power
            when power.exponent() instanceof Constant exponent ->
                exponents.merge(power.base(), exponent.value(), Double::sum);
            case Power power -> others.add(power);
            default -> exponents.merge(factor, 1.0, Double::sum);
        }
    }

    /// `a / b`.
    public static Expr divide(Expr a, Expr b) {
        return multiply(a, power(b, -1));
    }

    /// `base` to a fixed power. `x⁰` is 1, also at x = 0.
    public static Expr power(Expr base, double exponent) {
        if (exponent == 0) {
            return Expr.ONE;
        }
        if (exponent == 1) {
            return base;
        }
        if (base instanceof Constant constant) {
            double value = Power.raise(constant.value(), exponent);
            if (Double.isFinite(value)) {
                return Expr.constant(value);
            }
        }
        boolean whole = exponent == Math.rint(exponent);
        if (whole && base instanceof Power inner && inner.exponent() instanceof Constant innerExponent) {
            return power(inner.base(), innerExponent.value() * exponent);
        }
        return Expr.power(base, Expr.constant(exponent));
    }

    /// `base` to the power of `exponent`.
    public static Expr power(Expr base, Expr exponent) {
        return exponent instanceof Constant constant ? power(base, constant.value()) : Expr.power(base, exponent);
    }

    /// A function of one argument; a number is folded when the result is finite.
    public static Expr call(Intrinsic function, Expr argument) {
        if (argument instanceof Constant constant && function != Intrinsic.GEIN) {
            double value = function.apply(constant.value());
            if (Double.isFinite(value)) {
                return Expr.constant(value);
            }
        }
        return Expr.call(function, argument);
    }

    /// Natural logarithm.
    public static Expr ln(Expr argument) {
        return call(Intrinsic.LN, argument);
    }

    /// Exponential function.
    public static Expr exp(Expr argument) {
        return call(Intrinsic.EXP, argument);
    }

    /// A choice by the value of a selector (see [Expr#piecewise]); equal neighbours are merged, a constant selector is
    /// resolved.
    public static Expr piecewise(Expr selector, double[] bounds, List<Expr> pieces) {
        List<Expr> keptPieces = new ArrayList<>();
        double[] keptBounds = new double[bounds.length];
        int kept = 0;
        keptPieces.add(pieces.getFirst());
        for (int i = 0; i < bounds.length; i++) {
            if (pieces.get(i + 1) != keptPieces.getLast()) {
                keptBounds[kept++] = bounds[i];
                keptPieces.add(pieces.get(i + 1));
            }
        }
        Expr choice = Expr.piecewise(selector, Arrays.copyOf(keptBounds, kept), keptPieces);
        if (choice instanceof Piecewise piecewise && selector instanceof Constant constant) {
            return piecewise.pieces().get(piecewise.pieceAt(constant.value()));
        }
        return choice;
    }
}
