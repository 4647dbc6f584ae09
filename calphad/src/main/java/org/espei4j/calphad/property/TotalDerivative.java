package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Constant;
import org.espei4j.calphad.expr.Differentiator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;

/// Differentiates expressions of a phase by temperature, pressure and site fractions. Overall fractions x_a of partitioned
/// phases enter by the chain rule, `dG/dv = ∂G/∂v + Σ_a ∂G/∂x_a · ∂x_a/∂v`. Not thread-safe.
final class TotalDerivative {

    private final Map<Symbol.Intermediate, Expr> intermediates;
    private final Map<Symbol, Differentiator> differentiators = new HashMap<>();

    /// @param intermediates definitions of the overall fractions
    TotalDerivative(Map<Symbol.Intermediate, Expr> intermediates) {
        this.intermediates = intermediates;
    }

    /// The slope of an expression.
    Expr of(Expr expression, Symbol variable) {
        List<Expr> terms = new ArrayList<>();
        terms.add(by(variable).differentiate(expression));
        intermediates.forEach((overall, definition) -> {
            Expr share = by(variable).differentiate(definition);
            if (!(share instanceof Constant constant && constant.value() == 0)) {
                terms.add(Algebra.multiply(share, by(overall).differentiate(expression)));
            }
        });
        return Algebra.add(terms);
    }

    private Differentiator by(Symbol symbol) {
        return differentiators.computeIfAbsent(symbol, Differentiator::by);
    }
}
