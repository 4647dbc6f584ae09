package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;

/// A phase at a composition of an isotherm of a binary system. Ordered by composition.
///
/// @param temperature K
/// @param member the set
/// @param energy Gibbs energy G, J per mole of atoms
/// @param difference `μ₂ − μ₁ = ∂G/∂x`, J/mol
/// @param curvature `∂²G/∂x²`, J/mol; not finite for a phase of fixed composition
record IsothermPoint(double temperature, Member member, double energy, double difference, double curvature)
        implements Comparable<IsothermPoint> {

    /// Ratio of curvatures above which two points say nothing about what is between them.
    private static final double LARGEST_RATIO = 2.5;
    /// Part by which the difference of two slopes may deviate from what the curvatures tell …
    private static final double SLOPE = 0.03;
    /// … and the difference of two energies from what the slopes and curvatures tell, relative to the difference of slopes times
    /// the distance.
    private static final double ENERGY = 0.02;

    static IsothermPoint of(CoexistenceSolver solver, LinePoint point, Member member) {
        return new IsothermPoint(
                point.temperature(),
                member,
                solver.response().energy(point, member),
                point.potentials()[1] - point.potentials()[0],
                solver.response().curvature(point, member));
    }

    int phase() {
        return member.phase();
    }

    /// Mole fraction of the second element.
    double fraction() {
        return member.fractions()[1];
    }

    /// Slope of the chord to another point, J/mol.
    double slopeTo(IsothermPoint other) {
        return (other.energy - energy) / (other.fraction() - fraction());
    }

    /// Height above the chord between two points, J/mol.
    double heightAbove(IsothermPoint from, IsothermPoint to) {
        return energy - from.energy - (fraction() - from.fraction()) * from.slopeTo(to);
    }

    /// Height above the tangent plane of an equilibrium of the same temperature, J/mol.
    ///
    /// @param potentials of the two elements, J/mol
    double heightAbove(double[] potentials) {
        return energy - (1 - fraction()) * potentials[0] - fraction() * potentials[1];
    }

    /// Whether energy, slope and curvature here and at a point further right fit to one smooth curve.
    ///
    /// The curvature of a solution varies about as 1/x: its mean lies between the harmonic and the arithmetic one of its
    /// values at both ends. Hermite's cubic through the slopes tells the energies.
    boolean isSmoothTo(IsothermPoint right) {
        double distance = right.fraction() - fraction();
        double ratio = curvature / right.curvature;
        if (!(ratio > 1 / LARGEST_RATIO && ratio < LARGEST_RATIO && curvature > 0)) {
            return false;
        }
        double bend = right.difference - difference;
        double arithmetic = 0.5 * (curvature + right.curvature) * distance;
        double harmonic = 2 * curvature * right.curvature / (curvature + right.curvature) * distance;
        double rise = right.energy - energy - difference * distance;
        double expected = 0.5 * bend * distance + (curvature - right.curvature) * distance * distance / 12;
        return bend > (1 - SLOPE) * harmonic
                && bend < (1 + SLOPE) * arithmetic
                && Math.abs(rise - expected) < ENERGY * bend * distance;
    }

    /// The points that no mixture of others is lower than.
    ///
    /// @param points in order
    static List<IsothermPoint> lowerHull(List<IsothermPoint> points) {
        List<IsothermPoint> hull = new ArrayList<>();
        for (IsothermPoint point : points) {
            while (hull.size() > 1 && hull.getLast().heightAbove(hull.get(hull.size() - 2), point) >= 0) {
                hull.removeLast();
            }
            hull.add(point);
        }
        return hull;
    }

    @Override
    public int compareTo(IsothermPoint other) {
        return Double.compare(fraction(), other.fraction());
    }
}
