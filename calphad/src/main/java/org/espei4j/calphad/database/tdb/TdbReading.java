package org.espei4j.calphad.database.tdb;

import java.util.List;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Severity;

/// What a TDB file says, and what is to be said about it.
///
/// @param database everything that was understood; commands with errors are left out
/// @param problems all findings; those about single commands come first, in the order of the file
public record TdbReading(Database database, List<Problem> problems) {

    /// Copies the problems.
    public TdbReading {
        problems = List.copyOf(problems);
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
}
