package org.espei4j.assess.selection;

import java.util.List;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.Problem;

/// A generated database and how it came about.
///
/// @param database the database: elements, functions, phases, fitting symbols, parameters
/// @param fits every fit, in the order in which they were made
/// @param parameters every parameter that was fitted, in the order in which they were written
/// @param leftOut datasets and parts of them that take no part, with the reason
/// @param problems warnings and notes
public record SelectionResult(
        Database database,
        List<StepReport> fits,
        List<ParameterReport> parameters,
        List<LeftOut> leftOut,
        List<Problem> problems) {

    /// Copies.
    public SelectionResult {
        fits = List.copyOf(fits);
        parameters = List.copyOf(parameters);
        leftOut = List.copyOf(leftOut);
        problems = List.copyOf(problems);
    }
}
