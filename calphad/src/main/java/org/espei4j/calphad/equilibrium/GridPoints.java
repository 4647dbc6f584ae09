package org.espei4j.calphad.equilibrium;

import java.util.Arrays;

/// A growing list of constitutions of one phase, and the ways to make them that both grids share.
final class GridPoints {

    /// Site fraction of an absent constituent before normalisation.
    static final double TRACE = 1e-14;

    private final SiteLayout layout;
    private double[] values = new double[1024];
    private int length;

    GridPoints(SiteLayout layout) {
        this.layout = layout;
    }

    /// Number of points.
    int count() {
        return length / layout.size;
    }

    /// Site fractions of all points.
    double[] toArray() {
        return Arrays.copyOf(values, length);
    }

    /// Appends one constitution.
    void add(double[] y) {
        add(y, 0);
    }

    /// Appends the constitution that begins at an offset of an array.
    void add(double[] source, int offset) {
        if (length + layout.size > values.length) {
            values = Arrays.copyOf(values, Math.max(2 * values.length, length + layout.size));
        }
        System.arraycopy(source, offset, values, length, layout.size);
        length += layout.size;
    }

    /// Appends `λ·first + (1 − λ)·second` of two points that are already here.
    void addBetween(int first, int second, double lambda) {
        double[] y = new double[layout.size];
        for (int i = 0; i < y.length; i++) {
            y[i] = lambda * values[first * y.length + i] + (1 - lambda) * values[second * y.length + i];
        }
        add(y);
    }

    /// Whether two endmembers that are already here differ on one sublattice only.
    boolean isEdge(int first, int second) {
        int changes = 0;
        for (int i = 0; i < layout.size; i++) {
            double change = values[first * layout.size + i] - values[second * layout.size + i];
            changes += Math.abs(change) > 0.5 ? 1 : 0;
        }
        return changes == 2;
    }

    /// The endmember of a number in the Cartesian product of the sublattices, the last sublattice varying fastest.
    static double[] endmember(SiteLayout layout, long number) {
        double[] y = new double[layout.size];
        Arrays.fill(y, TRACE);
        long rest = number;
        for (int s = layout.sublattices - 1; s >= 0; s--) {
            int choices = layout.constituents(s);
            y[layout.offsets[s] + (int) (rest % choices)] = 1;
            rest /= choices;
        }
        layout.normalise(y);
        return y;
    }

    /// Number of endmembers.
    static long endmemberCount(SiteLayout layout) {
        long product = 1;
        for (int s = 0; s < layout.sublattices; s++) {
            product *= layout.constituents(s);
        }
        return product;
    }

    /// Whether a constitution made by [#endmember] has vacancies on every sublattice.
    static boolean isVacant(SiteLayout layout, double[] endmember) {
        for (int i = 0; i < layout.size; i++) {
            if (endmember[i] > 0.5 && !layout.vacancy[i]) {
                return false;
            }
        }
        return true;
    }

    /// A quasi-random constitution, evenly distributed over the simplices of all sublattices.
    ///
    /// @param index number of the point, 1 or more
    /// @param count number of points of the sequence
    static double[] quasiRandom(SiteLayout layout, int index, int count) {
        double[] y = new double[layout.size];
        for (int d = 0; d < y.length; d++) {
            y[d] = -Math.log(ScrambledHalton.coordinate(index, d, count));
        }
        layout.normalise(y);
        return y;
    }
}
