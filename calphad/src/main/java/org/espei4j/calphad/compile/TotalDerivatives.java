package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gradient and Hessian of a value in the arguments that are bound last, by the chain rule over *intermediates*: results
/// on the way that depend on several arguments, such as a Curie temperature. With `u` the intermediates,
///
/// `dG/dyᵢ = ∂G/∂yᵢ + Σₐ ∂G/∂uₐ · duₐ/dyᵢ`
///
/// `d²G/dyᵢdyⱼ = ∂²G/∂yᵢ∂yⱼ + Σₐ (∂²G/∂yᵢ∂uₐ·duₐ/dyⱼ + ∂²G/∂uₐ∂yⱼ·duₐ/dyᵢ) + Σₐᵦ ∂²G/∂uₐ∂uᵦ·duₐ/dyᵢ·duᵦ/dyⱼ
/// + Σₐ ∂G/∂uₐ·d²uₐ/dyᵢdyⱼ`
///
/// An outer function of two intermediates has three second derivatives, however many site fractions these depend on;
/// without intermediates each pair of site fractions would get its own copy of that function's derivatives.
final class TotalDerivatives {

    private final ValueGraph graph;
    private final Value zero;
    private final int arguments;
    /// Arguments, then intermediates.
    private final List<Value> variables;
    private final List<Differentials> partials = new ArrayList<>();
    private final Map<Integer, Value[]> innerGradients = new HashMap<>();
    private final Map<Integer, Value[][]> innerHessians = new HashMap<>();

    /// @param arguments what to differentiate by
    /// @param function the value whose structure decides which results become intermediates
    TotalDerivatives(ValueGraph graph, List<Value> arguments, Value function) {
        this.graph = graph;
        this.zero = graph.constant(0);
        this.arguments = arguments.size();
        this.variables = new ArrayList<>(arguments);
        variables.addAll(IntermediateFinder.find(function, arguments));
        Support support = new Support(variables);
        for (Value variable : variables) {
            partials.add(new Differentials(graph, variable, support));
        }
    }

    /// `dvalue/dyᵢ` for all arguments.
    Value[] gradient(Value value) {
        return gradient(partials(value));
    }

    /// `d²value/dyᵢdyⱼ` for `j ≤ i`: row `i` has `i + 1` elements.
    Value[][] hessian(Value value) {
        return hessian(partials(value));
    }

    private Value[] partials(Value value) {
        return partials.stream().map(by -> by.of(value)).toArray(Value[]::new);
    }

    private Value[] gradient(Value[] slopes) {
        Value[] gradient = new Value[arguments];
        for (int i = 0; i < arguments; i++) {
            List<Value> terms = new ArrayList<>();
            terms.add(slopes[i]);
            for (int a = arguments; a < slopes.length; a++) {
                if (slopes[a] != zero) {
                    terms.add(graph.multiply(slopes[a], innerGradient(a)[i]));
                }
            }
            gradient[i] = graph.addAll(terms);
        }
        return gradient;
    }

    private Value[][] hessian(Value[] slopes) {
        int size = variables.size();
        Value[][] second = new Value[size][size];
        for (int s = 0; s < size; s++) {
            for (int t = s; t < size; t++) {
                second[s][t] = slopes[s] == zero ? zero : partials.get(t).of(slopes[s]);
                second[t][s] = second[s][t];
            }
        }
        Value[][] slopeChanges = slopeChanges(second);
        Value[][] hessian = new Value[arguments][];
        for (int i = 0; i < arguments; i++) {
            hessian[i] = new Value[i + 1];
            for (int j = 0; j <= i; j++) {
                List<Value> terms = new ArrayList<>();
                terms.add(second[i][j]);
                for (int a = arguments; a < size; a++) {
                    if (isUsed(slopes, second, a)) {
                        Value[] inner = innerGradient(a);
                        terms.add(graph.multiply(second[i][a], inner[j]));
                        terms.add(graph.multiply(inner[i], slopeChanges[a - arguments][j]));
                        terms.add(graph.multiply(slopes[a], innerHessian(a)[i][j]));
                    }
                }
                hessian[i][j] = graph.addAll(terms);
            }
        }
        return hessian;
    }

    /// `d(∂G/∂uₐ)/dyⱼ` for every intermediate and argument.
    private Value[][] slopeChanges(Value[][] second) {
        int size = variables.size();
        Value[][] changes = new Value[size - arguments][arguments];
        for (int a = arguments; a < size; a++) {
            for (int j = 0; j < arguments; j++) {
                List<Value> terms = new ArrayList<>();
                terms.add(second[a][j]);
                for (int b = arguments; b < size; b++) {
                    if (second[a][b] != zero) {
                        terms.add(graph.multiply(second[a][b], innerGradient(b)[j]));
                    }
                }
                changes[a - arguments][j] = graph.addAll(terms);
            }
        }
        return changes;
    }

    private boolean isUsed(Value[] slopes, Value[][] second, int intermediate) {
        return slopes[intermediate] != zero
                || Arrays.stream(second[intermediate]).anyMatch(value -> value != zero);
    }

    private Value[] innerGradient(int intermediate) {
        Value[] gradient = innerGradients.get(intermediate);
        if (gradient == null) {
            gradient = gradient(innerPartials(intermediate));
            innerGradients.put(intermediate, gradient);
        }
        return gradient;
    }

    private Value[][] innerHessian(int intermediate) {
        Value[][] hessian = innerHessians.get(intermediate);
        if (hessian == null) {
            hessian = hessian(innerPartials(intermediate));
            innerHessians.put(intermediate, hessian);
        }
        return hessian;
    }

    private Value[] innerPartials(int intermediate) {
        Value value = variables.get(intermediate);
        return partials.stream().map(by -> by.inside(value)).toArray(Value[]::new);
    }
}
