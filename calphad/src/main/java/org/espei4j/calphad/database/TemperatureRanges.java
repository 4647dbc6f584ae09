package org.espei4j.calphad.database;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;

/// A function of temperature and pressure given range by range, as a database states it.
///
/// Outside of the limits the first and the last expression continue. A breakpoint belongs to the range above it.
///
/// @param lower lower limit of the first range, K
/// @param ranges the ranges from low to high temperature; at least one, upper limits strictly increasing
public record TemperatureRanges(double lower, List<Range> ranges) {

    /// The limits that a database means where it gives none, K.
    public static final double DEFAULT_LOWER = 298.15;

    /// See [#DEFAULT_LOWER].
    public static final double DEFAULT_UPPER = 6000;

    /// One range.
    ///
    /// @param expression value in this range, structured as read
    /// @param upper upper limit, K
    public record Range(Expr expression, double upper) {}

    /// Checks the order of the limits.
    ///
    /// @throws IllegalArgumentException if there is no range or limits do not increase
    public TemperatureRanges {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("a function needs at least one temperature range");
        }
        for (int i = 1; i < ranges.size(); i++) {
            if (!(ranges.get(i - 1).upper() < ranges.get(i).upper())) {
                throw new IllegalArgumentException("temperature limits must increase");
            }
        }
    }

    /// One expression for all temperatures, with the given limits, K.
    public static TemperatureRanges of(double lower, Expr expression, double upper) {
        return new TemperatureRanges(lower, List.of(new Range(expression, upper)));
    }

    /// One expression with the default limits.
    public static TemperatureRanges of(Expr expression) {
        return of(DEFAULT_LOWER, expression, DEFAULT_UPPER);
    }

    /// The whole function as one expression, a choice by temperature where there are several ranges.
    public Expr toExpr() {
        List<Expr> pieces = new ArrayList<>();
        double[] bounds = new double[ranges.size() - 1];
        for (int i = 0; i < ranges.size(); i++) {
            pieces.add(ranges.get(i).expression());
            if (i < bounds.length) {
                bounds[i] = ranges.get(i).upper();
            }
        }
        return Algebra.piecewise(Expr.T, bounds, pieces);
    }

    /// The expression of the lowest range.
    public Expr first() {
        return ranges.getFirst().expression();
    }
}
