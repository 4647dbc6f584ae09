package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espei4j.calphad.compile.Arguments;
import org.espei4j.calphad.compile.Routine;
import org.espei4j.calphad.compile.StagedProgram;
import org.espei4j.calphad.compile.TabulatedFunction;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.expr.Symbol;
import org.jspecify.annotations.Nullable;

/// A phase compiled from its symbolic energy.
final class StagedPhase implements CompiledPhase {

    private final PhaseDescription description;
    private final List<String> parameters;
    private final StagedProgram program;
    private final PointTables tables;
    final Routine energy;
    final Routine gradient;
    final Routine hessian;
    final Routine parameterGradient;
    final PhaseAmounts amounts;
    private final PhaseEnergy source;
    private volatile @Nullable PotentialDerivatives potentialDerivatives;

    private StagedPhase(PhaseEnergy source, List<String> parameters, StagedProgram program, PhaseAmounts amounts) {
        this.description = source.description();
        this.parameters = parameters;
        this.program = program;
        this.energy = program.routine("energy");
        this.gradient = program.routine("gradient");
        this.hessian = program.routine("hessian");
        this.parameterGradient = program.routine("parameterGradient");
        this.tables = new PointTables(program.tabulated("surface"));
        this.amounts = amounts;
        this.source = source;
    }

    static StagedPhase compile(PhaseEnergy energy, List<String> parameters) {
        PhaseDescription description = energy.description();
        List<Symbol.SiteFraction> fractions = fractions(description);
        List<Symbol.Named> names = parameters.stream().map(Symbol.Named::new).toList();
        Arguments arguments = Arguments.of(List.of(Symbol.Potential.values()), names, fractions);
        StagedProgram.Builder builder = StagedProgram.builder(description.name(), arguments);
        energy.intermediates().forEach(builder::define);

        builder.addDerivatives("energy", "gradient", "hessian", energy.energy());
        builder.addTabulated("surface", energy.energy());
        builder.addParameterGradient("parameterGradient", energy.energy());
        return new StagedPhase(energy, List.copyOf(parameters), builder.build(), PhaseAmounts.of(energy, fractions));
    }

    /// The symbols of all site fractions in the order of the description.
    static List<Symbol.SiteFraction> fractions(PhaseDescription description) {
        List<Symbol.SiteFraction> fractions = new ArrayList<>();
        for (int s = 0; s < description.sublatticeCount(); s++) {
            for (Species species : description.constituents().get(s)) {
                fractions.add(new Symbol.SiteFraction(s, species.name()));
            }
        }
        return fractions;
    }

    /// The energy tabulated at points, once for all temperatures and pressures.
    TabulatedFunction.Table table(double[] points) {
        return tables.of(points);
    }

    @Override
    public PhaseDescription description() {
        return description;
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }

    @Override
    public Optional<PressureLimit> pressureLimit() {
        return source.pressureLimit();
    }

    @Override
    public BoundPhase bind(double temperature, double pressure) {
        return new StagedBoundPhase(this, program, temperature, pressure);
    }

    @Override
    public PotentialDerivatives potentialDerivatives() {
        // Two threads that come here first both compile; the results are equal.
        PotentialDerivatives known = potentialDerivatives;
        if (known == null) {
            known = StagedPotentialDerivatives.compile(source, parameters);
            potentialDerivatives = known;
        }
        return known;
    }
}
