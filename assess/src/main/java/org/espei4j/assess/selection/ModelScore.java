package org.espei4j.assess.selection;

/// The score of a candidate: Akaike's information criterion, corrected for small samples and with a weight on the
/// number of parameters. The lower, the better.
///
/// With n samples, k parameters, penalty factor p and the sum of squared residuals RSS it is
/// `n ln(RSS/n) + 2pk + 2pk(pk + 1)/(n − pk − 1)`. The correction has a pole at `pk = n − 1`; from there on it is
/// `2pk(pk + 1)·(pk + 3 − n)`, which grows with k.
final class ModelScore {

    /// Sums of squares below this are rounding errors of an exact fit.
    static final double SMALLEST_SUM_OF_SQUARES = 1e-16;

    private ModelScore() {}

    /// @param sumOfSquares RSS; raised to [#SMALLEST_SUM_OF_SQUARES]
    /// @param samples n, positive
    /// @param parameters k
    /// @param penalty p
    static double of(double sumOfSquares, int samples, int parameters, double penalty) {
        double weighted = penalty * parameters;
        double correction = 2 * weighted * weighted + 2 * weighted;
        double fit = samples * Math.log(Math.max(sumOfSquares, SMALLEST_SUM_OF_SQUARES) / samples) + 2 * weighted;
        if (weighted >= samples - 1) {
            return fit + correction * (-samples + weighted + 3);
        }
        return fit + correction / (samples - weighted - 1);
    }
}
