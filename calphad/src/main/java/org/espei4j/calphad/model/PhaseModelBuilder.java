package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.OrderPartition;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.model.UnbuildablePhaseException.Reason;

/// Puts the model of one phase together.
final class PhaseModelBuilder {

    private static final List<EnergyTerm> TERMS = List.of(
            new ReferenceSurface(),
            new IdealMixing(),
            new ExcessEnergy(),
            new MagneticEnergy(),
            new TwoStateLiquid(),
            new EinsteinVibration(),
            new MolarVolume());

    private final Database database;
    private final String phaseName;
    private final ModelOptions options;
    private final ModelNotes notes = new ModelNotes();
    private final ConstituentSelector constituents;
    private final ParameterSelector selector;
    private final FunctionResolver functions;
    private final NamedProperties named;
    private final Map<String, Expr> properties = new TreeMap<>();

    PhaseModelBuilder(Database database, String phase, Collection<String> components, ModelOptions options) {
        this.database = database;
        this.phaseName = phase.toUpperCase(Locale.ROOT);
        this.options = options;
        this.constituents = new ConstituentSelector(database, components);
        this.selector = new ParameterSelector(database, options, notes);
        this.functions = new FunctionResolver(database, options);
        this.named = new NamedProperties(database, options, notes);
    }

    PhaseModel build() throws UnbuildablePhaseException {
        Phase phase = database.phase(phaseName)
                .orElseThrow(() -> new UnbuildablePhaseException(
                        Reason.UNKNOWN_PHASE,
                        SourcePlace.of("database"),
                        phaseName,
                        String.join(", ", database.phases().keySet()),
                        Spelling.hint(phaseName, database.phases().keySet())));
        constituents.requireComponents();
        List<List<Species>> species = constituents.active(phase);
        requireKnownModels(phase);
        boolean ionic = IonicLiquid.is(phase);
        List<Expr> ratios = ionic ? IonicLiquid.siteRatios(species) : OrderDisorderPartition.ratios(phase);
        Constitution constitution = Constitution.ofVariables(species, ratios, options.isReference());
        return phase.partition().isPresent()
                ? partitioned(phase, constitution, phase.partition().get())
                : ordinary(phase, constitution);
    }

    private void requireKnownModels(Phase phase) throws UnbuildablePhaseException {
        SymmetryOption.require(phase);
        if (IonicLiquid.is(phase)) {
            IonicLiquid.require(phase, constituents.all(phase));
        }
        UnsupportedModels.refuseIn(phase);
    }

    /// The acting parameters, all of models that are known.
    private List<ActiveParameter> parameters(Phase phase, Constitution constitution) throws UnbuildablePhaseException {
        List<ActiveParameter> parameters = selector.select(phase, constitution);
        UnsupportedModels.refuseIn(phase, parameters);
        ModelRemarks.aboutEffects(phase, constitution, parameters, notes);
        return parameters;
    }

    private PhaseModel ordinary(Phase phase, Constitution constitution) throws UnbuildablePhaseException {
        List<ActiveParameter> parameters = parameters(phase, constitution);
        ModelRemarks.aboutEndmembers(phase, constitution, parameters, notes);
        PhasePart part = energetic(phase, constitution, parameters);
        PhasePart endmembersOnly = part.withoutInteractions();
        addProperties(endmembersOnly);
        PhaseModel endmembers = model(
                phase,
                constitution,
                options.without(withIdealMixing()),
                contributions(endmembersOnly),
                Map.of(),
                pressureLimit(endmembersOnly),
                Optional.empty());
        addProperties(part);
        properties.putAll(named.of(phase, constitution, parameters));
        return model(
                phase,
                constitution,
                options,
                contributions(part),
                Map.of(),
                pressureLimit(part),
                Optional.of(endmembers));
    }

    private Optional<PressureLimit> pressureLimit(PhasePart... parts) {
        for (PhasePart part : parts) {
            MolarVolume.warnOfGaps(part, notes);
            Optional<String> cause = MolarVolume.unknownCompression(part);
            if (cause.isPresent()) {
                return Optional.of(new PressureLimit(MolarVolume.REFERENCE_PRESSURE, cause.get()));
            }
        }
        return Optional.empty();
    }

    private void addProperties(PhasePart part) {
        addMagneticProperties(MagneticEnergy.reported(part));
        properties.put(PhaseModel.VOLUME, MolarVolume.volume(part));
        properties.put(PhaseModel.REFERENCE_VOLUME, MolarVolume.atReference(part));
    }

    private List<Contribution> withIdealMixing() {
        List<Contribution> excluded = new ArrayList<>(options.excluded());
        excluded.add(Contribution.IDEAL_MIXING);
        return excluded;
    }

    private PhaseModel partitioned(Phase phase, Constitution constitution, OrderPartition pair)
            throws UnbuildablePhaseException {
        Phase partner = database.phase(pair.disorderedPhase())
                .orElseThrow(() -> new UnbuildablePhaseException(
                        Reason.UNFIT_PARTITION,
                        ModelNotes.placeOf(phase.place()),
                        phase.name(),
                        pair.disorderedPhase(),
                        "the database has no such phase",
                        "one of " + String.join(", ", database.phases().keySet())));
        requireKnownModels(partner);
        OrderDisorderPartition partition =
                OrderDisorderPartition.of(phase, partner, constitution.species(), options, notes);
        Constitution atOverall = partition.disorderedState();
        Constitution levelled = partition.orderedPhaseDisordered();
        List<ActiveParameter> ordering = parameters(phase, constitution);
        List<ActiveParameter> disordering = parameters(partner, atOverall);
        ModelRemarks.aboutEndmembers(partner, atOverall, disordering, notes);
        PhasePart ordered = energetic(phase, constitution, ordering);
        PhasePart level = energetic(phase, levelled, ordering);
        PhasePart disordered = energetic(partner, atOverall, disordering);

        EnumMap<Contribution, Expr> contributions = contributions(disordered);
        Expr orderingEnergy =
                difference(energyOfOrdering(ordered), energyOfOrdering(level), partition, pair.neverDisordered());
        if (options.recombineMagnetism()) {
            MagneticState subtracted = pair.neverDisordered() ? MagneticState.NONE : MagneticState.of(level);
            MagneticState combined = MagneticState.of(disordered).plusDifference(MagneticState.of(ordered), subtracted);
            contributions.put(Contribution.MAGNETIC, MagneticEnergy.energy(disordered, combined));
        }
        if (pair.neverDisordered()) {
            contributions.remove(Contribution.IDEAL_MIXING);
        }
        contributions.replaceAll((_, energy) -> partition.perOrderedFormula(energy));
        contributions.put(Contribution.ORDERING, orderingEnergy);

        reportParts(disordered, ordered, level, partition, pair.neverDisordered());
        properties.putAll(NamedProperties.combined(
                named.of(partner, atOverall, disordering),
                named.of(phase, constitution, ordering),
                pair.neverDisordered() ? Map.of() : named.of(phase, levelled, ordering)));
        return model(
                phase,
                constitution,
                options,
                contributions,
                partition.definitions(),
                pressureLimit(disordered, ordered),
                Optional.empty());
    }

    /// What ordering adds, J or m³ per mole of formula units.
    private static Expr difference(
            Expr ordered, Expr level, OrderDisorderPartition partition, boolean neverDisordered) {
        return neverDisordered ? ordered : Algebra.subtract(ordered, partition.atActualConstitution(level));
    }

    private Expr energyOfOrdering(PhasePart part) {
        EnumMap<Contribution, Expr> contributions = contributions(part);
        if (options.recombineMagnetism()) {
            contributions.remove(Contribution.MAGNETIC);
        }
        return Algebra.add(List.copyOf(contributions.values()));
    }

    private static EnumMap<Contribution, Expr> contributions(PhasePart part) {
        EnumMap<Contribution, Expr> contributions = new EnumMap<>(Contribution.class);
        for (EnergyTerm term : TERMS) {
            contributions.put(term.contribution(), term.energy(part));
        }
        return contributions;
    }

    private PhasePart energetic(Phase phase, Constitution constitution, List<ActiveParameter> parameters)
            throws UnbuildablePhaseException {
        boolean magnetic = phase.magnetic().isPresent();
        List<ActiveParameter> energetic = parameters.stream()
                .filter(active -> ParameterKind.isEnergetic(active.kind(), magnetic))
                .toList();
        return PhasePart.of(phase, constitution, energetic, functions, options, notes);
    }

    private void addMagneticProperties(MagneticState state) {
        properties.put(PhaseModel.CURIE_TEMPERATURE, state.curie());
        properties.put(PhaseModel.NEEL_TEMPERATURE, state.neel());
        properties.put(PhaseModel.MAGNETIC_MOMENT, state.moment());
    }

    /// Temperatures, moments and volumes of a partitioned phase are reported as sums over its parts, like the energy.
    private void reportParts(
            PhasePart disordered,
            PhasePart ordered,
            PhasePart level,
            OrderDisorderPartition partition,
            boolean neverDisordered) {
        MagneticState magnetic = MagneticEnergy.reported(ordered);
        MagneticState subtracted = neverDisordered ? MagneticState.NONE : MagneticEnergy.reported(level);
        addMagneticProperties(MagneticEnergy.reported(disordered).plusDifference(magnetic, subtracted));
        properties.put(
                PhaseModel.VOLUME,
                Algebra.add(
                        partition.perOrderedFormula(MolarVolume.volume(disordered)),
                        difference(
                                MolarVolume.volume(ordered), MolarVolume.volume(level), partition, neverDisordered)));
        properties.put(
                PhaseModel.REFERENCE_VOLUME,
                Algebra.add(
                        partition.perOrderedFormula(MolarVolume.atReference(disordered)),
                        difference(
                                MolarVolume.atReference(ordered),
                                MolarVolume.atReference(level),
                                partition,
                                neverDisordered)));
    }

    private PhaseModel model(
            Phase phase,
            Constitution constitution,
            ModelOptions modelOptions,
            Map<Contribution, Expr> contributions,
            Map<Symbol.Intermediate, Expr> intermediates,
            Optional<PressureLimit> pressureLimit,
            Optional<PhaseModel> endmembers)
            throws UnbuildablePhaseException {
        tellUndefined(phase);
        properties.put(PhaseModel.DEGREE_OF_ORDERING, DegreeOfOrdering.of(constitution, options.isReference()));
        return new PhaseModel(
                describe(phase, constitution),
                constitution,
                modelOptions,
                contributions,
                intermediates,
                properties,
                pressureLimit,
                endmembers,
                notes.all());
    }

    private PhaseDescription describe(Phase phase, Constitution constitution) {
        boolean ionic = IonicLiquid.is(phase);
        List<OptionalDouble> ratios = phase.sublattices().stream()
                .map(s -> ionic ? OptionalDouble.empty() : OptionalDouble.of(s.siteRatio()))
                .toList();
        return new PhaseDescription(phase.name(), constituents.elements(), constitution.species(), ratios);
    }

    /// The functions that were perhaps meant by those that do not exist.
    private String spellings() {
        StringBuilder hints = new StringBuilder();
        for (String name : functions.undefined()) {
            Spelling.closest(name, database.functions().keySet())
                    .ifPresent(meant -> hints.append("Did you mean ")
                            .append(meant)
                            .append(" by ")
                            .append(name)
                            .append("? "));
        }
        return hints.toString();
    }

    private void tellUndefined(Phase phase) throws UnbuildablePhaseException {
        if (functions.undefined().isEmpty()) {
            return;
        }
        String names = String.join(", ", functions.undefined());
        if (!options.undefinedAsZero()) {
            throw new UnbuildablePhaseException(
                    Reason.UNDEFINED_FUNCTION, ModelNotes.placeOf(phase.place()), phase.name(), names, spellings());
        }
        notes.warnFirst(
                phase,
                "uses functions that are defined nowhere and count as zero: " + names,
                spellings().strip());
    }
}
