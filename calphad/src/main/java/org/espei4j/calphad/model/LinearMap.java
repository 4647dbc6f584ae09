package org.espei4j.calphad.model;

import java.util.List;
import org.espei4j.calphad.expr.Constant;
import org.espei4j.calphad.expr.Differentiator;
import org.espei4j.calphad.expr.Evaluator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;

/// Constant slopes of expressions that are linear in some symbols.
final class LinearMap {

    private final double[][] slopes;

    private LinearMap(double[][] slopes) {
        this.slopes = slopes;
    }

    /// Slopes of each expression in each symbol.
    ///
    /// @throws IllegalArgumentException if an expression is not linear
    static LinearMap of(List<Expr> expressions, List<? extends Symbol> symbols) {
        double[][] slopes = new double[expressions.size()][symbols.size()];
        for (int i = 0; i < symbols.size(); i++) {
            Differentiator differentiator = Differentiator.by(symbols.get(i));
            for (int e = 0; e < slopes.length; e++) {
                Expr slope = differentiator.differentiate(expressions.get(e));
                if (!(slope instanceof Constant constant)) {
                    throw new IllegalArgumentException(expressions.get(e) + " is not linear in "
                            + symbols.get(i).label());
                }
                slopes[e][i] = constant.value();
            }
        }
        return new LinearMap(slopes);
    }

    /// Whether all expressions are linear in the symbols and 0 where all of them are 0.
    static boolean fits(List<Expr> expressions, List<? extends Symbol> symbols) {
        Evaluator origin = Evaluator.at(_ -> 0);
        for (Symbol symbol : symbols) {
            Differentiator differentiator = Differentiator.by(symbol);
            for (Expr expression : expressions) {
                if (!(differentiator.differentiate(expression) instanceof Constant)) {
                    return false;
                }
            }
        }
        return expressions.stream().allMatch(expression -> origin.evaluate(expression) == 0);
    }

    /// Slope of one expression in one symbol.
    double slope(int expression, int symbol) {
        return slopes[expression][symbol];
    }
}
