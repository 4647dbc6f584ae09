package org.espei4j.assess.residual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Substitution;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.model.PhaseModel;

/// A temperature, a pressure and site fractions put into the expressions of a model, so that only fitting symbols are
/// left: what a measurement of a fixed constitution is worth as a function of θ.
final class FixedPoint {

    private final Substitution substitution;

    /// @param model the model whose intermediates may occur
    /// @param temperature K
    /// @param pressure Pa
    /// @param siteFractions in the order of the model's description
    FixedPoint(PhaseModel model, double temperature, double pressure, double[] siteFractions) {
        Map<Symbol, Expr> values = new HashMap<>();
        values.put(Symbol.Potential.TEMPERATURE, Expr.constant(temperature));
        values.put(Symbol.Potential.PRESSURE, Expr.constant(pressure));
        List<Symbol> symbols = siteFractionSymbols(model);
        for (int i = 0; i < siteFractions.length; i++) {
            values.put(symbols.get(i), Expr.constant(siteFractions[i]));
        }
        Map<Symbol, Expr> complete = new HashMap<>(values);
        Substitution inner = Substitution.of(values);
        model.intermediates().forEach((symbol, definition) -> complete.put(symbol, inner.apply(definition)));
        this.substitution = Substitution.of(complete);
    }

    /// The expression as a function of the fitting symbols.
    Expr at(Expr expression) {
        return substitution.apply(expression);
    }

    /// The site fractions of a model in the order of its description.
    static List<Symbol> siteFractionSymbols(PhaseModel model) {
        List<Symbol> symbols = new ArrayList<>();
        for (int s = 0; s < model.description().sublatticeCount(); s++) {
            int sublattice = s;
            model.description()
                    .constituents()
                    .get(s)
                    .forEach(species -> symbols.add(new Symbol.SiteFraction(sublattice, species.name())));
        }
        return symbols;
    }
}
