package org.espei4j.calphad.mapping;

import java.util.Arrays;

/// Gauss–Jordan elimination with complete pivoting, for small systems with any number of right-hand sides. The rank shows
/// itself, and with it the direction that a system with one equation too few leaves open. Reusable, owned by one thread.
///
/// Equations and unknowns should be scaled so that entries are of order 1.
final class Elimination {

    private int rows;
    private int columns;
    private int width;
    private int rank;
    private double[] a = new double[0];
    private int[] pivotRow = new int[0];
    private boolean[] used = new boolean[0];

    /// Clears the system.
    ///
    /// @param rights number of right-hand sides
    void begin(int rows, int columns, int rights) {
        this.rows = rows;
        this.columns = columns;
        width = columns + rights;
        if (a.length < rows * width) {
            a = new double[rows * width];
        }
        Arrays.fill(a, 0, rows * width, 0);
        if (pivotRow.length < columns) {
            pivotRow = new int[columns];
        }
        if (used.length < rows) {
            used = new boolean[rows];
        }
    }

    /// Adds to an entry; right-hand sides follow the columns.
    void add(int row, int column, double value) {
        a[row * width + column] += value;
    }

    /// Eliminates.
    ///
    /// @param tolerance a pivot of this size or less counts as zero
    /// @return the rank
    int eliminate(double tolerance) {
        Arrays.fill(pivotRow, 0, columns, -1);
        Arrays.fill(used, 0, rows, false);
        for (rank = 0; rank < Math.min(rows, columns); rank++) {
            int bestRow = -1;
            int bestColumn = -1;
            double most = tolerance;
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns && !used[r]; c++) {
                    if (pivotRow[c] < 0 && Math.abs(a[r * width + c]) > most) {
                        most = Math.abs(a[r * width + c]);
                        bestRow = r;
                        bestColumn = c;
                    }
                }
            }
            if (bestRow < 0) {
                break;
            }
            used[bestRow] = true;
            pivotRow[bestColumn] = bestRow;
            clearColumn(bestRow, bestColumn);
        }
        return rank;
    }

    private void clearColumn(int row, int column) {
        double head = a[row * width + column];
        for (int c = 0; c < width; c++) {
            a[row * width + c] /= head;
        }
        a[row * width + column] = 1;
        for (int r = 0; r < rows; r++) {
            double factor = a[r * width + column];
            if (r != row && factor != 0) {
                for (int c = 0; c < width; c++) {
                    a[r * width + c] -= factor * a[row * width + c];
                }
                a[r * width + column] = 0;
            }
        }
    }

    /// An unknown of the solution; 0 for an unknown that the equations leave open.
    double unknown(int column, int right) {
        return pivotRow[column] < 0 ? 0 : a[pivotRow[column] * width + columns + right];
    }

    /// What is left of the right-hand side in the equations that follow from others: not near 0 if they contradict.
    double contradiction(int right) {
        double largest = 0;
        for (int r = 0; r < rows; r++) {
            if (!used[r]) {
                largest = Math.max(largest, Math.abs(a[r * width + columns + right]));
            }
        }
        return largest;
    }

    /// Writes the direction of length 1 that a system of rank `columns − 1` leaves open.
    ///
    /// @return false if the rank is another
    boolean direction(double[] result) {
        if (rank != columns - 1) {
            return false;
        }
        int open = 0;
        while (pivotRow[open] >= 0) {
            open++;
        }
        double square = 0;
        for (int c = 0; c < columns; c++) {
            result[c] = c == open ? 1 : -a[pivotRow[c] * width + open];
            square += result[c] * result[c];
        }
        double length = Math.sqrt(square);
        for (int c = 0; c < columns; c++) {
            result[c] /= length;
        }
        return true;
    }
}
