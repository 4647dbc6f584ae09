package org.espei4j.calphad.equilibrium;

import java.math.BigInteger;
import java.util.Arrays;
import org.espei4j.calphad.model.PhaseDescription;

/// Our own sampling grid. See [SamplingGrid#starts].
///
/// Endmembers; points on the lines between each two corners, at the zeros of a Chebyshev polynomial so that they crowd
/// near the ends, where ideal mixing bends the energy most; and quasi-random points inside. The numbers are bounded, so
/// that the sampling of a phase with thousands of endmembers costs little more than that of a ternary solution. Where
/// there are too many lines for more than one or two points each, the edges, along which a single sublattice mixes, get
/// points of their own: there the minima of cold alloys lie. So do the disordered constitutions, which are the same on all
/// sublattices that are alike and lie on no edge.
record StartGrid() implements SamplingGrid {

    private static final int POINTS_OF_A_LONE_LINE = 47;
    private static final int MOST_ENDMEMBERS = 500;
    private static final int MOST_LINE_POINTS = 900;
    private static final int MOST_POINTS_PER_LINE = 23;
    private static final int POINTS_TOWARDS_VACUUM = 4;
    private static final int POINTS_PER_EDGE = 3;
    private static final int MOST_EDGE_POINTS = 3000;
    private static final int MOST_POINTS_PER_DISORDERED_LINE = 7;
    private static final int MOST_DISORDERED_LINE_POINTS = 450;
    private static final int MOST_DISORDERED_INNER_POINTS = 300;
    private static final int INNER_POINTS_PER_FREEDOM = 60;
    private static final int MOST_INNER_POINTS = 900;

    @Override
    public double[] points(PhaseDescription phase) {
        SiteLayout layout = SiteLayout.of(phase);
        GridPoints points = new GridPoints(layout);
        if (layout.charges == null) {
            addEndmembers(points, layout);
        } else {
            NeutralVertices.addTo(points, layout, MOST_ENDMEMBERS);
        }
        if (points.count() == 0 || layout.freedom == 0) {
            return points.toArray();
        }
        int corners = points.count();
        int perLine = addLines(points, layout);
        if (layout.leastAtoms > 0 && layout.charges == null) {
            addPartlyVacant(points, layout);
        }
        if (perLine < POINTS_PER_EDGE && layout.charges == null) {
            addEdges(points, corners);
            if (layout.alike.length > 1) {
                DisorderedPoints disordered = new DisorderedPoints(points, layout);
                disordered.addLines(MOST_POINTS_PER_DISORDERED_LINE, MOST_DISORDERED_LINE_POINTS);
                disordered.addInside(INNER_POINTS_PER_FREEDOM, MOST_DISORDERED_INNER_POINTS);
            }
        }
        if (layout.freedom > 1) {
            addInside(points, layout);
        }
        return points.toArray();
    }

    @Override
    public double leastAtoms(PhaseDescription phase) {
        return SiteLayout.of(phase).leastAtoms;
    }

    /// All endmembers if they are few. Otherwise an even choice of them, in which each sublattice has all of its constituents
    /// because the stride has no divisor in common with their numbers, and for every constituent the endmember that has
    /// it on each sublattice that takes it, so that the pure elements are always there.
    private static void addEndmembers(GridPoints points, SiteLayout layout) {
        long number = GridPoints.endmemberCount(layout);
        long stride = Math.max(1, (number + MOST_ENDMEMBERS - 1) / MOST_ENDMEMBERS);
        while (!areCoprime(stride, number)) {
            stride++;
        }
        for (long e = 0; e < number; e += stride) {
            addUnlessVacant(points, layout, GridPoints.endmember(layout, e));
        }
        if (stride > 1) {
            for (int rank = 0; rank < layout.size; rank++) {
                addUnlessVacant(points, layout, uniform(layout, rank));
            }
        }
    }

    private static boolean areCoprime(long one, long other) {
        return BigInteger.valueOf(one).gcd(BigInteger.valueOf(other)).equals(BigInteger.ONE);
    }

    /// The endmember with the constituent of the same rank on every sublattice, the last one where it has fewer.
    private static double[] uniform(SiteLayout layout, int rank) {
        double[] y = new double[layout.size];
        Arrays.fill(y, GridPoints.TRACE);
        for (int s = 0; s < layout.sublattices; s++) {
            y[layout.offsets[s] + Math.min(rank, layout.constituents(s) - 1)] = 1;
        }
        layout.normalise(y);
        return y;
    }

    private static void addUnlessVacant(GridPoints points, SiteLayout layout, double[] y) {
        if (!GridPoints.isVacant(layout, y)) {
            points.add(y);
        }
    }

    /// @return number of points of each line
    private static int addLines(GridPoints points, SiteLayout layout) {
        int corners = points.count();
        long pairs = (long) corners * (corners - 1) / 2;
        if (pairs == 0) {
            return POINTS_PER_EDGE;
        }
        int perLine = layout.freedom == 1
                ? POINTS_OF_A_LONE_LINE
                : Math.clamp(MOST_LINE_POINTS / pairs, 1, MOST_POINTS_PER_LINE);
        long stride = (pairs * perLine + MOST_LINE_POINTS - 1) / MOST_LINE_POINTS;
        long line = 0;
        for (int first = 0; first < corners; first++) {
            for (int second = first + 1; second < corners; second++, line++) {
                if (line % stride == 0) {
                    for (int k = 1; k <= perLine; k++) {
                        points.addBetween(first, second, 0.5 * (1 - Math.cos(Math.PI * (k - 0.5) / perLine)));
                    }
                }
            }
        }
        return perLine;
    }

    /// Points between the endmembers that hold atoms on a single sublattice and the one that holds none. That is no corner,
    /// so that no line leads there; but vacancies mix with these atoms as they do with others. What is filled less than
    /// half is on its way to a vacuum.
    private static void addPartlyVacant(GridPoints points, SiteLayout layout) {
        double[] vacuum = new double[layout.size];
        for (int i = 0; i < layout.size; i++) {
            vacuum[i] = layout.vacancy[i] ? 1 : GridPoints.TRACE;
        }
        for (int i = 0; i < layout.size; i++) {
            for (int k = 1; !layout.vacancy[i] && k <= POINTS_TOWARDS_VACUUM; k++) {
                double[] y = vacuum.clone();
                y[i] = 2.0 * POINTS_TOWARDS_VACUUM / k - 1;
                layout.normalise(y);
                points.add(y);
            }
        }
    }

    private static void addEdges(GridPoints points, int corners) {
        int edges = 0;
        for (int first = 0; first < corners; first++) {
            for (int second = first + 1; second < corners; second++) {
                edges += points.isEdge(first, second) ? 1 : 0;
            }
        }
        int perEdge = Math.clamp(MOST_EDGE_POINTS / Math.max(1, edges), 1, POINTS_PER_EDGE);
        int stride = Math.ceilDiv(edges * perEdge, MOST_EDGE_POINTS);
        int edge = 0;
        for (int first = 0; first < corners; first++) {
            for (int second = first + 1; second < corners; second++) {
                if (points.isEdge(first, second) && edge++ % stride == 0) {
                    for (int k = 1; k <= perEdge; k++) {
                        points.addBetween(first, second, (double) k / (perEdge + 1));
                    }
                }
            }
        }
    }

    private static void addInside(GridPoints points, SiteLayout layout) {
        int count = Math.min(MOST_INNER_POINTS, INNER_POINTS_PER_FREEDOM * layout.freedom);
        for (int i = 1; i <= count; i++) {
            double[] y = GridPoints.quasiRandom(layout, i, count);
            if (layout.neutralise(y)) {
                points.add(y);
            }
        }
    }
}
