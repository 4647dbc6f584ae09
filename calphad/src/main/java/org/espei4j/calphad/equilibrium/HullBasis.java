package org.espei4j.calphad.equilibrium;

import java.util.Arrays;

/// The basis of the simplex method: as many columns as elements, the inverse of their matrix, and their amounts. A row
/// without a column holds an artificial one, the unit vector of that row's element. Belongs to one thread.
final class HullBasis {

    /// Stands for the artificial column of a row.
    static final int ARTIFICIAL = -1;

    private static final double LEAST_PIVOT = 1e-10;
    private static final double SINGULAR = 1e-13;
    /// Amounts up to this are zero.
    private static final double NOTHING = 1e-14;

    /// Column of each row.
    final int[] column;
    /// Amount of each row's column, moles of atoms.
    final double[] amounts;

    private final HullColumns columns;
    private final int elements;
    private final double[] inverse;
    private final double[] target;
    private final double[] direction;
    private final double[] entering;
    private final double[] refactored;

    HullBasis(HullColumns columns) {
        this.columns = columns;
        elements = columns.elements;
        column = new int[elements];
        amounts = new double[elements];
        inverse = new double[elements * elements];
        target = new double[elements];
        direction = new double[elements];
        entering = new double[elements];
        refactored = new double[2 * elements * elements];
    }

    /// Begins with the cheapest pure constitution of every element.
    ///
    /// @param composition moles of each element
    void begin(double[] composition, PurePoints pure) {
        System.arraycopy(composition, 0, target, 0, elements);
        for (int e = 0; e < elements; e++) {
            column[e] = pure.cheapest(e, columns.sampledEnergies());
        }
        if (!refactorise()) {
            Arrays.fill(column, ARTIFICIAL);
            refactorise();
        }
    }

    /// Whether any row has an artificial column.
    boolean hasArtificial() {
        for (int each : column) {
            if (each == ARTIFICIAL) {
                return true;
            }
        }
        return false;
    }

    /// Whether artificial columns hold something that no constitution can.
    boolean isInfeasible() {
        double total = 0;
        double left = 0;
        for (int e = 0; e < elements; e++) {
            total += target[e];
            left += column[e] == ARTIFICIAL ? Math.abs(amounts[e]) : 0;
        }
        return !(left <= 1e-9 * total);
    }

    /// Computes the dual variables.
    ///
    /// @param firstPhase whether the costs are 1 for artificial columns and 0 for all others, instead of the energies
    void potentials(boolean firstPhase, double[] potentials) {
        for (int c = 0; c < elements; c++) {
            double sum = 0;
            for (int r = 0; r < elements; r++) {
                double cost;
                if (column[r] == ARTIFICIAL) {
                    cost = firstPhase ? 1 : 0;
                } else {
                    cost = firstPhase ? 0 : columns.energy(column[r]);
                }
                sum += cost * inverse[r * elements + c];
            }
            potentials[c] = sum;
        }
    }

    /// Ratio test: the row whose column is used up first when another column enters.
    ///
    /// @return −1 if none is
    int leavingRow(int next) {
        for (int e = 0; e < elements; e++) {
            entering[e] = columns.fraction(e, next);
        }
        int leaving = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < elements; r++) {
            double sum = 0;
            for (int e = 0; e < elements; e++) {
                sum += inverse[r * elements + e] * entering[e];
            }
            direction[r] = sum;
            if (column[r] == ARTIFICIAL && Math.abs(sum) > LEAST_PIVOT && amounts[r] <= NOTHING) {
                // An artificial column at zero leaves at the first occasion, whatever the sign.
                leaving = r;
                least = Double.NEGATIVE_INFINITY;
            } else if (sum > LEAST_PIVOT) {
                double ratio = Math.max(amounts[r], 0) / sum;
                if (ratio < least || (ratio == least && sum > direction[leaving])) {
                    least = ratio;
                    leaving = r;
                }
            }
        }
        return leaving;
    }

    /// Lets the column of the last [#leavingRow] enter.
    ///
    /// @return whether the solution moved
    boolean exchange(int next, int leaving) {
        double ratio = Math.max(amounts[leaving], 0) / direction[leaving];
        double scale = 1 / direction[leaving];
        for (int c = 0; c < elements; c++) {
            inverse[leaving * elements + c] *= scale;
        }
        for (int r = 0; r < elements; r++) {
            if (r != leaving) {
                double factor = direction[r];
                for (int c = 0; c < elements; c++) {
                    inverse[r * elements + c] -= factor * inverse[leaving * elements + c];
                }
                amounts[r] -= factor * ratio;
            }
        }
        amounts[leaving] = ratio;
        column[leaving] = next;
        return ratio > NOTHING;
    }

    /// Computes the inverse of the basis and the amounts afresh (Gauss–Jordan with row pivoting).
    ///
    /// @return false if the basis is singular; then nothing changes
    boolean refactorise() {
        int width = 2 * elements;
        double[] a = refactored;
        Arrays.fill(a, 0);
        for (int r = 0; r < elements; r++) {
            for (int e = 0; e < elements; e++) {
                a[e * width + r] = column[r] == ARTIFICIAL ? (e == r ? 1 : 0) : columns.fraction(e, column[r]);
            }
            a[r * width + elements + r] = 1;
        }
        for (int c = 0; c < elements; c++) {
            if (!eliminateColumn(a, width, c)) {
                return false;
            }
        }
        for (int r = 0; r < elements; r++) {
            double sum = 0;
            for (int e = 0; e < elements; e++) {
                inverse[r * elements + e] = a[r * width + elements + e];
                sum += inverse[r * elements + e] * target[e];
            }
            amounts[r] = sum;
        }
        return true;
    }

    private boolean eliminateColumn(double[] a, int width, int c) {
        int pivot = c;
        for (int r = c + 1; r < elements; r++) {
            if (Math.abs(a[r * width + c]) > Math.abs(a[pivot * width + c])) {
                pivot = r;
            }
        }
        double head = a[pivot * width + c];
        if (Math.abs(head) < SINGULAR) {
            return false;
        }
        for (int k = 0; k < width; k++) {
            double swap = a[c * width + k];
            a[c * width + k] = a[pivot * width + k] / head;
            if (pivot != c) {
                a[pivot * width + k] = swap;
            }
        }
        for (int r = 0; r < elements; r++) {
            double factor = a[r * width + c];
            if (r != c && factor != 0) {
                for (int k = c; k < width; k++) {
                    a[r * width + k] -= factor * a[c * width + k];
                }
            }
        }
        return true;
    }
}
