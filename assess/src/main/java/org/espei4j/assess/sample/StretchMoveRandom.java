package org.espei4j.assess.sample;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The random numbers of stretch moves, in one stream: for each half of each iteration all stretch numbers, then
/// all partners, then all acceptance numbers. Drawn in one place and in this order, they do not depend on who
/// evaluates.
final class StretchMoveRandom {

    private final RandomGenerator random;
    private final int half;

    /// @param seed seed of the stream
    /// @param half number of chains in each half of the ensemble
    /// @param iterationsDone number of iterations whose numbers are already used up, where a stopped run goes on
    StretchMoveRandom(long seed, int half, long iterationsDone) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.half = half;
        // The generator cannot jump, and a bounded integer may take several steps: draw and forget (some 10 ns
        // each).
        Draws forgotten = new Draws(half);
        for (long i = 0; i < 2 * iterationsDone; i++) {
            draw(forgotten);
        }
    }

    /// Draws the numbers of one half-iteration.
    void draw(Draws draws) {
        for (int i = 0; i < half; i++) {
            draws.stretch[i] = random.nextDouble();
        }
        for (int i = 0; i < half; i++) {
            draws.partner[i] = random.nextInt(half);
        }
        for (int i = 0; i < half; i++) {
            draws.acceptance[i] = random.nextDouble();
        }
    }

    /// The numbers of one half-iteration: for each chain of the half u and u' in [0, 1) and a partner in the
    /// other half.
    static final class Draws {

        final double[] stretch;
        final int[] partner;
        final double[] acceptance;

        Draws(int half) {
            stretch = new double[half];
            partner = new int[half];
            acceptance = new double[half];
        }
    }
}
