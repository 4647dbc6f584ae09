package org.espei4j.assess.selection;

import java.util.List;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.assess.refstate.ReferenceState;
import org.espei4j.calphad.diagnostic.BadInputException;

/// Generates a database from measured properties of single phases.
///
/// Phases are fitted in text order, each in the order endmembers, binary interactions, ternary interactions; for each
/// configuration all candidate models of the heat capacity, then of the entropy, then of the enthalpy are fitted, and
/// the one with the lowest [score][ModelScore] is kept. Endmembers of one element take their energy from the table of
/// pure elements. Every fitted coefficient becomes a function `VV0000`, `VV0001`, … with six significant figures, so
/// that it can be refined later.
///
/// Equal input gives equal output. Nothing is left out silently: see [SelectionResult#leftOut].
public final class ParameterSelection {

    private ParameterSelection() {}

    /// Generates a database.
    ///
    /// @param models phase models; phases that cannot exist with the components are left out with a warning
    /// @param datasets datasets in the order of their files; only those of fixed configurations are used
    /// @param table energies of the pure elements
    /// @param options how
    /// @param progress is told about every fit
    /// @throws BadInputException if the table lacks a component, or the input database does not fit the phase models
    public static SelectionResult run(
            PhaseModels models,
            List<? extends Dataset> datasets,
            ReferenceState table,
            SelectionOptions options,
            SelectionProgress progress)
            throws BadInputException {
        return new SelectionRun(models, datasets, table, options, progress).run();
    }
}
