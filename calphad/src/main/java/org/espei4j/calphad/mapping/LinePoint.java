package org.espei4j.calphad.mapping;

import java.util.List;

/// An equilibrium of given composition sets. Immutable; arrays are shared and never written to.
///
/// @param temperature K
/// @param potentials chemical potentials, J/mol
/// @param axis position on the composition axis of an isopleth; 0 elsewhere
/// @param members the sets
record LinePoint(double temperature, double[] potentials, double axis, List<Member> members) {

    LinePoint {
        members = List.copyOf(members);
    }

    /// The same with other sets.
    LinePoint with(List<Member> others) {
        return new LinePoint(temperature, potentials, axis, others);
    }

    Member member(int k) {
        return members.get(k);
    }

    /// Whether this is where another point is.
    boolean isAt(LinePoint other) {
        return Math.abs(temperature - other.temperature) < 1e-9 * temperature
                && Math.abs(axis - other.axis) < 1e-12
                && members.getFirst().compositionDistance(other.members.getFirst()) < 1e-9;
    }

    int count() {
        return members.size();
    }
}
