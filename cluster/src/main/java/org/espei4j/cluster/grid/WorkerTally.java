package org.espei4j.cluster.grid;

/// Counts what a worker has done. Thread-safe.
final class WorkerTally {

    private long evaluations;
    private long failures;
    private long problems;
    private int busy;
    private double totalSeconds;
    private double shortestSeconds = Double.POSITIVE_INFINITY;
    private double longestSeconds;
    private long idleSince = System.nanoTime();

    /// The counts at one moment.
    ///
    /// @param evaluations evaluations done
    /// @param failures evaluations that failed
    /// @param problems problems received
    /// @param busy requests being answered
    /// @param totalSeconds time of all evaluations
    /// @param shortestSeconds shortest evaluation; 0 before the first
    /// @param longestSeconds longest evaluation
    /// @param idleSeconds time since the last request was answered; 0 while one is
    record Counts(
            long evaluations,
            long failures,
            long problems,
            int busy,
            double totalSeconds,
            double shortestSeconds,
            double longestSeconds,
            double idleSeconds) {}

    synchronized void begin() {
        busy++;
    }

    synchronized void end() {
        busy--;
        idleSince = System.nanoTime();
    }

    synchronized void received() {
        problems++;
    }

    synchronized void evaluated(double seconds, boolean failed) {
        evaluations++;
        failures += failed ? 1 : 0;
        totalSeconds += seconds;
        shortestSeconds = Math.min(shortestSeconds, seconds);
        longestSeconds = Math.max(longestSeconds, seconds);
    }

    synchronized Counts counts() {
        double idle = busy > 0 ? 0 : (System.nanoTime() - idleSince) * 1e-9;
        return new Counts(
                evaluations,
                failures,
                problems,
                busy,
                totalSeconds,
                evaluations == 0 ? 0 : shortestSeconds,
                longestSeconds,
                idle);
    }
}
