package org.espei4j.calphad.expr;

import java.util.List;

/// A mathematical function of its arguments.
public final class Call extends Node implements Expr {

    private final Intrinsic function;
    private final List<Expr> arguments;

    private Call(Intrinsic function, List<Expr> arguments) {
        super(47 * function.keyword().hashCode() + 53 * arguments.hashCode() + 17);
        this.function = function;
        this.arguments = arguments;
    }

    static Expr of(Intrinsic function, List<Expr> arguments) {
        if (arguments.size() != function.arity()) {
            throw new IllegalArgumentException(
                    function + " takes " + function.arity() + " arguments, not " + arguments.size());
        }
        return Nodes.INTERNER.intern(new Call(function, List.copyOf(arguments)));
    }

    /// The function.
    public Intrinsic function() {
        return function;
    }

    /// Its arguments; as many as the function takes.
    public List<Expr> arguments() {
        return arguments;
    }

    /// The first, usually the only, argument.
    public Expr argument() {
        return arguments.getFirst();
    }

    @Override
    boolean sameStructure(Expr other) {
        return other instanceof Call call && call.function == function && call.arguments.equals(arguments);
    }
}
