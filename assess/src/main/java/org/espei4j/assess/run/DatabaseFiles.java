package org.espei4j.assess.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.espei4j.assess.document.DocumentProblem;
import org.espei4j.assess.refstate.ReferenceState;
import org.espei4j.assess.refstate.ReferenceStates;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.database.tdb.TdbReading;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Reads the databases that a run file names, and reports what is wrong with them.
final class DatabaseFiles {

    private final Problems problems;

    DatabaseFiles(Problems problems) {
        this.problems = problems;
    }

    /// A database; nothing if there is any error.
    Optional<Database> database(Path file) {
        try {
            TdbReading reading = TdbReader.read(file);
            reading.problems().forEach(problems::add);
            return reading.hasErrors() ? Optional.empty() : Optional.of(reading.database());
        } catch (IOException e) {
            problems.add(DocumentProblem.UNREADABLE.at(
                    SourcePlace.of(file.toString()), "", file, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /// A table of pure elements: one that comes with the program or is added to it, or a unary database file.
    Optional<ReferenceState> table(String name) {
        try {
            return Optional.of(ReferenceStates.find(name, Path.of(""), problems));
        } catch (BadInputException e) {
            e.problems().forEach(problems::add);
            return Optional.empty();
        }
    }
}
