package org.espei4j.calphad.equilibrium;

import java.util.Arrays;

/// The sampled constitutions that are of one element alone, element by element. Immutable.
///
/// @param points positions of the points; not to be changed
/// @param starts where those of each element begin, and their number at the end; not to be changed
record PurePoints(int[] points, int[] starts) {

    private static final double PURE = 1 - 1e-9;

    /// Finds them.
    ///
    /// @param fractions mole fraction of each element at each point, at `element·count + point`
    static PurePoints of(int elements, int count, double[] fractions) {
        int[] found = new int[elements * 16];
        int[] starts = new int[elements + 1];
        int number = 0;
        for (int e = 0; e < elements; e++) {
            starts[e] = number;
            for (int j = 0; j < count; j++) {
                if (fractions[e * count + j] >= PURE) {
                    if (number == found.length) {
                        found = Arrays.copyOf(found, 2 * number);
                    }
                    found[number++] = j;
                }
            }
        }
        starts[elements] = number;
        return new PurePoints(Arrays.copyOf(found, number), starts);
    }

    /// The point of least energy of an element.
    ///
    /// @param energies of all points
    /// @return −1 if the element has no point of finite energy
    int cheapest(int element, double[] energies) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int k = starts[element]; k < starts[element + 1]; k++) {
            if (energies[points[k]] < least) {
                least = energies[points[k]];
                best = points[k];
            }
        }
        return best;
    }
}
