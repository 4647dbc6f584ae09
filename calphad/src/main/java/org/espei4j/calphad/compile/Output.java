package org.espei4j.calphad.compile;

import org.espei4j.calphad.expr.Expr;

/// An expression that a routine computes, and where it puts the result.
///
/// @param expression what is computed
/// @param array 0 or 1: into which of the two result arrays of [Routine#evaluate]; −1 for the returned value
/// @param position index in the array
/// @param mirror a second index in the same array that receives the same number, or −1
public record Output(Expr expression, int array, int position, int mirror) {

    /// The value that the routine returns.
    public static Output returned(Expr expression) {
        return new Output(expression, -1, -1, -1);
    }

    /// An element of the first result array.
    public static Output first(Expr expression, int position) {
        return new Output(expression, 0, position, -1);
    }

    /// An element of the second result array.
    public static Output second(Expr expression, int position) {
        return new Output(expression, 1, position, -1);
    }

    /// Two elements of the second result array, for symmetric matrices.
    public static Output second(Expr expression, int position, int mirror) {
        return new Output(expression, 1, position, mirror);
    }
}
