package org.espei4j.calphad.expr;

import java.util.List;

/// Builds an expression again through [Algebra], whatever its structure is.
final class Rebuilt {

    private Rebuilt() {}

    static Expr simplified(Expr expression) {
        List<Expr> parts =
                Symbols.children(expression).stream().map(Rebuilt::simplified).toList();
        return switch (expression) {
            case Constant _, Variable _ -> expression;
            case Sum _ -> Algebra.add(parts);
            case Product _ -> Algebra.multiply(parts);
            case Power _ -> Algebra.power(parts.get(0), parts.get(1));
            case Call call ->
                parts.size() == 1
                        ? Algebra.call(call.function(), parts.getFirst())
                        : Expr.call(call.function(), parts.toArray(Expr[]::new));
            case Piecewise choice ->
                Algebra.piecewise(parts.getFirst(), choice.bounds(), parts.subList(1, parts.size()));
        };
    }
}
