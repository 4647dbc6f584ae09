package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A function written as `Σₖ cₖ·φₖ + rest`, where the coefficients `cₖ` are bound early and the columns `φₖ` hold nothing
/// but the arguments that are bound last. Columns with the same coefficient are one.
///
/// *Fixed* parts are known with the potentials, *variable* ones need the parameters.
///
/// @param fixed columns whose coefficients are bound with the potentials
/// @param variable columns whose coefficients are bound with the parameters
/// @param fixedTerms all terms that hold no parameter, those of `fixed` and of `fixedRest`
/// @param fixedRest terms that do not separate and hold no parameter
/// @param variableRest terms that do not separate and hold a parameter
record Separation(
        List<Column> fixed,
        List<Column> variable,
        List<Monomial> fixedTerms,
        List<Monomial> fixedRest,
        List<Monomial> variableRest) {

    /// One coefficient and the function it multiplies.
    record Column(Value coefficient, Value basis) {}

    /// Separates a sum.
    static Separation of(List<Monomial> terms, ValueGraph graph) {
        EarlyArguments early = new EarlyArguments();
        Map<Value, List<Value>> columns = new LinkedHashMap<>();
        List<Monomial> fixedTerms = new ArrayList<>();
        List<Monomial> fixedRest = new ArrayList<>();
        List<Monomial> variableRest = new ArrayList<>();
        for (Monomial term : terms) {
            BindingTime needed = early.latest(term);
            boolean holdsParameter = term.coefficient().time.latest(needed) == BindingTime.PARAMETER;
            if (!holdsParameter) {
                fixedTerms.add(term);
            }
            if (needed == BindingTime.CONSTANT) {
                collect(term, columns, graph);
            } else {
                (holdsParameter ? variableRest : fixedRest).add(term);
            }
        }
        List<Column> fixed = new ArrayList<>();
        List<Column> variable = new ArrayList<>();
        columns.forEach((coefficient, parts) -> (coefficient.time == BindingTime.PARAMETER ? variable : fixed)
                .add(new Column(coefficient, graph.addAll(parts))));
        return new Separation(fixed, variable, fixedTerms, fixedRest, variableRest);
    }

    /// All coefficients of columns.
    List<Value> coefficients() {
        return Stream.concat(fixed.stream(), variable.stream())
                .map(Column::coefficient)
                .toList();
    }

    /// Terms whose coefficients differ by the sign go into one column, all terms with numbers too.
    private static void collect(Monomial term, Map<Value, List<Value>> columns, ValueGraph graph) {
        Value coefficient = term.coefficient();
        Value basis = term.basis(graph);
        if (coefficient.isConstant()) {
            basis = graph.multiply(coefficient, basis);
            coefficient = graph.one();
        } else if (coefficient.operation == Operation.NEGATE) {
            basis = graph.negate(basis);
            coefficient = coefficient.operands[0];
        }
        columns.computeIfAbsent(coefficient, _ -> new ArrayList<>()).add(basis);
    }

    /// Finds the latest argument before the last ones that a term needs besides its coefficient.
    private static final class EarlyArguments {

        private final Map<Value, BindingTime> known = new IdentityHashMap<>();

        BindingTime latest(Monomial term) {
            BindingTime latest = BindingTime.CONSTANT;
            for (Monomial.Factor factor : term.powers()) {
                latest = latest.latest(latest(factor.base()));
            }
            return latest;
        }

        private BindingTime latest(Value value) {
            BindingTime latest = known.get(value);
            if (latest == null) {
                latest = value.time == BindingTime.CONSTITUTION ? BindingTime.CONSTANT : value.time;
                for (Value operand : value.operands) {
                    latest = latest.latest(latest(operand));
                }
                known.put(value, latest);
            }
            return latest;
        }
    }
}
