package org.espei4j.cluster.status;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What a cluster is doing at one moment.
///
/// @param address where the scheduler listens
/// @param programVersion version of the program
/// @param time when it was so
/// @param uptimeSeconds time since the scheduler started
/// @param heapUsedBytes memory of the scheduler's Java heap that is used
/// @param workers all workers that are members, by name
/// @param runs all runs that are members, by name
/// @param changes members that have joined or gone lately, the latest first
/// @param refusals connections that were refused lately, the latest first
public record ClusterStatus(
        String address,
        String programVersion,
        Instant time,
        double uptimeSeconds,
        long heapUsedBytes,
        List<WorkerStatus> workers,
        List<RunStatus> runs,
        List<Change> changes,
        List<Refusal> refusals) {

    /// A worker or a run has joined or gone.
    ///
    /// @param time when
    /// @param kind how
    /// @param member which one, as people call it
    public record Change(Instant time, Kind kind, String member) {

        /// How a member comes and goes.
        public enum Kind {
            /// It has joined.
            JOINED,
            /// It has taken leave.
            LEFT,
            /// It was killed, has hung, or cannot be reached any more.
            LOST;

            /// As it stands in a sentence and in JSON: `joined`, `left` or `lost`.
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

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
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
    }

    /// How many evaluations the cluster can do at a time.
    public int threads() {
        return workers.stream().mapToInt(WorkerStatus::threads).sum();
    }

    /// How many evaluations are being done now, as far as workers have said.
    public int busy() {
        return workers.stream().mapToInt(WorkerStatus::busy).sum();
    }
}
