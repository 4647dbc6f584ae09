package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Differentiator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;

/// Total derivatives of a phase's energy in the site fractions. The energy is differentiated with respect to site
/// fractions and intermediates; the slopes of the intermediates, which are constant, enter by the chain rule:
///
/// `dG/dyᵢ = ∂G/∂yᵢ + Σₐ ∂G/∂xₐ · ∂xₐ/∂yᵢ`
final class EnergyDerivatives {

    private final List<Symbol.SiteFraction> fractions;
    private final List<Symbol.Intermediate> intermediates;
    /// For each site fraction the slope of every intermediate.
    private final double[][] chain;
    private final Map<Symbol, Differentiator> differentiators = new HashMap<>();

    EnergyDerivatives(PhaseEnergy energy, List<Symbol.SiteFraction> fractions) {
        this.fractions = fractions;
        this.intermediates = List.copyOf(energy.intermediates().keySet());
        this.chain = new double[fractions.size()][intermediates.size()];
        LinearMap map = LinearMap.of(List.copyOf(energy.intermediates().values()), fractions);
        for (int i = 0; i < fractions.size(); i++) {
            for (int a = 0; a < intermediates.size(); a++) {
                chain[i][a] = map.slope(a, i);
            }
        }
    }

    /// `dexpression/dyᵢ`.
    Expr bySiteFraction(Expr expression, int i) {
        List<Expr> terms = new ArrayList<>();
        terms.add(partial(expression, fractions.get(i)));
        for (int a = 0; a < intermediates.size(); a++) {
            if (chain[i][a] != 0) {
                terms.add(Algebra.multiply(Expr.constant(chain[i][a]), partial(expression, intermediates.get(a))));
            }
        }
        return Algebra.add(terms);
    }

    /// `∂expression/∂symbol` with everything else fixed.
    Expr partial(Expr expression, Symbol symbol) {
        return differentiators.computeIfAbsent(symbol, Differentiator::by).differentiate(expression);
    }
}
