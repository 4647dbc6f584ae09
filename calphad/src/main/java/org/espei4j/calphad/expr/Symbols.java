package org.espei4j.calphad.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which symbols an expression holds.
public final class Symbols {

    private Symbols() {}

    /// All symbols of an expression in a deterministic order, each once.
    public static Set<Symbol> of(Expr expression) {
        return of(List.of(expression));
    }

    /// All symbols of several expressions in a deterministic order, each once.
    public static Set<Symbol> of(Iterable<Expr> expressions) {
        Set<Symbol> symbols = new LinkedHashSet<>();
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Expr> waiting = new ArrayDeque<>();
        expressions.forEach(waiting::addLast);
        while (!waiting.isEmpty()) {
            Expr next = waiting.removeFirst();
            if (seen.add(next)) {
                if (next instanceof Variable variable) {
                    symbols.add(variable.symbol());
                }
                children(next).forEach(waiting::addLast);
            }
        }
        return Collections.unmodifiableSet(symbols);
    }

    /// The direct sub-expressions of an expression, in evaluation order.
    public static List<Expr> children(Expr expression) {
        return switch (expression) {
            case Constant _, Variable _ -> List.of();
            case Sum sum -> sum.terms();
            case Product product -> product.factors();
            case Power power -> List.of(power.base(), power.exponent());
            case Call call -> call.arguments();
            case Piecewise piecewise -> {
                List<Expr> all = new ArrayList<>(piecewise.pieces());
                all.addFirst(piecewise.selector());
                yield Collections.unmodifiableList(all);
            }
        };
    }
}
