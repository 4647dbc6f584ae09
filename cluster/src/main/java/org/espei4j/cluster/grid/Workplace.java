package org.espei4j.cluster.grid;

import java.util.UUID;

/// A worker as a run sees it: how much it can do at a time, and what it is doing. Guarded by the dispatcher's
/// lock.
final class Workplace {

    /// How long a worker is left alone that could not be reached, the first time; twice as long each further time.
    private static final long FIRST_REST_NANOS = 5_000_000_000L;

    private static final long LONGEST_REST_NANOS = 600_000_000_000L;

    private final UUID id;
    private final Member member;
    private int portionsUnderWay;
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
        return member.threads() - portionsUnderWay;
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

    void begin(ProposalBatch.Portion portion) {
        portionsUnderWay++;
        proposalsUnderWay += portion.places().length;
    }

    void end(ProposalBatch.Portion portion) {
        portionsUnderWay--;
        proposalsUnderWay -= portion.places().length;
    }
}
