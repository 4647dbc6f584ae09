package org.espei4j.calphad.model;

/// The energies of a phase at many fixed constitutions, at one temperature and pressure. For models that are sums of
/// (function of T, P and parameters) × (function of site fractions), the energies of all points are one matrix–vector
/// product, so that a new set of parameters costs little. Immutable and thread-safe.
public interface EnergySurface {

    /// Number of points.
    int size();

    /// Energies of all points.
    ///
    /// @param theta fitted values in the order of [CompiledPhase#parameters]
    /// @param workspace workspace of the [BoundPhase] this was made from, bound to `theta`
    /// @param energies receives for each point the Gibbs energy in J per mole of formula units
    void energies(double[] theta, double[] workspace, double[] energies);
}
