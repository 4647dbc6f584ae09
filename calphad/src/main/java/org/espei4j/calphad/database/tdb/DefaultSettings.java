package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Element;

/// Settings that nearly every file repeats and that say nothing about the database. The reader leaves them out and the
/// writer puts them in, unless a file says something else.
final class DefaultSettings {

    static final String SYSTEM_DEFAULT = Keyword.DEFINE_SYSTEM_DEFAULT.name();
    static final String COMMAND = Keyword.DEFAULT_COMMAND.name();

    private static final String SYSTEM_ELEMENT = "DEFINE_SYSTEM_ELEMENT";

    private DefaultSettings() {}

    /// Those annotations that do not repeat the usual settings.
    ///
    /// @param elements the elements of the database
    static List<Database.Annotation> withoutUsual(List<Database.Annotation> annotations, Set<String> elements) {
        List<Database.Annotation> kept = new ArrayList<>(annotations);
        removeIfAlone(kept, SYSTEM_DEFAULT, DefaultSettings::isUsualSystemDefault, SYSTEM_DEFAULT);
        removeIfAlone(kept, COMMAND, text -> isUsualCommand(text, elements), SYSTEM_ELEMENT);
        return kept;
    }

    private static void removeIfAlone(
            List<Database.Annotation> annotations,
            String keyword,
            java.util.function.Predicate<String> usual,
            String subject) {
        List<Database.Annotation> same = annotations.stream()
                .filter(a -> a.keyword().equals(keyword) && (subject.equals(keyword) || isSystemElement(a.text())))
                .toList();
        if (same.size() == 1 && usual.test(same.getFirst().text())) {
            annotations.remove(same.getFirst());
        }
    }

    private static boolean isUsualSystemDefault(String text) {
        String[] words = words(text);
        return words.length == 2 && "ELEMENT".startsWith(words[0]) && words[1].equals("2");
    }

    static boolean isSystemElement(String text) {
        return Keyword.isAbbreviation(words(text)[0], SYSTEM_ELEMENT);
    }

    private static boolean isUsualCommand(String text, Set<String> elements) {
        String[] words = words(text);
        Set<String> named = new TreeSet<>(Arrays.asList(words).subList(1, words.length));
        return named.equals(special(elements)) && words.length == named.size() + 1;
    }

    private static String[] words(String text) {
        return text.toUpperCase(Locale.ROOT).strip().split("[\\s,]+");
    }

    private static Set<String> special(Set<String> elements) {
        Set<String> special = new TreeSet<>(Set.of(Element.VACANCY, Element.ELECTRON));
        special.retainAll(elements);
        return special;
    }

    /// The usual DEFAULT_COMMAND without its keyword; empty if there is nothing to say.
    static String usualCommand(Set<String> elements) {
        Set<String> special = special(elements);
        List<String> inOrder = special.contains(Element.VACANCY)
                ? special.contains(Element.ELECTRON) ? List.of("VA", "/-") : List.of("VA")
                : List.copyOf(special);
        return inOrder.isEmpty() ? "" : SYSTEM_ELEMENT + " " + String.join(" ", inOrder);
    }
}
