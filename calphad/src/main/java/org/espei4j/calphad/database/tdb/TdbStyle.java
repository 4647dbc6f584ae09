package org.espei4j.calphad.database.tdb;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.DatabaseFunction;
import org.espei4j.calphad.database.Parameter;

/// Choices in writing a database.
///
/// @param marksFunctions whether functions in expressions carry the mark `#`
/// @param shortFunctionNames whether functions with names of more than eight characters are renamed, for classic
///     Thermo-Calc; the new names are listed in the comment at the head of the file
public record TdbStyle(boolean marksFunctions, boolean shortFunctionNames) {

    /// What all programs of today read.
    public static final TdbStyle USUAL = new TdbStyle(false, false);

    /// What classic Thermo-Calc reads, too.
    public static final TdbStyle CLASSIC = new TdbStyle(true, true);

    private static final int SHORT_NAME = 8;

    /// The database with the names that this style asks for.
    Database applied(Database database) {
        Map<String, String> renamed =
                shortFunctionNames ? shortNames(database.functions().keySet()) : Map.of();
        if (renamed.isEmpty()) {
            return database;
        }
        FunctionRenaming renaming = new FunctionRenaming(renamed);
        Database.Builder builder = database.toBuilder();
        renamed.keySet().forEach(builder::removeFunction);
        for (DatabaseFunction function : database.functions().values()) {
            builder.function(new DatabaseFunction(
                    renamed.getOrDefault(function.name(), function.name()),
                    renaming.apply(function.value()),
                    function.reference(),
                    function.place()));
        }
        builder.parameters(database.parameters().stream()
                .map(p -> new Parameter(
                        p.type(),
                        p.phase(),
                        p.diffusing(),
                        p.constituents(),
                        p.order(),
                        renaming.apply(p.value()),
                        p.reference(),
                        Optional.empty()))
                .toList());
        builder.comment("");
        builder.comment("Functions renamed to at most " + SHORT_NAME + " characters:");
        renamed.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> builder.comment(e.getValue() + " = " + e.getKey()));
        return builder.build();
    }

    /// New names of long functions: three letters of the old name and a check sum of all of it, so that they do not
    /// depend on the other functions.
    private static Map<String, String> shortNames(Set<String> names) {
        Set<String> taken = new HashSet<>(names);
        Map<String, String> renamed = new HashMap<>();
        for (String name : names) {
            if (name.length() <= SHORT_NAME) {
                continue;
            }
            String fresh = shortName(name, 0);
            for (int attempt = 1; !taken.add(fresh); attempt++) {
                fresh = shortName(name, attempt);
            }
            renamed.put(name, fresh);
        }
        return renamed;
    }

    private static String shortName(String name, int attempt) {
        CRC32 sum = new CRC32();
        sum.update((name + (attempt == 0 ? "" : "#" + attempt)).getBytes(StandardCharsets.UTF_8));
        String digits = Long.toString(sum.getValue(), Character.MAX_RADIX).toUpperCase(Locale.ROOT);
        String padded = "00000" + digits;
        return name.substring(0, 3) + padded.substring(padded.length() - (SHORT_NAME - 3));
    }
}
