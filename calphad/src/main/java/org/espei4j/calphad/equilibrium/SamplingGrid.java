package org.espei4j.calphad.equilibrium;

import org.espei4j.calphad.model.PhaseDescription;

/// A rule by which constitutions of a phase are chosen for sampling its energy.
///
/// Every point keeps the sublattice sums and, in phases with ions, the charge balance. No site fraction is exactly zero:
/// absent constituents get about 1e-14.
public sealed interface SamplingGrid permits ReferenceGrid, StartGrid {

    /// The constitutions of a phase.
    ///
    /// @return site fractions of point after point, in the order of the description; the length is a multiple of
    ///     [PhaseDescription#siteFractionCount]. Empty if a phase with ions has no neutral constitution
    double[] points(PhaseDescription phase);

    /// Moles of atoms per mole of formula units that a point must have to be used; 0 for any.
    double leastAtoms(PhaseDescription phase);

    /// The grid of the reference program (pycalphad 0.11) for phases without ions: endmembers, lines between each two of
    /// them, and a scrambled Halton sequence. Phases with ions are sampled on their neutral subspace with a similar
    /// number of points, which are not those of the reference program.
    ///
    /// @param density points per line and, times the number of free site fractions, quasi-random points; 1 or more
    static SamplingGrid reference(int density) {
        return new ReferenceGrid(density);
    }

    /// The grid from which a global search starts. It is lean, dense near the corners, and bounded for phases with many
    /// endmembers, because whatever it misses by a little is found by local refinement.
    static SamplingGrid starts() {
        return new StartGrid();
    }
}
