package org.espei4j.calphad.equilibrium;

/// Compositions of sampled constitutions as the linear programme looks at them, with those of one element alone, and with a
/// coarser choice of them for its first steps. Immutable; the arrays are not to be changed.
///
/// @param elements number of elements
/// @param count number of points
/// @param fractions mole fraction of each element at each point, at `element·count + point`
/// @param pure the points of one element alone
/// @param coarseCount number of points of the coarser choice, which are every [#STRIDE]th; 0 where it is not worth while
/// @param coarseFractions mole fractions of these
record HullGrid(
        int elements, int count, double[] fractions, PurePoints pure, int coarseCount, double[] coarseFractions) {

    /// Distance of the points of the coarser choice.
    static final int STRIDE = 8;
    /// Fewer points than this are looked at all together from the beginning.
    private static final int FEW = 1000;

    /// The grid of points.
    ///
    /// @param fractions at `element·count + point`
    static HullGrid of(int elements, int count, double[] fractions) {
        int coarse = count < FEW ? 0 : (count + STRIDE - 1) / STRIDE;
        double[] chosen = new double[elements * coarse];
        for (int e = 0; e < elements; e++) {
            for (int j = 0; j < coarse; j++) {
                chosen[e * coarse + j] = fractions[e * count + j * STRIDE];
            }
        }
        return new HullGrid(elements, count, fractions, PurePoints.of(elements, count, fractions), coarse, chosen);
    }
}
