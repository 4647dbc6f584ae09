package org.espei4j.cli.terminal;

import java.util.Optional;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;

/// What is wrong with the arguments of a command and with the files that they name. Each is read as far as it can be without
/// those that are wrong, so that a user learns of all mistakes at once. Not thread-safe.
public final class Findings {

    private final Problems problems = new Problems();

    /// Something that is read, and may be wrong.
    @FunctionalInterface
    public interface Reading<T> {
        /// Reads it.
        T read() throws BadInputException;
    }

    /// Something that is checked.
    @FunctionalInterface
    public interface Check {
        /// Checks it.
        void check() throws BadInputException;
    }

    /// Reads something.
    ///
    /// @return nothing if it is wrong
    public <T> Optional<T> read(Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (BadInputException wrong) {
            wrong.problems().forEach(problems::add);
            return Optional.empty();
        }
    }

    /// Checks something.
    public void check(Check check) {
        try {
            check.check();
        } catch (BadInputException wrong) {
            wrong.problems().forEach(problems::add);
        }
    }

    /// Adds what was found elsewhere.
    public void add(Problem problem) {
        problems.add(problem);
    }

    /// Whether anything was wrong so far.
    public boolean any() {
        return problems.hasErrors();
    }

    /// All of it, for a command that cannot go on.
    public BadInputException exception() {
        return new BadInputException(problems.all());
    }

    /// Ends the command if anything was wrong.
    ///
    /// @throws BadInputException with all of it
    public void throwIfAny() throws BadInputException {
        problems.throwIfErrors();
    }
}
