package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.expr.Call;
import org.espei4j.calphad.expr.Constant;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;
import org.espei4j.calphad.expr.Piecewise;
import org.espei4j.calphad.expr.Power;
import org.espei4j.calphad.expr.Product;
import org.espei4j.calphad.expr.Sum;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.expr.Variable;
import org.jspecify.annotations.Nullable;

/// Turns expressions into values of elementary operations. Sums and products are re-associated so that terms and factors
/// that are bound early are combined with each other first, and only the result meets what is bound late.
final class Lowering {

    /// Exponents up to this magnitude are multiplied out.
    private static final int MAX_MULTIPLIED = 64;

    private final ValueGraph graph;
    private final Arguments arguments;
    private final Map<Expr, Value> known = new IdentityHashMap<>();

    Lowering(ValueGraph graph, Arguments arguments) {
        this.graph = graph;
        this.arguments = arguments;
    }

    /// The value of an expression.
    ///
    /// @throws IllegalArgumentException if the expression holds a symbol that is no argument
    Value lower(Expr expression) {
        Value value = known.get(expression);
        if (value == null) {
            value = compute(expression);
            known.put(expression, value);
        }
        return value;
    }

    /// Makes an expression stand for a value that exists already.
    void define(Expr expression, Value value) {
        known.put(expression, value);
    }

    private Value compute(Expr expression) {
        return switch (expression) {
            case Constant constant -> graph.constant(constant.value());
            case Variable variable -> ofSymbol(variable.symbol());
            case Sum sum -> ofSum(sum);
            case Product product -> ofProduct(product.factors());
            case Power power -> isWhole(power) ? ofProduct(List.of(power)) : ofPower(power);
            case Call call -> ofCall(call);
            case Piecewise piecewise ->
                graph.choice(
                        lower(piecewise.selector()),
                        piecewise.bounds(),
                        piecewise.pieces().stream().map(this::lower).toArray(Value[]::new));
        };
    }

    private Value ofSymbol(Symbol symbol) {
        Arguments.Place place = arguments.placeOf(symbol);
        if (place == null) {
            throw new IllegalArgumentException("the value of " + symbol.label() + " is not given");
        }
        return graph.argument(place.time(), place.index());
    }

    private Value ofSum(Sum sum) {
        Map<BindingTime, List<Term>> byTime = new EnumMap<>(BindingTime.class);
        for (Expr expression : sum.terms()) {
            Value value = lower(expression);
            boolean negated = value.operation == Operation.NEGATE;
            Term term = new Term(negated ? value.operands[0] : value, negated);
            byTime.computeIfAbsent(value.time, _ -> new ArrayList<>()).add(term);
        }
        Value total = graph.constant(0);
        for (List<Term> terms : byTime.values()) {
            total = graph.add(total, ofTerms(terms, 0, terms.size()));
        }
        return total;
    }

    private record Term(Value value, boolean negated) {}

    /// Long sums are added by halves: the additions do not wait for each other, and rounding errors grow slower.
    private Value ofTerms(List<Term> terms, int from, int to) {
        if (to - from > 4) {
            int middle = (from + to) >>> 1;
            return graph.add(ofTerms(terms, from, middle), ofTerms(terms, middle, to));
        }
        Value total = graph.constant(0);
        for (Term term : terms.subList(from, to)) {
            total = term.negated() ? graph.subtract(total, term.value()) : graph.add(total, term.value());
        }
        return total;
    }

    /// Numerator and denominator are formed for each binding time, the earliest first.
    private Value ofProduct(List<Expr> factors) {
        Map<BindingTime, List<Value>> above = new EnumMap<>(BindingTime.class);
        Map<BindingTime, List<Value>> below = new EnumMap<>(BindingTime.class);
        for (Expr factor : factors) {
            if (factor instanceof Power power && isWhole(power)) {
                int exponent = (int) ((Constant) power.exponent()).value();
                Value raised = graph.wholePower(lower(power.base()), Math.abs(exponent));
                (exponent > 0 ? above : below)
                        .computeIfAbsent(raised.time, _ -> new ArrayList<>())
                        .add(raised);
            } else {
                Value value = lower(factor);
                above.computeIfAbsent(value.time, _ -> new ArrayList<>()).add(value);
            }
        }
        Value product = graph.constant(1);
        for (BindingTime time : BindingTime.values()) {
            Value own = graph.divide(multiplyAll(above.get(time)), multiplyAll(below.get(time)));
            product = graph.multiply(product, own);
        }
        return product;
    }

    /// The order of creation is the same for all products, so that equal pairs of factors are more likely to meet.
    private Value multiplyAll(@Nullable List<Value> factors) {
        Value product = graph.constant(1);
        if (factors != null) {
            factors.sort(Comparator.comparingInt(value -> value.id));
            for (Value factor : factors) {
                product = graph.multiply(product, factor);
            }
        }
        return product;
    }

    private static boolean isWhole(Power power) {
        return power.exponent() instanceof Constant constant
                && constant.value() == Math.rint(constant.value())
                && Math.abs(constant.value()) <= MAX_MULTIPLIED;
    }

    private Value ofPower(Power power) {
        Value base = lower(power.base());
        Value exponent = lower(power.exponent());
        return exponent.isConstant(0.5)
                ? graph.apply(Operation.SQRT, base)
                : graph.apply(Operation.RAISE, base, exponent);
    }

    private Value ofCall(Call call) {
        Value x = lower(call.argument());
        return switch (call.function()) {
            case GEIN -> throw new IllegalArgumentException("GEIN has to be resolved before it is compiled");
            case MIXING -> graph.multiply(x, graph.apply(Operation.SAFE_LN, x));
            case MIXING_SLOPE -> graph.apply(Operation.MIXING_SLOPE, x, graph.apply(Operation.SAFE_LN, x));
            case MAX, MIN ->
                graph.apply(
                        call.function() == Intrinsic.MAX ? Operation.MAX : Operation.MIN,
                        x,
                        lower(call.arguments().get(1)));
            default -> graph.apply(Operation.of(call.function()), x);
        };
    }
}
