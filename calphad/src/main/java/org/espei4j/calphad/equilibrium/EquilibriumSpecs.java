package org.espei4j.calphad.equilibrium;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.EvaluationProfile;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.model.ThermodynamicSystem;

/// A system for which equilibria are to be computed: its phases with their sampled constitutions, prepared once for all
/// conditions. Immutable and thread-safe.
public final class EquilibriumSpecs {

    /// Where a phase is bound to learn its amounts; any state will do.
    static final double ANY_TEMPERATURE = 1000;

    static final double ANY_PRESSURE = 101_325;

    private final List<CompiledPhase> phases;
    private final List<String> elements;
    private final SampledPhase[] sampled;
    private final SiteLayout[] layouts;
    private final int[] starts;
    private final double[] fractions;
    private final double gasConstant;
    private final Map<String, Double> masses;
    private final PurePhases pure;
    private final HullGrid hullGrid;

    private EquilibriumSpecs(
            List<CompiledPhase> phases,
            SampledPhase[] sampled,
            SiteLayout[] layouts,
            double gasConstant,
            Map<String, Double> masses,
            PurePhases pure) {
        this.gasConstant = gasConstant;
        this.masses = masses;
        this.pure = pure;
        this.phases = phases;
        this.sampled = sampled;
        this.layouts = layouts;
        elements = phases.getFirst().description().elements();
        int number = phases.size();
        starts = new int[number + 1];
        for (int p = 0; p < number; p++) {
            starts[p + 1] = starts[p] + sampled[p].count();
        }
        int total = starts[number];
        fractions = new double[elements.size() * total];
        for (int p = 0; p < number; p++) {
            int count = sampled[p].count();
            for (int e = 0; e < elements.size(); e++) {
                System.arraycopy(sampled[p].fractions(), e * count, fractions, e * total + starts[p], count);
            }
        }
        hullGrid = HullGrid.of(elements.size(), total, fractions);
    }

    /// All phases of a system that can form, compiled, with the default sampling.
    ///
    /// @throws BadInputException if a phase has no model for a reason other than the choice of components, or if no phase
    ///     can form
    public static EquilibriumSpecs of(ThermodynamicSystem system) throws BadInputException {
        return of(system, system.models());
    }

    /// The phases of a selection, compiled, with the default sampling, and with all that conditions may refer to besides: the
    /// molar masses of the elements, and the phases of the database that do not take part, as references of activities.
    ///
    /// @param system the system
    /// @param selection of its phases; holds at least one
    public static EquilibriumSpecs of(ThermodynamicSystem system, PhaseSelection selection) {
        EquilibriumSpecs specs = of(selection).withMasses(system.database());
        return new EquilibriumSpecs(
                specs.phases, specs.sampled, specs.layouts, specs.gasConstant, specs.masses, PurePhases.of(system));
    }

    /// The phases of a selection, compiled, with the default sampling. No condition can be about masses, nor refer to a phase
    /// that is not among them.
    ///
    /// @param selection holds at least one phase
    public static EquilibriumSpecs of(PhaseSelection selection) {
        EvaluationProfile profile =
                selection.models().firstEntry().getValue().options().profile();
        return of(selection.models().values().stream()
                        .map(model ->
                                CompiledPhase.of(model.energy(), model.options().fittingSymbols()))
                        .toList())
                .withGasConstant(profile.gasConstant());
    }

    /// A system with the default sampling of its phases.
    ///
    /// @param phases the phases that may form; all with the same elements and parameters; at least one
    public static EquilibriumSpecs of(List<? extends CompiledPhase> phases) {
        return of(phases, SamplingGrid.starts());
    }

    /// A system whose phases are sampled as given.
    ///
    /// @param phases the phases that may form; all with the same elements and parameters; at least one
    /// @throws IllegalArgumentException if there is no phase, or the phases disagree about elements or parameters
    public static EquilibriumSpecs of(List<? extends CompiledPhase> phases, SamplingGrid grid) {
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("a system needs at least one phase");
        }
        CompiledPhase first = phases.getFirst();
        for (CompiledPhase phase : phases) {
            if (!phase.description().elements().equals(first.description().elements())
                    || !phase.parameters().equals(first.parameters())) {
                throw new IllegalArgumentException(phase.description().name() + " and "
                        + first.description().name() + " belong to different systems");
            }
        }
        int number = phases.size();
        SampledPhase[] sampled = new SampledPhase[number];
        SiteLayout[] layouts = new SiteLayout[number];
        for (int p = 0; p < number; p++) {
            BoundPhase bound = phases.get(p).bind(ANY_TEMPERATURE, ANY_PRESSURE);
            sampled[p] = SampledPhase.of(bound, grid);
            layouts[p] = SiteLayout.of(bound.description());
        }
        return new EquilibriumSpecs(
                List.copyOf(phases),
                sampled,
                layouts,
                EvaluationProfile.STANDARD.gasConstant(),
                Map.of(),
                PurePhases.none());
    }

    /// The same system with another gas constant for activities, which should be the one of the models.
    ///
    /// @param value J/(mol K)
    public EquilibriumSpecs withGasConstant(double value) {
        return new EquilibriumSpecs(phases, sampled, layouts, value, masses, pure);
    }

    /// The same system with the molar masses of a database, without which no condition can be about masses.
    public EquilibriumSpecs withMasses(Database database) {
        Map<String, Double> known = new HashMap<>();
        for (String name : elements) {
            Element element = database.elements().get(name);
            if (element != null && element.mass() > 0) {
                known.put(name, element.mass());
            }
        }
        return new EquilibriumSpecs(phases, sampled, layouts, gasConstant, Map.copyOf(known), pure);
    }

    /// Molar masses of the elements, g/mol, as far as they are known.
    Map<String, Double> masses() {
        return masses;
    }

    /// Pure elements in phases of the database.
    PurePhases pure() {
        return pure;
    }

    /// The gas constant by which activities become chemical potentials, J/(mol K).
    public double gasConstant() {
        return gasConstant;
    }

    /// The system with some of its phases; nothing is sampled again.
    ///
    /// @param chosen positions of the phases, at least one
    public EquilibriumSpecs subset(List<Integer> chosen) {
        SampledPhase[] fewer = chosen.stream().map(p -> sampled[p]).toArray(SampledPhase[]::new);
        SiteLayout[] fewerLayouts = chosen.stream().map(p -> layouts[p]).toArray(SiteLayout[]::new);
        return new EquilibriumSpecs(
                chosen.stream().map(phases::get).toList(), fewer, fewerLayouts, gasConstant, masses, pure);
    }

    /// The phases, in the order in which results number them.
    public List<CompiledPhase> phases() {
        return phases;
    }

    /// The elements, sorted, without the vacancy: the order of amounts and chemical potentials.
    public List<String> elements() {
        return elements;
    }

    /// Names of the fitted parameters in the order in which their values are given.
    public List<String> parameters() {
        return phases.getFirst().parameters();
    }

    /// The sampled constitutions of a phase.
    public SampledPhase sampled(int phase) {
        return sampled[phase];
    }

    /// Position of a phase by its name; −1 if there is none.
    public int indexOf(String phase) {
        for (int p = 0; p < phases.size(); p++) {
            if (phases.get(p).description().name().equals(phase)) {
                return p;
            }
        }
        return -1;
    }

    /// Does everything that depends on temperature and pressure alone.
    ///
    /// @param temperature K, positive
    /// @param pressure Pa, positive
    public BoundSystem bind(double temperature, double pressure) {
        return new BoundSystem(this, temperature, pressure);
    }

    /// Checks whether conditions determine an equilibrium of this system.
    ///
    /// @throws BadInputException with everything that is wrong with them
    public void check(Conditions conditions) throws BadInputException {
        checked(conditions);
    }

    /// Checks some conditions of an equilibrium of this system, each for itself: names and values, not whether they are enough.
    ///
    /// @throws BadInputException with everything that is wrong with them
    public void checkSome(Conditions conditions) throws BadInputException {
        ConditionCheck.checkSome(conditions, this);
    }

    ConditionSystem checked(Conditions conditions) throws BadInputException {
        ConditionSystem system = ConditionSystem.of(conditions, this);
        Problems problems = new Problems();
        new PhaseCheck(this, problems).check(system);
        problems.throwIfErrors();
        return system;
    }

    /// Checks that all phases have an energy at a pressure; see [CompiledPhase#pressureLimit].
    ///
    /// @param pressure Pa
    /// @throws BadInputException with all phases that have none
    public void checkPressure(double pressure) throws BadInputException {
        Problems problems = new Problems();
        PhaseCheck check = new PhaseCheck(this, problems);
        phases.forEach(phase -> check.checkPressure(phase, pressure));
        problems.throwIfErrors();
    }

    /// Computes the equilibrium for the given conditions. For more than one, [EquilibriumSeries] is faster.
    ///
    /// @param theta fitted values; none for a system without parameters
    /// @throws BadInputException if the conditions do not determine an equilibrium of this system
    public EquilibriumResult solve(Conditions conditions, double... theta) throws BadInputException {
        return new ConditionSolver(new ReadySolvers(this, theta, 0)).solve(conditions);
    }

    /// Names of the phases.
    public List<String> phaseNames() {
        return phases.stream().map(phase -> phase.description().name()).toList();
    }

    SiteLayout layout(int phase) {
        return layouts[phase];
    }

    /// First sampled point of each phase in arrays over all phases, and their number at the end. Not to be changed.
    int[] starts() {
        return starts;
    }

    /// The sampled points of all phases as a global search begins with them.
    HullGrid hullGrid() {
        return hullGrid;
    }

    /// Mole fraction of each element at each sampled point of all phases, at `element·points + point`. Not to be changed.
    double[] fractions() {
        return fractions;
    }
}
