package org.espei4j.assess.residual;

import org.espei4j.calphad.diagnostic.SourcePlace;

/// One measured number that a likelihood compares with a calculated one.
///
/// @param place file, and where possible line, of the measurement
/// @param reference the measurement's literature reference; may be empty
/// @param label what was measured where, e.g. `LIQUID x(MG)=0.35 at 1073.15 K`
/// @param sigma standard deviation of the residual, in `unit`; positive
/// @param unit unit of the residual, e.g. `J/mol`
public record ResidualPoint(SourcePlace place, String reference, String label, double sigma, String unit) {

    private static final double HALF_LN_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /// Checks the standard deviation.
    public ResidualPoint {
        if (!(sigma > 0) || sigma == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the standard deviation of a residual must be positive, not " + sigma);
        }
    }

    /// Logarithm of the normal density with standard deviation [#sigma] at a residual.
    public double lnLikelihood(double residual) {
        double scaled = residual / sigma;
        return -0.5 * scaled * scaled - Math.log(sigma) - HALF_LN_TWO_PI;
    }
}
