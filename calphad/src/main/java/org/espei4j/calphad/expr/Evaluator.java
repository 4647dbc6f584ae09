package org.espei4j.calphad.expr;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Evaluates expressions by walking their graph. Simple and slow: for set-up work and as an oracle for compiled code.
/// Not thread-safe.
public final class Evaluator {

    private final ToDoubleFunction<Symbol> values;
    private final Map<Expr, Double> known = new IdentityHashMap<>();

    private Evaluator(ToDoubleFunction<Symbol> values) {
        this.values = values;
    }

    /// An evaluator with fixed values of the symbols.
    ///
    /// @param values gives the value of a symbol; throws for a symbol that has none
    public static Evaluator at(ToDoubleFunction<Symbol> values) {
        return new Evaluator(values);
    }

    /// An evaluator in which only the potentials have values.
    ///
    /// @param temperature K
    /// @param pressure Pa
    public static Evaluator at(double temperature, double pressure) {
        return new Evaluator(symbol -> switch (symbol) {
            case Symbol.Potential.TEMPERATURE -> temperature;
            case Symbol.Potential.PRESSURE -> pressure;
            default -> throw new IllegalArgumentException(symbol.label() + " has no value");
        });
    }

    /// The value of an expression; a product with a factor 0 is 0, whatever the others are.
    public double evaluate(Expr expression) {
        Double value = known.get(expression);
        if (value == null) {
            value = compute(expression);
            known.put(expression, value);
        }
        return value;
    }

    private double compute(Expr expression) {
        return switch (expression) {
            case Constant constant -> constant.value();
            case Variable variable -> values.applyAsDouble(variable.symbol());
            case Sum sum -> {
                double total = 0;
                for (Expr term : sum.terms()) {
                    total += evaluate(term);
                }
                yield total;
            }
            case Product product -> {
                double total = 1;
                for (Expr factor : product.factors()) {
                    double value = evaluate(factor);
                    if (value == 0) {
                        // Also where another factor overflows: T**(-9) at low temperature with a coefficient 0.
                        yield 0;
                    }
                    total *= value;
                }
                yield total;
            }
            case Power power -> Power.raise(evaluate(power.base()), evaluate(power.exponent()));
            case Call call -> ofCall(call);
            case Piecewise piecewise ->
                evaluate(piecewise.pieces().get(piecewise.pieceAt(evaluate(piecewise.selector()))));
        };
    }

    private double ofCall(Call call) {
        return switch (call.function()) {
            case MAX ->
                Math.max(
                        evaluate(call.arguments().get(0)),
                        evaluate(call.arguments().get(1)));
            case MIN ->
                Math.min(
                        evaluate(call.arguments().get(0)),
                        evaluate(call.arguments().get(1)));
            default -> call.function().apply(evaluate(call.argument()));
        };
    }
}
