package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.List;

/// The corners of the neutral part of a phase with ions: neutral endmembers, and of each line between a positive and a
/// negative endmember the point without charge.
final class NeutralVertices {

    /// No more endmembers than this are combined with each other.
    private static final int MOST_ENDMEMBERS = 4096;

    private static final double NEUTRAL = 1e-9;

    private NeutralVertices() {}

    /// All corners, at most a given number, spread evenly over the combinations if there are more.
    static void addTo(GridPoints points, SiteLayout layout, int most) {
        List<double[]> positive = new ArrayList<>();
        List<double[]> negative = new ArrayList<>();
        List<double[]> corners = new ArrayList<>();
        long number = GridPoints.endmemberCount(layout);
        long stride = Math.max(1, number / MOST_ENDMEMBERS);
        for (long e = 0; e < number; e += stride) {
            double[] y = GridPoints.endmember(layout, e);
            double charge = layout.charge(y);
            if (charge > NEUTRAL) {
                positive.add(y);
            } else if (charge < -NEUTRAL) {
                negative.add(y);
            } else if (!GridPoints.isVacant(layout, y) && layout.neutralise(y)) {
                corners.add(y);
            }
        }
        long pairs = (long) positive.size() * negative.size();
        long step = Math.max(1, pairs / Math.max(1, most - corners.size()));
        for (long pair = 0; pair < pairs; pair += step) {
            double[] plus = positive.get((int) (pair / negative.size()));
            double[] minus = negative.get((int) (pair % negative.size()));
            corners.add(neutralMixture(layout, plus, minus));
        }
        corners.stream().limit(most).forEach(points::add);
    }

    private static double[] neutralMixture(SiteLayout layout, double[] plus, double[] minus) {
        double up = layout.charge(plus);
        double down = -layout.charge(minus);
        double[] y = new double[layout.size];
        for (int i = 0; i < y.length; i++) {
            y[i] = (down * plus[i] + up * minus[i]) / (up + down);
        }
        layout.normalise(y);
        layout.neutralise(y);
        return y;
    }
}
