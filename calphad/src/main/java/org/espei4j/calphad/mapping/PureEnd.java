package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds where a line on which an element is about to vanish arrives: at the temperature at which the phases coexist
/// without it.
///
/// Energies of the elements are pieced together of functions of temperature, very often at the melting point, and do not
/// always fit: with a jump of 0.1 J/mol no solution at all with less than 1e-5 of a solute need exist. Bisection between
/// temperatures at which one or the other phase is stable does not mind.
final class PureEnd {

    /// First and longest distance at which a change of sign is looked for, K.
    private static final double FIRST = 0.01;

    private static final double FURTHEST = 50;

    private final CoexistenceSolver solver;
    private final int element;

    /// @param element position of the vanishing element
    PureEnd(CoexistenceSolver solver, int element) {
        this.solver = solver;
        this.element = element;
    }

    /// The end of a line in a binary system.
    ///
    /// @param last a point with traces of the element in both sets
    /// @return null if none is near
    @Nullable
    LinePoint after(LinePoint last) {
        List<Member> pure = new ArrayList<>();
        for (Member member : last.members()) {
            Member without = without(member);
            if (without == null) {
                return null;
            }
            pure.add(without);
        }
        double start = last.temperature();
        double here = difference(pure, start);
        for (double distance = FIRST; distance < FURTHEST; distance *= 2) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double there = start + sign * distance;
                if (there > 0 && difference(pure, there) * here <= 0) {
                    return at(pure, bisect(pure, start, there));
                }
            }
        }
        return null;
    }

    private double bisect(List<Member> pure, double from, double to) {
        double a = from;
        double b = to;
        double atA = difference(pure, a);
        while (Math.abs(b - a) > 1e-12 * from) {
            double middle = 0.5 * (a + b);
            if (difference(pure, middle) * atA > 0) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return b;
    }

    private double difference(List<Member> pure, double temperature) {
        return energy(pure.get(0), temperature) - energy(pure.get(1), temperature);
    }

    /// J per mole of atoms.
    private double energy(Member member, double temperature) {
        MovingPhase phase = solver.phase(member.phase());
        phase.moveTo(temperature);
        return phase.energy(member.y()) / phase.atoms(member.y());
    }

    private LinePoint at(List<Member> pure, double temperature) {
        double[] potentials = new double[solver.elements()];
        double energy = energy(pure.getFirst(), temperature);
        for (int e = 0; e < potentials.length; e++) {
            potentials[e] = e == element ? Double.NEGATIVE_INFINITY : energy;
        }
        return new LinePoint(temperature, potentials, 0, pure);
    }

    /// A set with all constituents that hold the element taken out; null if a sublattice has no others.
    private @Nullable Member without(Member member) {
        MovingPhase phase = solver.phase(member.phase());
        String name = phase.description.elements().get(element);
        double[] y = member.y().clone();
        for (int i = 0; i < y.length; i++) {
            if (phase.description.species().get(i).atomsOf(name) > 0) {
                y[i] = 0;
            }
        }
        for (int s = 0; s < phase.sublattices; s++) {
            double sum = 0;
            for (int i = phase.offsets[s]; i < phase.offsets[s + 1]; i++) {
                sum += y[i];
            }
            if (!(sum > 0)) {
                return null;
            }
        }
        phase.normalise(y);
        return new Member(member.phase(), y, phase.fractions(y), member.amount(), member.isZero());
    }
}
