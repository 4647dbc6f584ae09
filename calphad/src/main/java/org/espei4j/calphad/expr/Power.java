package org.espei4j.calphad.expr;

/// A power.
public final class Power extends Node implements Expr {

    private final Expr base;
    private final Expr exponent;

    private Power(Expr base, Expr exponent) {
        super(41 * base.hashCode() + 43 * exponent.hashCode() + 13);
        this.base = base;
        this.exponent = exponent;
    }

    static Expr of(Expr base, Expr exponent) {
        return Nodes.INTERNER.intern(new Power(base, exponent));
    }

    /// What is raised.
    public Expr base() {
        return base;
    }

    /// To which power.
    public Expr exponent() {
        return exponent;
    }

    /// Value of a power. Small whole exponents are multiplied out in one fixed way, so that interpreted and compiled
    /// code round alike.
    public static double raise(double base, double exponent) {
        int whole = (int) exponent;
        if (whole == exponent && whole >= -MAX_MULTIPLIED && whole <= MAX_MULTIPLIED) {
            return raise(base, whole);
        }
        return Math.pow(base, exponent);
    }

    /// The largest exponent (in magnitude) that is multiplied out.
    static final int MAX_MULTIPLIED = 64;

    /// Value of a whole power by repeated squaring; a negative exponent divides once at the end.
    public static double raise(double base, int exponent) {
        int left = Math.abs(exponent);
        double square = base;
        double value = 1;
        while (left > 0) {
            if ((left & 1) != 0) {
                value *= square;
            }
            left >>= 1;
            if (left > 0) {
                square *= square;
            }
        }
        return exponent < 0 ? 1 / value : value;
    }

    @Override
    boolean sameStructure(Expr other) {
        return other instanceof Power power && power.base == base && power.exponent == exponent;
    }
}
