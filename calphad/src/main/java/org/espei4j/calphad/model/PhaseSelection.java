package org.espei4j.calphad.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.OrderPartition;

/// The phases of a database that can exist in a system of components, with their models.
///
/// @param models models by name of phase
/// @param leftOut the phases that were asked for but are not among the models, with the reason
public record PhaseSelection(SortedMap<String, PhaseModel> models, SortedMap<String, LeftOut> leftOut) {

    /// Copies.
    public PhaseSelection {
        models = Collections.unmodifiableSortedMap(new TreeMap<>(models));
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /// The elements that at least one of the phases can hold.
    public SortedSet<String> elements() {
        SortedSet<String> elements = new TreeSet<>();
        for (PhaseModel model : models.values()) {
            model.description()
                    .species()
                    .forEach(species -> elements.addAll(species.composition().keySet()));
        }
        return elements;
    }

    /// Why a phase is not selected.
    public sealed interface LeftOut {

        /// It has no model in this system.
        ///
        /// @param cause why not
        record Unbuildable(UnbuildablePhaseException cause) implements LeftOut {}

        /// It is the disordered state of an ordered phase that is selected.
        ///
        /// @param orderedPhase name of that phase
        record CoveredBy(String orderedPhase) implements LeftOut {}
    }

    /// All phases of a database that can exist; see [#of(Database, Collection, Collection, ModelOptions)].
    public static PhaseSelection of(Database database, Collection<String> components, ModelOptions options) {
        return of(database, database.phases().keySet(), components, options);
    }

    /// Those of the given phases that can exist. Of a partitioned pair only the ordered phase is selected, which covers
    /// the disordered state; where the ordered one cannot be built, the disordered one stays.
    ///
    /// @param phases names in any order and case
    /// @param components chosen elements, `VA` included where vacancies are wanted
    public static PhaseSelection of(
            Database database, Collection<String> phases, Collection<String> components, ModelOptions options) {
        SortedSet<String> names = new TreeSet<>();
        phases.forEach(name -> names.add(name.toUpperCase(Locale.ROOT)));
        SortedMap<String, PhaseModel> models = new TreeMap<>();
        SortedMap<String, LeftOut> leftOut = new TreeMap<>();
        for (String name : names) {
            try {
                models.put(name, PhaseModel.of(database, name, components, options));
            } catch (UnbuildablePhaseException e) {
                leftOut.put(name, new LeftOut.Unbuildable(e));
            }
        }
        for (String name : names) {
            database.phase(name)
                    .flatMap(phase -> phase.partition())
                    .map(OrderPartition::disorderedPhase)
                    .filter(disordered -> models.containsKey(name) && models.containsKey(disordered))
                    .ifPresent(disordered -> {
                        models.remove(disordered);
                        leftOut.put(disordered, new LeftOut.CoveredBy(name));
                    });
        }
        return new PhaseSelection(models, leftOut);
    }
}
