package org.espei4j.calphad.equilibrium;

import java.util.Arrays;

/// A variable that conditions leave open and that is searched for in one dimension, with the values at which the search
/// looks first.
///
/// @param kind what it is
/// @param grid rising values; not to be changed
/// @param first position in the grid from which a search for the lowest solution goes up; what is below comes last
record FreeVariable(Kind kind, double[] grid, int first) {

    /// What a variable is.
    enum Kind {
        /// K.
        TEMPERATURE,
        /// Pa.
        PRESSURE,
        /// Position in an [AmountSpace].
        COMPOSITION
    }

    /// Limits of temperature, K.
    private static final double COLDEST = 1;

    private static final double HOTTEST = 6000;
    /// From here on upward a search among several temperatures begins, K: phases that come and go below are rarely meant.
    private static final double USUAL = 200;

    /// Limits of pressure, Pa.
    private static final double THINNEST = 1e-3;

    private static final double DENSEST = 1e12;
    /// Where a search among several pressures begins, Pa.
    private static final double ATMOSPHERE = 1e5;

    /// Temperature, from 1 K to 6000 K.
    static FreeVariable temperature() {
        double[] grid = new double[128];
        int count = 0;
        int first = 0;
        for (double t = COLDEST; t < HOTTEST; t *= t < 20 ? 2.2 : t < USUAL ? 1.4 : 1.07) {
            first = t < USUAL ? count + 1 : first;
            grid[count++] = t;
        }
        grid[count++] = HOTTEST;
        return new FreeVariable(Kind.TEMPERATURE, Arrays.copyOf(grid, count), first);
    }

    /// Pressure, from 1 mPa to 1 TPa.
    static FreeVariable pressure() {
        double[] grid = new double[128];
        int count = 0;
        int first = 0;
        for (double p = THINNEST; p < DENSEST; p *= 3) {
            first = p < ATMOSPHERE ? count + 1 : first;
            grid[count++] = p;
        }
        grid[count++] = DENSEST;
        return new FreeVariable(Kind.PRESSURE, Arrays.copyOf(grid, count), first);
    }

    /// Composition along a line, dense near its ends.
    static FreeVariable composition() {
        double[] near = {1e-10, 1e-8, 1e-6, 1e-5, 1e-4, 1e-3, 0.005};
        int steps = 50;
        double[] grid = new double[2 * near.length + steps - 1];
        for (int i = 0; i < near.length; i++) {
            grid[i] = near[i];
            grid[grid.length - 1 - i] = 1 - near[i];
        }
        for (int i = 1; i < steps; i++) {
            grid[near.length + i - 1] = (double) i / steps;
        }
        return new FreeVariable(Kind.COMPOSITION, grid, 0);
    }
}
