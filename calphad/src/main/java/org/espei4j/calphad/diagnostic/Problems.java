package org.espei4j.calphad.diagnostic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects the problems of one or several files while they are read. Not thread-safe.
public final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();

    /// Adds a problem, unless it is there already; problems keep the order in which they were found.
    public void add(Problem problem) {
        found.add(problem);
    }

    /// Adds all problems of another collection.
    public void addAll(Problems other) {
        found.addAll(other.found);
    }

    /// All problems found so far, as an unmodifiable copy.
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /// Problems of severity ERROR only.
    public List<Problem> errors() {
        return found.stream().filter(p -> p.severity() == Severity.ERROR).toList();
    }

    /// Whether any problem is an ERROR.
    public boolean hasErrors() {
        return found.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }

    /// Ends reading if there is any error.
    ///
    /// @throws BadInputException with all problems, if at least one of them is an error
    public void throwIfErrors() throws BadInputException {
        if (hasErrors()) {
            throw new BadInputException(all());
        }
    }
}
