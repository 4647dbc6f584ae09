package org.espei4j.calphad.equilibrium;

import java.util.Arrays;

/// The independent site fractions of a constitution: what is left when constraints are eliminated.
///
/// On each sublattice the largest site fraction gives way to the others. Further linear constraints (the charge balance; for
/// a phase alone its composition) take one site fraction each, their pivots. With `c` the coefficients of the free ones, a
/// step Δw of these makes the pivots change by `m − C·Δw`, where m mends the constraint.
///
/// Choosing the largest, and the pivots with the largest product of coefficient and site fraction, keeps the grading of the
/// Hessian, whose diagonal goes like 1/y.
///
/// Belongs to one thread; the arrays are allocated once.
final class SiteReduction {

    /// Number of independent site fractions.
    int freedom;
    /// Number of site fractions that stay at their least value in this step.
    int held;
    /// Number of eliminated constraints besides the sublattice sums.
    int constraints;
    /// The free site fractions, then the pivots of the constraints.
    final int[] independent;
    /// For each of `independent` the largest site fraction of its sublattice.
    final int[] dependentOf;
    /// The largest site fraction of each sublattice.
    final int[] major;
    /// Step of each pivot per step of a free site fraction, with the sign turned, at `r·freedom + a`.
    final double[] ratios;
    /// Step of each pivot that mends its constraint.
    final double[] mends;

    private final SiteLayout layout;
    private final double[] y;
    private final boolean[] locked;
    /// Coefficients of the constraints over all of `independent`, while they are eliminated.
    private final double[] coefficients;
    private final boolean[] pivots;
    private final boolean[] heldBack;
    private final int[] pivotColumns;
    private final int[] pivotSites;
    private final int[] pivotDependents;

    /// @param y site fractions; belongs to the caller
    /// @param locked site fractions that stay zero; belongs to the caller
    SiteReduction(SiteLayout layout, double[] y, boolean[] locked) {
        this.layout = layout;
        this.y = y;
        this.locked = locked;
        int m = layout.size - layout.sublattices;
        int most = layout.elements + 1;
        independent = new int[m];
        dependentOf = new int[m];
        major = new int[layout.sublattices];
        coefficients = new double[most * m];
        ratios = new double[most * m];
        mends = new double[most];
        pivots = new boolean[m];
        heldBack = new boolean[m];
        pivotColumns = new int[most];
        pivotSites = new int[most];
        pivotDependents = new int[most];
    }

    /// Begins with the sublattice sums eliminated.
    void begin() {
        freedom = 0;
        held = 0;
        constraints = 0;
        for (int s = 0; s < layout.sublattices; s++) {
            int first = layout.offsets[s];
            int last = layout.offsets[s + 1];
            int largest = first;
            for (int i = first + 1; i < last; i++) {
                if (y[i] > y[largest]) {
                    largest = i;
                }
            }
            major[s] = largest;
            for (int i = first; i < last; i++) {
                if (i != largest && !locked[i]) {
                    independent[freedom] = i;
                    dependentOf[freedom] = largest;
                    freedom++;
                }
            }
        }
    }

    /// Adds the charge balance, to be eliminated by [#eliminate].
    void addChargeBalance(double[] charges) {
        int row = constraints * independent.length;
        for (int a = 0; a < freedom; a++) {
            coefficients[row + a] = charges[independent[a]] - charges[dependentOf[a]];
        }
        // Every step keeps the charge balanced by itself.
        mends[constraints++] = 0;
    }

    /// Adds the condition that an element has a mole fraction, to be eliminated by [#eliminate].
    ///
    /// @param amountSlopes ∂n_e/∂y_i at `e·size + i`
    /// @param missing moles that are missing
    void addComposition(int element, double fraction, double[] amountSlopes, double missing) {
        int n = layout.size;
        int row = constraints * independent.length;
        for (int a = 0; a < freedom; a++) {
            int i = independent[a];
            int d = dependentOf[a];
            double own = amountSlopes[element * n + i] - amountSlopes[element * n + d];
            double all = 0;
            for (int e = 0; e < layout.elements; e++) {
                all += amountSlopes[e * n + i] - amountSlopes[e * n + d];
            }
            coefficients[row + a] = own - fraction * all;
        }
        mends[constraints++] = missing;
    }

    /// Eliminates the added constraints by Gauss–Jordan steps. The pivot of each is the site fraction that can do most: with
    /// the largest product of coefficient and value. Constraints that follow from others drop out.
    void eliminate() {
        int width = independent.length;
        Arrays.fill(pivots, 0, freedom, false);
        int kept = 0;
        for (int r = 0; r < constraints; r++) {
            int pivot = choosePivot(r * width);
            if (pivot < 0) {
                continue;
            }
            double head = coefficients[r * width + pivot];
            for (int a = 0; a < freedom; a++) {
                coefficients[kept * width + a] = coefficients[r * width + a] / head;
            }
            mends[kept] = mends[r] / head;
            coefficients[kept * width + pivot] = 1;
            pivots[pivot] = true;
            pivotColumns[kept] = pivot;
            for (int other = 0; other < constraints; other++) {
                if (other < kept || other > r) {
                    subtract(kept, other, pivot);
                }
            }
            kept++;
        }
        constraints = kept;
        putPivotsLast(width);
    }

    private int choosePivot(int row) {
        int pivot = -1;
        double most = 0;
        for (int a = 0; a < freedom; a++) {
            double size = Math.abs(coefficients[row + a]);
            if (!pivots[a] && size > 1e-9 && size * y[independent[a]] > most) {
                most = size * y[independent[a]];
                pivot = a;
            }
        }
        return pivot;
    }

    private void subtract(int row, int from, int pivot) {
        int width = independent.length;
        double factor = coefficients[from * width + pivot];
        if (factor != 0) {
            for (int a = 0; a < freedom; a++) {
                coefficients[from * width + a] -= factor * coefficients[row * width + a];
            }
            coefficients[from * width + pivot] = 0;
            mends[from] -= factor * mends[row];
        }
    }

    private void putPivotsLast(int width) {
        int free = 0;
        int count = freedom - constraints;
        for (int r = 0; r < constraints; r++) {
            pivotSites[r] = independent[pivotColumns[r]];
            pivotDependents[r] = dependentOf[pivotColumns[r]];
        }
        for (int a = 0; a < freedom; a++) {
            if (!pivots[a]) {
                for (int r = 0; r < constraints; r++) {
                    ratios[r * count + free] = coefficients[r * width + a];
                }
                independent[free] = independent[a];
                dependentOf[free] = dependentOf[a];
                free++;
            }
        }
        freedom = count;
        for (int r = 0; r < constraints; r++) {
            independent[freedom + r] = pivotSites[r];
            dependentOf[freedom + r] = pivotDependents[r];
        }
    }

    /// Takes out free site fractions that stand at their least value and would become smaller still: they would promise
    /// changes of the composition that do not happen.
    ///
    /// @param slope slopes of what is minimised in all site fractions
    void holdAtFloor(double[] slope) {
        int count = freedom;
        for (int a = 0; a < count; a++) {
            int i = independent[a];
            boolean hold = y[i] < 2 * Tolerances.LEAST_SITE_FRACTION && reduced(slope, 0, a, count) > 0;
            if (hold) {
                held++;
            } else if (held > 0) {
                independent[a - held] = i;
                dependentOf[a - held] = dependentOf[a];
            }
            heldBack[a] = hold;
        }
        if (held == 0) {
            return;
        }
        freedom = count - held;
        for (int t = 0; t < constraints; t++) {
            int free = 0;
            for (int a = 0; a < count; a++) {
                if (!heldBack[a]) {
                    ratios[t * freedom + free++] = ratios[t * count + a];
                }
            }
            independent[freedom + t] = independent[count + t];
            dependentOf[freedom + t] = dependentOf[count + t];
        }
    }

    /// Slope of a quantity along a free site fraction, from its slopes along all site fractions.
    ///
    /// @param slopes at `offset + i`
    double reduced(double[] slopes, int offset, int a) {
        return reduced(slopes, offset, a, freedom);
    }

    private double reduced(double[] slopes, int offset, int a, int count) {
        double r = slopes[offset + independent[a]] - slopes[offset + dependentOf[a]];
        for (int t = 0; t < constraints; t++) {
            r -= ratios[t * count + a]
                    * (slopes[offset + independent[count + t]] - slopes[offset + dependentOf[count + t]]);
        }
        return r;
    }

    /// Writes the step in all site fractions that belongs to a step of the free ones.
    ///
    /// @param mend whether the constraints are to be mended
    void expand(double[] reducedStep, boolean mend, double[] step) {
        Arrays.fill(step, 0);
        for (int a = 0; a < freedom; a++) {
            step[independent[a]] += reducedStep[a];
            step[dependentOf[a]] -= reducedStep[a];
        }
        for (int r = 0; r < constraints; r++) {
            double change = mend ? mends[r] : 0;
            for (int a = 0; a < freedom; a++) {
                change -= ratios[r * freedom + a] * reducedStep[a];
            }
            step[independent[freedom + r]] += change;
            step[dependentOf[freedom + r]] -= change;
        }
    }
}
