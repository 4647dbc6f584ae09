package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The amounts of elements that conditions on amounts leave possible, where the chemical potentials of some elements, whose
/// amounts follow, are given instead. Immutable.
///
/// Where no condition on amounts involves an element of given potential, the possible amounts of the others form the
/// polytope `R·n = t, n ≥ 0`. Otherwise only the ratios of the others are variables: they form a simplex, one condition
/// says how much there is of all, and the remaining ones become equations to be met; see [#equations].
final class AmountSpace {

    private static final double PIVOT = 1e-12;
    private static final double ROUNDING = 1e-12;

    private final int elements;
    /// Corners: amounts of all elements, 0 for those of given potential.
    private final List<double[]> corners = new ArrayList<>();
    /// Direction of a polytope of one corner that does not end; null for the others.
    private double @Nullable [] ray;
    private final @Nullable AmountRow scale;
    private final List<AmountRow> equations = new ArrayList<>();
    private final int dimension;

    private AmountSpace(int elements, @Nullable AmountRow scale, int dimension) {
        this.elements = elements;
        this.scale = scale;
        this.dimension = dimension;
    }

    /// The space of conditions.
    ///
    /// @param rows independent conditions on amounts, no more than elements of which the amount is unknown
    /// @param given whether the potential of each element is given
    static AmountSpace of(List<AmountRow> rows, boolean[] given) {
        int elements = given.length;
        List<Integer> balanced = new ArrayList<>();
        for (int e = 0; e < elements; e++) {
            if (!given[e]) {
                balanced.add(e);
            }
        }
        boolean mixed = rows.stream().anyMatch(row -> involves(row, given));
        if (!mixed) {
            AmountSpace space = new AmountSpace(elements, null, balanced.size() - rows.size());
            space.addCornersOf(rows, balanced);
            return space;
        }
        AmountRow scale = rows.stream()
                .filter(row -> row.target() > 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no condition says how much there is"));
        AmountSpace space = new AmountSpace(elements, scale, balanced.size() - 1);
        for (AmountRow row : rows) {
            if (row != scale) {
                space.equations.add(row.relativeTo(scale));
            }
        }
        for (int e : balanced) {
            double[] corner = new double[elements];
            corner[e] = 1;
            space.corners.add(corner);
        }
        return space;
    }

    private static boolean involves(AmountRow row, boolean[] given) {
        for (int e = 0; e < given.length; e++) {
            if (given[e] && row.coefficients()[e] != 0) {
                return true;
            }
        }
        return false;
    }

    /// Every choice of as many elements as there are dimensions, with amount zero, may give a corner.
    private void addCornersOf(List<AmountRow> rows, List<Integer> balanced) {
        int n = balanced.size();
        for (int choice = 0; choice < 1 << n; choice++) {
            if (Integer.bitCount(choice) == dimension) {
                double[] corner = solve(rows, balanced, choice, -1);
                if (corner != null && isPossible(corner) && isNew(corner)) {
                    corners.add(corner);
                }
            }
        }
        if (dimension == 1 && corners.size() == 1) {
            findRay(rows, balanced);
        }
    }

    private void findRay(List<AmountRow> rows, List<Integer> balanced) {
        List<AmountRow> homogeneous =
                rows.stream().map(row -> new AmountRow(row.coefficients(), 0)).toList();
        for (int i = 0; i < balanced.size() && ray == null; i++) {
            double[] direction = solve(homogeneous, balanced, 1 << i, balanced.get(i));
            if (direction != null
                    && isPossible(direction)
                    && Arrays.stream(direction).sum() > 0) {
                ray = direction;
            }
        }
    }

    /// Amounts that fulfil the rows.
    ///
    /// @param zeros elements, as bits of positions among the balanced ones, whose amount is 0
    /// @param one element among them whose amount is 1 instead; −1 for none
    /// @return null if the rows do not determine them
    private double @Nullable [] solve(List<AmountRow> rows, List<Integer> balanced, int zeros, int one) {
        int n = balanced.size();
        PivotedElimination system = new PivotedElimination();
        system.begin(n);
        int row = 0;
        for (AmountRow each : rows) {
            for (int i = 0; i < n; i++) {
                system.add(row, i, each.coefficients()[balanced.get(i)]);
            }
            system.setRight(row++, each.target());
        }
        for (int i = 0; i < n; i++) {
            if ((zeros & 1 << i) != 0) {
                system.add(row, i, 1);
                system.setRight(row++, balanced.get(i) == one ? 1 : 0);
            }
        }
        if (system.factorise(PIVOT) < n) {
            return null;
        }
        system.solve();
        double[] moles = new double[elements];
        for (int i = 0; i < n; i++) {
            moles[balanced.get(i)] = (zeros & 1 << i) != 0 && balanced.get(i) != one ? 0 : system.unknown(i);
        }
        return moles;
    }

    private static boolean isPossible(double[] moles) {
        double size = 0;
        for (double each : moles) {
            size = Math.max(size, Math.abs(each));
        }
        for (int e = 0; e < moles.length; e++) {
            if (moles[e] < -ROUNDING * size) {
                return false;
            }
            moles[e] = Math.max(moles[e], 0);
        }
        return size > 0;
    }

    private boolean isNew(double[] corner) {
        for (double[] known : corners) {
            double distance = 0;
            for (int e = 0; e < elements; e++) {
                distance = Math.max(distance, Math.abs(known[e] - corner[e]));
            }
            if (distance <= ROUNDING * Arrays.stream(corner).sum()) {
                return false;
            }
        }
        return true;
    }

    /// Whether there are any amounts that fulfil the conditions on amounts.
    boolean isEmpty() {
        return corners.isEmpty();
    }

    /// Number of variables that are left open.
    int dimension() {
        return corners.size() == 1 && ray == null ? 0 : dimension;
    }

    /// The equations between amounts, all with target 0, that have to be met by the right choice of the variables.
    List<AmountRow> equations() {
        return equations;
    }

    /// Amounts of the elements in a space of one dimension or none.
    ///
    /// @param position 0 … 1 from one end to the other; without meaning if there is but one point
    double[] at(double position) {
        double[] first = corners.getFirst();
        double[] moles = first.clone();
        for (int e = 0; e < elements; e++) {
            if (ray != null) {
                moles[e] += ray[e] * position / (1 - position);
            } else if (corners.size() > 1) {
                moles[e] += (corners.get(1)[e] - first[e]) * position;
            }
        }
        return moles;
    }

    /// Amounts in the middle.
    double[] middle() {
        if (ray != null) {
            return at(0.5);
        }
        double[] mean = new double[elements];
        for (double[] corner : corners) {
            for (int e = 0; e < elements; e++) {
                mean[e] += corner[e] / corners.size();
            }
        }
        return mean;
    }

    /// One of a sequence of quasi-random amounts.
    ///
    /// @param index number of the point, 1 … count
    double[] mixture(int index, int count) {
        double[] mixture = new double[elements];
        double sum = 0;
        for (int c = 0; c < corners.size(); c++) {
            // Exponentially distributed weights make points evenly distributed in the simplex of their ratios; every
            // other point is drawn towards the corners, where most phases of real systems are.
            double even = -Math.log(ScrambledHalton.coordinate(index, 2 + c, count));
            double weight = index % 2 == 0 ? even : even * even * even;
            sum += weight;
            for (int e = 0; e < elements; e++) {
                mixture[e] += weight * corners.get(c)[e];
            }
        }
        double length = ray == null ? 0 : -Math.log(ScrambledHalton.coordinate(index, 2, count));
        for (int e = 0; e < elements; e++) {
            mixture[e] = mixture[e] / sum + (ray == null ? 0 : length * ray[e]);
        }
        return mixture;
    }

    /// The state in the amount that is asked for, where the variables are ratios only.
    SystemState scaled(SystemState state, double[] moles) {
        return scale == null ? state : state.scaled(scale.target() / scale.of(moles));
    }
}
