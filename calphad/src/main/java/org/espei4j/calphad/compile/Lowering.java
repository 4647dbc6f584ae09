package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
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
import org.espei4j.calphad.expr.Symbols;
import org.espei4j.calphad.expr.Variable;

/// Turns expressions into values of elementary operations.
///
/// An expression that is bound last is first written as a sum of *coefficient × function of the last arguments*, the
/// coefficients collecting everything that is bound earlier, and then factored. Early expressions are re-associated so
/// that what is bound first is combined first.
final class Lowering {

    /// Exponents up to this magnitude are multiplied out.
    private static final int MAX_MULTIPLIED = 64;

    private final ValueGraph graph;
    private final Arguments arguments;
    private final Factoring factoring;
    private final Map<Expr, Value> known = new IdentityHashMap<>();
    private final Map<Expr, BindingTime> times = new IdentityHashMap<>();
    private final Map<Expr, Boolean> holdsEarly = new IdentityHashMap<>();

    Lowering(ValueGraph graph, Arguments arguments) {
        this.graph = graph;
        this.arguments = arguments;
        this.factoring = new Factoring(graph);
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
            case Sum _, Product _ -> factoring.sum(expand(expression));
            case Power power -> isWhole(power) ? ofWholePower(power) : ofPower(power);
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

    /// An expression as a sum of monomials with different powers, in the order in which the powers are met.
    List<Monomial> expand(Expr expression) {
        Map<List<Monomial.Factor>, List<Value>> sums = new LinkedHashMap<>();
        Value one = graph.one();
        switch (expression) {
            case Sum sum -> sum.terms().forEach(term -> collect(term, one, Map.of(), sums));
            case Product product -> collectProduct(product, one, Map.of(), sums);
            default -> collect(expression, one, Map.of(), sums);
        }
        List<Monomial> terms = new ArrayList<>(sums.size());
        sums.forEach((powers, coefficients) -> {
            Value coefficient = sumByTime(coefficients);
            if (!coefficient.isConstant(0)) {
                terms.add(new Monomial(coefficient, powers));
            }
        });
        return terms;
    }

    /// Adds the terms of `early · Π late · expression` to `sums`. What is bound with the potentials is taken as a whole,
    /// so that functions of temperature that several terms share are computed once.
    private void collect(
            Expr expression, Value early, Map<Value, Integer> late, Map<List<Monomial.Factor>, List<Value>> sums) {
        boolean divisible = timeOf(expression).compareTo(BindingTime.POTENTIAL) > 0;
        if (divisible && expression instanceof Sum sum) {
            sum.terms().forEach(term -> collect(term, early, late, sums));
        } else if (divisible && expression instanceof Product product) {
            collectProduct(product, early, late, sums);
        } else {
            Powers powers = new Powers(early, late);
            powers.multiply(expression);
            powers.addTo(sums);
        }
    }

    /// Distributes over one factor at most: a sum whose terms have early coefficients.
    private void collectProduct(
            Product product, Value early, Map<Value, Integer> late, Map<List<Monomial.Factor>, List<Value>> sums) {
        List<Expr> factors = new ArrayList<>();
        flatten(product, factors);
        List<Expr> sumsToDistribute = factors.stream().filter(this::isMixedSum).toList();
        Powers powers = new Powers(early, late);
        if (sumsToDistribute.size() == 1) {
            Expr distributed = sumsToDistribute.getFirst();
            factors.stream().filter(factor -> factor != distributed).forEach(powers::multiply);
            collect(distributed, powers.early, powers.late, sums);
        } else {
            factors.forEach(powers::multiply);
            powers.addTo(sums);
        }
    }

    private static void flatten(Product product, List<Expr> factors) {
        for (Expr factor : product.factors()) {
            if (factor instanceof Product inner) {
                flatten(inner, factors);
            } else {
                factors.add(factor);
            }
        }
    }

    /// Whether an expression is a sum that is bound last and holds something bound earlier.
    private boolean isMixedSum(Expr expression) {
        return expression instanceof Sum
                && timeOf(expression) == BindingTime.CONSTITUTION
                && holdsEarlySymbol(expression);
    }

    private BindingTime timeOf(Expr expression) {
        BindingTime time = times.get(expression);
        if (time == null) {
            time = BindingTime.CONSTANT;
            if (expression instanceof Variable) {
                time = lower(expression).time;
            }
            for (Expr part : Symbols.children(expression)) {
                time = time.latest(timeOf(part));
            }
            times.put(expression, time);
        }
        return time;
    }

    private boolean holdsEarlySymbol(Expr expression) {
        Boolean holds = holdsEarly.get(expression);
        if (holds == null) {
            BindingTime time = timeOf(expression);
            holds = time == BindingTime.POTENTIAL
                    || time == BindingTime.PARAMETER
                    || Symbols.children(expression).stream().anyMatch(this::holdsEarlySymbol);
            holdsEarly.put(expression, holds);
        }
        return holds;
    }

    /// Adds what is bound at the same time first, from the earliest on.
    private Value sumByTime(List<Value> values) {
        Map<BindingTime, List<Value>> byTime = new EnumMap<>(BindingTime.class);
        values.forEach(value ->
                byTime.computeIfAbsent(value.time, _ -> new ArrayList<>()).add(value));
        Value total = graph.zero();
        for (List<Value> ofOneTime : byTime.values()) {
            total = graph.add(total, graph.addAll(ofOneTime));
        }
        return total;
    }

    private Value ofWholePower(Power power) {
        Powers powers = new Powers(graph.one(), Map.of());
        powers.multiply(power);
        return powers.toMonomial().product(graph);
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
            case MIXING -> graph.apply(Operation.MIXING, x, graph.apply(Operation.SAFE_LN, x));
            case MIXING_SLOPE -> graph.apply(Operation.MIXING_SLOPE, x, graph.apply(Operation.SAFE_LN, x));
            case MAX, MIN ->
                graph.apply(
                        call.function() == Intrinsic.MAX ? Operation.MAX : Operation.MIN,
                        x,
                        lower(call.arguments().get(1)));
            default -> graph.apply(Operation.of(call.function()), x);
        };
    }

    /// A product under construction.
    private final class Powers {

        private Value early;
        private final Map<Value, Integer> late;

        Powers(Value early, Map<Value, Integer> late) {
            this.early = early;
            this.late = new LinkedHashMap<>(late);
        }

        void multiply(Expr factor) {
            if (factor instanceof Power power && isWhole(power)) {
                raise(power.base(), (int) ((Constant) power.exponent()).value());
            } else {
                multiply(lower(factor), 1);
            }
        }

        private void raise(Expr base, int exponent) {
            if (base instanceof Product product) {
                product.factors().forEach(factor -> raise(factor, exponent));
            } else {
                Value value = lower(base);
                multiply(exponent < 0 ? graph.reciprocal(value) : value, Math.abs(exponent));
            }
        }

        /// Signs and early factors of a late value go to the coefficient.
        private void multiply(Value value, int exponent) {
            if (exponent == 0) {
                return;
            }
            if (value.time != BindingTime.CONSTITUTION) {
                early = graph.multiply(early, graph.wholePower(value, exponent));
            } else if (value.operation == Operation.NEGATE) {
                early = exponent % 2 == 0 ? early : graph.negate(early);
                multiply(value.operands[0], exponent);
            } else if (value.operation == Operation.MULTIPLY) {
                multiply(value.operands[0], exponent);
                multiply(value.operands[1], exponent);
            } else {
                late.merge(value, exponent, Integer::sum);
            }
        }

        Monomial toMonomial() {
            List<Monomial.Factor> factors = new ArrayList<>();
            late.forEach((base, exponent) -> factors.add(new Monomial.Factor(base, exponent)));
            return new Monomial(early, Monomial.inOrder(factors));
        }

        void addTo(Map<List<Monomial.Factor>, List<Value>> sums) {
            sums.computeIfAbsent(toMonomial().powers(), _ -> new ArrayList<>()).add(early);
        }
    }
}
