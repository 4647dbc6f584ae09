package org.espei4j.assess.residual;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.EvaluationProfile;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.model.PressureLimit;
import org.espei4j.calphad.model.UnbuildablePhaseException;

/// The database of an assessment with its fitting symbols, and the models and compiled phases that measurements need of
/// it, each made once. For use while residuals are set up; not thread-safe.
final class AssessedSystem {

    private final Database database;
    private final SortedSet<String> components;
    private final PhaseModels phaseModels;
    private final Compatibility compatibility;
    private final ModelOptions options;
    private final Map<SortedSet<String>, SortedMap<String, CompiledPhase>> subsystems = new HashMap<>();
    private final Map<SortedSet<String>, EquilibriumSpecs> specs = new HashMap<>();

    AssessedSystem(
            Database database, PhaseModels phaseModels, List<String> fittingSymbols, Compatibility compatibility) {
        this.database = database;
        this.phaseModels = phaseModels;
        this.components = phaseModels.components();
        this.compatibility = compatibility;
        this.options = options(compatibility).withFittingSymbols(fittingSymbols);
    }

    /// How the models of an assessment are made, but for its fitting symbols.
    static ModelOptions options(Compatibility compatibility) {
        return ModelOptions.of(
                compatibility == Compatibility.ESPEI_0_9_1 ? EvaluationProfile.REFERENCE : EvaluationProfile.STANDARD);
    }

    Database database() {
        return database;
    }

    PhaseModels phaseModels() {
        return phaseModels;
    }

    /// Components of the assessment, with the vacancy if the phase models list it.
    SortedSet<String> components() {
        return components;
    }

    /// Names of the fitted symbols in the order of θ.
    List<String> fittingSymbols() {
        return options.fittingSymbols();
    }

    EvaluationProfile profile() {
        return options.profile();
    }

    /// Whether ESPEI's choices are followed where they change numbers.
    boolean isCompatible() {
        return compatibility == Compatibility.ESPEI_0_9_1;
    }

    /// The model of a phase in a system of some components.
    PhaseModel model(String phase, Collection<String> chosen, Set<Contribution> excluded)
            throws UnbuildablePhaseException {
        return PhaseModel.of(database, phase, chosen, options.without(excluded));
    }

    /// All phases that can exist in a system of some components, compiled, in text order. Of a partitioned pair only the
    /// ordered phase is among them.
    SortedMap<String, CompiledPhase> phases(Collection<String> chosen) {
        return subsystems.computeIfAbsent(new TreeSet<>(chosen), subset -> {
            SortedMap<String, CompiledPhase> compiled = new TreeMap<>();
            PhaseSelection.of(database, subset, options)
                    .models()
                    .forEach((name, model) ->
                            compiled.put(name, CompiledPhase.of(model.energy(), options.fittingSymbols())));
            return compiled;
        });
    }

    /// The same phases prepared for equilibria.
    EquilibriumSpecs specs(Collection<String> chosen) {
        return specs.computeIfAbsent(
                new TreeSet<>(chosen),
                subset -> EquilibriumSpecs.of(List.copyOf(phases(subset).values())));
    }

    /// Some of these phases prepared for equilibria.
    ///
    /// @throws IllegalArgumentException if none of the phases can exist with the components
    EquilibriumSpecs specs(Collection<String> chosen, Collection<String> names) {
        SortedMap<String, CompiledPhase> kept = new TreeMap<>(phases(chosen));
        kept.keySet().retainAll(names);
        return EquilibriumSpecs.of(List.copyOf(kept.values()));
    }

    /// The first of some phases that is not calculated in a system of some components.
    Optional<String> firstMissing(Collection<String> chosen, Collection<String> names) {
        Set<String> calculated = phases(chosen).keySet();
        return names.stream().filter(name -> !calculated.contains(name)).findFirst();
    }

    /// The warning that data are not used because a phase is not calculated.
    ///
    /// @param place where the data name the phase
    /// @param chosen the components of the data
    Problem notCalculated(SourcePlace place, String phase, Collection<String> chosen) {
        return Problem.warning(
                place,
                "not used in the likelihood: " + phase + " is not one of the phases that are calculated",
                String.join(", ", phases(chosen).keySet()),
                database.phase(phase).isPresent()
                        ? "The disordered partner of an ordered phase is described by the ordered phase."
                        : Spelling.hint(phase, phases(chosen).keySet()));
    }

    /// Whether all phases of a system have an energy at a pressure. Where one has none, its data are left out with a
    /// warning.
    ///
    /// @param place where the data give the pressure
    boolean coversPressure(EquilibriumSpecs specs, double pressure, SourcePlace place, Problems problems) {
        for (CompiledPhase phase : specs.phases()) {
            Optional<PressureLimit> limit = phase.pressureLimit();
            if (limit.isPresent() && !limit.get().allows(pressure)) {
                problems.add(Problem.warning(
                        place,
                        "not used in the likelihood: P is " + pressure + ", but phase "
                                + phase.description().name() + " has "
                                + limit.get().cause(),
                        "P = " + limit.get().pressure(),
                        ""));
                return false;
            }
        }
        return true;
    }

    /// The components of a dataset as a system: its elements, and the vacancy if the assessment has it.
    SortedSet<String> chosenComponents(Collection<String> elements) {
        SortedSet<String> chosen = new TreeSet<>(elements);
        if (components.contains(Element.VACANCY)) {
            chosen.add(Element.VACANCY);
        }
        return chosen;
    }

    /// The pure elements of formation properties.
    ElementReferences elementReferences() {
        return new ElementReferences(database, options);
    }

    /// Names of the fitted symbols as symbols of expressions.
    List<Symbol> fittingVariables() {
        List<Symbol> variables = new ArrayList<>();
        fittingSymbols().forEach(name -> variables.add(new Symbol.Named(name)));
        return variables;
    }
}
