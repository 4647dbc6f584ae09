package org.espei4j.calphad.property;

import java.util.random.RandomGenerator;

/// Random site fractions.
final class RandomFractions {

    private RandomFractions() {}

    /// Fractions that sum to 1, evenly distributed.
    static double[] of(RandomGenerator random, int count) {
        double[] fractions = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            fractions[i] = -Math.log(1 - random.nextDouble());
            sum += fractions[i];
        }
        for (int i = 0; i < count; i++) {
            fractions[i] /= sum;
        }
        return fractions;
    }
}
