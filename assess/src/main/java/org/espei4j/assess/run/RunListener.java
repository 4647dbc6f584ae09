package org.espei4j.assess.run;

import java.nio.file.Path;
import java.util.List;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.assess.sample.SamplingListener;
import org.espei4j.assess.sample.SamplingProgress;
import org.espei4j.assess.selection.SelectionProgress;
import org.espei4j.assess.selection.SelectionResult;
import org.espei4j.calphad.diagnostic.Problem;

/// Is told how a run goes on, in the thread that runs it.
public interface RunListener extends SamplingListener, SelectionProgress {

    /// A listener that does nothing.
    RunListener NONE = new RunListener() {};

    /// All inputs have been read and can be used, and the outputs can be written: from now on files may change.
    default void inputsAccepted() {}

    /// Warnings and notes about inputs.
    default void noticed(List<Problem> problems) {}

    /// Datasets and parts of datasets that take no part in a step.
    ///
    /// @param step the step, as it can stand in a message: `generation` or `likelihood`
    default void leftOut(String step, List<LeftOut> parts) {}

    /// Parameters have been generated.
    default void generated(SelectionResult result) {}

    /// A database has been written.
    default void databaseWritten(Path file) {}

    /// Sampling begins; the start positions are about to be evaluated.
    ///
    /// @param assessment what is sampled
    /// @param chains number of chains
    /// @param iterations number of iterations
    /// @param executor who evaluates, e.g. `4 threads`
    default void samplingStarts(Assessment assessment, int chains, int iterations, String executor) {}

    /// Parameters that can never change, because they are 0 in the database.
    default void immobile(List<String> parameters) {}

    @Override
    default void iterationCompleted(SamplingProgress progress) {}
}
