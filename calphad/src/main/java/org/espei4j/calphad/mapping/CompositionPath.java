package org.espei4j.calphad.mapping;

/// The straight line in composition space that the composition axis of an isopleth runs along: `x(s) = start + s·slope`.
///
/// @param start mole fractions of the elements at `s = 0`
/// @param slope change of the mole fractions per unit of s; sums to 0
record CompositionPath(double[] start, double[] slope) {

    double[] at(double axis) {
        double[] fractions = new double[start.length];
        for (int e = 0; e < start.length; e++) {
            fractions[e] = start[e] + axis * slope[e];
        }
        return fractions;
    }
}
