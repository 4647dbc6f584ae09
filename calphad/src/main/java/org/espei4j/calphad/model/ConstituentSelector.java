package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;
import org.espei4j.calphad.model.UnbuildablePhaseException.Reason;

/// Finds the constituents of phases that are active in a system: all their elements are chosen.
final class ConstituentSelector {

    private final Database database;
    private final SortedSet<String> components = new TreeSet<>();

    /// @param components the chosen elements, in any case; the vacancy is one of them
    ConstituentSelector(Database database, Collection<String> components) {
        this.database = database;
        components.forEach(component -> this.components.add(component.toUpperCase(Locale.ROOT)));
    }

    /// The chosen elements without vacancy and electron.
    List<String> elements() {
        return components.stream()
                .filter(name -> !name.equals(Element.VACANCY) && !name.equals(Element.ELECTRON))
                .toList();
    }

    /// Checks the chosen elements.
    ///
    /// @throws UnbuildablePhaseException if the database lacks one
    void requireComponents() throws UnbuildablePhaseException {
        for (String component : components) {
            if (!database.elements().containsKey(component) && !component.equals(Element.VACANCY)) {
                throw new UnbuildablePhaseException(
                        Reason.UNKNOWN_COMPONENT,
                        SourcePlace.of("database"),
                        component,
                        String.join(", ", database.elements().keySet()),
                        Spelling.hint(component, database.elements().keySet()));
            }
        }
    }

    /// All constituents of each sublattice.
    List<List<Species>> all(Phase phase) {
        return phase.sublattices().stream()
                .map(sublattice -> sublattice.constituents().stream()
                        .flatMap(name -> species(name).stream())
                        .toList())
                .toList();
    }

    /// The active constituents of each sublattice.
    ///
    /// @throws UnbuildablePhaseException if a sublattice is left with nothing, or all of them with vacancies alone
    List<List<Species>> active(Phase phase) throws UnbuildablePhaseException {
        List<List<Species>> active = new ArrayList<>();
        for (List<Species> sublattice : all(phase)) {
            List<Species> here = sublattice.stream().filter(this::isActive).toList();
            if (here.isEmpty()) {
                throw absent(
                        Reason.EMPTY_SUBLATTICE,
                        phase,
                        active.size() + 1,
                        sublattice.stream().map(Species::name).collect(Collectors.joining(", ")));
            }
            active.add(here);
        }
        if (active.stream().allMatch(here -> here.stream().allMatch(Species::isVacancy))) {
            throw absent(Reason.ONLY_VACANCIES, phase);
        }
        return active;
    }

    private UnbuildablePhaseException absent(Reason reason, Phase phase, Object... details) {
        List<Object> arguments = new ArrayList<>(List.of(phase.name(), String.join("-", components)));
        Collections.addAll(arguments, details);
        return new UnbuildablePhaseException(reason, ModelNotes.placeOf(phase.place()), arguments.toArray());
    }

    private Optional<Species> species(String name) {
        Optional<Species> known = Optional.ofNullable(database.species().get(name));
        return name.equals(Element.VACANCY) && known.isEmpty()
                ? Optional.of(Species.ofElement(Element.VACANCY))
                : known;
    }

    /// Charge plays no part in this: ions are active without the electron being chosen.
    private boolean isActive(Species species) {
        return species.isVacancy() || species.name().equals(Element.ELECTRON)
                ? components.contains(species.name())
                : components.containsAll(species.composition().keySet());
    }
}
