package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Differentiator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Piecewise;
import org.espei4j.calphad.expr.Product;
import org.espei4j.calphad.expr.Sum;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.expr.Symbols;

/// The enthalpy that belongs to a Gibbs energy, `H = G − T·∂G/∂T` (Gibbs and Helmholtz), term by term.
///
/// Taken term by term, what is proportional to T, such as the energy of ideal mixing, drops out exactly instead of being
/// subtracted from itself: near a constitution without atoms it would be larger than the enthalpy by ten orders of magnitude.
/// Not thread-safe.
final class EnthalpyTransform {

    private final Differentiator byTemperature;
    private final Map<Expr, Boolean> depends = new IdentityHashMap<>();

    EnthalpyTransform(Differentiator byTemperature) {
        this.byTemperature = byTemperature;
    }

    Expr of(Expr energy) {
        if (!dependsOnTemperature(energy)) {
            return energy;
        }
        return switch (energy) {
            case Sum sum -> Algebra.add(sum.terms().stream().map(this::of).toList());
            case Product product -> ofProduct(product);
            case Piecewise piecewise ->
                Algebra.piecewise(
                        piecewise.selector(),
                        piecewise.bounds(),
                        piecewise.pieces().stream().map(this::of).toList());
            default -> energy == Expr.T ? Expr.ZERO : byDefinition(energy);
        };
    }

    private Expr ofProduct(Product product) {
        List<Expr> fixed = new ArrayList<>();
        List<Expr> thermal = new ArrayList<>();
        for (Expr factor : product.factors()) {
            (dependsOnTemperature(factor) ? thermal : fixed).add(factor);
        }
        Expr changing = thermal.size() == 1 ? of(thermal.getFirst()) : byDefinition(Algebra.multiply(thermal));
        fixed.add(changing);
        return Algebra.multiply(fixed);
    }

    private Expr byDefinition(Expr energy) {
        return Algebra.subtract(energy, Algebra.multiply(Expr.T, byTemperature.differentiate(energy)));
    }

    private boolean dependsOnTemperature(Expr expression) {
        return depends.computeIfAbsent(expression, one -> Symbols.of(one).contains(Symbol.Potential.TEMPERATURE));
    }
}
