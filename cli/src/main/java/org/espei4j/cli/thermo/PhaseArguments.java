package org.espei4j.cli.thermo;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.model.PhaseSelection.LeftOut;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.espei4j.cli.terminal.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The arguments that choose the phases of a system.
final class PhaseArguments {

    @Option(
            names = "--phases",
            paramLabel = "P,Q",
            description = "The phases that may form; by default all that can exist in the system.")
    private @Nullable String phases;

    @Option(names = "--suspend", paramLabel = "P,Q", description = "Phases to leave out.")
    private @Nullable String suspended;

    /// Puts the choice into a system.
    ///
    /// @param further phases that take part besides those that may form, such as dormant ones
    ThermodynamicSystem.Builder choose(ThermodynamicSystem.Builder system, List<String> further) {
        if (phases != null) {
            system.phases(SystemArguments.names(phases)).phases(further);
        }
        if (suspended != null) {
            system.suspended(SystemArguments.names(suspended));
        }
        return system;
    }

    /// Puts the choice into a system.
    ThermodynamicSystem.Builder choose(ThermodynamicSystem.Builder system) {
        return choose(system, List.of());
    }

    /// A phase that was asked for by name and is not there deserves a word, and so does an element that no phase can hold.
    void tellLeftOut(ThermodynamicSystem system, PhaseSelection selection, Console console) {
        List<String> homeless = new ArrayList<>(system.elements());
        homeless.removeAll(selection.elements());
        if (!homeless.isEmpty()) {
            console.println("espei: none of the phases holds " + String.join(", ", homeless));
        }
        if (phases == null) {
            return;
        }
        selection.leftOut().forEach((phase, why) -> {
            switch (why) {
                case LeftOut.Unbuildable unbuildable
                when unbuildable.cause().problem().severity() == Severity.NOTE ->
                    console.println("espei: " + unbuildable.cause().problem().found());
                case LeftOut.Unbuildable _ -> {}
                case LeftOut.CoveredBy covered ->
                    console.println("espei: phase " + phase + " is covered by " + covered.orderedPhase()
                            + ", whose disordered state it is");
            }
        });
    }
}
