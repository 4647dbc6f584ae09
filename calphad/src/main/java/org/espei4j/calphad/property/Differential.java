package org.espei4j.calphad.property;

/// A number with its slopes by the unknowns of an equilibrium: forward differentiation, exact to rounding. Immutable.
///
/// A constant, or a number whose slopes nobody wants, has no slopes at all.
final class Differential {

    private static final double[] NONE = {};

    /// The number.
    final double value;

    private final double[] slopes;

    private Differential(double value, double[] slopes) {
        this.value = value;
        this.slopes = slopes;
    }

    /// A number without slopes.
    static Differential constant(double value) {
        return new Differential(value, NONE);
    }

    /// A number with given slopes.
    ///
    /// @param slopes by all unknowns; kept, not to be changed afterwards
    static Differential of(double value, double[] slopes) {
        return new Differential(value, slopes);
    }

    /// Whether all slopes are zero.
    boolean isConstant() {
        for (double slope : slopes) {
            if (slope != 0) {
                return false;
            }
        }
        return true;
    }

    /// Slope by an unknown.
    double slope(int unknown) {
        return slopes.length == 0 ? 0 : slopes[unknown];
    }

    Differential plus(Differential other) {
        return combined(value + other.value, 1, other, 1);
    }

    Differential minus(Differential other) {
        return combined(value - other.value, 1, other, -1);
    }

    Differential times(Differential other) {
        return combined(value * other.value, other.value, other, value);
    }

    Differential times(double factor) {
        return combined(value * factor, factor, constant(0), 0);
    }

    Differential over(Differential other) {
        double quotient = value / other.value;
        return combined(quotient, 1 / other.value, other, -quotient / other.value);
    }

    Differential exponential() {
        double result = Math.exp(value);
        return combined(result, result, constant(0), 0);
    }

    private Differential combined(double result, double ownFactor, Differential other, double otherFactor) {
        int size = Math.max(slopes.length, other.slopes.length);
        if (size == 0) {
            return constant(result);
        }
        double[] sum = new double[size];
        for (int i = 0; i < slopes.length; i++) {
            sum[i] = ownFactor * slopes[i];
        }
        for (int i = 0; i < other.slopes.length; i++) {
            sum[i] += otherFactor * other.slopes[i];
        }
        return new Differential(result, sum);
    }
}
