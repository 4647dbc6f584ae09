package org.espei4j.assess.selection;

import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Differentiator;
import org.espei4j.calphad.expr.Evaluator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;

/// What the model of a phase, as the database stands, says at a sample. Everything is per mole of formula units.
///
/// Set-up work on a few hundred samples: expressions are interpreted, not compiled.
final class ModelValues {

    private final PhaseModel model;
    private final Differentiator byTemperature = Differentiator.by(Symbol.Potential.TEMPERATURE);
    private final Map<EnergyStep, Map<Expr, Expr>> derived = new HashMap<>();

    private ModelValues(PhaseModel model) {
        this.model = model;
    }

    /// @param components all components of the phase models
    /// @throws BadInputException if the phase cannot be modelled, because of what an input database says
    static ModelValues of(Database database, String phase, Collection<String> components, ModelOptions options)
            throws BadInputException {
        return new ModelValues(model(database, phase, components, options));
    }

    /// The model of a phase.
    ///
    /// @throws BadInputException if there is none
    static PhaseModel model(Database database, String phase, Collection<String> components, ModelOptions options)
            throws BadInputException {
        try {
            return PhaseModel.of(database, phase, components, options);
        } catch (UnbuildablePhaseException e) {
            throw new BadInputException(e.problem());
        }
    }

    /// Values at one sample.
    At at(Sample sample) {
        return new At(sample);
    }

    /// The elements for which [At#amounts] has numbers.
    List<String> elements() {
        return model.description().elements();
    }

    /// The part of an energy that a step fits: its heat capacity, its entropy or its enthalpy.
    private Expr derived(EnergyStep step, Expr energy) {
        Map<Expr, Expr> known = derived.computeIfAbsent(step, _ -> new IdentityHashMap<>());
        Expr result = known.get(energy);
        if (result == null) {
            result = derive(step, energy);
            known.put(energy, result);
        }
        return result;
    }

    private Expr derive(EnergyStep step, Expr energy) {
        Expr slope = byTemperature.differentiate(energy);
        return switch (step) {
            case ENTROPY -> Algebra.negate(slope);
            case ENTHALPY -> Algebra.subtract(energy, Algebra.multiply(Expr.T, slope));
            case HEAT_CAPACITY -> Algebra.multiply(Expr.constant(-1), Expr.T, byTemperature.differentiate(slope));
        };
    }

    /// The model at one sample.
    final class At {

        private final Sample sample;
        private final Evaluator evaluator;

        private At(Sample sample) {
            this.sample = sample;
            this.evaluator = Evaluator.at(this::value);
        }

        private double value(Symbol symbol) {
            return switch (symbol) {
                case Symbol.Potential.TEMPERATURE -> sample.temperature();
                case Symbol.Potential.PRESSURE -> sample.pressure();
                case Symbol.SiteFraction y -> sample.siteFraction(y.sublattice(), y.constituent());
                case Symbol.Intermediate overall -> overall(overall);
                case Symbol.Named named ->
                    throw new IllegalStateException("the model leaves the function " + named.name());
            };
        }

        private double overall(Symbol.Intermediate symbol) {
            Expr definition = model.intermediates().get(symbol);
            if (definition == null) {
                throw new IllegalStateException("the model does not define " + symbol.name());
            }
            return at(sample).evaluator.evaluate(definition);
        }

        /// Moles of atoms.
        double atoms() {
            return evaluator.evaluate(model.atoms());
        }

        /// Moles of each element.
        double[] amounts() {
            return model.amounts().stream().mapToDouble(evaluator::evaluate).toArray();
        }

        /// One contribution.
        double contribution(EnergyStep step, Contribution contribution) {
            Expr energy = model.contributions().get(contribution);
            return energy == null ? 0 : evaluator.evaluate(derived(step, energy));
        }

        /// The sum of all contributions, or of all but the reference surface.
        double energy(EnergyStep step, boolean withReference) {
            double sum = 0;
            for (Contribution contribution : model.contributions().keySet()) {
                if (withReference || contribution != Contribution.REFERENCE) {
                    sum += contribution(step, contribution);
                }
            }
            return sum;
        }

        /// Another energy of temperature and pressure.
        double of(EnergyStep step, Expr energy) {
            return evaluator.evaluate(derived(step, energy));
        }

        /// A property other than the energy, with or without interactions; 0 where the phase has no parameters of it.
        double property(String name, boolean endmembersOnly) {
            PhaseModel source = endmembersOnly
                    ? model.endmemberModel()
                            .orElseThrow(() -> new IllegalStateException("a partitioned phase has no mixing property"))
                    : model;
            return source.property(name).map(evaluator::evaluate).orElse(0.0);
        }
    }
}
