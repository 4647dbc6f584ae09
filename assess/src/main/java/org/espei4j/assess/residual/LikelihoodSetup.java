package org.espei4j.assess.residual;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.dataset.ActivityDataset;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.EquilibriumDataset;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.dataset.PhaseBoundaryDataset;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.Problems;

/// What a likelihood is made from.
///
/// @param database the database with the fitting symbols
/// @param phaseModels the phase models of the assessment
/// @param datasets the sets that take part, see
///     [DatasetSelection][org.espei4j.assess.dataset.DatasetSelection]
/// @param fittingSymbols names of the fitted functions in the order of θ
/// @param startValues their values in the database, where iterations start
/// @param weights factors of the run on the weights of kinds of data
/// @param compatibility whose choices are followed
public record LikelihoodSetup(
        Database database,
        PhaseModels phaseModels,
        List<? extends Dataset> datasets,
        List<String> fittingSymbols,
        double[] startValues,
        DataWeights weights,
        Compatibility compatibility) {

    /// Compiles everything.
    ///
    /// @param problems receives warnings about data that turn out not to be usable with this database
    public Likelihood build(Problems problems) {
        AssessedSystem system = new AssessedSystem(database, phaseModels, fittingSymbols, compatibility);
        PhaseBoundarySetup boundaries = new PhaseBoundarySetup(system, weights, problems);
        EquilibriumPropertySetup equilibria = new EquilibriumPropertySetup(system, weights, startValues, problems);
        ofKind(PhaseBoundaryDataset.class).forEach(boundaries::add);
        ofKind(EquilibriumDataset.class).forEach(equilibria::add);
        List<Residual> residuals = new ArrayList<>();
        residuals.add(boundaries.residual(startValues));
        residuals.add(ActivityResidual.of(system, ofKind(ActivityDataset.class), weights, startValues, problems));
        residuals.add(
                FixedConfigurationResidual.of(system, ofKind(FixedConfigurationDataset.class), weights, problems));
        residuals.add(equilibria.residual());
        return Likelihood.of(residuals);
    }

    private <T extends Dataset> List<T> ofKind(Class<T> kind) {
        return datasets.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
