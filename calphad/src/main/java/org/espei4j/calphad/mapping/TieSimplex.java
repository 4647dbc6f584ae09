package org.espei4j.calphad.mapping;

import java.util.List;

/// Phases that coexist: a tie-line, a tie-triangle, or the phases of an invariant equilibrium.
///
/// @param temperature K
/// @param potentials chemical potentials, J/mol, in the order of the elements of the diagram; −∞ for an element that none
///     of the phases holds, at the end of a field
/// @param phases two or more
public record TieSimplex(double temperature, double[] potentials, List<CoexistingPhase> phases) {

    /// Copies the list.
    public TieSimplex {
        phases = List.copyOf(phases);
    }

    /// A phase.
    public CoexistingPhase phase(int index) {
        return phases.get(index);
    }
}
