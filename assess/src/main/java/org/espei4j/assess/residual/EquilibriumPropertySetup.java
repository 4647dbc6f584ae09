package org.espei4j.assess.residual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.espei4j.assess.dataset.EquilibriumConditions;
import org.espei4j.assess.dataset.EquilibriumDataset;
import org.espei4j.assess.residual.EquilibriumPropertyResidual.PhaseProperty;
import org.espei4j.assess.residual.EquilibriumPropertyResidual.Series;
import org.espei4j.calphad.compile.Arguments;
import org.espei4j.calphad.compile.Output;
import org.espei4j.calphad.compile.StagedProgram;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.PressureLimit;
import org.espei4j.calphad.model.UnbuildablePhaseException;

/// Turns datasets of equilibrium thermochemistry into equilibria and properties.
final class EquilibriumPropertySetup {

    /// Standard deviation of a property of which nothing better is known, in its unit.
    private static final double DEFAULT_DEVIATION = 1;

    private final AssessedSystem system;
    private final DataWeights weights;
    private final Problems problems;
    private final double[] theta;
    private final List<ResidualPoint> points = new ArrayList<>();
    private final List<Series> series = new ArrayList<>();

    /// @param theta start values of the parameters
    EquilibriumPropertySetup(AssessedSystem system, DataWeights weights, double[] theta, Problems problems) {
        this.system = system;
        this.weights = weights;
        this.theta = theta;
        this.problems = problems;
    }

    EquilibriumPropertyResidual residual() {
        return new EquilibriumPropertyResidual(points, series);
    }

    /// Adds the values of a dataset.
    void add(EquilibriumDataset set) {
        Optional<MolarProperty> property = MolarProperty.ofName(set.property());
        if (property.isEmpty()) {
            problems.add(Problem.warning(
                    set.header().places().output(),
                    "not used in the likelihood: the property " + set.output() + " of an equilibrium",
                    "one of GM, HM, SM, CPM, VM, with a trailing R where reference states are given",
                    ""));
            return;
        }
        try {
            addSeries(set, property.get());
        } catch (UnbuildablePhaseException e) {
            problems.add(Problem.warning(
                    set.header().place(),
                    "not used in the likelihood: " + e.problem().found(),
                    e.problem().expected(),
                    e.problem().mend()));
        }
    }

    private void addSeries(EquilibriumDataset set, MolarProperty property) throws UnbuildablePhaseException {
        SortedSet<String> components = system.chosenComponents(set.elements());
        Optional<String> missing = system.firstMissing(components, set.phases());
        if (missing.isPresent()) {
            problems.add(system.notCalculated(set.header().places().phases(), missing.get(), components));
            return;
        }
        EquilibriumSpecs specs = system.specs(components, set.phases());
        if (property == MolarProperty.VM && !hasVolumes(specs, set)) {
            return;
        }
        List<StagedProgram> programs = new ArrayList<>();
        for (CompiledPhase phase : specs.phases()) {
            programs.add(program(phase.description().name(), components, property));
        }
        EquilibriumConditions conditions = set.conditions();
        for (int p = 0; p < conditions.pressures().size(); p++) {
            double pressure = conditions.pressures().get(p);
            if (!system.coversPressure(specs, pressure, set.header().place(), problems)) {
                continue;
            }
            for (int t = 0; t < conditions.temperatures().size(); t++) {
                double temperature = conditions.temperatures().get(t);
                List<double[]> compositions = new ArrayList<>();
                for (int x = 0; x < conditions.compositions().size(); x++) {
                    compositions.add(EquilibriumStation.clamped(conditions.complete(x, set.elements())));
                }
                // Before points are added: a set whose reference states have no model adds none.
                StagedProgram references = references(set, property, compositions, temperature, pressure);
                List<PhaseProperty> properties = programs.stream()
                        .map(program -> new PhaseProperty(program, program.bindPotentials(temperature, pressure)))
                        .toList();
                series.add(new Series(
                        EquilibriumStation.of(specs.bind(temperature, pressure), compositions, theta),
                        properties,
                        addPoints(set, property, p, t),
                        measured(set, p, t),
                        references));
            }
        }
    }

    /// Whether the volumes of all phases are known. Where one has an energy at a single pressure it has no slope there.
    private boolean hasVolumes(EquilibriumSpecs specs, EquilibriumDataset set) {
        for (CompiledPhase phase : specs.phases()) {
            Optional<PressureLimit> limit = phase.pressureLimit();
            if (limit.isPresent()) {
                problems.add(Problem.warning(
                        set.header().places().output(),
                        "not used in the likelihood: "
                                + phase.description().name() + " has "
                                + limit.get().cause(),
                        "",
                        ""));
                return false;
            }
        }
        return true;
    }

    private StagedProgram program(String phase, SortedSet<String> components, MolarProperty property)
            throws UnbuildablePhaseException {
        PhaseModel model = system.model(phase, components, Set.of());
        List<Symbol> siteFractions = FixedPoint.siteFractionSymbols(model);
        StagedProgram.Builder builder = StagedProgram.builder(Arguments.of(
                List.of(Symbol.Potential.TEMPERATURE, Symbol.Potential.PRESSURE),
                system.fittingVariables(),
                siteFractions));
        model.intermediates().forEach(builder::define);
        return builder.add(PhaseProperty.NAME, List.of(Output.returned(property.of(model.gibbsEnergy()))))
                .build();
    }

    private int[] addPoints(EquilibriumDataset set, MolarProperty property, int p, int t) {
        int[] indices = new int[set.values().points()];
        // In ESPEI, only enthalpies, entropies and heat capacities have a deviation of their own.
        boolean unknownToEspei = property == MolarProperty.GM || property == MolarProperty.VM && system.isCompatible();
        double usual = unknownToEspei ? DEFAULT_DEVIATION : property.deviation();
        double deviation = weights.deviation(property.name(), usual);
        for (int x = 0; x < indices.length; x++) {
            double weight = set.values().weight(p, t, x) * weights.of(property.name());
            indices[x] = weight > 0 ? points.size() : -1;
            if (weight > 0) {
                points.add(new ResidualPoint(
                        set.values().place(p, t, x),
                        set.header().provenance().reference().orElse(""),
                        String.format(
                                Locale.ROOT,
                                "%s at %s, %.2f K",
                                set.output(),
                                set.conditions().compositions().get(x),
                                set.conditions().temperatures().get(t)),
                        deviation / weight,
                        property.unit()));
            }
        }
        return indices;
    }

    /// The measured values at one pressure and temperature. ESPEI computes composition by composition and compares with
    /// values that are listed temperature by temperature, so that several of both are mixed up.
    private double[] measured(EquilibriumDataset set, int p, int t) {
        double[] measured = new double[set.values().points()];
        int potentials = set.values().pressures() * set.values().temperatures();
        double[] flat = set.values().toArray();
        for (int x = 0; x < measured.length; x++) {
            measured[x] = system.isCompatible()
                    ? flat[x * potentials + p * set.values().temperatures() + t]
                    : set.values().value(p, t, x);
        }
        return measured;
    }

    /// `Σ xₑ·Zₑ` of each composition, as functions of the parameters; zero where nothing is referred to.
    private StagedProgram references(
            EquilibriumDataset set,
            MolarProperty property,
            List<double[]> compositions,
            double temperature,
            double pressure)
            throws UnbuildablePhaseException {
        List<String> elements = List.copyOf(set.elements());
        Expr[] pure = new Expr[elements.size()];
        for (int e = 0; e < pure.length; e++) {
            EquilibriumDataset.ElementReference reference =
                    set.isReferred() ? set.referenceStates().get(elements.get(e)) : null;
            pure[e] = reference == null
                    ? Expr.ZERO
                    : ElementReferences.property(
                            system.elementReferences().in(reference.phase(), elements.get(e), Set.of()),
                            property,
                            reference.temperature().orElse(temperature),
                            reference.pressure().orElse(pressure));
        }
        List<Output> outputs = new ArrayList<>();
        for (int x = 0; x < compositions.size(); x++) {
            List<Expr> terms = new ArrayList<>();
            for (int e = 0; e < pure.length; e++) {
                terms.add(Algebra.multiply(Expr.constant(compositions.get(x)[e]), pure[e]));
            }
            outputs.add(Output.first(Algebra.add(terms), x));
        }
        return StagedProgram.builder(Arguments.of(List.of(), List.of(), system.fittingVariables()))
                .add(PhaseProperty.NAME, outputs)
                .build();
    }
}
