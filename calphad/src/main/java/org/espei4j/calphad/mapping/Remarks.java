package org.espei4j.calphad.mapping;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.equilibrium.FailureReason;
import org.jspecify.annotations.Nullable;

/// Collects what is to be said about a diagram: gaps, which could not be computed, and notes on what could. Of remarks of one
/// kind the first is told, and how many there were: an element that no phase holds would otherwise be told for every point of
/// every isotherm.
final class Remarks {

    private final Map<String, Kind> gaps = new LinkedHashMap<>();
    private final Map<String, Kind> notes = new LinkedHashMap<>();
    private final Set<Integer> stablePhases = new HashSet<>();

    private record Kind(String first, int count) {

        String sentence() {
            return count == 1 ? first : "%s (and %d more like this)".formatted(first, count - 1);
        }
    }

    private static void add(Map<String, Kind> kinds, String kind, String sentence) {
        kinds.merge(kind, new Kind(sentence, 1), (known, _) -> new Kind(known.first, known.count + 1));
    }

    /// Adds a failure.
    ///
    /// @param kind what it has in common with others
    /// @param sentence for people
    void addGap(String kind, String sentence) {
        add(gaps, kind, sentence);
    }

    /// Adds an equilibrium that could not be computed.
    ///
    /// @param where sentence part with temperature and composition
    void addUnsolved(String where, @Nullable FailureReason reason) {
        String why = reason == null ? "for no known reason" : reason.text();
        addGap("unsolved, " + why, "no equilibrium at %s: %s".formatted(where, why));
    }

    /// Adds a line that could not be followed.
    ///
    /// @param line what it is called
    void addLost(String line, String reason) {
        addGap("lost, " + line, line + ": " + reason);
    }

    /// Adds a sentence for people about a diagram that is none the less complete.
    void addNote(String sentence) {
        add(notes, sentence, sentence);
    }

    /// Takes an equilibrium of the search.
    void saw(LinePoint equilibrium) {
        equilibrium.members().forEach(member -> stablePhases.add(member.phase()));
    }

    /// Whether a phase was stable in an equilibrium of the search.
    boolean hasSeen(int phase) {
        return stablePhases.contains(phase);
    }

    /// Adds that phases coexist wherever one looks.
    void addEquallyStable(EquilibriumSpecs specs, LinePoint point) {
        String phases = point.members().stream()
                .map(member -> specs.phases().get(member.phase()).description().name())
                .sorted()
                .collect(Collectors.joining(" and "));
        add(
                notes,
                phases,
                "%s have the same energy at %.6g K and other points, so that which of them is named there means nothing"
                        .formatted(phases, point.temperature()));
    }

    /// What could not be computed, kind by kind in the order in which it came up.
    List<String> gaps() {
        return sentences(gaps);
    }

    /// What is to be known besides, in the same way.
    List<String> notes() {
        return sentences(notes);
    }

    private static List<String> sentences(Map<String, Kind> kinds) {
        return kinds.values().stream().map(Kind::sentence).toList();
    }
}
