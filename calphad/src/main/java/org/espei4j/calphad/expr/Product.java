package org.espei4j.calphad.expr;

import java.util.List;

/// A product of two or more factors.
public final class Product extends Node implements Expr {

    private final List<Expr> factors;

    private Product(List<Expr> factors) {
        super(37 * factors.hashCode() + 11);
        this.factors = factors;
    }

    static Expr of(List<Expr> factors) {
        return Nodes.INTERNER.intern(new Product(List.copyOf(factors)));
    }

    /// The factors in their order; unmodifiable, at least two.
    public List<Expr> factors() {
        return factors;
    }

    @Override
    boolean sameStructure(Expr other) {
        return other instanceof Product that && that.factors.equals(factors);
    }
}
