package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espei4j.calphad.database.Database;

/// What the kept commands of a database propose to a user; no calculation depends on it.
///
/// @param rejectedPhases phases that should be left out unless somebody asks for them (`DEFAULT_COMMAND REJECT_PHASE`)
/// @param assessedSystems systems that were assessed as such, e.g. `AL-FE` (`ASSESSED_SYSTEMS`), in the order of the file
public record TdbSettings(SortedSet<String> rejectedPhases, List<String> assessedSystems) {

    /// A system and, in parentheses, hints for a calculation of its diagram.
    private static final Pattern SYSTEM = Pattern.compile("([^\\s,()]+)\\s*(\\([^)]*\\)?)?");

    /// Copies.
    public TdbSettings {
        rejectedPhases = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(rejectedPhases));
        assessedSystems = List.copyOf(assessedSystems);
    }

    /// The proposals of a database.
    public static TdbSettings of(Database database) {
        SortedSet<String> rejected = new TreeSet<>();
        List<String> systems = new ArrayList<>();
        for (Database.Annotation annotation : database.annotations()) {
            String text = annotation.text().toUpperCase(Locale.ROOT);
            if (annotation.keyword().equals(Keyword.DEFAULT_COMMAND.name())) {
                List<String> words = DefaultSettings.words(text);
                if (!words.isEmpty() && Keyword.isAbbreviation(words.getFirst(), "REJECT_PHASES")) {
                    rejected.addAll(words.subList(1, words.size()));
                }
            } else if (annotation.keyword().equals(Keyword.ASSESSED_SYSTEMS.name())) {
                Matcher matcher = SYSTEM.matcher(text);
                while (matcher.find()) {
                    systems.add(matcher.group(1));
                }
            }
        }
        return new TdbSettings(rejected, systems);
    }
}
