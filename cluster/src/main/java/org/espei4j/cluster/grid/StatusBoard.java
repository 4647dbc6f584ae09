package org.espei4j.cluster.grid;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterNode;
import org.espei4j.cluster.grid.Member.Role;
import org.espei4j.cluster.problem.MalformedMessageException;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.ClusterStatus.Change.Kind;
import org.espei4j.cluster.status.RunStatus;
import org.espei4j.cluster.status.StatusJson;
import org.espei4j.cluster.status.WorkerStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the scheduler knows of its cluster: who is there, from Ignite, and what they say about themselves.
/// Thread-safe.
final class StatusBoard {

    private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);

    private static final int CHANGES_KEPT = 30;

    /// Where a job finds the board in the scheduler's local map.
    static final String KEY = "espei4j.board";

    private final Ignite ignite;
    private final String address;
    private final String programVersion;
    private final RefusalLog refusals;
    private final long start = System.nanoTime();
    private final Map<UUID, WorkerStatus> workers = new ConcurrentHashMap<>();
    private final Map<UUID, RunStatus> runs = new ConcurrentHashMap<>();
    private final Deque<ClusterStatus.Change> changes = new ArrayDeque<>();

    StatusBoard(Ignite ignite, String address, String programVersion, RefusalLog refusals) {
        this.ignite = ignite;
        this.address = address;
        this.programVersion = programVersion;
        this.refusals = refusals;
    }

    /// Begins to listen to reports.
    void listen() {
        ignite.message().localListen(Topics.WORKER_REPORT, (id, report) -> {
            onReport(id, Role.WORKER, report, bytes -> workers.put(id, StatusJson.readWorker(bytes)));
            return true;
        });
        ignite.message().localListen(Topics.RUN_REPORT, (id, report) -> {
            onReport(id, Role.RUN, report, bytes -> runs.put(id, StatusJson.readRun(bytes)));
            return true;
        });
        ignite.cluster().nodeLocalMap().put(KEY, this);
    }

    /// What to do with the bytes of a report.
    @FunctionalInterface
    private interface Reader {
        void read(byte[] bytes) throws MalformedMessageException;
    }

    private void onReport(UUID id, Role role, Object report, Reader reader) {
        ClusterNode sender = ignite.cluster().node(id);
        Optional<Member> member = sender == null ? Optional.empty() : Member.of(sender);
        if (member.filter(m -> m.role() == role).isEmpty()) {
            return;
        }
        try {
            if (report instanceof byte[] bytes) {
                reader.read(bytes);
            } else {
                throw new MalformedMessageException("a report that is not bytes");
            }
        } catch (MalformedMessageException e) {
            LOG.warn("A report of {} is not understood: {}", member.get().title(), e.getMessage());
        }
    }

    /// Keeps in mind that a member has joined or gone.
    void note(Kind kind, Member member) {
        synchronized (changes) {
            changes.addFirst(
                    new ClusterStatus.Change(Instant.now(), kind, member.role().title() + " " + member.title()));
            if (changes.size() > CHANGES_KEPT) {
                changes.removeLast();
            }
        }
    }

    private List<ClusterStatus.Change> latestChanges() {
        synchronized (changes) {
            return List.copyOf(changes);
        }
    }

    /// Forgets a member that has gone.
    void forget(UUID id) {
        workers.remove(id);
        runs.remove(id);
    }

    /// The state of the cluster now.
    ClusterStatus status() {
        List<WorkerStatus> presentWorkers = new ArrayList<>();
        List<RunStatus> presentRuns = new ArrayList<>();
        for (ClusterNode node : ignite.cluster().nodes()) {
            Member.of(node).ifPresent(member -> {
                switch (member.role()) {
                    case WORKER -> presentWorkers.add(workers.getOrDefault(node.id(), silent(member)));
                    case RUN -> presentRuns.add(runs.getOrDefault(node.id(), silentRun(member)));
                    case SCHEDULER, OBSERVER -> {
                        // The scheduler speaks for itself, and an observer does nothing worth knowing.
                    }
                }
            });
        }
        presentWorkers.sort(Comparator.comparing(WorkerStatus::name).thenComparing(WorkerStatus::process));
        presentRuns.sort(Comparator.comparing(RunStatus::name).thenComparing(RunStatus::process));
        Runtime runtime = Runtime.getRuntime();
        return new ClusterStatus(
                address,
                programVersion,
                Instant.now(),
                (System.nanoTime() - start) * 1e-9,
                runtime.totalMemory() - runtime.freeMemory(),
                presentWorkers,
                presentRuns,
                latestChanges(),
                refusals.latest());
    }

    /// A worker that has joined but not reported yet.
    private static WorkerStatus silent(Member member) {
        return new WorkerStatus(
                member.name(), member.host(), member.process(), member.threads(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private static RunStatus silentRun(Member member) {
        return new RunStatus(
                member.name(),
                member.host(),
                member.process(),
                0,
                0,
                0,
                Double.NEGATIVE_INFINITY,
                0,
                0,
                0,
                Map.of(),
                0,
                -1,
                RunStatus.Traces.NONE);
    }
}
