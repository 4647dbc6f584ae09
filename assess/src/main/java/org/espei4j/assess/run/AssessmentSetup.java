package org.espei4j.assess.run;

import java.util.List;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.dataset.DatasetSelection;
import org.espei4j.assess.dataset.DatasetSelection.LikelihoodChoices;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.assess.prior.JointPrior;
import org.espei4j.assess.residual.DataWeights;
import org.espei4j.assess.residual.Likelihood;
import org.espei4j.assess.residual.LikelihoodSetup;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Makes the assessment of a run: from its settings, its inputs and a database.
///
/// @param assessment the compiled assessment
/// @param leftOut datasets and parts of datasets that take no part in the likelihood, with the reason
public record AssessmentSetup(Assessment assessment, List<LeftOut> leftOut) {

    private static final String DATASETS_PATH = "/system/datasets";
    private static final String PRIOR_PATH = "/mcmc/prior";
    private static final String SYMBOLS_PATH = "/mcmc/symbols";
    private static final String DATABASE_PATH = "/mcmc/input_db";

    /// Copies.
    public AssessmentSetup {
        leftOut = List.copyOf(leftOut);
    }

    /// Makes the assessment.
    ///
    /// @param settings settings with a sampling section
    /// @param database the database to start from
    /// @param problems receives warnings
    /// @throws BadInputException if the symbols or the priors do not fit the database
    /// @throws IllegalArgumentException if the settings have no sampling section
    public static AssessmentSetup of(RunSettings settings, RunInputs inputs, Database database, Problems problems)
            throws BadInputException {
        SamplingSettings sampling =
                settings.sampling().orElseThrow(() -> new IllegalArgumentException("the run file has no section mcmc"));
        Problems own = new Problems();
        Parameters parameters = Parameters.of(sampling, database, settings.places(), own);
        FittingSymbols symbols = parameters.symbols();
        DatasetSelection selection = DatasetSelection.forLikelihood(
                inputs.datasets().datasets(),
                inputs.models(),
                new LikelihoodChoices(
                        sampling.dataWeights(),
                        settings.system().unreachableData(),
                        settings.compatibility() == Compatibility.ESPEI_0_9_1));
        Likelihood likelihood = new LikelihoodSetup(
                        database,
                        inputs.models().active(),
                        selection.datasets(),
                        symbols.names(),
                        symbols.values(),
                        new DataWeights(sampling.dataWeights(), sampling.standardDeviations()),
                        settings.compatibility())
                .build(own);
        own.throwIfErrors();
        if (likelihood.pointCount() == 0) {
            own.add(RunFileProblem.NO_DATA.at(settings.places().of(DATASETS_PATH), DATASETS_PATH));
        }
        problems.addAll(own);
        return new AssessmentSetup(
                new Assessment(database, symbols, parameters.prior(), likelihood), selection.leftOut());
    }

    /// Whether a problem is one of the keys that say which parameters are fitted and with what prior.
    static boolean concernsParameters(Problem problem) {
        return problem.path().startsWith(SYMBOLS_PATH) || problem.path().startsWith(PRIOR_PATH);
    }

    /// The parameters that are fitted, with their prior.
    record Parameters(FittingSymbols symbols, JointPrior prior) {

        /// @throws BadInputException if the symbols or the priors do not fit the database
        static Parameters of(SamplingSettings sampling, Database database, KeyPlaces places, Problems problems)
                throws BadInputException {
            SourcePlace named = places.of(sampling.symbols().isPresent() ? SYMBOLS_PATH : DATABASE_PATH);
            FittingSymbols symbols = FittingSymbols.of(database, sampling.symbols(), named, problems);
            problems.throwIfErrors();
            SourcePlace place = places.of(PRIOR_PATH);
            JointPrior prior = switch (sampling.priors()) {
                case PriorSettings.Same same ->
                    JointPrior.shared(
                            same.specification(), symbols.names(), symbols.values(), place, PRIOR_PATH, problems);
                case PriorSettings.Each each ->
                    JointPrior.perParameter(
                            each.specifications(), symbols.names(), symbols.values(), place, PRIOR_PATH, problems);
            };
            return new Parameters(symbols, prior);
        }
    }
}
