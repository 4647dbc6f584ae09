package org.espei4j.assess.trace;

/// How well the chains have explored one parameter.
///
/// Chains of an ensemble depend on each other through the moves, so these are rules of thumb rather than proofs.
/// For a parameter that never moved, the times are infinite and the effective sample size is 0.
///
/// @param mean mean over all chains and iterations used
/// @param standardDeviation standard deviation over all chains and iterations used
/// @param autocorrelationTime integrated autocorrelation time τ in iterations, ≥ 1
/// @param effectiveSampleSize number of independent samples that tell as much, chains · iterations / τ
/// @param splitRHat potential scale reduction of half-chains; 1 when they agree, to be trusted below about 1.1
/// @param longEnough whether the chains are at least 50 τ long, below which τ itself is uncertain
public record Convergence(
        double mean,
        double standardDeviation,
        double autocorrelationTime,
        double effectiveSampleSize,
        double splitRHat,
        boolean longEnough) {

    /// The window is the shortest that is this many times τ (A. Sokal, in Functional Integration, Plenum 1997,
    /// 131–192).
    private static final double WINDOW = 5.0;

    private static final double TIMES_FOR_TRUST = 50.0;

    /// Judges one parameter.
    ///
    /// The autocorrelation is averaged over the chains, with the mean and variance of all chains together, so
    /// that chains which have not mixed lengthen τ. Split R̂ is that of A. Gelman et al., Bayesian Data Analysis,
    /// 3rd ed. (2013), section 11.4.
    ///
    /// @param trace the chains
    /// @param parameter which parameter, counted from 0
    /// @param discard number of iterations at the beginning to leave out
    /// @throws IllegalArgumentException if fewer than four iterations are left
    public static Convergence of(Trace trace, int parameter, int discard) {
        int length = trace.completed() - discard;
        if (discard < 0 || length < 4) {
            throw new IllegalArgumentException("at least four iterations are needed, not " + length);
        }
        double[][] series = new double[trace.chains()][length];
        for (int chain = 0; chain < series.length; chain++) {
            for (int t = 0; t < length; t++) {
                series[chain][t] = trace.value(chain, discard + t, parameter);
            }
        }
        return of(series);
    }

    private static Convergence of(double[][] series) {
        int length = series[0].length;
        double mean = 0.0;
        for (double[] chain : series) {
            mean += mean(chain, 0, length) / series.length;
        }
        double[] covariance = new double[length];
        for (double[] chain : series) {
            Autocovariance.add(chain, mean, covariance);
        }
        double variance = covariance[0] / series.length;
        if (neverMoved(series)) {
            return new Convergence(mean, 0.0, Double.POSITIVE_INFINITY, 0.0, Double.POSITIVE_INFINITY, false);
        }
        double time = integratedTime(covariance);
        double samples = (double) series.length * length;
        return new Convergence(
                mean, Math.sqrt(variance), time, samples / time, splitRHat(series), length >= TIMES_FOR_TRUST * time);
    }

    /// Compares the numbers themselves, because rounding in the mean leaves a parameter that never moved a tiny
    /// variance.
    private static boolean neverMoved(double[][] series) {
        for (double[] chain : series) {
            for (double value : chain) {
                if (value != series[0][0]) {
                    return false;
                }
            }
        }
        return true;
    }

    /// τ = 1 + 2 Σ ρ_k up to the window.
    private static double integratedTime(double[] covariance) {
        double time = 1.0;
        for (int lag = 1; lag < covariance.length && lag < WINDOW * time; lag++) {
            time += 2.0 * covariance[lag] / covariance[0];
        }
        return Math.max(1.0, time);
    }

    private static double splitRHat(double[][] series) {
        int half = series[0].length / 2;
        int chains = 2 * series.length;
        double[] means = new double[chains];
        double within = 0.0;
        for (int k = 0; k < chains; k++) {
            double[] chain = series[k / 2];
            int from = k % 2 == 0 ? 0 : chain.length - half;
            means[k] = mean(chain, from, from + half);
            within += variance(chain, from, from + half, means[k]) / chains;
        }
        double between = half * variance(means, 0, chains, mean(means, 0, chains));
        return within == 0.0 ? Double.POSITIVE_INFINITY : Math.sqrt((half - 1.0) / half + between / within / half);
    }

    private static double mean(double[] numbers, int from, int to) {
        double sum = 0.0;
        for (int i = from; i < to; i++) {
            sum += numbers[i];
        }
        return sum / (to - from);
    }

    /// Unbiased variance.
    private static double variance(double[] numbers, int from, int to, double mean) {
        double sum = 0.0;
        for (int i = from; i < to; i++) {
            sum += (numbers[i] - mean) * (numbers[i] - mean);
        }
        return sum / (to - from - 1);
    }
}
