package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gradient and Hessian of a value in the arguments that are bound last, by the chain rule over *intermediates*: results
/// on the way that depend on several arguments, such as a Curie temperature. With `u` the intermediates,
///
/// `dG/dyᵢ = ∂G/∂yᵢ + Σₐ ∂G/∂uₐ · duₐ/dyᵢ`
///
/// `d²G/dyᵢdyⱼ = d(∂G/∂yᵢ)/dyⱼ + Σₐ (d(∂G/∂uₐ)/dyⱼ · duₐ/dyᵢ + ∂G/∂uₐ · d²uₐ/dyᵢdyⱼ)`
///
/// where the slopes `∂G/∂yᵢ` and `∂G/∂uₐ` are differentiated like `G` itself.
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
        this.zero = graph.zero();
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

    /// The chain rule for `∂f/∂yᵢ` and `∂f/∂uₐ`, which are `slopes`.
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

    /// Differentiates each term of the gradient. A slope `∂f/∂yᵢ` may hold an intermediate that `f` does not hold as such
    /// (`y₁·y₂` in the slope of `y₁·y₂·y₃`), so mixed partial derivatives need not be symmetric; total derivatives are.
    private Value[][] hessian(Value[] slopes) {
        int size = slopes.length;
        Value[][] slopeChanges = new Value[size][];
        for (int s = 0; s < size; s++) {
            slopeChanges[s] = gradient(slopes[s]);
        }
        Value[][] hessian = new Value[arguments][];
        for (int i = 0; i < arguments; i++) {
            hessian[i] = new Value[i + 1];
            for (int j = 0; j <= i; j++) {
                List<Value> terms = new ArrayList<>();
                terms.add(slopeChanges[i][j]);
                for (int a = arguments; a < size; a++) {
                    if (slopes[a] != zero) {
                        terms.add(graph.multiply(innerGradient(a)[i], slopeChanges[a][j]));
                        terms.add(graph.multiply(slopes[a], innerHessian(a)[i][j]));
                    }
                }
                hessian[i][j] = graph.addAll(terms);
            }
        }
        return hessian;
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
