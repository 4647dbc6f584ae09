package org.espei4j.calphad.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.equilibrium.FailureReason;
import org.jspecify.annotations.Nullable;

/// Collects what could not be computed of a diagram. Of failures of one kind the first is told, and how many there were: an
/// element that no phase holds would otherwise be told for every point of every isotherm.
final class Gaps {

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    private record Kind(String first, int count) {

        String sentence() {
            return count == 1 ? first : "%s (and %d more like this)".formatted(first, count - 1);
        }
    }

    /// Adds a failure.
    ///
    /// @param kind what it has in common with others
    /// @param sentence for people
    void add(String kind, String sentence) {
        kinds.merge(kind, new Kind(sentence, 1), (known, _) -> new Kind(known.first, known.count + 1));
    }

    /// Adds an equilibrium that could not be computed.
    ///
    /// @param where sentence part with temperature and composition
    void addUnsolved(String where, @Nullable FailureReason reason) {
        String why = reason == null ? "for no known reason" : reason.text();
        add("unsolved, " + why, "no equilibrium at %s: %s".formatted(where, why));
    }

    /// Adds a line that could not be followed.
    ///
    /// @param line what it is called
    void addLost(String line, String reason) {
        add("lost, " + line, line + ": " + reason);
    }

    /// That phases coexist wherever one looks.
    static String equallyStable(EquilibriumSpecs specs, LinePoint point) {
        String phases = point.members().stream()
                .map(member -> specs.phases().get(member.phase()).description().name())
                .sorted()
                .collect(Collectors.joining(" and "));
        return ("%s are equally stable at %.6g K; maybe one is the other without order, or the database does not "
                        + "describe them in this system")
                .formatted(phases, point.temperature());
    }

    /// What there is to tell, kind by kind in the order in which they came up.
    List<String> sentences() {
        return kinds.values().stream().map(Kind::sentence).toList();
    }
}
