package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.compile.Arguments;
import org.espei4j.calphad.compile.Output;
import org.espei4j.calphad.compile.Routine;
import org.espei4j.calphad.compile.StagedProgram;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.model.PhaseModel;

/// A property of a phase, such as its Curie temperature or its viscosity, with its slopes by temperature, pressure and site
/// fractions. Immutable and thread-safe.
final class FirstDerivatives {

    private static final double[] NOTHING = {};

    private final StagedProgram program;
    private final Routine routine;
    private final int variables;

    FirstDerivatives(PhaseModel model, Expr property) {
        List<Symbol> fractions = PhaseProperties.siteFractions(model.description());
        List<Symbol> all = new ArrayList<>(List.of(Symbol.Potential.TEMPERATURE, Symbol.Potential.PRESSURE));
        all.addAll(fractions);
        variables = all.size();
        List<Symbol.Named> parameters =
                model.options().fittingSymbols().stream().map(Symbol.Named::new).toList();
        StagedProgram.Builder builder =
                StagedProgram.builder(Arguments.of(List.of(Symbol.Potential.values()), parameters, fractions));
        model.intermediates().forEach(builder::define);
        TotalDerivative total = new TotalDerivative(model.intermediates());
        List<Output> outputs = new ArrayList<>();
        outputs.add(Output.returned(property));
        for (int i = 0; i < variables; i++) {
            outputs.add(Output.first(total.of(property, all.get(i)), i));
        }
        builder.add("property", outputs);
        program = builder.build();
        routine = program.routine("property");
    }

    /// Number of slopes.
    int size() {
        return variables;
    }

    /// Evaluates the property.
    ///
    /// @param slopes receives the slopes by T, P and site fractions
    /// @return the value
    double evaluate(double temperature, double pressure, double[] theta, double[] y, double[] slopes) {
        double[] workspace = program.newWorkspace(program.bindPotentials(temperature, pressure));
        program.bindParameters(workspace, theta);
        return routine.evaluate(workspace, y, slopes, NOTHING);
    }
}
