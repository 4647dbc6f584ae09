package org.espei4j.calphad.property;

import java.util.List;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.expr.Evaluator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;

/// One phase of a sketched database, ready to be asked for numbers.
record PhaseUnderTest(PhaseModel model, PhaseProperties properties) {

    static final double ATMOSPHERE = 101325;

    static PhaseUnderTest of(DatabaseSketch sketch, String phase, ModelOptions options, String... components) {
        return of(sketch.build(), phase, options, components);
    }

    static PhaseUnderTest of(Database database, String phase, ModelOptions options, String... components) {
        try {
            PhaseModel model = PhaseModel.of(database, phase, List.of(components), options);
            return new PhaseUnderTest(model, PhaseProperties.of(model));
        } catch (UnbuildablePhaseException e) {
            throw new AssertionError(e);
        }
    }

    MolarProperties at(double temperature, double... y) {
        return properties.at(temperature, ATMOSPHERE).evaluate(y).orElseThrow();
    }

    double gm(double temperature, double... y) {
        return at(temperature, y).gibbsEnergy();
    }

    /// Gibbs energy per mole of formula units, J.
    double g(double temperature, double... y) {
        MolarProperties values = at(temperature, y);
        return values.gibbsEnergy() * values.atoms();
    }

    /// One contribution, J per mole of atoms.
    double part(Contribution contribution, double temperature, double... y) {
        return properties
                .at(temperature, ATMOSPHERE)
                .contributions(y)
                .orElseThrow()
                .getOrDefault(contribution, 0.0);
    }

    /// A property of the model by name.
    double property(String name, double temperature, double... y) {
        return value(model.property(name).orElseThrow(), temperature, y);
    }

    double value(Expr expression, double temperature, double... y) {
        List<Symbol> fractions = new java.util.ArrayList<>();
        for (int s = 0; s < model.description().sublatticeCount(); s++) {
            int sublattice = s;
            model.description()
                    .constituents()
                    .get(s)
                    .forEach(one -> fractions.add(new Symbol.SiteFraction(sublattice, one.name())));
        }
        return evaluate(expression, temperature, fractions, y);
    }

    private double evaluate(Expr expression, double temperature, List<Symbol> fractions, double[] y) {
        return Evaluator.at(symbol -> switch (symbol) {
                    case Symbol.Potential.TEMPERATURE -> temperature;
                    case Symbol.Potential.PRESSURE -> ATMOSPHERE;
                    case Symbol.Intermediate overall ->
                        evaluate(model.intermediates().get(overall), temperature, fractions, y);
                    default -> y[fractions.indexOf(symbol)];
                })
                .evaluate(expression);
    }
}
