package org.espei4j.calphad.model;

import java.util.List;
import org.espei4j.calphad.compile.Arguments;
import org.espei4j.calphad.compile.Routine;
import org.espei4j.calphad.compile.StagedProgram;
import org.espei4j.calphad.expr.Symbol;

/// Derivatives in temperature and pressure compiled from the symbolic energy.
final class StagedPotentialDerivatives implements PotentialDerivatives {

    private final StagedProgram program;
    private final Routine routine;

    private StagedPotentialDerivatives(StagedProgram program) {
        this.program = program;
        routine = program.routine("potentials");
    }

    /// @param parameters names of the fitting symbols in the order of θ
    static StagedPotentialDerivatives compile(PhaseEnergy energy, List<String> parameters) {
        List<Symbol.Named> names = parameters.stream().map(Symbol.Named::new).toList();
        Arguments arguments =
                Arguments.of(List.of(Symbol.Potential.values()), names, StagedPhase.fractions(energy.description()));
        StagedProgram.Builder builder =
                StagedProgram.builder(energy.description().name(), arguments);
        energy.intermediates().forEach(builder::define);
        builder.addPotentialDerivatives("potentials", energy.energy());
        return new StagedPotentialDerivatives(builder.build());
    }

    @Override
    public State at(double temperature, double pressure, double[] theta) {
        double[] workspace = program.newWorkspace(program.bindPotentials(temperature, pressure));
        program.bindParameters(workspace, theta);
        return (y, direct, mixed) -> routine.evaluate(workspace, y, direct, mixed);
    }
}
