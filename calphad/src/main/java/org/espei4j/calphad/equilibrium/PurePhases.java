package org.espei4j.calphad.equilibrium;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.jspecify.annotations.Nullable;

/// Pure elements in any phase of a database, to which activities may refer whatever phases take part in the calculation.
/// Thread-safe; a phase is compiled when it is first asked for.
final class PurePhases {

    private final @Nullable ThermodynamicSystem system;
    private final Map<Name, Outcome> known = new ConcurrentHashMap<>();

    private record Name(String element, String phase) {}

    /// @param specs the phase as a system of its own
    /// @param problems why there is none
    private record Outcome(Optional<EquilibriumSpecs> specs, List<Problem> problems) {}

    private PurePhases(@Nullable ThermodynamicSystem system) {
        this.system = system;
    }

    /// None, where no database is known.
    static PurePhases none() {
        return new PurePhases(null);
    }

    /// Those of the database of a system, by the conventions of the system.
    static PurePhases of(ThermodynamicSystem system) {
        return new PurePhases(system);
    }

    /// Names of all phases of the database.
    SortedSet<String> names() {
        return system == null
                ? new TreeSet<>()
                : new TreeSet<>(system.database().phases().keySet());
    }

    /// A pure element in a phase: a system of one element and one phase.
    ///
    /// @return nothing if there is no such phase; [#problems] says why
    Optional<EquilibriumSpecs> of(String element, String phase) {
        return outcome(element, phase).specs;
    }

    /// Why there is no such phase; nothing if there is one.
    List<Problem> problems(String element, String phase) {
        return outcome(element, phase).problems;
    }

    private Outcome outcome(String element, String phase) {
        return known.computeIfAbsent(new Name(element, phase.toUpperCase(Locale.ROOT)), this::compile);
    }

    private Outcome compile(Name name) {
        if (system == null) {
            return new Outcome(Optional.empty(), List.of());
        }
        try {
            PhaseModel model = ThermodynamicSystem.of(system.database())
                    .components(name.element)
                    .options(system.options())
                    .build()
                    .model(name.phase);
            CompiledPhase compiled =
                    CompiledPhase.of(model.energy(), system.options().fittingSymbols());
            return new Outcome(Optional.of(EquilibriumSpecs.of(List.of(compiled))), List.of());
        } catch (BadInputException impossible) {
            return new Outcome(Optional.empty(), impossible.problems());
        }
    }
}
