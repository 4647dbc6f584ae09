package org.espei4j.calphad.mapping;

import java.util.List;

/// An equilibrium of a system of given composition.
///
/// @param temperature K
/// @param composition mole fractions of the system, in the order of the elements of the diagram
/// @param potentials chemical potentials, J/mol; −∞ for an element that the system does not have
/// @param phases the phases, also those that are about to appear or to vanish
/// @param amounts moles of atoms of each phase per mole of atoms of the system; 0 where one is about to appear or to
///     vanish
public record SystemPoint(
        double temperature, double[] composition, double[] potentials, List<CoexistingPhase> phases, double[] amounts) {

    /// Copies the list.
    public SystemPoint {
        phases = List.copyOf(phases);
    }
}
