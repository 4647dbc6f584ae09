package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espei4j.calphad.compile.Arguments;
import org.espei4j.calphad.compile.Output;
import org.espei4j.calphad.compile.Routine;
import org.espei4j.calphad.compile.StagedProgram;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.model.PhaseModel;
import org.jspecify.annotations.Nullable;

/// All first and second derivatives of a phase's energy, those in temperature and pressure included. For reports and
/// tests; equilibrium calculations use the compiled phase, which knows the derivatives in site fractions only. [#at] and
/// [#evaluate] are not thread-safe, [#bind] is.
final class EnergyDifferentiation {

    private final StagedProgram program;
    private final Routine routine;
    private final int variables;
    private @Nullable State state;

    EnergyDifferentiation(PhaseModel model) {
        List<Symbol> fractions = PhaseProperties.siteFractions(model.description());
        List<Symbol> all = new ArrayList<>(List.of(Symbol.Potential.TEMPERATURE, Symbol.Potential.PRESSURE));
        all.addAll(fractions);
        this.variables = all.size();
        List<Symbol.Named> parameters =
                model.options().fittingSymbols().stream().map(Symbol.Named::new).toList();
        StagedProgram.Builder builder =
                StagedProgram.builder(Arguments.of(List.of(Symbol.Potential.values()), parameters, fractions));
        model.intermediates().forEach(builder::define);
        builder.add("derivatives", outputs(model, all));
        this.program = builder.build();
        this.routine = program.routine("derivatives");
    }

    private static List<Output> outputs(PhaseModel model, List<Symbol> all) {
        Expr energy = model.gibbsEnergy();
        TotalDerivative total = new TotalDerivative(model.intermediates());
        List<Output> outputs = new ArrayList<>();
        outputs.add(Output.returned(energy));
        int next = 0;
        for (int i = 0; i < all.size(); i++) {
            Expr slope = total.of(energy, all.get(i));
            outputs.add(Output.first(slope, i));
            for (int j = i; j < all.size(); j++) {
                outputs.add(Output.second(total.of(slope, all.get(j)), next++));
            }
        }
        return outputs;
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
            last = bind(temperature, pressure, theta);
            state = last;
        }
        return last;
    }

    /// Binds temperature, pressure and fitted values, for one thread.
    State bind(double temperature, double pressure, double... theta) {
        return new State(temperature, pressure, theta.clone());
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
