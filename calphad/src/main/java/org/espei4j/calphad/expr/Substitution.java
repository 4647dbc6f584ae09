package org.espei4j.calphad.expr;

import java.util.IdentityHashMap;
import java.util.List;
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

    /// The expression with its symbols replaced, simplified where something changed and the same object where nothing did.
    public Expr apply(Expr expression) {
        Expr result = known.get(expression);
        if (result == null) {
            result = compute(expression);
            known.put(expression, result);
        }
        return result;
    }

    private Expr compute(Expr expression) {
        if (expression instanceof Variable variable) {
            Expr value = replacement.apply(variable.symbol());
            return value == null ? variable : value;
        }
        List<Expr> before = Symbols.children(expression);
        List<Expr> after = before.stream().map(this::apply).toList();
        return before.equals(after) ? expression : rebuild(expression, after);
    }

    private static Expr rebuild(Expr expression, List<Expr> parts) {
        return switch (expression) {
            case Constant _, Variable _ -> throw new IllegalArgumentException(expression + " has no parts");
            case Sum _ -> Algebra.add(parts);
            case Product _ -> Algebra.multiply(parts);
            case Power _ -> Algebra.power(parts.get(0), parts.get(1));
            case Call call ->
                parts.size() == 1
                        ? Algebra.call(call.function(), parts.getFirst())
                        : Expr.call(call.function(), parts.toArray(Expr[]::new));
            case Piecewise piecewise ->
                Algebra.piecewise(parts.getFirst(), piecewise.bounds(), parts.subList(1, parts.size()));
        };
    }
}
