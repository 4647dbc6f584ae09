package org.espei4j.calphad.equilibrium;

/// Keeps sampled constitutions out of a search that hold elements the system does not have.
final class AbsentElements {

    /// Mole fractions up to this are the traces of the sampling grid.
    private static final double TRACE = 1e-9;

    private AbsentElements() {}

    /// The energies of sampled points with those of points that hold absent elements replaced by +∞.
    ///
    /// @param absent whether each element is absent
    /// @param fractions mole fractions at `element·points + point`
    /// @param energies energies of the points
    /// @param scratch as long as `energies`; overwritten if any element is absent
    /// @return `energies` if no element is absent, otherwise `scratch`
    static double[] bar(boolean[] absent, double[] fractions, double[] energies, double[] scratch) {
        int points = energies.length;
        double[] result = energies;
        for (int e = 0; e < absent.length; e++) {
            if (!absent[e]) {
                continue;
            }
            if (result == energies) {
                System.arraycopy(energies, 0, scratch, 0, points);
                result = scratch;
            }
            for (int j = 0; j < points; j++) {
                if (fractions[e * points + j] > TRACE) {
                    scratch[j] = Double.POSITIVE_INFINITY;
                }
            }
        }
        return result;
    }
}
