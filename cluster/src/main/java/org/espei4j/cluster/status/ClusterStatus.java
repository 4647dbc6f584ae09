package org.espei4j.cluster.status;

import java.time.Instant;
import java.util.List;

/// What a cluster is doing at one moment.
///
/// @param address where the scheduler listens
/// @param programVersion version of the program
/// @param time when it was so
/// @param uptimeSeconds time since the scheduler started
/// @param heapUsedBytes memory of the scheduler's Java heap that is used
/// @param workers all workers that are members, by name
/// @param runs all runs that are members, by name
/// @param refusals connections that were refused lately, the latest first
public record ClusterStatus(
        String address,
        String programVersion,
        Instant time,
        double uptimeSeconds,
        long heapUsedBytes,
        List<WorkerStatus> workers,
        List<RunStatus> runs,
        List<Refusal> refusals) {

    /// A connection that was refused.
    ///
    /// @param time when
    /// @param address where it came from
    /// @param reason why
    public record Refusal(Instant time, String address, String reason) {}

    /// Copies the lists.
    public ClusterStatus {
        workers = List.copyOf(workers);
        runs = List.copyOf(runs);
        refusals = List.copyOf(refusals);
    }

    /// How many evaluations the cluster can do at a time.
    public int threads() {
        return workers.stream().mapToInt(WorkerStatus::threads).sum();
    }
}
