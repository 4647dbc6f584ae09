package org.espei4j.assess.selection;

/// Is told how far a selection has come. Called in the thread that runs it.
public interface SelectionProgress {

    /// A listener that does nothing.
    SelectionProgress NONE = new SelectionProgress() {};

    /// A phase is about to be fitted.
    ///
    /// @param phase its name
    /// @param index its number, from 0
    /// @param count number of phases
    default void phaseStarted(String phase, int index, int count) {}

    /// A candidate has been chosen.
    default void fitted(StepReport report) {}

    /// Parameters of a configuration have been written.
    default void written(ParameterReport report) {}
}
