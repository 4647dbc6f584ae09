package org.espei4j.calphad.equilibrium;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Linear equations of unlike units: rows and unknowns have scales, and rows are divided by their largest entry before
/// elimination with complete pivoting, so that what counts as zero does not depend on units. Belongs to one thread.
final class ScaledEquations {

    /// Size of a scaled pivot below which an equation counts as following from others.
    private static final double DEPENDENT = 1e-10;

    private final PivotedElimination elimination = new PivotedElimination();
    private int equations;
    private int unknowns;
    private double[] matrix = new double[0];
    private double[] right = new double[0];
    private double[] rowScale = new double[0];
    private double[] columnScale = new double[0];

    /// Prepares a system with all entries zero and all scales 1.
    void begin(int rows, int columns) {
        equations = rows;
        unknowns = columns;
        if (matrix.length < rows * columns) {
            matrix = new double[rows * columns];
        }
        if (right.length < rows) {
            right = new double[rows];
            rowScale = new double[rows];
        }
        if (columnScale.length < columns) {
            columnScale = new double[columns];
        }
        Arrays.fill(matrix, 0);
        Arrays.fill(right, 0);
        Arrays.fill(rowScale, 1);
        Arrays.fill(columnScale, 1);
    }

    /// Adds to an entry.
    void add(int row, int column, double value) {
        matrix[row * unknowns + column] += value;
    }

    /// Sets a right-hand side.
    void setRight(int row, double value) {
        right[row] = value;
    }

    /// Says of what size the terms of a row are.
    void scaleRow(int row, double scale) {
        rowScale[row] = scale > 0 ? scale : 1;
    }

    /// Says of what size an unknown is.
    void scaleColumn(int column, double scale) {
        columnScale[column] = scale;
    }

    /// The largest right-hand side, relative to the scale of its row.
    double largestRight() {
        double largest = 0;
        for (int r = 0; r < equations; r++) {
            largest = Math.max(largest, Math.abs(right[r]) / rowScale[r]);
        }
        return largest;
    }

    /// Solves; unknowns that are left open become 0.
    ///
    /// @return the largest scaled right-hand side that is left in rows without pivot: zero for consistent equations
    double solve() {
        int size = Math.max(equations, unknowns);
        elimination.begin(size);
        for (int r = 0; r < equations; r++) {
            double largest = 0;
            for (int c = 0; c < unknowns; c++) {
                largest = Math.max(largest, Math.abs(matrix[r * unknowns + c]) * columnScale[c]);
            }
            if (largest > 0) {
                for (int c = 0; c < unknowns; c++) {
                    elimination.add(r, c, matrix[r * unknowns + c] * columnScale[c] / largest);
                }
                elimination.setRight(r, right[r] / largest);
            } else {
                // Nothing can change what the row is about, such as the balance of an absent element.
                elimination.setRight(r, right[r] / rowScale[r]);
            }
        }
        elimination.factorise(Tolerances.PIVOT);
        return elimination.solve();
    }

    /// Whether the equations determine a linear combination of the unknowns: whether it follows from them.
    ///
    /// @param combination one coefficient for each unknown, in their own units
    boolean determine(double[] combination) {
        return rank(null) == rank(combination);
    }

    private int rank(double @Nullable [] further) {
        int rows = equations + (further == null ? 0 : 1);
        elimination.begin(Math.max(rows, unknowns));
        for (int r = 0; r < rows; r++) {
            double largest = 0;
            for (int c = 0; c < unknowns; c++) {
                largest = Math.max(largest, Math.abs(entry(r, c, further)));
            }
            for (int c = 0; c < unknowns && largest > 0; c++) {
                elimination.add(r, c, entry(r, c, further) / largest);
            }
        }
        return elimination.factorise(DEPENDENT);
    }

    private double entry(int row, int column, double @Nullable [] further) {
        double value = further == null || row < equations ? matrix[row * unknowns + column] : further[column];
        return value * columnScale[column];
    }

    /// An unknown of the solution, in its own unit.
    double unknown(int column) {
        return elimination.unknown(column) * columnScale[column];
    }
}
