package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a sum of monomials with common factors taken out, the most common first, again and again: Horner's scheme for
/// several variables. A Redlich–Kister series becomes `y₁·y₂·(L₀ + d·(L₁ + d·L₂))`; its derivatives then share the
/// partial sums, as in the division scheme for polynomials.
final class Factoring {

    private final ValueGraph graph;

    Factoring(ValueGraph graph) {
        this.graph = graph;
    }

    /// The value of a sum.
    Value sum(List<Monomial> terms) {
        List<Value> parts = new ArrayList<>();
        List<Monomial> left = terms;
        for (Value common = mostCommon(left); common != null; common = mostCommon(left)) {
            List<Monomial> with = new ArrayList<>();
            List<Monomial> without = new ArrayList<>();
            for (Monomial term : left) {
                if (term.has(common)) {
                    with.add(term.dividedBy(common));
                } else if (coefficientFactor(term) == common) {
                    with.add(term.withCoefficient(sign(term)));
                } else {
                    without.add(term);
                }
            }
            parts.add(graph.multiply(common, sum(with)));
            left = without;
        }
        left.forEach(term -> parts.add(term.product(graph)));
        return graph.addAll(parts);
    }

    /// The factor of most terms, if at least two have it; the coefficients count after all others.
    private @Nullable Value mostCommon(List<Monomial> terms) {
        Map<Value, Integer> counts = new LinkedHashMap<>();
        for (Monomial term : terms) {
            term.powers().forEach(factor -> counts.merge(factor.base(), 1, Integer::sum));
        }
        for (Monomial term : terms) {
            if (!coefficientFactor(term).isConstant()) {
                counts.merge(coefficientFactor(term), 1, Integer::sum);
            }
        }
        Value best = null;
        int most = 1;
        for (Map.Entry<Value, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return best;
    }

    /// The coefficient without its sign.
    private static Value coefficientFactor(Monomial term) {
        Value coefficient = term.coefficient();
        return coefficient.operation == Operation.NEGATE ? coefficient.operands[0] : coefficient;
    }

    private Value sign(Monomial term) {
        return graph.constant(term.coefficient().operation == Operation.NEGATE ? -1 : 1);
    }
}
