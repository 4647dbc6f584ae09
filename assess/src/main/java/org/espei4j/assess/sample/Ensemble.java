package org.espei4j.assess.sample;

/// Positions of all chains at one iteration, with their log-probabilities. Immutable.
public final class Ensemble {

    private final double[][] positions;
    private final double[] lnProbabilities;

    private Ensemble(double[][] positions, double[] lnProbabilities) {
        this.positions = positions;
        this.lnProbabilities = lnProbabilities;
    }

    /// An ensemble of known log-probabilities; the arrays are copied.
    ///
    /// @param positions by chain and parameter; not empty, all of one length
    /// @param lnProbabilities by chain; finite or −∞
    public static Ensemble of(double[][] positions, double[] lnProbabilities) {
        if (positions.length == 0 || positions.length != lnProbabilities.length) {
            throw new IllegalArgumentException(
                    positions.length + " positions and " + lnProbabilities.length + " log-probabilities");
        }
        double[][] copy = new double[positions.length][];
        for (int chain = 0; chain < copy.length; chain++) {
            if (positions[chain].length != positions[0].length) {
                throw new IllegalArgumentException("positions of different lengths");
            }
            if (!(lnProbabilities[chain] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("log-probability " + lnProbabilities[chain] + " of chain " + chain);
            }
            copy[chain] = positions[chain].clone();
        }
        return new Ensemble(copy, lnProbabilities.clone());
    }

    /// Number of chains.
    public int chains() {
        return positions.length;
    }

    /// Number of parameters.
    public int dimension() {
        return positions[0].length;
    }

    /// Position of a chain, as a copy.
    public double[] position(int chain) {
        return positions[chain].clone();
    }

    /// One parameter of one chain.
    public double value(int chain, int parameter) {
        return positions[chain][parameter];
    }

    /// Log-probability of a chain's position; finite or −∞.
    public double lnProbability(int chain) {
        return lnProbabilities[chain];
    }

    /// All positions by chain and parameter, as a copy.
    public double[][] positions() {
        double[][] copy = new double[positions.length][];
        for (int chain = 0; chain < copy.length; chain++) {
            copy[chain] = positions[chain].clone();
        }
        return copy;
    }

    /// All log-probabilities by chain, as a copy.
    public double[] lnProbabilities() {
        return lnProbabilities.clone();
    }

    /// The chain of the highest log-probability; the first of equals.
    public int best() {
        int best = 0;
        for (int chain = 1; chain < lnProbabilities.length; chain++) {
            if (lnProbabilities[chain] > lnProbabilities[best]) {
                best = chain;
            }
        }
        return best;
    }
}
