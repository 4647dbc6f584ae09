package org.espei4j.calphad.expr;

/// The mathematical functions that expressions know.
public enum Intrinsic {
    /// Natural logarithm; databases also write `LOG`.
    LN("LN", 1),
    /// Exponential function.
    EXP("EXP", 1),
    /// Decimal logarithm.
    LOG10("LOG10", 1),
    /// Square root.
    SQRT("SQRT", 1),
    /// Absolute value.
    ABS("ABS", 1),
    /// Error function.
    ERF("ERF", 1),
    /// Einstein energy of one mole of oscillators in three dimensions, J/mol: `1.5·R·θ + 3·R·T·ln(1 − exp(−θ/T))` at
    /// the temperature of the system; the argument is θ in kelvin. Resolved by the model, which knows R.
    GEIN("GEIN", 1),
    /// Exponential integral E₁ of a positive number; the compression of solids needs it. Not a function of databases.
    EXPONENTIAL_INTEGRAL("E1", 1),
    /// Inverse of [#EXPONENTIAL_INTEGRAL]: the x with E₁(x) = z, for z > 0. Not a function of databases.
    INVERSE_EXPONENTIAL_INTEGRAL("E1INVERSE", 1),
    /// The larger of two values.
    MAX("MAX", 2),
    /// The smaller of two values.
    MIN("MIN", 2),
    /// `ln(1 + exp(x))`, without overflow for large x.
    SOFTPLUS("SOFTPLUS", 1),
    /// `ln(1 − exp(−x))` for x > 0, without cancellation.
    LN_ONE_MINUS_EXP_NEG("LN1MEXPNEG", 1),
    /// `1/(exp(x) − 1)` for x > 0 (Bose–Einstein occupation).
    BOSE("BOSE", 1),
    /// `1/(1 + exp(−x))`.
    LOGISTIC("LOGISTIC", 1),
    /// `y·ln y` of ideal mixing, exactly 0 for y at or below [#MIXING_CUTOFF].
    MIXING("MIXING", 1),
    /// Derivative of [#MIXING]: `ln y + 1`, 0 at or below the cut-off.
    MIXING_SLOPE("MIXINGSLOPE", 1),
    /// Second derivative of [#MIXING]: `1/y`, 0 at or below the cut-off.
    MIXING_CURVATURE("MIXINGCURVATURE", 1);

    /// Site fraction at or below which a constituent adds nothing to the configurational entropy.
    public static final double MIXING_CUTOFF = 1e-15;

    private final String keyword;
    private final int arity;

    Intrinsic(String keyword, int arity) {
        this.keyword = keyword;
        this.arity = arity;
    }

    /// The word for it in a database.
    public String keyword() {
        return keyword;
    }

    /// Number of arguments.
    public int arity() {
        return arity;
    }

    /// Value of a function of one argument.
    ///
    /// @throws IllegalArgumentException for a function of two arguments and for [#GEIN], whose value depends on the
    ///     temperature
    public double apply(double x) {
        return switch (this) {
            case LN -> Math.log(x);
            case EXP -> Math.exp(x);
            case LOG10 -> Math.log10(x);
            case SQRT -> Math.sqrt(x);
            case ABS -> Math.abs(x);
            case ERF -> ErrorFunction.erf(x);
            case EXPONENTIAL_INTEGRAL -> ExponentialIntegral.of(x);
            case INVERSE_EXPONENTIAL_INTEGRAL -> ExponentialIntegral.inverse(x);
            case SOFTPLUS -> softplus(x);
            case LN_ONE_MINUS_EXP_NEG -> lnOneMinusExpNeg(x);
            case BOSE -> 1 / Math.expm1(x);
            case LOGISTIC -> logistic(x);
            case MIXING -> mixing(x);
            case MIXING_SLOPE -> mixingSlope(x);
            case MIXING_CURVATURE -> mixingCurvature(x);
            case GEIN, MAX, MIN -> throw new IllegalArgumentException(this + " is not a function of one number");
        };
    }

    /// See [#SOFTPLUS].
    public static double softplus(double x) {
        return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
    }

    /// See [#LN_ONE_MINUS_EXP_NEG]; the two forms each keep full precision on their side of ln 2.
    public static double lnOneMinusExpNeg(double x) {
        return x < 0.6931471805599453 ? Math.log(-Math.expm1(-x)) : Math.log1p(-Math.exp(-x));
    }

    /// See [#LOGISTIC].
    public static double logistic(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }

    /// See [#MIXING].
    public static double mixing(double y) {
        return y > MIXING_CUTOFF ? y * Math.log(y) : 0;
    }

    /// See [#MIXING_SLOPE].
    public static double mixingSlope(double y) {
        return y > MIXING_CUTOFF ? Math.log(y) + 1 : 0;
    }

    /// See [#MIXING_CURVATURE].
    public static double mixingCurvature(double y) {
        return y > MIXING_CUTOFF ? 1 / y : 0;
    }
}
