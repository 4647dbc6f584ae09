package org.espei4j.calphad.expr;

/// What the interner needs of a node. Children are interned already, so they are compared by identity.
abstract sealed class Node permits Constant, Variable, Sum, Product, Power, Call, Piecewise {

    private final int hash;

    Node(int hash) {
        this.hash = hash;
    }

    final int structuralHash() {
        return hash;
    }

    abstract boolean sameStructure(Expr other);

    /// Deterministic over runs, unlike an identity hash: maps keyed by expressions iterate alike in every run.
    @Override
    public final int hashCode() {
        return hash;
    }

    @Override
    public final boolean equals(Object other) {
        return this == other;
    }

    @Override
    public final String toString() {
        return TdbExpressionPrinter.print((Expr) this);
    }
}
