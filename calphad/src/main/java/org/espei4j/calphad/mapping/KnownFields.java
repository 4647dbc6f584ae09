package org.espei4j.calphad.mapping;

import java.util.List;

/// Tells whether a tie-line of a binary diagram belongs to a line that is known already.
///
/// Two fields of the same phases may stand side by side, as those of a solution on both sides of a compound do, but never
/// one above the other. So a tie-line that overlaps with a known one of the same phases and temperature belongs to it.
/// Narrow fields, whose tie-lines are no wider than the interpolation between known ones is good for, are told by the
/// distance to the known line in temperature and both compositions.
final class KnownFields {

    /// Part of the difference between two tie-lines by which curves between them may bulge.
    private static final double BULGE = 0.1;
    /// Scale of temperature beside mole fractions, K.
    private static final double TEMPERATURE_SCALE = 100;
    /// Distances in scaled units that do not count.
    private static final double NEAR = 1e-7;

    private KnownFields() {}

    /// Whether a tie-line lies among those of a line.
    static boolean holds(LineNetwork.Line line, LinePoint tieLine) {
        List<LinePoint> points = line.points();
        if (!samePhases(points.getFirst(), tieLine)) {
            return false;
        }
        for (int i = 1; i < points.size(); i++) {
            if (overlaps(points.get(i - 1), points.get(i), tieLine)
                    || isNear(points.get(i - 1), points.get(i), tieLine)) {
                return true;
            }
        }
        return false;
    }

    /// Whether at the temperature of a tie-line the one between two known ones covers a part of it.
    private static boolean overlaps(LinePoint a, LinePoint b, LinePoint tieLine) {
        double span = b.temperature() - a.temperature();
        double share = span == 0 ? 0 : (tieLine.temperature() - a.temperature()) / span;
        double slack = 1e-6 * tieLine.temperature() / Math.max(Math.abs(span), 1e-6 * tieLine.temperature());
        if (share < -slack || share > 1 + slack) {
            return false;
        }
        double from = lower(a) + share * (lower(b) - lower(a));
        double to = upper(a) + share * (upper(b) - upper(a));
        double bulge = BULGE * Math.max(Math.abs(lower(b) - lower(a)), Math.abs(upper(b) - upper(a)));
        return Math.min(upper(tieLine), to) - Math.max(lower(tieLine), from) > bulge + NEAR;
    }

    /// Whether a tie-line is nearer to the straight way from one known tie-line to the next than curves bulge.
    private static boolean isNear(LinePoint a, LinePoint b, LinePoint tieLine) {
        double[] from = coordinates(a);
        double[] to = coordinates(b);
        double[] at = coordinates(tieLine);
        double square = 0;
        double product = 0;
        for (int i = 0; i < from.length; i++) {
            square += (to[i] - from[i]) * (to[i] - from[i]);
            product += (to[i] - from[i]) * (at[i] - from[i]);
        }
        double share = square == 0 ? 0 : Math.clamp(product / square, 0, 1);
        double away = 0;
        for (int i = 0; i < from.length; i++) {
            double difference = at[i] - from[i] - share * (to[i] - from[i]);
            away += difference * difference;
        }
        return Math.sqrt(away) < NEAR + BULGE * Math.sqrt(square);
    }

    private static double[] coordinates(LinePoint point) {
        boolean inOrder = point.member(0).phase() == point.member(1).phase()
                ? point.member(0).fractions()[1] <= point.member(1).fractions()[1]
                : point.member(0).phase() < point.member(1).phase();
        return new double[] {
            point.temperature() / TEMPERATURE_SCALE,
            point.member(inOrder ? 0 : 1).fractions()[1],
            point.member(inOrder ? 1 : 0).fractions()[1]
        };
    }

    private static boolean samePhases(LinePoint a, LinePoint b) {
        int first = a.member(0).phase();
        int second = a.member(1).phase();
        int third = b.member(0).phase();
        int fourth = b.member(1).phase();
        return first == third && second == fourth || first == fourth && second == third;
    }

    /// The smaller fraction of the second element at the ends of a tie-line.
    static double lower(LinePoint point) {
        return Math.min(point.member(0).fractions()[1], point.member(1).fractions()[1]);
    }

    /// The larger fraction of the second element at the ends of a tie-line.
    static double upper(LinePoint point) {
        return Math.max(point.member(0).fractions()[1], point.member(1).fractions()[1]);
    }
}
