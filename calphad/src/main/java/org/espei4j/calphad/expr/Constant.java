package org.espei4j.calphad.expr;

/// A finite number.
public final class Constant extends Node implements Expr {

    private final double value;

    private Constant(double value) {
        super(Double.hashCode(value));
        this.value = value;
    }

    static Expr of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("an expression cannot hold the number " + value);
        }
        return Nodes.INTERNER.intern(new Constant(value == 0 ? 0.0 : value));
    }

    /// The number.
    public double value() {
        return value;
    }

    @Override
    boolean sameStructure(Expr other) {
        return other instanceof Constant constant && Double.compare(constant.value, value) == 0;
    }
}
