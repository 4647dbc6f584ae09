package org.espei4j.calphad.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Collects what is worth telling about a model while it is built, each finding once.
final class ModelNotes {

    private final SequencedSet<Problem> found = new LinkedHashSet<>();

    void warn(Parameter parameter, String what, String mend) {
        found.add(Problem.warning(placeOf(parameter.place()), name(parameter) + " " + what, "", mend));
    }

    void warn(Phase phase, String what, String mend) {
        found.add(Problem.warning(placeOf(phase.place()), "phase " + phase.name() + " " + what, "", mend));
    }

    /// The same before all others: for what changes numbers most.
    void warnFirst(Phase phase, String what, String mend) {
        found.addFirst(Problem.warning(placeOf(phase.place()), "phase " + phase.name() + " " + what, "", mend));
    }

    void note(Phase phase, String what) {
        found.add(new Problem(Severity.NOTE, placeOf(phase.place()), "", "phase " + phase.name() + " " + what, "", ""));
    }

    List<Problem> all() {
        return List.copyOf(found);
    }

    static SourcePlace placeOf(Optional<SourcePlace> place) {
        return place.orElseGet(() -> SourcePlace.of("database"));
    }

    /// The parameter as a database writes its head, e.g. `L(FCC_A1,AL,NI:VA;1)`.
    static String name(Parameter parameter) {
        StringBuilder text = new StringBuilder(parameter.type()).append('(').append(parameter.phase());
        parameter.diffusing().ifPresent(species -> text.append('&').append(species));
        for (int s = 0; s < parameter.constituents().size(); s++) {
            text.append(s == 0 ? ',' : ':')
                    .append(String.join(",", parameter.constituents().get(s)));
        }
        return text.append(';').append(parameter.order()).append(')').toString();
    }
}
