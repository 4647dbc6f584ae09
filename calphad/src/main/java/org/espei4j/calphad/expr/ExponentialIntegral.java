package org.espei4j.calphad.expr;

/// The exponential integral `E₁(x) = ∫ₓ^∞ exp(−t)/t dt` for positive x, and its inverse.
final class ExponentialIntegral {

    private static final double EULER = 0.5772156649015329;

    /// Up to here the power series converges quickly without cancellation, above it the continued fraction does.
    private static final double SERIES_LIMIT = 1;

    /// Values above this belong to arguments below 0.6, where `E₁ + ln x` is nearly a straight line.
    private static final double LOGARITHMIC = 0.5;

    private static final int MOST_STEPS = 60;

    private ExponentialIntegral() {}

    /// E₁(x); infinite at 0, NaN below.
    static double of(double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        return x <= SERIES_LIMIT ? series(x) : Math.exp(-x) * continuedFraction(x);
    }

    /// Abramowitz and Stegun, 5.1.11.
    private static double series(double x) {
        double sum = 0;
        double power = 1;
        for (int n = 1; n < 40; n++) {
            power *= -x / n;
            double term = power / n;
            sum -= term;
            if (Math.abs(term) < 1e-18) {
                break;
            }
        }
        return sum - EULER - Math.log(x);
    }

    /// `exp(x)·E₁(x)` by the contracted fraction `1/(x+1 − 1²/(x+3 − 2²/(x+5 − …)))` (Abramowitz and Stegun, 5.1.22),
    /// evaluated from the front after Lentz.
    private static double continuedFraction(double x) {
        double b = x + 1;
        double c = Double.POSITIVE_INFINITY;
        double d = 1 / b;
        double value = d;
        for (int n = 1; n < 500; n++) {
            double a = -(double) n * n;
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            double factor = c * d;
            value *= factor;
            if (Math.abs(factor - 1) < 1e-16) {
                break;
            }
        }
        return value;
    }

    /// The x with `E₁(x) = z`; infinite for z = 0, 0 where x would be smaller than any number, NaN for negative z.
    static double inverse(double z) {
        if (!(z > 0)) {
            return z == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        return z > LOGARITHMIC ? inverseByLogarithm(z) : inverseOfLogarithm(z);
    }

    /// Newton's method for `E₁(eˢ) = z` in s = ln x, from the limit `E₁ → −γ − ln x`.
    private static double inverseByLogarithm(double z) {
        double x = Math.exp(-EULER - z);
        if (x < Double.MIN_NORMAL) {
            return x;
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            double change = (of(x) - z) * Math.exp(x);
            x *= Math.exp(change);
            if (Math.abs(change) < 4e-16) {
                break;
            }
        }
        return x;
    }

    /// Newton's method for `ln E₁(x) = ln z`, whose slope is `−1/(x·exp(x)·E₁(x))`.
    private static double inverseOfLogarithm(double z) {
        double target = -Math.log(z);
        double x = Math.max(0.5, target - Math.log1p(target));
        for (int step = 0; step < MOST_STEPS; step++) {
            double scaled = x <= SERIES_LIMIT ? Math.exp(x) * series(x) : continuedFraction(x);
            double change = (Math.log(scaled) - x + target) * x * scaled;
            x += change;
            if (Math.abs(change) < 4e-16 * x) {
                break;
            }
        }
        return x;
    }
}
