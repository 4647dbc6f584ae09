package org.espei4j.calphad.expr;

import java.util.List;

/// A sum of two or more terms.
public final class Sum extends Node implements Expr {

    private final List<Expr> terms;

    private Sum(List<Expr> terms) {
        super(31 * terms.hashCode() + 7);
        this.terms = terms;
    }

    static Expr of(List<Expr> terms) {
        return Nodes.INTERNER.intern(new Sum(List.copyOf(terms)));
    }

    /// The terms in their order; unmodifiable, at least two.
    public List<Expr> terms() {
        return terms;
    }

    @Override
    boolean sameStructure(Expr other) {
        return other instanceof Sum that && that.terms.equals(terms);
    }
}
