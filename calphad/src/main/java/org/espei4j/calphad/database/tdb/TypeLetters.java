package org.espei4j.calphad.database.tdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.database.OrderPartition;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.expr.TdbExpressionPrinter;

/// The letters by which the phases of a database refer to their type definitions, handed out anew: each definition gets
/// a letter of its own as long as there are enough.
final class TypeLetters {

    private static final String ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ&'()*+-.^123456789";

    private final Deque<Character> free = new ArrayDeque<>();
    private final Map<String, StringBuilder> letters = new HashMap<>();
    private final List<String> definitions = new ArrayList<>();

    TypeLetters(Database database) {
        String kept = keptLetters(database);
        ALL.chars().filter(c -> kept.indexOf(c) < 0).forEach(c -> free.add((char) c));
        long needed = database.phases().values().stream()
                .mapToInt(
                        p -> (p.magnetic().isPresent() ? 1 : 0) + (p.partition().isPresent() ? 1 : 0))
                .sum();
        boolean shared = needed > free.size();
        Map<MagneticOrdering, Character> sharedLetters = new HashMap<>();
        for (Phase phase : database.phases().values()) {
            phase.magnetic()
                    .ifPresent(ordering -> letters.computeIfAbsent(phase.name(), _ -> new StringBuilder())
                            .append(
                                    shared
                                            ? sharedLetters.computeIfAbsent(ordering, o -> defineMagnetic("@", o))
                                            : defineMagnetic(phase.name(), ordering)));
            phase.partition()
                    .ifPresent(pair -> letters.computeIfAbsent(phase.name(), _ -> new StringBuilder())
                            .append(definePair(pair)));
        }
    }

    private static String keptLetters(Database database) {
        StringBuilder kept = new StringBuilder();
        for (Database.Annotation annotation : database.annotations()) {
            if (annotation.keyword().equals(TypeDefinitions.KEYWORD)) {
                kept.append(annotation.text(), 0, Math.min(1, annotation.text().length()));
            }
        }
        database.phases().values().forEach(phase -> kept.append(phase.typeLetters()));
        return kept.toString();
    }

    /// A free letter; the last one is never used up.
    private char next() {
        return free.size() > 1 ? free.removeFirst() : free.getFirst();
    }

    private char defineMagnetic(String phase, MagneticOrdering ordering) {
        char letter = next();
        definitions.add(letter + " GES AMEND_PHASE_DESCRIPTION " + phase + " MAGNETIC "
                + decimal(ordering.antiferromagneticFactor()) + " " + decimal(ordering.structureFactor()));
        return letter;
    }

    /// A number with a point: classic readers expect it here.
    private static String decimal(double value) {
        String number = TdbExpressionPrinter.number(value);
        return number.indexOf('.') < 0 ? number + ".0" : number;
    }

    private char definePair(OrderPartition pair) {
        char letter = next();
        definitions.add(letter + " GES AMEND_PHASE_DESCRIPTION " + pair.orderedPhase()
                + (pair.neverDisordered() ? " NEVER " : " DIS_PART ") + pair.disorderedPhase() + ",,,");
        return letter;
    }

    /// The texts of all definitions, without their keyword.
    List<String> definitions() {
        return definitions;
    }

    /// The word with all type letters of a phase; begins with `%`.
    String of(Phase phase) {
        String kept = phase.typeLetters().startsWith("%") ? phase.typeLetters() : "%" + phase.typeLetters();
        return kept + letters.getOrDefault(phase.name(), new StringBuilder());
    }
}
