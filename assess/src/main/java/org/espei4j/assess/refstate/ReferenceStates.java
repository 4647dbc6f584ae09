package org.espei4j.assess.refstate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.database.tdb.TdbReading;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;

/// Finds tables of pure elements: those that come with the program, those that a
/// [ReferenceStateProvider][org.espei4j.assess.refstate.ReferenceStateProvider] adds, and unary TDB files.
public final class ReferenceStates {

    private static final Map<String, String> RESOURCES = Map.of("SGTE91", "sgte91.tdb", "SR2016", "sr2016.tdb");

    private static final Map<String, ReferenceState> READ = new ConcurrentHashMap<>();

    private ReferenceStates() {}

    /// The names of all tables that need no file, in text order.
    public static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(RESOURCES.keySet());
        ServiceLoader.load(ReferenceStateProvider.class).forEach(provider -> names.addAll(provider.names()));
        return Collections.unmodifiableSortedSet(names);
    }

    /// The table of a name.
    ///
    /// @param name name of a table (case does not matter), or a file name that ends in `.tdb`
    /// @param folder where a relative file name begins
    /// @param problems receives warnings
    /// @throws BadInputException if there is no such table or file, or it is defective
    public static ReferenceState find(String name, Path folder, Problems problems) throws BadInputException {
        if (name.toLowerCase(Locale.ROOT).endsWith(".tdb")) {
            return read(folder.resolve(name), problems);
        }
        String upper = name.toUpperCase(Locale.ROOT);
        if (RESOURCES.containsKey(upper)) {
            return builtIn(upper);
        }
        for (ReferenceStateProvider provider : ServiceLoader.load(ReferenceStateProvider.class)) {
            Optional<String> match =
                    provider.names().stream().filter(name::equalsIgnoreCase).findFirst();
            if (match.isPresent()) {
                return provider.table(match.get());
            }
        }
        throw new BadInputException(Problem.error(
                SourcePlace.of(name),
                "there is no reference state " + name,
                "one of " + String.join(", ", names()) + " or a unary database file that ends in .tdb",
                Spelling.hint(name, names())));
    }

    /// A table that comes with the program: `SGTE91` or `SR2016`.
    ///
    /// @throws IllegalArgumentException for any other name
    public static ReferenceState builtIn(String name) {
        String resource = RESOURCES.get(name);
        if (resource == null) {
            throw new IllegalArgumentException("no table of the name " + name + " comes with the program");
        }
        return READ.computeIfAbsent(name, _ -> readResource(name, resource));
    }

    private static ReferenceState readResource(String name, String resource) {
        try (InputStream stream = ReferenceStates.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program is incomplete: " + resource + " is missing");
            }
            Problems problems = new Problems();
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return ReferenceState.of(name, TdbReader.parseOrThrow(text, resource), problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BadInputException e) {
            throw new IllegalStateException("the program is incomplete: " + e.getMessage(), e);
        }
    }

    /// A table in a unary TDB file, named after the file.
    ///
    /// @param problems receives warnings
    /// @throws BadInputException if the file cannot be read or is defective
    public static ReferenceState read(Path file, Problems problems) throws BadInputException {
        TdbReading reading;
        try {
            reading = TdbReader.read(file);
        } catch (IOException e) {
            throw new BadInputException(Problem.error(
                    SourcePlace.of(file.toString()),
                    "the table of pure elements cannot be read: " + e.getMessage(),
                    "a unary database file",
                    ""));
        }
        Database unary = reading.databaseOrThrow();
        reading.problems().forEach(problems::add);
        String name = String.valueOf(file.getFileName()).replaceFirst("(?i)\\.tdb$", "");
        return ReferenceState.of(name, SourcePlace.of(file.toString()), unary, problems);
    }
}
