package org.espei4j.calphad.equilibrium;

/// Gaussian elimination with complete pivoting for small dense systems that may be singular. The solution of a singular
/// but consistent system has zeros in the unknowns that are left over; an inconsistent system is recognised by what is
/// left of its right-hand side.
///
/// Belongs to one thread; the arrays grow with the largest system.
final class PivotedElimination {

    private int size;
    private int rank;
    private double[] matrix = new double[0];
    private double[] right = new double[0];
    private double[] unknown = new double[0];
    private int[] rows = new int[0];
    private int[] columns = new int[0];
    private double[] work = new double[0];

    /// Prepares a system of a size with all entries zero.
    void begin(int n) {
        size = n;
        if (right.length < n) {
            matrix = new double[n * n];
            right = new double[n];
            unknown = new double[n];
            work = new double[n];
            rows = new int[n];
            columns = new int[n];
        }
        java.util.Arrays.fill(matrix, 0, n * n, 0);
        java.util.Arrays.fill(right, 0, n, 0);
    }

    /// Adds to an entry of the matrix.
    void add(int row, int column, double value) {
        matrix[row * size + column] += value;
    }

    /// Sets an entry of the right-hand side.
    void setRight(int row, double value) {
        right[row] = value;
    }

    /// Eliminates. The rows keep their factors, so that [#solve] may follow for any number of right-hand sides.
    ///
    /// @param tolerance pivots of at most this absolute size count as zero
    /// @return the rank
    int factorise(double tolerance) {
        for (int i = 0; i < size; i++) {
            rows[i] = i;
            columns[i] = i;
        }
        rank = size;
        for (int k = 0; k < size; k++) {
            int pivotRow = k;
            int pivotColumn = k;
            double largest = -1;
            for (int i = k; i < size; i++) {
                int row = rows[i] * size;
                for (int j = k; j < size; j++) {
                    double value = Math.abs(matrix[row + columns[j]]);
                    if (value > largest) {
                        largest = value;
                        pivotRow = i;
                        pivotColumn = j;
                    }
                }
            }
            if (!(largest > tolerance)) {
                rank = k;
                break;
            }
            swap(rows, k, pivotRow);
            swap(columns, k, pivotColumn);
            int head = rows[k] * size;
            double inverse = 1 / matrix[head + columns[k]];
            for (int i = k + 1; i < size; i++) {
                int row = rows[i] * size;
                double factor = matrix[row + columns[k]] * inverse;
                matrix[row + columns[k]] = factor;
                if (factor != 0) {
                    for (int j = k + 1; j < size; j++) {
                        matrix[row + columns[j]] -= factor * matrix[head + columns[j]];
                    }
                }
            }
        }
        return rank;
    }

    /// Solves for the right-hand side set by [#setRight].
    ///
    /// @return the largest right-hand side that is left in the rows without pivot: zero for a consistent system
    double solve() {
        for (int i = 0; i < size; i++) {
            double sum = right[rows[i]];
            int row = rows[i] * size;
            for (int k = 0; k < Math.min(i, rank); k++) {
                sum -= matrix[row + columns[k]] * work[k];
            }
            work[i] = sum;
        }
        double left = 0;
        for (int i = rank; i < size; i++) {
            left = Math.max(left, Math.abs(work[i]));
            unknown[columns[i]] = 0;
        }
        for (int i = rank - 1; i >= 0; i--) {
            double sum = work[i];
            int row = rows[i] * size;
            for (int j = i + 1; j < rank; j++) {
                sum -= matrix[row + columns[j]] * unknown[columns[j]];
            }
            unknown[columns[i]] = sum / matrix[row + columns[i]];
        }
        return left;
    }

    /// An unknown of the solution.
    double unknown(int index) {
        return unknown[index];
    }

    private static void swap(int[] array, int i, int j) {
        int kept = array[i];
        array[i] = array[j];
        array[j] = kept;
    }
}
