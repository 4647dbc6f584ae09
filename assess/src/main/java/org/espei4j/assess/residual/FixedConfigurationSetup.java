package org.espei4j.assess.residual;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.dataset.OccupiedConfiguration;
import org.espei4j.assess.dataset.ThermochemicalProperty.Reference;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.PhaseDescription;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.PressureLimit;
import org.espei4j.calphad.model.UnbuildablePhaseException;

/// Turns datasets of fixed configurations into differences between calculated and measured values.
final class FixedConfigurationSetup {

    /// Below this the functions of most unary tables do not hold, K; ESPEI leaves such values out, and so do we.
    private static final double LOWEST_TEMPERATURE = 298.15;

    private final AssessedSystem system;
    private final DataWeights weights;
    private final Problems problems;
    private final ElementReferences references;
    private final List<ResidualPoint> points = new ArrayList<>();
    private final List<Expr> differences = new ArrayList<>();
    private final Map<ModelKey, PhaseModel> models = new HashMap<>();

    FixedConfigurationSetup(AssessedSystem system, DataWeights weights, Problems problems) {
        this.system = system;
        this.weights = weights;
        this.problems = problems;
        this.references = system.elementReferences();
    }

    private record ModelKey(String phase, Set<Contribution> excluded) {}

    List<ResidualPoint> points() {
        return points;
    }

    /// Calculated minus measured value of each point, as functions of the fitting symbols.
    List<Expr> differences() {
        return differences;
    }

    /// Adds the values of a dataset.
    void add(FixedConfigurationDataset set) {
        if (isUsable(set)) {
            Optional<ConfigurationProperty> property = ConfigurationProperty.of(set.property());
            if (property.isEmpty()) {
                leaveOut(
                        set.header().places().output(),
                        set.output() + " has no likelihood",
                        "HM, SM or CPM with _FORM or _MIX, V0 or VM, V0_MIX or VM_MIX");
                return;
            }
            try {
                addValues(set, property.get());
            } catch (UnbuildablePhaseException e) {
                leaveOut(
                        set.header().place(),
                        "the set cannot be used: " + e.problem().found(),
                        "");
            }
        }
    }

    private boolean isUsable(FixedConfigurationDataset set) {
        if (system.database().phase(set.phase()).isEmpty()) {
            leaveOut(
                    set.header().places().phases(),
                    "phase " + set.phase() + " is not in the database",
                    String.join(", ", system.database().phases().keySet()));
            return false;
        }
        return true;
    }

    private void leaveOut(SourcePlace place, String found, String expected) {
        problems.add(Problem.warning(place, "not used in the likelihood: " + found, expected, ""));
    }

    private void addValues(FixedConfigurationDataset set, ConfigurationProperty property)
            throws UnbuildablePhaseException {
        Set<Contribution> excluded = EnumSet.noneOf(Contribution.class);
        set.excludedContributions().forEach(key -> excluded.add(Contribution.ofKey(key.toLowerCase(Locale.ROOT))));
        PhaseModel model = model(set.phase(), excluded);
        Optional<PressureLimit> limit = model.pressureLimit();
        if (property.molar() == MolarProperty.VM && limit.isPresent()) {
            leaveOut(
                    set.header().places().phases(),
                    set.phase() + " has " + limit.get().cause(),
                    "parameters V0, VA, VK and VC");
            return;
        }
        Expr calculated = relative(model, property);
        for (int c = 0; c < set.configurations().size(); c++) {
            OccupiedConfiguration configuration = set.configurations().get(c);
            Optional<double[]> y = siteFractions(model.description(), configuration);
            if (y.isEmpty()) {
                leaveOut(
                        configuration.place(),
                        "phase " + set.phase() + " cannot hold the configuration " + configuration.describe(),
                        "");
                continue;
            }
            for (int p = 0; p < set.pressures().size(); p++) {
                for (int t = 0; t < set.temperatures().size(); t++) {
                    addValue(set, new ValueIndex(p, t, c), property, model, calculated, y.get(), excluded);
                }
            }
        }
    }

    private PhaseModel model(String phase, Set<Contribution> excluded) throws UnbuildablePhaseException {
        ModelKey key = new ModelKey(phase, Set.copyOf(excluded));
        PhaseModel known = models.get(key);
        if (known == null) {
            known = system.model(phase, system.components(), excluded);
            models.put(key, known);
        }
        return known;
    }

    /// The property per mole of atoms, for mixing properties less that of the endmembers.
    private static Expr relative(PhaseModel model, ConfigurationProperty property) {
        Expr value = property.of(model);
        if (property.measured().reference() == Reference.MIXING
                && model.endmemberModel().isPresent()) {
            value = Algebra.subtract(value, property.of(model.endmemberModel().get()));
        }
        return Algebra.divide(value, model.atoms());
    }

    private record ValueIndex(int pressure, int temperature, int configuration) {}

    private void addValue(
            FixedConfigurationDataset set,
            ValueIndex index,
            ConfigurationProperty property,
            PhaseModel model,
            Expr calculated,
            double[] y,
            Set<Contribution> excluded)
            throws UnbuildablePhaseException {
        double temperature = set.temperatures().get(index.temperature());
        double pressure = set.pressures().get(index.pressure());
        double weight = set.values().weight(index.pressure(), index.temperature(), index.configuration())
                * weights.of(property.measured().name());
        SourcePlace place = set.values().place(index.pressure(), index.temperature(), index.configuration());
        if (weight == 0) {
            return;
        }
        if (temperature < LOWEST_TEMPERATURE) {
            leaveOut(place, "the value is for " + temperature + " K", "at least " + LOWEST_TEMPERATURE + " K");
            return;
        }
        model.requirePressure(pressure);
        FixedPoint point = new FixedPoint(model, temperature, pressure, y);
        Expr value = point.at(calculated);
        Reference reference = property.measured().reference();
        if (reference == Reference.FORMATION) {
            value = Algebra.subtract(
                    value, formationReference(model, point, property.molar(), temperature, pressure, excluded));
        } else if (reference == Reference.MIXING && model.endmemberModel().isEmpty()) {
            value = Algebra.subtract(value, endmemberMean(model, property, temperature, pressure, y));
        }
        double measured = set.values().value(index.pressure(), index.temperature(), index.configuration());
        differences.add(Algebra.subtract(value, Expr.constant(measured)));
        points.add(new ResidualPoint(
                place,
                set.header().provenance().reference().orElse(""),
                set.phase() + " " + set.output() + " of "
                        + set.configurations().get(index.configuration()).describe() + " at " + temperature + " K",
                weights.deviation(property.measured().name(), property.molar().deviation()) / weight,
                property.molar().unit()));
    }

    /// `Σ xₑ·Zₑ` over the elements in their reference phases.
    private Expr formationReference(
            PhaseModel model,
            FixedPoint point,
            MolarProperty property,
            double temperature,
            double pressure,
            Set<Contribution> excluded)
            throws UnbuildablePhaseException {
        List<Expr> terms = new ArrayList<>();
        List<String> elements = model.description().elements();
        for (int e = 0; e < elements.size(); e++) {
            Expr fraction = point.at(Algebra.divide(model.amounts().get(e), model.atoms()));
            if (fraction != Expr.ZERO) {
                terms.add(Algebra.multiply(
                        fraction,
                        ElementReferences.property(
                                references.inReferencePhase(elements.get(e), excluded),
                                property,
                                temperature,
                                pressure)));
            }
        }
        return Algebra.add(terms);
    }

    /// Mean of the endmembers' properties, weighted by the products of site fractions; for partitioned phases, whose
    /// endmembers are not the sum of parameters without interactions.
    private static Expr endmemberMean(
            PhaseModel model, ConfigurationProperty property, double temperature, double pressure, double[] y) {
        PhaseDescription description = model.description();
        int[] offsets = description.offsets();
        Expr perFormula = property.of(model);
        List<Expr> terms = new ArrayList<>();
        int[] chosen = new int[description.sublatticeCount()];
        do {
            double product = 1;
            double[] corner = new double[y.length];
            for (int s = 0; s < chosen.length; s++) {
                product *= y[offsets[s] + chosen[s]];
                corner[offsets[s] + chosen[s]] = 1;
            }
            if (product != 0) {
                Expr energy = new FixedPoint(model, temperature, pressure, corner).at(perFormula);
                terms.add(Algebra.multiply(Expr.constant(product), energy));
            }
        } while (advance(chosen, description));
        Expr atoms = new FixedPoint(model, temperature, pressure, y).at(model.atoms());
        return Algebra.divide(Algebra.add(terms), atoms);
    }

    /// Counts through all combinations of one constituent per sublattice.
    private static boolean advance(int[] chosen, PhaseDescription description) {
        for (int s = chosen.length - 1; s >= 0; s--) {
            if (++chosen[s] < description.constituents().get(s).size()) {
                return true;
            }
            chosen[s] = 0;
        }
        return false;
    }

    /// Site fractions in the order of the description; empty if a constituent has no place there.
    private static Optional<double[]> siteFractions(PhaseDescription description, OccupiedConfiguration configuration) {
        if (configuration.constituents().size() != description.sublatticeCount()) {
            return Optional.empty();
        }
        double[] y = new double[description.siteFractionCount()];
        int[] offsets = description.offsets();
        for (int s = 0; s < description.sublatticeCount(); s++) {
            List<String> names = description.constituents().get(s).stream()
                    .map(species -> species.name())
                    .toList();
            for (int i = 0; i < configuration.constituents().get(s).size(); i++) {
                int position = names.indexOf(configuration.constituents().get(s).get(i));
                if (position < 0) {
                    return Optional.empty();
                }
                y[offsets[s] + position] = configuration.siteFractions().get(s).get(i);
            }
        }
        return Optional.of(y);
    }
}
