package org.espei4j.cluster.status;

/// What a worker says about itself.
///
/// @param name what people call it
/// @param host name of its host
/// @param process number of its process on that host
/// @param threads how many evaluations it does at a time
/// @param busy requests being answered
/// @param evaluations evaluations done since it started
/// @param failures how many of them failed
/// @param problems problems received since it started
/// @param meanSeconds mean time of an evaluation; 0 before the first
/// @param shortestSeconds shortest evaluation; 0 before the first
/// @param longestSeconds longest evaluation; 0 before the first
/// @param heapUsedBytes memory of the Java heap that is used
/// @param heapLimitBytes memory to which the Java heap may grow
/// @param uptimeSeconds time since it joined
public record WorkerStatus(
        String name,
        String host,
        long process,
        int threads,
        int busy,
        long evaluations,
        long failures,
        long problems,
        double meanSeconds,
        double shortestSeconds,
        double longestSeconds,
        long heapUsedBytes,
        long heapLimitBytes,
        double uptimeSeconds) {}
