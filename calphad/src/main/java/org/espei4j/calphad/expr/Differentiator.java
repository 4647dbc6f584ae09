package org.espei4j.calphad.expr;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Exact derivatives with respect to one symbol. Remembers the derivative of every shared sub-expression, so that the
/// cost is proportional to the size of the graph. Not thread-safe.
///
/// Piecewise expressions are differentiated piece by piece: at a bound the derivative is that of the upper piece.
public final class Differentiator {

    private final Symbol symbol;
    private final Map<Expr, Expr> known = new IdentityHashMap<>();

    private Differentiator(Symbol symbol) {
        this.symbol = symbol;
    }

    /// A differentiator that can be used for many expressions.
    public static Differentiator by(Symbol symbol) {
        return new Differentiator(symbol);
    }

    /// `∂expression/∂symbol`, simplified.
    ///
    /// @throws IllegalArgumentException if the expression holds a function whose meaning depends on the model
    ///     ([Intrinsic#GEIN]); resolve it first
    public Expr differentiate(Expr expression) {
        Expr derivative = known.get(expression);
        if (derivative == null) {
            derivative = compute(expression);
            known.put(expression, derivative);
        }
        return derivative;
    }

    private Expr compute(Expr expression) {
        return switch (expression) {
            case Constant _ -> Expr.ZERO;
            case Variable variable -> variable.symbol().equals(symbol) ? Expr.ONE : Expr.ZERO;
            case Sum sum ->
                Algebra.add(sum.terms().stream().map(this::differentiate).toList());
            case Product product -> ofProduct(product);
            case Power power -> ofPower(power);
            case Call call -> ofCall(call);
            case Piecewise piecewise ->
                Algebra.piecewise(
                        piecewise.selector(),
                        piecewise.bounds(),
                        piecewise.pieces().stream().map(this::differentiate).toList());
        };
    }

    private Expr ofProduct(Product product) {
        List<Expr> factors = product.factors();
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            Expr slope = differentiate(factors.get(i));
            if (slope != Expr.ZERO) {
                List<Expr> changed = new ArrayList<>(factors);
                changed.set(i, slope);
                terms.add(Algebra.multiply(changed));
            }
        }
        return Algebra.add(terms);
    }

    private Expr ofPower(Power power) {
        Expr base = power.base();
        Expr exponent = power.exponent();
        Expr baseSlope = differentiate(base);
        Expr exponentSlope = differentiate(exponent);
        List<Expr> terms = new ArrayList<>(2);
        if (baseSlope != Expr.ZERO) {
            Expr lowered = Algebra.power(base, Algebra.subtract(exponent, Expr.ONE));
            terms.add(Algebra.multiply(exponent, lowered, baseSlope));
        }
        if (exponentSlope != Expr.ZERO) {
            terms.add(Algebra.multiply(power, Algebra.ln(base), exponentSlope));
        }
        return Algebra.add(terms);
    }

    private Expr ofCall(Call call) {
        return switch (call.function()) {
            case MAX -> ofExtremum(call, true);
            case MIN -> ofExtremum(call, false);
            case GEIN -> throw new IllegalArgumentException("GEIN has to be resolved before it is differentiated");
            default -> {
                Expr slope = differentiate(call.argument());
                yield slope == Expr.ZERO ? Expr.ZERO : Algebra.multiply(outerSlope(call), slope);
            }
        };
    }

    private Expr ofExtremum(Call call, boolean larger) {
        Expr a = call.arguments().get(0);
        Expr b = call.arguments().get(1);
        Expr whereBIsLarger = differentiate(larger ? b : a);
        Expr whereAIsLarger = differentiate(larger ? a : b);
        return Algebra.piecewise(Algebra.subtract(a, b), new double[] {0}, List.of(whereBIsLarger, whereAIsLarger));
    }

    private static Expr outerSlope(Call call) {
        Expr x = call.argument();
        return switch (call.function()) {
            case LN -> Algebra.power(x, -1);
            case EXP -> call;
            case LOG10 -> Algebra.multiply(Expr.constant(1 / Math.log(10)), Algebra.power(x, -1));
            case SQRT -> Algebra.multiply(Expr.constant(0.5), Algebra.power(call, -1));
            case ABS -> Algebra.piecewise(x, new double[] {0}, List.of(Expr.constant(-1), Expr.ONE));
            case ERF ->
                Algebra.multiply(
                        Expr.constant(2 / Math.sqrt(Math.PI)), Algebra.exp(Algebra.negate(Algebra.power(x, 2))));
            case EXPONENTIAL_INTEGRAL ->
                Algebra.multiply(Expr.constant(-1), Algebra.exp(Algebra.negate(x)), Algebra.power(x, -1));
            case INVERSE_EXPONENTIAL_INTEGRAL -> Algebra.multiply(Expr.constant(-1), call, Algebra.exp(call));
            case SOFTPLUS -> Algebra.call(Intrinsic.LOGISTIC, x);
            case LOGISTIC -> Algebra.multiply(call, Algebra.subtract(Expr.ONE, call));
            // d/dx ln(1 − e^−x) = 1/(e^x − 1) =: n and dn/dx = −n(n + 1)
            case LN_ONE_MINUS_EXP_NEG -> Algebra.call(Intrinsic.BOSE, x);
            case BOSE -> Algebra.multiply(Expr.constant(-1), call, Algebra.add(call, Expr.ONE));
            case MIXING -> Algebra.call(Intrinsic.MIXING_SLOPE, x);
            case MIXING_SLOPE -> Algebra.call(Intrinsic.MIXING_CURVATURE, x);
            case MIXING_CURVATURE -> Algebra.multiply(Expr.constant(-1), Algebra.power(call, 2));
            case GEIN, MAX, MIN -> throw new IllegalStateException(call.function() + " has its own rule");
        };
    }
}
