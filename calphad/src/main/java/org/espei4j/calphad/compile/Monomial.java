package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A coefficient that is bound early times powers of values that are bound last.
///
/// @param coefficient bound before the constitution
/// @param powers each base once, in the order of their creation
record Monomial(Value coefficient, List<Factor> powers) {

    /// A whole power, at least the first.
    record Factor(Value base, int exponent) {}

    /// The powers without one factor `base`.
    Monomial dividedBy(Value base) {
        List<Factor> left = new ArrayList<>(powers.size());
        for (Factor factor : powers) {
            if (factor.base() != base) {
                left.add(factor);
            } else if (factor.exponent() > 1) {
                left.add(new Factor(base, factor.exponent() - 1));
            }
        }
        return new Monomial(coefficient, left);
    }

    Monomial withCoefficient(Value other) {
        return new Monomial(other, powers);
    }

    boolean has(Value base) {
        return powers.stream().anyMatch(factor -> factor.base() == base);
    }

    /// The product of the powers alone.
    Value basis(ValueGraph graph) {
        Value product = graph.one();
        for (Factor factor : powers) {
            product = graph.multiply(product, graph.wholePower(factor.base(), factor.exponent()));
        }
        return product;
    }

    /// Coefficient and powers multiplied.
    Value product(ValueGraph graph) {
        return graph.multiply(coefficient, basis(graph));
    }

    static List<Factor> inOrder(List<Factor> factors) {
        return factors.stream()
                .sorted(Comparator.comparingInt(factor -> factor.base().id))
                .toList();
    }
}
