package org.espei4j.calphad.expr;

/// The value of a symbol.
public final class Variable extends Node implements Expr {

    private final Symbol symbol;

    private Variable(Symbol symbol) {
        super(31 + symbol.label().hashCode());
        this.symbol = symbol;
    }

    static Expr of(Symbol symbol) {
        return Nodes.INTERNER.intern(new Variable(symbol));
    }

    /// The symbol.
    public Symbol symbol() {
        return symbol;
    }

    @Override
    boolean sameStructure(Expr other) {
        return other instanceof Variable variable && variable.symbol.equals(symbol);
    }
}
