package org.espei4j.calphad.expr;

/// Holds the interner apart from [Expr], whose constants need it while `Expr` is being initialised.
final class Nodes {

    static final Interner INTERNER = new Interner();

    private Nodes() {}
}
