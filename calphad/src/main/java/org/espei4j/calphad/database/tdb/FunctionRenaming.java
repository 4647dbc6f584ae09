package org.espei4j.calphad.database.tdb;

import java.util.IdentityHashMap;
import java.util.Map;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.expr.Call;
import org.espei4j.calphad.expr.Constant;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Piecewise;
import org.espei4j.calphad.expr.Power;
import org.espei4j.calphad.expr.Product;
import org.espei4j.calphad.expr.Sum;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.expr.Variable;

/// Gives functions other names in expressions whose structure stays as it is.
final class FunctionRenaming {

    private final Map<String, String> names;
    private final Map<Expr, Expr> known = new IdentityHashMap<>();

    /// @param names new names by old ones
    FunctionRenaming(Map<String, String> names) {
        this.names = names;
    }

    TemperatureRanges apply(TemperatureRanges value) {
        return new TemperatureRanges(
                value.lower(),
                value.ranges().stream()
                        .map(r -> new TemperatureRanges.Range(apply(r.expression()), r.upper()))
                        .toList());
    }

    Expr apply(Expr expression) {
        Expr renamed = known.get(expression);
        if (renamed == null) {
            renamed = compute(expression);
            known.put(expression, renamed);
        }
        return renamed;
    }

    private Expr compute(Expr expression) {
        return switch (expression) {
            case Constant constant -> constant;
            case Variable variable -> {
                boolean named = variable.symbol() instanceof Symbol.Named;
                String name = named ? names.get(variable.symbol().label()) : null;
                yield name == null ? variable : Expr.named(name);
            }
            case Sum sum -> Expr.sum(sum.terms().stream().map(this::apply).toList());
            case Product product ->
                Expr.product(product.factors().stream().map(this::apply).toList());
            case Power power -> Expr.power(apply(power.base()), apply(power.exponent()));
            case Call call ->
                Expr.call(
                        call.function(),
                        call.arguments().stream().map(this::apply).toArray(Expr[]::new));
            case Piecewise piecewise ->
                Expr.piecewise(
                        apply(piecewise.selector()),
                        piecewise.bounds(),
                        piecewise.pieces().stream().map(this::apply).toList());
        };
    }
}
