package org.espei4j.calphad.property;

/// A number with its slopes by the unknowns of an equilibrium, or along some directions of them: forward differentiation,
/// exact to rounding. Along a pair of directions it has the mixed second derivative, too (a hyper-dual number: J. A. Fike,
/// J. J. Alonso, AIAA 2011-886). Immutable.
///
/// A constant, or a number whose slopes nobody wants, has no slopes at all.
final class Differential {

    private static final double[] NONE = {};

    /// The number.
    final double value;
    /// Second derivative along the two directions of a pair; 0 without a pair.
    final double mixed;

    private final double[] slopes;
    private final boolean paired;

    private Differential(double value, double[] slopes, boolean paired, double mixed) {
        this.value = value;
        this.slopes = slopes;
        this.paired = paired;
        this.mixed = mixed;
    }

    /// A number without slopes.
    static Differential constant(double value) {
        return new Differential(value, NONE, false, 0);
    }

    /// A number with given slopes.
    ///
    /// @param slopes by all unknowns, or along one direction; kept, not to be changed afterwards
    static Differential of(double value, double... slopes) {
        return new Differential(value, slopes, false, 0);
    }

    /// A number along a pair of directions.
    ///
    /// @param first slope along one of them
    /// @param second slope along the other
    /// @param mixed second derivative along both
    static Differential paired(double value, double first, double second, double mixed) {
        return new Differential(value, new double[] {first, second}, true, mixed);
    }

    /// Slope by an unknown or along a direction.
    double slope(int unknown) {
        return slopes.length == 0 ? 0 : slopes[unknown];
    }

    /// Whether nothing changes the number: all slopes and the second derivative are zero.
    boolean isConstant() {
        for (double slope : slopes) {
            if (slope != 0) {
                return false;
            }
        }
        return mixed == 0;
    }

    /// What is left without the value.
    Differential change() {
        return new Differential(0, slopes, paired, mixed);
    }

    /// The same with something added to the second derivative.
    Differential plusMixed(double more) {
        return new Differential(value, slopes, paired, mixed + more);
    }

    Differential plus(Differential other) {
        return combined(value + other.value, 1, other, 1, 0, 0);
    }

    Differential minus(Differential other) {
        return combined(value - other.value, 1, other, -1, 0, 0);
    }

    Differential times(Differential other) {
        return combined(value * other.value, other.value, other, value, 1, 0);
    }

    Differential times(double factor) {
        return combined(value * factor, factor, constant(0), 0, 0, 0);
    }

    Differential over(Differential other) {
        double inverse = 1 / other.value;
        double quotient = value / other.value;
        return combined(
                quotient, inverse, other, -quotient * inverse, -inverse * inverse, 2 * quotient * inverse * inverse);
    }

    Differential exponential() {
        return applied(Math.exp(value), Math.exp(value), Math.exp(value));
    }

    /// A function of this number.
    ///
    /// @param result its value
    /// @param slope its first derivative
    /// @param curvature its second derivative
    Differential applied(double result, double slope, double curvature) {
        Differential linear = combined(result, slope, constant(0), 0, 0, 0);
        return paired ? linear.plusMixed(curvature * slopes[0] * slopes[1]) : linear;
    }

    /// A function of this and another number from its partial derivatives, of which that by this number twice is zero.
    ///
    /// @param crossed second derivative by both
    /// @param otherTwice second derivative by the other one twice
    private Differential combined(
            double result,
            double ownFactor,
            Differential other,
            double otherFactor,
            double crossed,
            double otherTwice) {
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
        if (!paired && !other.paired) {
            return new Differential(result, sum, false, 0);
        }
        double second = ownFactor * mixed
                + otherFactor * other.mixed
                + crossed * (slope(0) * other.slope(1) + slope(1) * other.slope(0))
                + otherTwice * other.slope(0) * other.slope(1);
        return new Differential(result, sum, true, second);
    }
}
