package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.compile.Arguments;
import org.espei4j.calphad.compile.Output;
import org.espei4j.calphad.compile.Routine;
import org.espei4j.calphad.compile.StagedProgram;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Constant;
import org.espei4j.calphad.expr.Differentiator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.model.PhaseModel;
import org.jspecify.annotations.Nullable;

/// All first and second derivatives of a phase's energy, those in temperature and pressure included. For reports and
/// tests; equilibrium calculations use the compiled phase, which knows the derivatives in site fractions only. Not
/// thread-safe.
///
/// Overall fractions x_a of partitioned phases enter by the chain rule, `dG/dv = ∂G/∂v + Σ_a ∂G/∂x_a · ∂x_a/∂v`.
final class EnergyDifferentiation {

    private final PhaseModel model;
    private final Map<Symbol, Differentiator> differentiators = new HashMap<>();
    private final StagedProgram program;
    private final Routine routine;
    private final int variables;
    private @Nullable State state;

    EnergyDifferentiation(PhaseModel model) {
        this.model = model;
        List<Symbol> fractions = PhaseProperties.siteFractions(model.description());
        List<Symbol> all = new ArrayList<>(List.of(Symbol.Potential.TEMPERATURE, Symbol.Potential.PRESSURE));
        all.addAll(fractions);
        this.variables = all.size();
        List<Symbol.Named> parameters =
                model.options().fittingSymbols().stream().map(Symbol.Named::new).toList();
        StagedProgram.Builder builder =
                StagedProgram.builder(Arguments.of(List.of(Symbol.Potential.values()), parameters, fractions));
        model.intermediates().forEach(builder::define);
        builder.add("derivatives", outputs(all));
        this.program = builder.build();
        this.routine = program.routine("derivatives");
    }

    private List<Output> outputs(List<Symbol> all) {
        Expr energy = model.gibbsEnergy();
        List<Output> outputs = new ArrayList<>();
        outputs.add(Output.returned(energy));
        int next = 0;
        for (int i = 0; i < all.size(); i++) {
            Expr slope = total(energy, all.get(i));
            outputs.add(Output.first(slope, i));
            for (int j = i; j < all.size(); j++) {
                outputs.add(Output.second(total(slope, all.get(j)), next++));
            }
        }
        return outputs;
    }

    private Expr total(Expr expression, Symbol variable) {
        List<Expr> terms = new ArrayList<>();
        terms.add(by(variable).differentiate(expression));
        model.intermediates().forEach((overall, definition) -> {
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

    EnergyDerivatives evaluate(double temperature, double pressure, double[] theta, double[] y) {
        return at(temperature, pressure, theta).evaluate(y);
    }

    /// Binds temperature, pressure and fitted values, unless they are those of the last call.
    State at(double temperature, double pressure, double[] theta) {
        State last = state;
        if (last == null
                || last.temperature != temperature
                || last.pressure != pressure
                || !Arrays.equals(last.theta, theta)) {
            last = new State(temperature, pressure, theta.clone());
            state = last;
        }
        return last;
    }

    /// A phase at fixed temperature, pressure and fitted values.
    final class State {

        private final double temperature;
        private final double pressure;
        private final double[] theta;
        private final double[] workspace;

        private State(double temperature, double pressure, double[] theta) {
            this.temperature = temperature;
            this.pressure = pressure;
            this.theta = theta;
            workspace = program.newWorkspace(program.bindPotentials(temperature, pressure));
            program.bindParameters(workspace, theta);
        }

        /// The energy with its derivatives.
        ///
        /// @param y site fractions in the order of the description
        EnergyDerivatives evaluate(double[] y) {
            double[] gradient = new double[variables];
            double[] hessian = new double[variables * (variables + 1) / 2];
            double energy = routine.evaluate(workspace, y, gradient, hessian);
            return new EnergyDerivatives(energy, gradient, hessian);
        }
    }
}
