package org.espei4j.calphad.equilibrium;

import java.util.Arrays;

/// Points of a grid where a phase is disordered: its constitution is the same on all sublattices that are alike.
final class DisorderedPoints {

    private final GridPoints points;
    private final SiteLayout layout;
    /// Where each sublattice takes its constitution from: the first of those that are alike, itself otherwise.
    private final int[] source;

    /// @param points where to add them
    /// @param layout of a phase with sublattices that are alike
    DisorderedPoints(GridPoints points, SiteLayout layout) {
        this.points = points;
        this.layout = layout;
        source = new int[layout.sublattices];
        Arrays.setAll(source, s -> s);
        for (int s : layout.alike) {
            source[s] = layout.alike[0];
        }
    }

    /// Two constituents that mix on the sublattices that are alike, while each of the others holds one constituent. If there
    /// are too many such lines, an even choice of them.
    ///
    /// @param perLine points on a line, if they are few enough
    /// @param most about so many points
    void addLines(int perLine, int most) {
        int constituents = layout.constituents(layout.alike[0]);
        long fillings = fillings();
        long lines = fillings * constituents * (constituents - 1) / 2;
        int inner = Math.clamp(most / lines, 1, perLine);
        long stride = Math.ceilDiv(lines * inner, most);
        long line = 0;
        for (int i = 0; i < constituents; i++) {
            for (int j = i + 1; j < constituents; j++) {
                for (long filling = 0; filling < fillings; filling++) {
                    if (line++ % stride == 0) {
                        addLine(i, j, filling, inner);
                    }
                }
            }
        }
    }

    private void addLine(int i, int j, long filling, int inner) {
        int offset = layout.offsets[layout.alike[0]];
        for (int k = 1; k <= inner; k++) {
            double[] y = filled(filling);
            double part = (double) k / (inner + 1);
            y[offset + i] = part;
            y[offset + j] = 1 - part;
            add(y);
        }
    }

    /// Quasi-random constitutions.
    ///
    /// @param perFreedom points for each site fraction that is free in a disordered phase
    /// @param most no more points than this
    void addInside(int perFreedom, int most) {
        int freedom = 0;
        for (int s = 0; s < layout.sublattices; s++) {
            freedom += source[s] == s ? layout.constituents(s) - 1 : 0;
        }
        int count = Math.min(most, perFreedom * freedom);
        for (int index = 1; index <= count; index++) {
            add(GridPoints.quasiRandom(layout, index, count));
        }
    }

    /// Number of ways in which the other sublattices can hold one constituent each.
    private long fillings() {
        long product = 1;
        for (int s = 0; s < layout.sublattices; s++) {
            product *= isAlone(s) ? layout.constituents(s) : 1;
        }
        return product;
    }

    private double[] filled(long filling) {
        double[] y = new double[layout.size];
        Arrays.fill(y, GridPoints.TRACE);
        long rest = filling;
        for (int s = 0; s < layout.sublattices; s++) {
            if (isAlone(s)) {
                y[layout.offsets[s] + (int) (rest % layout.constituents(s))] = 1;
                rest /= layout.constituents(s);
            }
        }
        return y;
    }

    private boolean isAlone(int sublattice) {
        return source[sublattice] == sublattice && sublattice != layout.alike[0];
    }

    /// Adds the constitution that is given on the sources.
    private void add(double[] y) {
        for (int s = 0; s < layout.sublattices; s++) {
            System.arraycopy(y, layout.offsets[source[s]], y, layout.offsets[s], layout.constituents(s));
        }
        layout.normalise(y);
        points.add(y);
    }
}
