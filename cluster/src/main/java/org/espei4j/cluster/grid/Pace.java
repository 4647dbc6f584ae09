package org.espei4j.cluster.grid;

/// How many evaluations are done and how long they take, and what follows from that for the size of portions. Guarded
/// by the dispatcher's lock.
final class Pace {

    /// Portions should keep a worker busy for so long, so that the way to it does not matter. A message costs a worker 4 ms of
    /// a processor, until its virtual machine has compiled well what it runs through, and the run 1 ms; with 64 workers on
    /// two processors, which share them, that was a third of all they did when it was 0.2 s.
    private static final double PORTION_SECONDS = 1.0;

    /// Evaluations that take longer on average are not sent ahead: no thread is to be without work while a proposal
    /// waits behind another that takes long.
    private static final double SENT_AHEAD_SECONDS = 0.100;

    /// Times whose standard deviation is less than this part of their mean are alike.
    private static final double ALIKE = 0.1;

    /// Times whose standard deviation is more than this part of their mean vary: how long a portion takes is not known
    /// before.
    private static final double VARYING = 0.3;

    /// After so many evaluations it is known how much their times vary.
    private static final int KNOWN = 20;

    /// Weight of the newest evaluation in the mean and in the variance.
    private static final double NEWEST = 0.1;

    private static final double NEWEST_IN_VARIANCE = 0.02;

    private long evaluations;
    private double meanSeconds;
    private double variance;

    /// Evaluations done.
    long evaluations() {
        return evaluations;
    }

    /// Notes how long an evaluation took; the last ones count most.
    ///
    /// @param seconds its time, s
    void evaluated(double seconds) {
        evaluations++;
        if (evaluations == 1) {
            meanSeconds = seconds;
            return;
        }
        double deviation = seconds - meanSeconds;
        meanSeconds += NEWEST * deviation;
        double weight = Math.max(NEWEST_IN_VARIANCE, 1.0 / evaluations);
        variance += weight * (deviation * deviation - variance);
    }

    /// How much times vary: 0 if they are alike, 1 if nothing is known before.
    private double variation() {
        if (evaluations < KNOWN) {
            return 1;
        }
        return Math.clamp((Math.sqrt(variance) / meanSeconds - ALIKE) / (VARYING - ALIKE), 0, 1);
    }

    /// Whether a portion should wait at each thread while the one before is evaluated. Where times vary the last proposals
    /// go to threads that have nothing to do.
    ///
    /// @param batch whose proposals wait
    /// @param threads evaluations that the workers can do at a time
    boolean isWorthSendingAhead(ProposalBatch batch, int threads) {
        return meanSeconds > 0.0
                && meanSeconds < SENT_AHEAD_SECONDS
                && batch.waiting() > variation() * threads
                && !batch.nextWasLost();
    }

    /// Guided self-scheduling (C. D. Polychronopoulos, D. J. Kuck, IEEE Trans. Comput. C-36 (1987) 1425–1439) where
    /// times vary: large portions at first, single proposals at the end. Where they hardly vary each worker gets its equal
    /// share of what is left, because every further portion costs its way (S. F. Hummel, E. Schonberg, L. E. Flynn,
    /// Commun. ACM 35(8) (1992) 90–101, on how sizes follow from the variance). Between the two, a size between them.
    /// Never more than keeps a worker busy for [#PORTION_SECONDS].
    ///
    /// @param batch whose proposals wait
    /// @param crew the workers
    /// @param workplace the one that gets the portion
    /// @param now time, ns
    /// @return proposals of the next portion
    int portionSize(ProposalBatch batch, Crew crew, Workplace workplace, long now) {
        if (meanSeconds == 0.0 || batch.nextWasLost()) {
            return 1;
        }
        int threads = crew.threads(now);
        double guided = Math.floor(batch.waiting() / (2.0 * (threads + 1)));
        // A thread without work gets its share of what is left; sent ahead, it is what the threads have less than that.
        double before = workplace.free() > 0
                ? 0
                : workplace.left(now, meanSeconds) / workplace.member().threads();
        double equal = Math.rint((batch.waiting() + crew.left(now, meanSeconds)) / threads - before);
        double varying = variation();
        double size = varying * guided + (1 - varying) * equal;
        return Math.max(1, (int) Math.min(PORTION_SECONDS / meanSeconds, size));
    }
}
