package org.espei4j.calphad.property;

import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Call;
import org.espei4j.calphad.expr.Constant;
import org.espei4j.calphad.expr.Differentiator;
import org.espei4j.calphad.expr.Evaluator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;
import org.espei4j.calphad.expr.Piecewise;
import org.espei4j.calphad.expr.Power;
import org.espei4j.calphad.expr.Product;
import org.espei4j.calphad.expr.Sum;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.expr.Variable;

/// Evaluates expressions with their slopes along two directions and the mixed second derivative, by walking their graph.
/// Applied to a gradient it gives third derivatives, contracted twice, for the cost of some evaluations. Not thread-safe.
final class PairEvaluator {

    private static final Symbol ARGUMENT = new Symbol.Named("ARGUMENT");

    private final Map<Symbol, Differential> values;
    private final Map<? extends Symbol, Expr> definitions;
    private final Map<Expr, Differential> known = new IdentityHashMap<>();
    private final Map<Intrinsic, List<Expr>> derivatives = new EnumMap<>(Intrinsic.class);

    /// @param values symbols along the pair of directions
    /// @param definitions of all other symbols
    PairEvaluator(Map<Symbol, Differential> values, Map<? extends Symbol, Expr> definitions) {
        this.values = values;
        this.definitions = definitions;
    }

    /// The value of an expression along the pair.
    Differential evaluate(Expr expression) {
        Differential value = known.get(expression);
        if (value == null) {
            value = compute(expression);
            known.put(expression, value);
        }
        return value;
    }

    private Differential compute(Expr expression) {
        return switch (expression) {
            case Constant constant -> Differential.constant(constant.value());
            case Variable variable -> symbol(variable.symbol());
            case Sum sum -> {
                Differential total = Differential.constant(0);
                for (Expr term : sum.terms()) {
                    total = total.plus(evaluate(term));
                }
                yield total;
            }
            case Product product -> product(product);
            case Power power -> power(evaluate(power.base()), evaluate(power.exponent()));
            case Call call -> call(call);
            case Piecewise piecewise ->
                evaluate(piecewise.pieces().get(piecewise.pieceAt(evaluate(piecewise.selector()).value)));
        };
    }

    private Differential symbol(Symbol symbol) {
        Differential value = values.get(symbol);
        return value == null ? evaluate(Objects.requireNonNull(definitions.get(symbol), symbol.label())) : value;
    }

    private Differential product(Product product) {
        Differential total = Differential.constant(1);
        for (Expr factor : product.factors()) {
            Differential value = evaluate(factor);
            if (value.value == 0 && value.isConstant()) {
                // Also where another factor overflows.
                return value;
            }
            total = total.times(value);
        }
        return total;
    }

    private Differential power(Differential base, Differential exponent) {
        if (!exponent.isConstant()) {
            double logarithm = Math.log(base.value);
            Differential ln = base.applied(logarithm, 1 / base.value, -1 / (base.value * base.value));
            return exponent.times(ln).exponential();
        }
        double n = exponent.value;
        double slope = n == 0 ? 0 : n * Power.raise(base.value, n - 1);
        double curvature = n == 0 || n == 1 ? 0 : n * (n - 1) * Power.raise(base.value, n - 2);
        return base.applied(Power.raise(base.value, n), slope, curvature);
    }

    private Differential call(Call call) {
        Differential first = evaluate(call.arguments().getFirst());
        if (call.function().arity() == 2) {
            Differential second = evaluate(call.arguments().get(1));
            boolean firstIsLarger = first.value - second.value >= 0;
            return firstIsLarger == (call.function() == Intrinsic.MAX) ? first : second;
        }
        if (first.isConstant()) {
            return Differential.constant(call.function().apply(first.value));
        }
        List<Expr> slopes = derivatives.computeIfAbsent(call.function(), PairEvaluator::derivatives);
        Evaluator at = Evaluator.at(symbol -> first.value);
        return first.applied(
                call.function().apply(first.value), at.evaluate(slopes.get(0)), at.evaluate(slopes.get(1)));
    }

    private static List<Expr> derivatives(Intrinsic function) {
        Differentiator by = Differentiator.by(ARGUMENT);
        Expr slope = by.differentiate(Algebra.call(function, Expr.variable(ARGUMENT)));
        return List.of(slope, by.differentiate(slope));
    }
}
