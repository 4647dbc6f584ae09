package org.espei4j.cluster.grid;

/// How many evaluations are done and how long they take, and what follows from that for the size of portions. Guarded
/// by the dispatcher's lock.
final class Pace {

    /// Portions should keep a worker busy for so long, so that the way to it does not matter.
    private static final double PORTION_SECONDS = 0.200;

    /// Evaluations that take longer on average are not sent ahead: no thread is to be without work while a proposal
    /// waits behind another that takes long.
    private static final double SENT_AHEAD_SECONDS = 0.100;

    private long evaluations;
    private double meanSeconds;

    /// Evaluations done.
    long evaluations() {
        return evaluations;
    }

    /// Notes how long an evaluation took; the last ones count most.
    ///
    /// @param seconds its time, s
    void evaluated(double seconds) {
        evaluations++;
        meanSeconds = meanSeconds == 0.0 ? seconds : 0.9 * meanSeconds + 0.1 * seconds;
    }

    /// Whether a portion should wait at each thread while the one before is evaluated.
    ///
    /// @param batch whose proposals wait
    /// @param threads evaluations that the workers can do at a time
    boolean isWorthSendingAhead(ProposalBatch batch, int threads) {
        return meanSeconds > 0.0
                && meanSeconds < SENT_AHEAD_SECONDS
                && batch.waiting() > threads
                && !batch.nextWasLost();
    }

    /// Guided self-scheduling (C. D. Polychronopoulos, D. J. Kuck, IEEE Trans. Comput. C-36 (1987) 1425–1439):
    /// large portions at first, single proposals at the end; never more than keeps a worker busy for
    /// [#PORTION_SECONDS].
    ///
    /// @param batch whose proposals wait
    /// @param threads evaluations that the workers can do at a time
    /// @return proposals of the next portion
    int portionSize(ProposalBatch batch, int threads) {
        if (meanSeconds == 0.0 || batch.nextWasLost()) {
            return 1;
        }
        double most = Math.min(PORTION_SECONDS / meanSeconds, batch.waiting() / (2.0 * (threads + 1)));
        return Math.max(1, (int) most);
    }
}
