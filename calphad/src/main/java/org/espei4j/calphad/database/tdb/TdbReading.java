package org.espei4j.calphad.database.tdb;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Severity;

/// What a TDB file says, and what is to be said about it.
///
public final class TdbReading {

    private final Database database;
    private final List<Problem> problems;
    private final List<Command> commands;

    /// @param commands what the file consists of, by which an error is related to what it may have cost
    TdbReading(Database database, List<Problem> problems, List<Command> commands) {
        this.database = database;
        this.problems = List.copyOf(problems);
        this.commands = List.copyOf(commands);
    }

    /// The same with other findings, none of them another error.
    TdbReading with(List<Problem> others) {
        return new TdbReading(database, others, commands);
    }

    /// Everything that was understood; commands with errors are left out.
    public Database database() {
        return database;
    }

    /// All findings; those about single commands come first, in the order of the file.
    public List<Problem> problems() {
        return problems;
    }

    /// The problems that cost a command or an entry.
    public List<Problem> errors() {
        return problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
    }

    /// Whether any command had to be left out.
    public boolean hasErrors() {
        return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }

    /// The database of a file without errors.
    ///
    /// @throws BadInputException with all problems, if at least one of them is an error
    public Database databaseOrThrow() throws BadInputException {
        if (hasErrors()) {
            throw new BadInputException(problems);
        }
        return database;
    }

    /// The errors that may have cost something that a choice of components and phases needs. If there are none, what the
    /// file says of the choice is intact, whatever errors stand elsewhere. In case of doubt an error counts.
    ///
    /// @param components chosen components, upper case, the vacancy included where it takes part
    /// @param phases chosen phases, upper case; the disordered states of ordered phases need not be named
    public List<Problem> errorsAbout(Collection<String> components, Collection<String> phases) {
        Set<String> elements = new TreeSet<>(components);
        Set<String> needed = new TreeSet<>(phases);
        for (String phase : phases) {
            database.phase(phase).flatMap(Phase::partition).ifPresent(pair -> needed.add(pair.disorderedPhase()));
        }
        // What the file says of a phase that was lost is to be mended together with what cost the phase.
        for (Problem error : errors()) {
            needed.addAll(Loss.of(error, commands).phases(database, elements, needed));
        }
        return errors().stream()
                .filter(error -> Loss.of(error, commands).concerns(database, elements, needed))
                .toList();
    }
}
