package org.espei4j.calphad.expr;

import java.util.Arrays;
import java.util.List;

/// An expression chosen by the value of a selector; see [Expr#piecewise].
public final class Piecewise extends Node implements Expr {

    private final Expr selector;
    private final double[] bounds;
    private final List<Expr> pieces;

    private Piecewise(Expr selector, double[] bounds, List<Expr> pieces) {
        super(59 * selector.hashCode() + 61 * Arrays.hashCode(bounds) + 67 * pieces.hashCode() + 19);
        this.selector = selector;
        this.bounds = bounds;
        this.pieces = pieces;
    }

    static Expr of(Expr selector, double[] bounds, List<Expr> pieces) {
        if (bounds.length != pieces.size() - 1) {
            throw new IllegalArgumentException(pieces.size() + " pieces need " + (pieces.size() - 1) + " bounds");
        }
        for (int i = 1; i < bounds.length; i++) {
            if (!(bounds[i - 1] < bounds[i])) {
                throw new IllegalArgumentException("bounds must increase: " + Arrays.toString(bounds));
            }
        }
        return Nodes.INTERNER.intern(new Piecewise(selector, bounds.clone(), List.copyOf(pieces)));
    }

    /// The expression whose value decides.
    public Expr selector() {
        return selector;
    }

    /// Number of bounds, one less than pieces.
    public int boundCount() {
        return bounds.length;
    }

    /// A bound; it belongs to the piece above it.
    public double bound(int index) {
        return bounds[index];
    }

    /// All bounds, as a copy.
    public double[] bounds() {
        return bounds.clone();
    }

    /// The pieces from the lowest to the highest.
    public List<Expr> pieces() {
        return pieces;
    }

    /// Which piece holds at a value of the selector; NaN selects the last.
    public int pieceAt(double value) {
        int piece = 0;
        while (piece < bounds.length && !(value < bounds[piece])) {
            piece++;
        }
        return piece;
    }

    @Override
    boolean sameStructure(Expr other) {
        return other instanceof Piecewise that
                && that.selector == selector
                && Arrays.equals(that.bounds, bounds)
                && that.pieces.equals(pieces);
    }
}
