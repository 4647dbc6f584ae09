package org.espei4j.calphad.expr;

/// The error function, `2/√π ∫₀ˣ exp(−t²) dt`.
final class ErrorFunction {

    private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;
    /// Below this the power series converges quickly without much cancellation, above it the continued fraction does.
    private static final double SERIES_LIMIT = 2.5;

    private ErrorFunction() {}

    static double erf(double x) {
        double a = Math.abs(x);
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        double value = a < SERIES_LIMIT ? series(a) : 1 - complementByContinuedFraction(a);
        return x < 0 ? -value : value;
    }

    /// `2/√π · exp(−x²) Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!!` (Abramowitz and Stegun, 7.1.6): all terms positive.
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > 1e-17 * sum && n < 200; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return TWO_OVER_SQRT_PI * Math.exp(-x * x) * sum;
    }

    /// Abramowitz and Stegun, 7.1.14, evaluated from the tail.
    private static double complementByContinuedFraction(double x) {
        double tail = 0;
        for (int n = 60; n >= 1; n--) {
            tail = n / 2.0 / (x + tail);
        }
        return TWO_OVER_SQRT_PI / 2 * Math.exp(-x * x) / (x + tail);
    }
}
