package org.espei4j.assess.run;

import java.util.List;
import java.util.Optional;
import org.espei4j.assess.prior.JointPrior;
import org.espei4j.assess.residual.Likelihood;
import org.espei4j.assess.residual.LikelihoodReport;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.assess.sample.Failure;
import org.espei4j.assess.sample.LogPosterior;
import org.espei4j.calphad.database.Database;

/// A compiled assessment: a database whose fitting symbols are judged by a prior and by measurements. Immutable and
/// thread-safe; it is the function that samplers and optimisers see.
public final class Assessment implements LogPosterior {

    private final Database database;
    private final FittingSymbols symbols;
    private final JointPrior prior;
    private final Likelihood likelihood;

    Assessment(Database database, FittingSymbols symbols, JointPrior prior, Likelihood likelihood) {
        this.database = database;
        this.symbols = symbols;
        this.prior = prior;
        this.likelihood = likelihood;
    }

    @Override
    public List<String> parameterNames() {
        return symbols.names();
    }

    /// The values of the parameters in the database, in the order of [#parameterNames].
    public double[] startValues() {
        return symbols.values();
    }

    /// The prior.
    public JointPrior prior() {
        return prior;
    }

    /// The likelihood.
    public Likelihood likelihood() {
        return likelihood;
    }

    /// The database with given values of its fitting symbols.
    ///
    /// @param theta in the order of [#parameterNames]
    public Database databaseWith(double[] theta) {
        return symbols.in(database, theta);
    }

    @Override
    public Evaluator newEvaluator() {
        return new PosteriorEvaluator(likelihood.newEvaluator());
    }

    /// The log-posterior at one vector, itemised.
    ///
    /// @param lnPrior logarithm of the prior density; −∞ outside its support
    /// @param likelihood the likelihood by kind, dataset and point; computed even where the prior is zero
    public record Report(double lnPrior, LikelihoodReport likelihood) {

        /// ln prior + ln likelihood.
        public double lnPosterior() {
            return lnPrior + likelihood.lnLikelihood();
        }
    }

    /// Everything there is to say about a vector.
    public Report report(double[] theta) {
        return new Report(prior.logDensity(theta), likelihood.newEvaluator().report(theta));
    }

    private final class PosteriorEvaluator implements Evaluator {

        private final Likelihood.Evaluator evaluator;

        PosteriorEvaluator(Likelihood.Evaluator evaluator) {
            this.evaluator = evaluator;
        }

        @Override
        public Evaluation evaluate(double[] parameters) {
            double lnPrior = prior.logDensity(parameters);
            if (lnPrior == Double.NEGATIVE_INFINITY) {
                return Evaluation.outsidePrior();
            }
            double lnLikelihood = evaluator.lnLikelihood(parameters);
            Optional<Likelihood.Failed> failure = evaluator.failure();
            if (failure.isPresent()) {
                Likelihood.Failed first = failure.get();
                return Evaluation.failed(lnPrior, new Failure(first.reason().label(), first.describe()));
            }
            return Evaluation.of(lnPrior, lnLikelihood);
        }
    }
}
