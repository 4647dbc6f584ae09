package org.espei4j.calphad.equilibrium;

import org.espei4j.calphad.model.PhaseDescription;

/// The sampling grid of the reference program, point by point for phases without ions. See [SamplingGrid#reference].
///
/// @param density points per line, and quasi-random points per free site fraction
record ReferenceGrid(int density) implements SamplingGrid {

    private static final int MOST_LINES = 5_000;
    private static final int MOST_LINE_POINTS = 90_000;
    /// The reference program takes the square of its density of points per free dimension in the neutral polytope.
    private static final int MOST_NEUTRAL_POINTS = 20_000;

    ReferenceGrid {
        if (density < 1) {
            throw new IllegalArgumentException("density " + density + " is less than 1");
        }
    }

    @Override
    public double leastAtoms(PhaseDescription phase) {
        return 0;
    }

    @Override
    public double[] points(PhaseDescription phase) {
        SiteLayout layout = SiteLayout.of(phase);
        GridPoints points = new GridPoints(layout);
        if (layout.charges == null) {
            addEndmembers(points, layout);
            addLines(points);
            addQuasiRandom(points, layout);
        } else {
            NeutralVertices.addTo(points, layout, MOST_LINES);
            if (points.count() > 0 && layout.freedom > 0) {
                addNeutral(points, layout);
            }
        }
        return points.toArray();
    }

    private static void addEndmembers(GridPoints points, SiteLayout layout) {
        long number = GridPoints.endmemberCount(layout);
        for (long e = 0; e < number; e++) {
            double[] y = GridPoints.endmember(layout, e);
            if (!GridPoints.isVacant(layout, y)) {
                points.add(y);
            }
        }
    }

    private void addLines(GridPoints points) {
        int endmembers = points.count();
        long pairs = Math.min(MOST_LINES, (long) endmembers * (endmembers - 1) / 2);
        if (pairs == 0) {
            return;
        }
        int perLine = (int) Math.min(density, MOST_LINE_POINTS / pairs);
        int line = 0;
        for (int first = 0; first < endmembers && line < pairs; first++) {
            for (int second = first + 1; second < endmembers && line < pairs; second++, line++) {
                for (int k = 0; k < perLine; k++) {
                    points.addBetween(first, second, perLine == 1 ? 0 : k / (perLine - 1.0));
                }
            }
        }
    }

    private void addQuasiRandom(GridPoints points, SiteLayout layout) {
        int count = density * (layout.size - layout.sublattices);
        for (int i = 1; i <= count; i++) {
            points.add(GridPoints.quasiRandom(layout, i, count));
        }
    }

    private void addNeutral(GridPoints points, SiteLayout layout) {
        int count = (int) Math.min(MOST_NEUTRAL_POINTS, (long) density * density * layout.freedom);
        for (int i = 1; i <= count; i++) {
            double[] y = GridPoints.quasiRandom(layout, i, count);
            if (layout.neutralise(y)) {
                points.add(y);
            }
        }
    }
}
