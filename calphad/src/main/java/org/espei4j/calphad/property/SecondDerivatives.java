package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.model.PhaseModel;
import org.jspecify.annotations.Nullable;

/// Second derivatives, along pairs of directions, of the properties of a phase and of the gradient of its energy, which
/// makes them third derivatives of the energy. Interpreted: they are wanted rarely, and compiled third derivatives are
/// large. Immutable and thread-safe.
///
/// Directions have one number each for T, P and all site fractions.
final class SecondDerivatives {

    private final PhaseModel model;
    private final List<Symbol> variables = new ArrayList<>();
    private @Nullable List<Expr> gradient;

    SecondDerivatives(PhaseModel model) {
        this.model = model;
        variables.addAll(List.of(Symbol.Potential.TEMPERATURE, Symbol.Potential.PRESSURE));
        variables.addAll(PhaseProperties.siteFractions(model.description()));
    }

    /// A state of the phase.
    ///
    /// @param theta values of the fitting symbols
    /// @param y site fractions
    record At(double temperature, double pressure, double[] theta, double[] y) {}

    /// `Σ_jk G_ijk uⱼ vₖ` for i = T, P and all site fractions, per mole of formula units.
    double[] ofGradient(At state, double[] first, double[] second) {
        PairEvaluator evaluator = evaluator(state, first, second);
        List<Expr> slopes = gradient();
        double[] contracted = new double[slopes.size()];
        for (int i = 0; i < contracted.length; i++) {
            contracted[i] = evaluator.evaluate(slopes.get(i)).mixed;
        }
        return contracted;
    }

    /// `Σ_jk F_jk uⱼ vₖ` for a property other than the energy.
    double ofProperty(Expr property, At state, double[] first, double[] second) {
        return evaluator(state, first, second).evaluate(property).mixed;
    }

    private PairEvaluator evaluator(At state, double[] first, double[] second) {
        Map<Symbol, Differential> values = new HashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            double value = i == 0 ? state.temperature : i == 1 ? state.pressure : state.y[i - 2];
            values.put(variables.get(i), Differential.paired(value, first[i], second[i], 0));
        }
        for (int p = 0; p < state.theta.length; p++) {
            values.put(
                    new Symbol.Named(model.options().fittingSymbols().get(p)), Differential.constant(state.theta[p]));
        }
        return new PairEvaluator(values, model.intermediates());
    }

    private synchronized List<Expr> gradient() {
        List<Expr> known = gradient;
        if (known == null) {
            TotalDerivative total = new TotalDerivative(model.intermediates());
            known = variables.stream()
                    .map(variable -> total.of(model.gibbsEnergy(), variable))
                    .toList();
            gradient = known;
        }
        return known;
    }
}
