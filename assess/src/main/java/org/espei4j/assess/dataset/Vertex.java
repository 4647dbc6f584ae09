package org.espei4j.assess.dataset;

import org.espei4j.calphad.diagnostic.SourcePlace;

/// One corner of a region: a phase and its composition, or a point of the target plane.
///
/// @param index position in the region, from 0
/// @param phase name of the phase, or [#HYPERPLANE]
/// @param composition its composition, as far as it was measured
/// @param disordered whether the phase is meant in its disordered state, with the mole fractions as site fractions
/// @param weight weight of the vertex, at least 0; of weight 0: takes no part
/// @param place where the vertex stands
public record Vertex(
        int index, String phase, Composition composition, boolean disordered, double weight, SourcePlace place) {

    /// Name of the pseudo-phase that only states a composition at which the target plane is computed.
    public static final String HYPERPLANE = "__HYPERPLANE__";

    /// Whether this is a point of the target plane and not a phase.
    public boolean isHyperplane() {
        return phase.equals(HYPERPLANE);
    }

    /// The vertex with another composition.
    public Vertex withComposition(Composition other) {
        return new Vertex(index, phase, other, disordered, weight, place);
    }
}
