package org.espei4j.calphad.compile;

import org.espei4j.calphad.expr.Intrinsic;
import org.espei4j.calphad.expr.Power;

/// An elementary operation of the machine that programs are written for: at most two numbers in, one out.
enum Operation {
    /// A number known when the program is built.
    CONSTANT,
    /// An element of the array of arguments of one binding time.
    ARGUMENT,
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    NEGATE,
    /// Any power; whole ones are multiplied out by the lowering.
    RAISE,
    MAX,
    MIN,
    LN,
    EXP,
    LOG10,
    SQRT,
    ABS,
    ERF,
    EXPONENTIAL_INTEGRAL,
    INVERSE_EXPONENTIAL_INTEGRAL,
    SOFTPLUS,
    LN_ONE_MINUS_EXP_NEG,
    BOSE,
    LOGISTIC,
    /// Logarithm of a site fraction, 0 at or below the cut-off of ideal mixing.
    SAFE_LN,
    /// Of a site fraction `y` and its [#SAFE_LN] `l`: `y·l`.
    MIXING,
    /// Of a site fraction `y` and its [#SAFE_LN] `l`: `l + 1`, 0 at or below the cut-off.
    MIXING_SLOPE,
    /// Of a site fraction: its reciprocal, 0 at or below the cut-off.
    MIXING_CURVATURE,
    /// Its operand, as a value of its own: differentiation stops here and applies the chain rule.
    DEFINED,
    /// One of several values, by the interval in which the first operand lies.
    CHOICE;

    /// The operation of a function of one argument that the machine has as such.
    static Operation of(Intrinsic function) {
        return switch (function) {
            case LN -> LN;
            case EXP -> EXP;
            case LOG10 -> LOG10;
            case SQRT -> SQRT;
            case ABS -> ABS;
            case ERF -> ERF;
            case EXPONENTIAL_INTEGRAL -> EXPONENTIAL_INTEGRAL;
            case INVERSE_EXPONENTIAL_INTEGRAL -> INVERSE_EXPONENTIAL_INTEGRAL;
            case MAX -> MAX;
            case MIN -> MIN;
            case SOFTPLUS -> SOFTPLUS;
            case LN_ONE_MINUS_EXP_NEG -> LN_ONE_MINUS_EXP_NEG;
            case BOSE -> BOSE;
            case LOGISTIC -> LOGISTIC;
            case MIXING_CURVATURE -> MIXING_CURVATURE;
            case GEIN, MIXING, MIXING_SLOPE ->
                throw new IllegalArgumentException(function + " is not an elementary operation");
        };
    }

    /// Number of operands of an operation that computes something from values; 0 for the others.
    int arity() {
        return switch (this) {
            case CONSTANT, ARGUMENT, CHOICE -> 0;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, RAISE, MAX, MIN, MIXING, MIXING_SLOPE -> 2;
            default -> 1;
        };
    }

    /// The value for given operands; the one definition that folding, interpretation and generated code share.
    double apply(double a, double b) {
        return switch (this) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case NEGATE -> -a;
            case RAISE -> Power.raise(a, b);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case LN -> Math.log(a);
            case EXP -> Math.exp(a);
            case LOG10 -> Math.log10(a);
            case SQRT -> Math.sqrt(a);
            case ABS -> Math.abs(a);
            case ERF -> erf(a);
            case EXPONENTIAL_INTEGRAL -> exponentialIntegral(a);
            case INVERSE_EXPONENTIAL_INTEGRAL -> inverseExponentialIntegral(a);
            case SOFTPLUS -> Intrinsic.softplus(a);
            case LN_ONE_MINUS_EXP_NEG -> Intrinsic.lnOneMinusExpNeg(a);
            case BOSE -> 1 / Math.expm1(a);
            case LOGISTIC -> Intrinsic.logistic(a);
            case SAFE_LN -> safeLn(a);
            case MIXING -> a * b;
            case DEFINED -> a;
            case MIXING_SLOPE -> mixingSlope(a, b);
            case MIXING_CURVATURE -> Intrinsic.mixingCurvature(a);
            case CONSTANT, ARGUMENT, CHOICE -> throw new IllegalStateException(this + " has no operands to apply to");
        };
    }

    static double erf(double x) {
        return Intrinsic.ERF.apply(x);
    }

    static double exponentialIntegral(double x) {
        return Intrinsic.EXPONENTIAL_INTEGRAL.apply(x);
    }

    static double inverseExponentialIntegral(double z) {
        return Intrinsic.INVERSE_EXPONENTIAL_INTEGRAL.apply(z);
    }

    static double safeLn(double y) {
        return y > Intrinsic.MIXING_CUTOFF ? Math.log(y) : 0;
    }

    static double mixingSlope(double y, double safeLn) {
        return y > Intrinsic.MIXING_CUTOFF ? safeLn + 1 : 0;
    }
}
