package org.espei4j.calphad.mapping;

/// Rates of change along a line, per unit of arc length in scaled unknowns.
///
/// @param unknowns the scaled unknowns of [CoexistenceSolver], a vector of length 1
/// @param temperature K
/// @param potentials J/mol
/// @param axis of the composition axis
/// @param siteFractions of each set
/// @param fractions mole fractions of each set
/// @param amounts of each set
record Direction(
        double[] unknowns,
        double temperature,
        double[] potentials,
        double axis,
        double[][] siteFractions,
        double[][] fractions,
        double[] amounts) {

    /// The opposite direction.
    Direction reversed() {
        return new Direction(
                negative(unknowns),
                -temperature,
                negative(potentials),
                -axis,
                negative(siteFractions),
                negative(fractions),
                negative(amounts));
    }

    /// Cosine of the angle to another direction with the same unknowns.
    double cosine(Direction other) {
        double sum = 0;
        for (int i = 0; i < unknowns.length; i++) {
            sum += unknowns[i] * other.unknowns[i];
        }
        return sum;
    }

    private static double[] negative(double[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = -values[i];
        }
        return result;
    }

    private static double[][] negative(double[][] values) {
        double[][] result = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            result[i] = negative(values[i]);
        }
        return result;
    }
}
