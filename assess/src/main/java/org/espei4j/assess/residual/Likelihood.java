package org.espei4j.assess.residual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The logarithm of the likelihood of all measurements as a function of the fitted parameters: the sum of normal
/// densities over the points of all residuals. Immutable and thread-safe.
public final class Likelihood {

    private final List<Residual> residuals;
    private final List<Weights> weights;

    private Likelihood(List<Residual> residuals) {
        this.residuals = List.copyOf(residuals);
        this.weights = residuals.stream().map(Weights::of).toList();
    }

    /// A likelihood of some residuals, which are summed in this order.
    public static Likelihood of(List<Residual> residuals) {
        return new Likelihood(residuals);
    }

    /// The residuals, one for each kind.
    public List<Residual> residuals() {
        return residuals;
    }

    /// Number of measured numbers of all kinds.
    public int pointCount() {
        return residuals.stream().mapToInt(r -> r.points().size()).sum();
    }

    /// A new evaluator for one thread at a time.
    public Evaluator newEvaluator() {
        return new Evaluator();
    }

    /// What a normal density needs of each point, taken together once: ln p = constant − Σ ½ (r/σ)².
    private record Weights(double[] inverseSigma, double constant) {

        static Weights of(Residual residual) {
            List<ResidualPoint> points = residual.points();
            double[] inverse = new double[points.size()];
            double constant = 0;
            for (int i = 0; i < inverse.length; i++) {
                inverse[i] = 1 / points.get(i).sigma();
                constant += points.get(i).lnLikelihood(0);
            }
            return new Weights(inverse, constant);
        }

        double lnLikelihood(double[] residuals) {
            double sum = 0;
            for (int i = 0; i < inverseSigma.length; i++) {
                double scaled = residuals[i] * inverseSigma[i];
                sum += scaled * scaled;
            }
            return constant - 0.5 * sum;
        }
    }

    /// Why a likelihood could not be computed.
    ///
    /// @param reason named reason
    /// @param point the first point that could not be computed
    /// @param detail what the calculation said; may be empty
    public record Failed(FailureReason reason, ResidualPoint point, String detail) {

        /// As it can stand in a message: the point, its dataset, and what the calculation said.
        public String describe() {
            return point.label() + " (" + point.place() + ")" + (detail.isEmpty() ? "" : ": " + detail);
        }
    }

    /// Evaluates the likelihood in one thread; scratch memory is used again.
    public final class Evaluator {

        private final List<Residual.Evaluator> evaluators =
                residuals.stream().map(Residual::newEvaluator).toList();
        private final List<double[]> values =
                residuals.stream().map(r -> new double[r.points().size()]).toList();
        private final List<PointFailure> failures = new ArrayList<>();
        private int failedResidual;

        private Evaluator() {}

        /// ln L, or −∞ if any point could not be computed; then [#failure] says which and why.
        ///
        /// @param theta values of the fitted parameters
        public double lnLikelihood(double[] theta) {
            failures.clear();
            double sum = 0;
            for (int k = 0; k < evaluators.size(); k++) {
                evaluators.get(k).evaluate(theta, values.get(k), this::stopAt);
                if (!failures.isEmpty()) {
                    failedResidual = k;
                    return Double.NEGATIVE_INFINITY;
                }
                sum += weights.get(k).lnLikelihood(values.get(k));
            }
            return sum;
        }

        private boolean stopAt(PointFailure failure) {
            failures.add(failure);
            return false;
        }

        /// Why the last [#lnLikelihood] was −∞.
        public Optional<Failed> failure() {
            return failures.stream()
                    .findFirst()
                    .map(failure -> new Failed(
                            failure.reason(),
                            residuals.get(failedResidual).points().get(failure.point()),
                            failure.detail()));
        }

        /// Everything there is to say about the parameters, point by point; slower than [#lnLikelihood].
        public LikelihoodReport report(double[] theta) {
            List<LikelihoodReport.Kind> kinds = new ArrayList<>();
            for (int k = 0; k < evaluators.size(); k++) {
                List<PointFailure> failed = new ArrayList<>();
                double[] computed = new double[values.get(k).length];
                evaluators.get(k).evaluate(theta, computed, failed::add);
                double sum = failed.isEmpty() ? weights.get(k).lnLikelihood(computed) : Double.NEGATIVE_INFINITY;
                kinds.add(LikelihoodReport.Kind.of(residuals.get(k), computed, failed, sum));
            }
            return new LikelihoodReport(kinds);
        }
    }
}
