package org.espei4j.calphad.compile;

import java.util.IdentityHashMap;
import java.util.Map;

/// Partial derivatives of values with respect to one value, which may be an argument or any intermediate result. The
/// derivative is made of the same graph, so it shares what it can with the function and with other derivatives. Not
/// thread-safe.
///
/// Other variables count as fixed, also where they are results that depend on this one.
final class Differentials {

    private final ValueGraph graph;
    private final Value variable;
    private final Support support;
    private final Value zero;
    private final Map<Value, Value> known = new IdentityHashMap<>();

    /// @param support tells which values depend on the variable
    Differentials(ValueGraph graph, Value variable, Support support) {
        this.graph = graph;
        this.variable = variable;
        this.support = support;
        this.zero = graph.zero();
    }

    /// `∂value/∂variable`.
    Value of(Value value) {
        if (value == variable) {
            return graph.one();
        }
        if (!support.dependsOn(value, variable)) {
            return zero;
        }
        Value derivative = known.get(value);
        if (derivative == null) {
            derivative = compute(value);
            known.put(value, derivative);
        }
        return derivative;
    }

    /// `∂value/∂variable` of a value that is a variable itself, by what it is made of.
    Value inside(Value value) {
        return value.operation == Operation.DEFINED ? of(value.operands[0]) : compute(value);
    }

    private Value compute(Value value) {
        return switch (value.operation) {
            case CONSTANT, ARGUMENT, DEFINED -> zero;
            case ADD -> graph.add(of(value.operands[0]), of(value.operands[1]));
            case SUBTRACT -> graph.subtract(of(value.operands[0]), of(value.operands[1]));
            case MULTIPLY -> ofProduct(value.operands[0], value.operands[1]);
            case DIVIDE -> ofQuotient(value);
            case RAISE -> ofPower(value);
            case MAX -> ofExtremum(value, value.operands[1], value.operands[0]);
            case MIN -> ofExtremum(value, value.operands[0], value.operands[1]);
            case CHOICE -> ofChoice(value);
            default -> graph.multiply(outerSlope(value), of(value.operands[0]));
        };
    }

    private Value ofProduct(Value a, Value b) {
        return graph.add(graph.multiply(of(a), b), graph.multiply(a, of(b)));
    }

    /// `d(a/b) = da/b − (a/b)·db/b`
    private Value ofQuotient(Value quotient) {
        Value reciprocal = graph.reciprocal(quotient.operands[1]);
        Value numerator = graph.subtract(of(quotient.operands[0]), graph.multiply(quotient, of(quotient.operands[1])));
        return graph.multiply(numerator, reciprocal);
    }

    /// `d(aᵇ) = b·aᵇ⁻¹·da + aᵇ·ln a·db`
    private Value ofPower(Value power) {
        Value base = power.operands[0];
        Value exponent = power.operands[1];
        Value lowered = graph.apply(Operation.RAISE, base, graph.subtract(exponent, graph.one()));
        Value byBase = graph.multiply(graph.multiply(exponent, lowered), of(base));
        Value exponentSlope = of(exponent);
        return exponentSlope == zero
                ? byBase
                : graph.add(
                        byBase, graph.multiply(graph.multiply(power, graph.apply(Operation.LN, base)), exponentSlope));
    }

    /// One slope where the first operand is the smaller, the other elsewhere.
    private Value ofExtremum(Value extremum, Value ifSmaller, Value otherwise) {
        Value difference = graph.subtract(extremum.operands[0], extremum.operands[1]);
        return graph.choice(difference, new double[] {0}, new Value[] {of(ifSmaller), of(otherwise)});
    }

    private Value ofChoice(Value choice) {
        Value[] slopes = new Value[choice.operands.length - 1];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = of(choice.operands[i + 1]);
        }
        return graph.choice(choice.operands[0], choice.bounds, slopes);
    }

    /// Slope of a function of one argument; of the functions of a site fraction and its logarithm with respect to the
    /// site fraction.
    private Value outerSlope(Value call) {
        Value x = call.operands[0];
        Value one = graph.one();
        return switch (call.operation) {
            case NEGATE -> graph.constant(-1);
            case LN -> graph.reciprocal(x);
            case EXP -> call;
            case LOG10 -> graph.multiply(graph.constant(1 / Math.log(10)), graph.reciprocal(x));
            case SQRT -> graph.multiply(graph.constant(0.5), graph.reciprocal(call));
            case ABS -> graph.choice(x, new double[] {0}, new Value[] {graph.constant(-1), one});
            case ERF ->
                graph.multiply(
                        graph.constant(2 / Math.sqrt(Math.PI)),
                        graph.apply(Operation.EXP, graph.negate(graph.multiply(x, x))));
            case EXPONENTIAL_INTEGRAL ->
                graph.negate(graph.multiply(graph.apply(Operation.EXP, graph.negate(x)), graph.reciprocal(x)));
            case INVERSE_EXPONENTIAL_INTEGRAL -> graph.negate(graph.multiply(call, graph.apply(Operation.EXP, call)));
            case SOFTPLUS -> graph.apply(Operation.LOGISTIC, x);
            case LOGISTIC -> graph.multiply(call, graph.subtract(one, call));
            case LN_ONE_MINUS_EXP_NEG -> graph.apply(Operation.BOSE, x);
            case BOSE -> graph.negate(graph.multiply(call, graph.add(call, one)));
            case MIXING -> graph.apply(Operation.MIXING_SLOPE, x, call.operands[1]);
            case SAFE_LN, MIXING_SLOPE -> graph.apply(Operation.MIXING_CURVATURE, x);
            case MIXING_CURVATURE -> graph.negate(graph.multiply(call, call));
            default -> throw new IllegalStateException(call.operation + " has its own rule");
        };
    }
}
