package org.espei4j.cluster.grid;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A worker as a run sees it: how much it can do at a time, and what it is doing. Guarded by the dispatcher's
/// lock.
final class Workplace {

    /// How long a worker is left alone that could not be reached, the first time; twice as long each further time.
    private static final long FIRST_REST_NANOS = 5_000_000_000L;

    private static final long LONGEST_REST_NANOS = 600_000_000_000L;

    private final UUID id;
    private final Member member;

    /// What it is doing and what waits for its threads, in the order in which it was sent, and since when it has been
    /// doing it, ns; absent for what waits.
    private final Map<ProposalBatch.Portion, Optional<Long>> underWay = new LinkedHashMap<>();

    private int proposalsUnderWay;
    private boolean unfit;
    private boolean unreachable;
    private long rest = FIRST_REST_NANOS;
    private long restEnds;

    Workplace(UUID id, Member member) {
        this.id = id;
        this.member = member;
    }

    UUID id() {
        return id;
    }

    Member member() {
        return member;
    }

    /// How many more portions it can work on at once; below zero, how many wait for its threads.
    int free() {
        return member.threads() - underWay.size();
    }

    int proposalsUnderWay() {
        return proposalsUnderWay;
    }

    /// Whether it cannot evaluate the problem.
    boolean isUnfit() {
        return unfit;
    }

    void markUnfit() {
        unfit = true;
    }

    /// Notes that a request did not get to it, although it is a member.
    ///
    /// @param now time, ns
    /// @return how long it is left alone, ns
    long markUnreachable(long now) {
        long left = rest;
        unreachable = true;
        restEnds = now + rest;
        rest = Math.min(2 * rest, LONGEST_REST_NANOS);
        return left;
    }

    /// Notes that it has answered.
    void markReached() {
        unreachable = false;
        rest = FIRST_REST_NANOS;
    }

    /// Whether it can be sent requests.
    ///
    /// @param now time, ns
    boolean isUsable(long now) {
        return !unfit && (!unreachable || now - restEnds >= 0);
    }

    /// It has been sent a portion.
    ///
    /// @param now time, ns
    void begin(ProposalBatch.Portion portion, long now) {
        underWay.put(portion, free() > 0 ? Optional.of(now) : Optional.empty());
        proposalsUnderWay += portion.places().length;
    }

    /// It has done with a portion, whatever came of it.
    ///
    /// @param now time, ns
    void end(ProposalBatch.Portion portion, long now) {
        Optional<Long> since = underWay.remove(portion);
        proposalsUnderWay -= portion.places().length;
        if (since == null || since.isEmpty()) {
            return;
        }
        for (Map.Entry<ProposalBatch.Portion, Optional<Long>> next : underWay.entrySet()) {
            if (next.getValue().isEmpty()) {
                next.setValue(Optional.of(now));
                return;
            }
        }
    }

    /// Proposals that it has still to evaluate, as far as can be told.
    ///
    /// @param now time, ns
    /// @param seconds how long an evaluation takes, s
    double left(long now, double seconds) {
        double left = 0;
        for (Map.Entry<ProposalBatch.Portion, Optional<Long>> portion : underWay.entrySet()) {
            int size = portion.getKey().places().length;
            double done = portion.getValue()
                    .map(since -> 1e-9 * (now - since) / seconds)
                    .orElse(0.0);
            left += Math.max(0, size - done);
        }
        return left;
    }
}
