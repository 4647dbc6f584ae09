package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.espei4j.calphad.compile.Arguments;
import org.espei4j.calphad.compile.Output;
import org.espei4j.calphad.compile.Routine;
import org.espei4j.calphad.compile.StagedProgram;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.expr.Differentiator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.PhaseDescription;
import org.espei4j.calphad.model.PhaseModel;

/// The thermodynamic properties of a phase as functions of temperature, pressure, fitted values and site fractions.
/// Immutable and thread-safe.
///
/// ```java
/// PhaseProperties properties = PhaseProperties.of(model);
/// Optional<MolarProperties> values = properties.at(1000, 101325).evaluate(siteFractions);
/// ```
public final class PhaseProperties {

    private static final double[] NOTHING = {};

    private final PhaseModel model;
    private final StagedProgram program;
    private final Routine molar;
    private final Routine parts;
    private final List<Contribution> contributions;
    private final Map<String, FirstDerivatives> named = new ConcurrentHashMap<>();

    private PhaseProperties(PhaseModel model) {
        this.model = model;
        this.contributions = List.copyOf(model.contributions().keySet());
        this.program = compile(model, contributions);
        this.molar = program.routine("molar");
        this.parts = program.routine("contributions");
    }

    /// Differentiates and compiles a model.
    public static PhaseProperties of(PhaseModel model) {
        return new PhaseProperties(model);
    }

    private static StagedProgram compile(PhaseModel model, List<Contribution> contributions) {
        List<Symbol.Named> parameters =
                model.options().fittingSymbols().stream().map(Symbol.Named::new).toList();
        StagedProgram.Builder builder = StagedProgram.builder(
                Arguments.of(List.of(Symbol.Potential.values()), parameters, siteFractions(model.description())));
        model.intermediates().forEach(builder::define);
        Expr energy = model.gibbsEnergy();
        Differentiator byTemperature = Differentiator.by(Symbol.Potential.TEMPERATURE);
        Expr slope = byTemperature.differentiate(energy);
        builder.add(
                "molar",
                List.of(
                        Output.returned(model.atoms()),
                        Output.first(energy, 0),
                        Output.first(slope, 1),
                        Output.first(byTemperature.differentiate(slope), 2),
                        Output.first(new EnthalpyTransform(byTemperature).of(energy), 3)));
        List<Output> parts = new ArrayList<>();
        parts.add(Output.returned(model.atoms()));
        for (int i = 0; i < contributions.size(); i++) {
            parts.add(Output.first(model.contributions().getOrDefault(contributions.get(i), Expr.ZERO), i));
        }
        builder.add("contributions", parts);
        return builder.build();
    }

    static List<Symbol> siteFractions(PhaseDescription description) {
        List<Symbol> fractions = new ArrayList<>();
        for (int s = 0; s < description.sublatticeCount(); s++) {
            for (Species species : description.constituents().get(s)) {
                fractions.add(new Symbol.SiteFraction(s, species.name()));
            }
        }
        return fractions;
    }

    /// The model whose properties these are.
    public PhaseModel model() {
        return model;
    }

    /// Binds temperature, pressure and fitted values.
    ///
    /// @param temperature K, positive
    /// @param pressure Pa, positive
    /// @param theta fitted values in the order of the model's fitting symbols; none for a model without
    /// @return for one thread, for any number of site fractions
    public State at(double temperature, double pressure, double... theta) {
        return new State(temperature, pressure, theta);
    }

    /// A phase at fixed temperature, pressure and fitted values. Not thread-safe.
    public final class State {

        private final double temperature;
        private final double pressure;
        private final double[] theta;
        private final double[] workspace;
        private final double[] results = new double[Math.max(4, contributions.size())];

        private State(double temperature, double pressure, double[] theta) {
            this.temperature = temperature;
            this.pressure = pressure;
            this.theta = theta.clone();
            this.workspace = program.newWorkspace(program.bindPotentials(temperature, pressure));
            program.bindParameters(workspace, theta);
        }

        /// A property other than the energy, by its name: what [PhaseModel#property] has, in the unit of its parameters.
        ///
        /// @param y site fractions in the order of the description
        /// @return empty if the database gives the phase no such property
        public OptionalDouble property(String name, double[] y) {
            Optional<FirstDerivatives> code = model.property(name)
                    .map(expression -> named.computeIfAbsent(name, one -> new FirstDerivatives(model, expression)));
            return code.map(one ->
                            OptionalDouble.of(one.evaluate(temperature, pressure, theta, y, new double[one.size()])))
                    .orElse(OptionalDouble.empty());
        }

        boolean isAt(double otherTemperature, double otherPressure) {
            return temperature == otherTemperature && pressure == otherPressure;
        }

        /// Properties per mole of atoms; empty where a formula unit holds no atoms.
        ///
        /// @param y site fractions in the order of the description
        public Optional<MolarProperties> evaluate(double[] y) {
            double atoms = molar.evaluate(workspace, y, results, NOTHING);
            if (atoms == 0) {
                return Optional.empty();
            }
            return Optional.of(new MolarProperties(
                    results[0] / atoms,
                    results[3] / atoms,
                    -results[1] / atoms,
                    -temperature * results[2] / atoms,
                    atoms));
        }

        /// The parts of the Gibbs energy, J per mole of atoms; empty where a formula unit holds no atoms.
        ///
        /// @param y site fractions in the order of the description
        public Optional<Map<Contribution, Double>> contributions(double[] y) {
            double atoms = parts.evaluate(workspace, y, results, NOTHING);
            if (atoms == 0) {
                return Optional.empty();
            }
            Map<Contribution, Double> values = new EnumMap<>(Contribution.class);
            for (int i = 0; i < contributions.size(); i++) {
                values.put(contributions.get(i), results[i] / atoms);
            }
            return Optional.of(values);
        }
    }
}
