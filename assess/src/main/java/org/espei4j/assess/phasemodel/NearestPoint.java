package org.espei4j.assess.phasemodel;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// The nearest point of a convex hull, by Wolfe's algorithm (Math. Program. 11 (1976) 128-149): the point of least norm
/// in the hull of the shifted corners is sought on growing and shrinking sets of affinely independent corners, and
/// found after finitely many steps.
final class NearestPoint {

    /// Bound on the squared distance from the nearest point at which the search ends: 3e-8 in mole fractions.
    private static final double TOLERANCE = 1e-15;

    private static final int MOST_STEPS = 10_000;

    private final List<double[]> corners;

    NearestPoint(List<double[]> corners) {
        this.corners = corners;
    }

    double[] to(double[] target) {
        List<double[]> shifted =
                corners.stream().map(corner -> combined(corner, 1, target, -1)).toList();
        double[] least = leastNorm(shifted);
        return combined(least, 1, target, 1);
    }

    private static double[] leastNorm(List<double[]> points) {
        int start = 0;
        for (int i = 1; i < points.size(); i++) {
            if (dot(points.get(i), points.get(i)) < dot(points.get(start), points.get(start))) {
                start = i;
            }
        }
        List<double[]> chosen = new ArrayList<>(List.of(points.get(start)));
        double[] shares = {1};
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] current = mixture(chosen, shares);
            double[] entering = points.getFirst();
            for (double[] point : points) {
                if (dot(current, point) < dot(current, entering)) {
                    entering = point;
                }
            }
            // A chosen corner that seems to improve the point does so by rounding only.
            if (chosen.contains(entering) || dot(current, entering) >= dot(current, current) - TOLERANCE) {
                return current;
            }
            chosen.add(entering);
            double[] grown = java.util.Arrays.copyOf(shares, chosen.size());
            shares = shrink(chosen, grown);
        }
        return mixture(chosen, shares);
    }

    /// Moves to the point of least norm in the affine hull of the chosen corners, leaving out corners on the way whose
    /// share becomes 0, until that point is a proper mixture.
    private static double[] shrink(List<double[]> chosen, double[] from) {
        double[] shares = from;
        while (true) {
            double[] aim = affineShares(chosen);
            double reach = 1;
            for (int i = 0; i < aim.length; i++) {
                if (aim[i] <= 0 && shares[i] - aim[i] > 0) {
                    reach = Math.min(reach, shares[i] / (shares[i] - aim[i]));
                }
            }
            boolean proper = true;
            double[] moved = new double[aim.length];
            for (int i = 0; i < aim.length; i++) {
                moved[i] = shares[i] + reach * (aim[i] - shares[i]);
                proper &= aim[i] > 0;
            }
            if (proper) {
                return aim;
            }
            int gone = 0;
            for (int i = 1; i < moved.length; i++) {
                if (moved[i] < moved[gone]) {
                    gone = i;
                }
            }
            chosen.remove(gone);
            shares = new double[chosen.size()];
            double sum = 0;
            for (int i = 0; i < shares.length; i++) {
                shares[i] = Math.max(0, moved[i < gone ? i : i + 1]);
                sum += shares[i];
            }
            for (int i = 0; i < shares.length; i++) {
                shares[i] /= sum;
            }
        }
    }

    /// Shares (which may be negative, with the sum 1) of the point of least norm in the affine hull.
    private static double[] affineShares(List<double[]> chosen) {
        int n = chosen.size();
        DMatrixRMaj matrix = new DMatrixRMaj(n + 1, n + 1);
        DMatrixRMaj right = new DMatrixRMaj(n + 1, 1);
        right.set(n, 0, 1);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix.set(i, j, dot(chosen.get(i), chosen.get(j)));
            }
            matrix.set(i, n, 1);
            matrix.set(n, i, 1);
        }
        DMatrixRMaj inverse = new DMatrixRMaj(n + 1, n + 1);
        // The pseudo-inverse also serves the rounding-sized sets of corners that are hardly independent.
        CommonOps_DDRM.pinv(matrix, inverse);
        DMatrixRMaj solution = new DMatrixRMaj(n + 1, 1);
        CommonOps_DDRM.mult(inverse, right, solution);
        double[] shares = new double[n];
        for (int i = 0; i < n; i++) {
            shares[i] = solution.get(i, 0);
        }
        return shares;
    }

    private static double[] mixture(List<double[]> points, double[] shares) {
        double[] sum = new double[points.getFirst().length];
        for (int i = 0; i < shares.length; i++) {
            sum = combined(sum, 1, points.get(i), shares[i]);
        }
        return sum;
    }

    private static double[] combined(double[] first, double a, double[] second, double b) {
        double[] result = new double[first.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = a * first[i] + b * second[i];
        }
        return result;
    }

    private static double dot(double[] first, double[] second) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += first[i] * second[i];
        }
        return sum;
    }
}
