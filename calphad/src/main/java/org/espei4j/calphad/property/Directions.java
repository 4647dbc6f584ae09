package org.espei4j.calphad.property;

import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;

/// Which slopes the numbers of an [EquilibriumPoint] have. Immutable.
sealed interface Directions {

    /// No slopes: values only.
    record None() implements Directions {
        @Override
        public Differential unknown(int position, double value, int unknowns) {
            return Differential.constant(value);
        }

        @Override
        public Differential function(double value, IntToDoubleFunction slopes, int unknowns, DoubleSupplier mixed) {
            return Differential.constant(value);
        }
    }

    /// Slopes by each of the unknowns.
    record Each() implements Directions {
        @Override
        public Differential unknown(int position, double value, int unknowns) {
            double[] slopes = new double[unknowns];
            slopes[position] = 1;
            return Differential.of(value, slopes);
        }

        @Override
        public Differential function(double value, IntToDoubleFunction slopes, int unknowns, DoubleSupplier mixed) {
            double[] all = new double[unknowns];
            for (int u = 0; u < unknowns; u++) {
                all[u] = slopes.applyAsDouble(u);
            }
            return Differential.of(value, all);
        }
    }

    /// The slope along one direction.
    ///
    /// @param direction rates of change of all unknowns
    record Along(double[] direction) implements Directions {
        @Override
        public Differential unknown(int position, double value, int unknowns) {
            return Differential.of(value, direction[position]);
        }

        @Override
        public Differential function(double value, IntToDoubleFunction slopes, int unknowns, DoubleSupplier mixed) {
            return Differential.of(value, dot(slopes, direction));
        }
    }

    /// Slopes along two directions, and the second derivative along both.
    ///
    /// @param first rates of change of all unknowns
    /// @param second rates of change of all unknowns
    record Pair(double[] first, double[] second) implements Directions {
        @Override
        public Differential unknown(int position, double value, int unknowns) {
            return Differential.paired(value, first[position], second[position], 0);
        }

        @Override
        public Differential function(double value, IntToDoubleFunction slopes, int unknowns, DoubleSupplier mixed) {
            return Differential.paired(value, dot(slopes, first), dot(slopes, second), mixed.getAsDouble());
        }
    }

    /// Values only.
    Directions NONE = new None();

    /// Slopes by each of the unknowns.
    Directions EACH = new Each();

    /// An unknown.
    Differential unknown(int position, double value, int unknowns);

    /// A function of the unknowns.
    ///
    /// @param slopes by each unknown
    /// @param unknowns number of unknowns
    /// @param mixed second derivative along a pair of directions, asked for if there is such a pair
    Differential function(double value, IntToDoubleFunction slopes, int unknowns, DoubleSupplier mixed);

    private static double dot(IntToDoubleFunction slopes, double[] direction) {
        double sum = 0;
        for (int u = 0; u < direction.length; u++) {
            if (direction[u] != 0) {
                sum += slopes.applyAsDouble(u) * direction[u];
            }
        }
        return sum;
    }
}
