package org.espei4j.calphad.database.tdb;

import org.espei4j.calphad.diagnostic.Problem;

/// Ends the understanding of one command. Never leaves the package.
final class SyntaxError extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    SyntaxError(Problem problem) {
        super(problem.found(), null, false, false);
        this.problem = problem;
    }

    /// What is wrong, where.
    Problem problem() {
        return problem;
    }
}
