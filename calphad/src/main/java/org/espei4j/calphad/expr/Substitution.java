package org.espei4j.calphad.expr;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Replaces symbols by expressions. Shared sub-expressions are visited once. The replacement of a symbol is not searched
/// for symbols again; resolve nested functions in the replacement itself. Not thread-safe.
public final class Substitution {

    private final Function<Symbol, @Nullable Expr> replacement;
    private final Map<Expr, Expr> known = new IdentityHashMap<>();

    private Substitution(Function<Symbol, @Nullable Expr> replacement) {
        this.replacement = replacement;
    }

    /// A substitution; `replacement` gives null for symbols that stay.
    public static Substitution of(Function<Symbol, @Nullable Expr> replacement) {
        return new Substitution(replacement);
    }

    /// A substitution of the keys of a map by its values.
    public static Substitution of(Map<Symbol, Expr> replacements) {
        return new Substitution(replacements::get);
    }

    /// The expression with its symbols replaced, simplified where something changed.
    public Expr apply(Expr expression) {
        Expr result = known.get(expression);
        if (result == null) {
            result = compute(expression);
            known.put(expression, result);
        }
        return result;
    }

    private Expr compute(Expr expression) {
        return switch (expression) {
            case Constant constant -> constant;
            case Variable variable -> {
                Expr value = replacement.apply(variable.symbol());
                yield value == null ? variable : value;
            }
            case Sum sum -> Algebra.add(sum.terms().stream().map(this::apply).toList());
            case Product product ->
                Algebra.multiply(product.factors().stream().map(this::apply).toList());
            case Power power -> Algebra.power(apply(power.base()), apply(power.exponent()));
            case Call call ->
                call.arguments().size() == 1
                        ? Algebra.call(call.function(), apply(call.argument()))
                        : Expr.call(
                                call.function(),
                                call.arguments().stream().map(this::apply).toArray(Expr[]::new));
            case Piecewise piecewise ->
                Algebra.piecewise(
                        apply(piecewise.selector()),
                        piecewise.bounds(),
                        piecewise.pieces().stream().map(this::apply).toList());
        };
    }
}
