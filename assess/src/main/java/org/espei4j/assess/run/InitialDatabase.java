package org.espei4j.assess.run;

import org.espei4j.assess.refstate.ReferenceState;
import org.espei4j.assess.selection.ParameterSelection;
import org.espei4j.assess.selection.SelectionOptions;
import org.espei4j.assess.selection.SelectionResult;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.database.tdb.TdbWriter;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;

/// Makes the database whose parameters a run refines: generates it, or reads it. Writes nothing.
public final class InitialDatabase {

    private InitialDatabase() {}

    /// The database that the run file asks for.
    ///
    /// @param listener told of the generation
    /// @param problems receives warnings
    /// @throws BadInputException if it cannot be made from the inputs
    public static Database of(RunSettings settings, RunInputs inputs, RunListener listener, Problems problems)
            throws BadInputException {
        if (settings.generation().isPresent()) {
            return generate(settings, settings.generation().get(), inputs, listener, problems);
        }
        return inputs.startDatabase()
                .orElseThrow(() -> new IllegalStateException("a run without generation starts from a file"));
    }

    private static Database generate(
            RunSettings settings,
            GenerationSettings generation,
            RunInputs inputs,
            RunListener listener,
            Problems problems)
            throws BadInputException {
        ReferenceState table = inputs.referenceState()
                .orElseThrow(() -> new IllegalStateException("the inputs were read for a run that generates nothing"));
        SelectionOptions options = SelectionChoices.of(settings, generation);
        if (inputs.keptDatabase().isPresent()) {
            options = options.withInputDatabase(inputs.keptDatabase().get());
        }
        SelectionResult result =
                ParameterSelection.run(inputs.models(), inputs.datasets().datasets(), table, options, listener);
        result.problems().forEach(problems::add);
        listener.leftOut("generation", result.leftOut());
        listener.generated(result);
        // Read back, so that what is sampled is to the last bit what stands in the file that the run writes: a
        // restart and the workers of a cluster begin from the file.
        return TdbReader.parseOrThrow(TdbWriter.write(result.database()), "the generated database");
    }
}
