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

    int count() {
        return members.size();
    }
}
