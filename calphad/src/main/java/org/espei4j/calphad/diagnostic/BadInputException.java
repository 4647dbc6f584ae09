package org.espei4j.calphad.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/// Input that cannot be used, with everything that is wrong with it. The command line prints it and exits with 2.
public final class BadInputException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /// @param problems all that was found, in the order in which it should be shown; not empty
    public BadInputException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /// A single problem.
    public BadInputException(Problem problem) {
        this(List.of(problem));
    }

    /// All problems, warnings and notes included, in the order in which they should be shown.
    public List<Problem> problems() {
        return problems;
    }
}
