package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;

/// The Gibbs energy of a phase in a system of components, as expressions. Immutable.
///
/// The functions of the database are worked out; what is left are temperature, pressure, fitting symbols, site fractions
/// and, in partitioned phases, overall fractions as [intermediates][#intermediates].
public final class PhaseModel {

    /// Name of the property of [#property]: Curie temperature, K.
    public static final String CURIE_TEMPERATURE = ParameterKind.CURIE_TEMPERATURE;

    /// Name of the property of [#property]: Néel temperature, K.
    public static final String NEEL_TEMPERATURE = ParameterKind.NEEL_TEMPERATURE;

    /// Name of the property of [#property]: mean magnetic moment per atom, Bohr magnetons.
    public static final String MAGNETIC_MOMENT = ParameterKind.MAGNETIC_MOMENT;

    /// Name of the property of [#property]: degree of ordering; see [DegreeOfOrdering].
    public static final String DEGREE_OF_ORDERING = ParameterKind.DEGREE_OF_ORDERING;

    /// Name of the property of [#property]: volume without magnetism at the pressure of the system, m³ per mole of formula
    /// units.
    public static final String VOLUME = ParameterKind.VOLUME;

    /// Name of the property of [#property]: volume at the reference temperature, without thermal expansion, m³ per mole of
    /// formula units.
    public static final String REFERENCE_VOLUME = ParameterKind.VOLUME_AT_REFERENCE;

    private final PhaseDescription description;
    private final Constitution constitution;
    private final ModelOptions options;
    private final Map<Contribution, Expr> contributions;
    private final Map<Symbol.Intermediate, Expr> intermediates;
    private final SortedMap<String, Expr> properties;
    private final Optional<PressureLimit> pressureLimit;
    private final Optional<PhaseModel> endmemberModel;
    private final List<Problem> notes;

    PhaseModel(
            PhaseDescription description,
            Constitution constitution,
            ModelOptions options,
            Map<Contribution, Expr> contributions,
            Map<Symbol.Intermediate, Expr> intermediates,
            Map<String, Expr> properties,
            Optional<PressureLimit> pressureLimit,
            Optional<PhaseModel> endmemberModel,
            List<Problem> notes) {
        this.description = description;
        this.constitution = constitution;
        this.options = options;
        EnumMap<Contribution, Expr> kept = new EnumMap<>(Contribution.class);
        contributions.forEach((contribution, energy) -> {
            if (energy != Expr.ZERO && !options.excluded().contains(contribution)) {
                kept.put(contribution, energy);
            }
        });
        this.contributions = Collections.unmodifiableMap(kept);
        this.intermediates = Collections.unmodifiableMap(intermediates);
        this.properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        this.pressureLimit = pressureLimit;
        this.endmemberModel = endmemberModel;
        this.notes = List.copyOf(notes);
    }

    /// Builds the model of a phase.
    ///
    /// @param components chosen elements in any order and case; `VA` has to be among them where vacancies are wanted
    /// @throws UnbuildablePhaseException if the phase has no model in this system, with the reason
    public static PhaseModel of(Database database, String phase, Collection<String> components, ModelOptions options)
            throws UnbuildablePhaseException {
        return new PhaseModelBuilder(database, phase, components, options).build();
    }

    /// The constitution.
    public PhaseDescription description() {
        return description;
    }

    /// The options the model was built with.
    public ModelOptions options() {
        return options;
    }

    /// The contributions that are not zero by the form of the model and not excluded, each in J per mole of formula units.
    /// For a partitioned phase all but [Contribution#ORDERING] are those of the disordered part at the overall composition.
    public Map<Contribution, Expr> contributions() {
        return contributions;
    }

    /// Gibbs energy, J per mole of formula units: the sum of all contributions.
    public Expr gibbsEnergy() {
        return Algebra.add(List.copyOf(contributions.values()));
    }

    /// What compilation needs.
    public PhaseEnergy energy() {
        return new PhaseEnergy(description, gibbsEnergy(), intermediates, amounts(), pressureLimit);
    }

    /// Moles of each element of the description per mole of formula units.
    public List<Expr> amounts() {
        List<Expr> amounts = new ArrayList<>();
        description.elements().forEach(element -> amounts.add(constitution.amount(element)));
        return amounts;
    }

    /// Moles of atoms per mole of formula units, by which energies per formula unit are divided.
    public Expr atoms() {
        return constitution.atoms();
    }

    /// Definitions of the overall fractions that contributions and properties use; linear in the site fractions.
    public Map<Symbol.Intermediate, Expr> intermediates() {
        return intermediates;
    }

    /// A property other than the energy: one of the names above, or a kind of parameter that the database gives the phase,
    /// such as `MQ&AG` or `VISC`, summed like any parameter and in the unit of its parameters. Temperatures and moments
    /// of magnetism are those in effect, with the antiferromagnetic factor applied. Synonyms such as `ETA` for `VISC` are
    /// known.
    public Optional<Expr> property(String name) {
        return Optional.ofNullable(properties.get(ParameterKind.usual(name)));
    }

    /// All properties by their usual names.
    public SortedMap<String, Expr> properties() {
        return properties;
    }

    /// The model of the same phase without interactions and ideal mixing, against which mixing quantities are measured. It
    /// is linear in the endmembers only as far as its contributions are. Empty for partitioned phases, for which it has no
    /// meaning.
    public Optional<PhaseModel> endmemberModel() {
        return endmemberModel;
    }

    /// The mechanical mixture of the endmembers as a model: `Σ G(I)·Π y`, J per mole of formula units. Empty for an ionic
    /// liquid, whose formula unit differs between endmembers, and for phases with thousands of them.
    public Optional<PhaseModel> endmemberMixture() {
        return EndmemberMixture.of(this, constitution);
    }

    /// The only pressure at which the energy is known, for a phase whose parameters ask for a model of compression that
    /// cannot be evaluated; otherwise empty.
    public Optional<PressureLimit> pressureLimit() {
        return pressureLimit;
    }

    /// Checks that the energy is known at a pressure.
    ///
    /// @param pressure Pa
    /// @throws UnbuildablePhaseException with the reason, if it is not
    public void requirePressure(double pressure) throws UnbuildablePhaseException {
        if (pressureLimit.isPresent() && !pressureLimit.get().allows(pressure)) {
            throw new UnbuildablePhaseException(
                    UnbuildablePhaseException.Reason.PRESSURE_NOT_COVERED,
                    SourcePlace.of("database"),
                    pressure,
                    description.name(),
                    pressureLimit.get().cause(),
                    pressureLimit.get().pressure());
        }
    }

    /// Warnings and notes about the parameters of this phase, each once.
    public List<Problem> notes() {
        return notes;
    }
}
