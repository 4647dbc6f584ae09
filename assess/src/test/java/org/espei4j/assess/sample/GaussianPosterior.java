package org.espei4j.assess.sample;

import java.util.List;
import java.util.stream.IntStream;

/// A normal density with known mean and covariance, as a target of samplers in tests.
///
/// @param mean mean vector
/// @param precision inverse of the covariance matrix
record GaussianPosterior(double[] mean, double[][] precision) implements LogPosterior {

    @Override
    public List<String> parameterNames() {
        return IntStream.range(0, mean.length)
                .mapToObj(i -> String.format("VV%04d", i))
                .toList();
    }

    @Override
    public Evaluator newEvaluator() {
        return theta -> {
            double sum = 0;
            for (int i = 0; i < mean.length; i++) {
                for (int j = 0; j < mean.length; j++) {
                    sum += (theta[i] - mean[i]) * precision[i][j] * (theta[j] - mean[j]);
                }
            }
            return Evaluation.of(0, -0.5 * sum);
        };
    }
}
