package org.espei4j.assess.sample;

import java.util.ArrayList;
import java.util.List;

/// Start positions of the chains: normally distributed around the start values, the first chain exactly at them.
public final class InitialEnsemble {

    /// Seed of deterministic runs, the same as ESPEI's.
    public static final int DETERMINISTIC_SEED = 1769;

    private InitialEnsemble() {}

    /// Start positions, drawn chain by chain and parameter by parameter.
    ///
    /// Parameter i of chain j is normal with mean p_i and standard deviation |p_i|·s; chain 0 is p itself,
    /// although its random numbers are drawn as for the others. A parameter with start value 0 is 0 in all chains
    /// and, since chains move along the lines between them, stays 0 for ever: see [#immobileParameters].
    ///
    /// @param start start values p
    /// @param chains number of chains, ≥ 1
    /// @param relativeDeviation s ≥ 0
    /// @param seed seed, an unsigned 32-bit number
    /// @return positions by chain and parameter, owned by the caller
    public static double[][] around(double[] start, int chains, double relativeDeviation, int seed) {
        if (chains < 1 || !(relativeDeviation >= 0.0)) {
            throw new IllegalArgumentException(chains + " chains with a relative deviation of " + relativeDeviation);
        }
        LegacyMersenneTwister random = new LegacyMersenneTwister(seed);
        double[][] positions = new double[chains][start.length];
        for (double[] position : positions) {
            for (int i = 0; i < start.length; i++) {
                position[i] = start[i] + Math.abs(start[i] * relativeDeviation) * random.nextGaussian();
            }
        }
        positions[0] = start.clone();
        return positions;
    }

    /// Names of the parameters that can never change, because all chains have the same value. Users should be
    /// warned.
    ///
    /// @param positions positions by chain and parameter
    /// @param names names of the parameters
    public static List<String> immobileParameters(double[][] positions, List<String> names) {
        List<String> immobile = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean same = true;
            for (double[] position : positions) {
                same &= position[i] == positions[0][i];
            }
            if (same) {
                immobile.add(names.get(i));
            }
        }
        return immobile;
    }
}
