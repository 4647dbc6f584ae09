package org.espei4j.assess.prior;

/// Probability density of one parameter.
///
/// The implementations are the families that run files can name. Immutable and safe for use by several threads.
public sealed interface Prior {

    /// Logarithm of the density; −∞ outside the support, never NaN for a finite argument.
    ///
    /// @param value the parameter's value, in its own unit
    double logDensity(double value);

    /// Derivative of [#logDensity] with respect to the parameter.
    ///
    /// It is 0 where the density is 0; at a kink or an end of the support it is the one-sided derivative from
    /// inside.
    double logDensityDerivative(double value);

    /// The improper prior ln p = 0: every value is as good as any other.
    record Zero() implements Prior {

        @Override
        public double logDensity(double value) {
            return 0.0;
        }

        @Override
        public double logDensityDerivative(double value) {
            return 0.0;
        }
    }

    /// Normal distribution.
    ///
    /// @param mean mean value
    /// @param standardDeviation standard deviation, > 0
    record Normal(double mean, double standardDeviation) implements Prior {

        private static final double HALF_LN_2_PI = 0.5 * Math.log(2.0 * Math.PI);

        /// @throws IllegalArgumentException if a number is not finite or the standard deviation is not positive
        public Normal {
            requireInterval(mean, standardDeviation);
        }

        @Override
        public double logDensity(double value) {
            double z = (value - mean) / standardDeviation;
            return -0.5 * z * z - HALF_LN_2_PI - Math.log(standardDeviation);
        }

        @Override
        public double logDensityDerivative(double value) {
            return -(value - mean) / standardDeviation / standardDeviation;
        }
    }

    /// Uniform distribution on a closed interval.
    ///
    /// @param lower lower end
    /// @param width length of the interval, > 0
    record Uniform(double lower, double width) implements Prior {

        /// @throws IllegalArgumentException if a number is not finite or the width is not positive
        public Uniform {
            requireInterval(lower, width);
        }

        @Override
        public double logDensity(double value) {
            double z = (value - lower) / width;
            return z >= 0.0 && z <= 1.0 ? -Math.log(width) : Double.NEGATIVE_INFINITY;
        }

        @Override
        public double logDensityDerivative(double value) {
            return 0.0;
        }
    }

    /// Triangular distribution.
    ///
    /// @param lower lower end of the support
    /// @param width length of the support, > 0
    /// @param peak position of the mode as a fraction of the support, in [0, 1]
    record Triangular(double lower, double width, double peak) implements Prior {

        /// @throws IllegalArgumentException if a number is not finite, the width is not positive, or the peak
        ///     lies outside [0, 1]
        public Triangular {
            requireInterval(lower, width);
            if (!(peak >= 0.0 && peak <= 1.0)) {
                throw new IllegalArgumentException("peak must lie in [0, 1], not " + peak);
            }
        }

        @Override
        public double logDensity(double value) {
            double z = (value - lower) / width;
            if (z < 0.0 || z > 1.0) {
                return Double.NEGATIVE_INFINITY;
            }
            // Density of z: 2z/peak rising, 2(1 − z)/(1 − peak) falling. The rising branch is empty for a peak at
            // 0 and the falling one for a peak at 1, so neither divides by zero; ln 0 = −∞ at an end is intended.
            boolean rising = z < peak || peak == 1.0;
            double standard = rising ? 2.0 * z / peak : 2.0 * (1.0 - z) / (1.0 - peak);
            return Math.log(standard) - Math.log(width);
        }

        @Override
        public double logDensityDerivative(double value) {
            double z = (value - lower) / width;
            if (logDensity(value) == Double.NEGATIVE_INFINITY) {
                return 0.0;
            }
            boolean rising = z < peak || peak == 1.0;
            return (rising ? 1.0 / z : -1.0 / (1.0 - z)) / width;
        }
    }

    private static void requireInterval(double location, double scale) {
        if (!Double.isFinite(location) || !(scale > 0.0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "location must be finite and scale positive, not " + location + " and " + scale);
        }
    }
}
