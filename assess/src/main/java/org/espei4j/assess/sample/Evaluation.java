package org.espei4j.assess.sample;

import java.util.Optional;

/// Result of evaluating a [LogPosterior] at one parameter vector.
///
/// @param lnPrior logarithm of the prior density; finite, or −∞ outside the prior's support or where it was not
///     computed
/// @param lnLikelihood logarithm of the likelihood; finite, or −∞ if it failed or was not computed
/// @param failure why the likelihood could not be computed; then `lnLikelihood` is −∞
public record Evaluation(double lnPrior, double lnLikelihood, Optional<Failure> failure) {

    /// @throws IllegalArgumentException if a number is NaN or +∞, if there is a failure with a finite likelihood,
    ///     or if a likelihood of −∞ has neither a failure nor a prior of −∞ to explain it: all are programming
    ///     errors
    public Evaluation {
        if (!(lnPrior < Double.POSITIVE_INFINITY) || !(lnLikelihood < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("log-probabilities must be finite or -Infinity: ln prior = " + lnPrior
                    + ", ln likelihood = " + lnLikelihood);
        }
        boolean impossible = lnLikelihood == Double.NEGATIVE_INFINITY;
        if (failure.isPresent() && !impossible) {
            throw new IllegalArgumentException("a failed evaluation must have a likelihood of -Infinity: " + failure);
        }
        if (impossible && failure.isEmpty() && lnPrior != Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("a likelihood of -Infinity needs a named failure");
        }
    }

    /// A successful evaluation; both numbers are finite.
    public static Evaluation of(double lnPrior, double lnLikelihood) {
        return new Evaluation(lnPrior, lnLikelihood, Optional.empty());
    }

    /// Evaluation outside the support of the prior, where no likelihood is computed.
    public static Evaluation outsidePrior() {
        return new Evaluation(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Optional.empty());
    }

    /// Evaluation that failed inside the support of the prior.
    ///
    /// @param lnPrior logarithm of the prior density
    /// @param failure named reason
    public static Evaluation failed(double lnPrior, Failure failure) {
        return new Evaluation(lnPrior, Double.NEGATIVE_INFINITY, Optional.of(failure));
    }

    /// Evaluation that broke down with an exception or an error, so that not even the prior is known.
    public static Evaluation broken(Throwable error) {
        return failed(Double.NEGATIVE_INFINITY, Failure.ofError(error));
    }

    /// Whether the parameters lie outside the support of the prior, which is no failure.
    public boolean isOutsidePrior() {
        return lnPrior == Double.NEGATIVE_INFINITY && failure.isEmpty();
    }

    /// ln prior + ln likelihood; finite or −∞.
    public double lnProbability() {
        return lnPrior + lnLikelihood;
    }
}
