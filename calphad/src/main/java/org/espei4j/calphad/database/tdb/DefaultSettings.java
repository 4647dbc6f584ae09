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
        List<String> words = words(text);
        return words.size() == 2
                && Keyword.isAbbreviation(words.getFirst(), Keyword.ELEMENT.name())
                && words.getLast().equals("2");
    }

    static boolean isSystemElement(String text) {
        List<String> words = words(text);
        return !words.isEmpty() && Keyword.isAbbreviation(words.getFirst(), SYSTEM_ELEMENT);
    }

    private static boolean isUsualCommand(String text, Set<String> elements) {
        List<String> words = words(text);
        List<String> named = words.subList(1, words.size());
        return new TreeSet<>(named).equals(special(elements))
                && named.size() == special(elements).size();
    }

    /// The words of a kept text, upper case, parted by blanks or commas.
    static List<String> words(String text) {
        return Arrays.stream(text.toUpperCase(Locale.ROOT).split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
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
