package org.espei4j.cluster.grid;

import java.util.UUID;

/// A worker as a run sees it: how much it can do at a time, and what it is doing. Guarded by the dispatcher's
/// lock.
final class Workplace {

    private final UUID id;
    private final Member member;
    private int portionsUnderWay;
    private int proposalsUnderWay;
    private boolean unfit;

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

    void begin(ProposalBatch.Portion portion) {
        portionsUnderWay++;
        proposalsUnderWay += portion.places().length;
    }

    void end(ProposalBatch.Portion portion) {
        portionsUnderWay--;
        proposalsUnderWay -= portion.places().length;
    }
}
