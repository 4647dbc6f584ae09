package org.espei4j.cluster.grid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.espei4j.cluster.grid.ProposalBatch.Portion;
import org.espei4j.cluster.problem.EvaluationRequest;
import org.jspecify.annotations.Nullable;

/// Decides which worker evaluates which proposals: every worker has as many portions under way as it has threads,
/// and gets the next with each answer; what a lost worker had goes to the others. Where evaluations are so short that
/// the way to a worker matters, a second portion per thread is on its way while the first is evaluated, as long as
/// enough are left for the others. Knows nothing of networks. Thread-safe.
final class Dispatcher {

    /// What is going on.
    ///
    /// @param waiting proposals that wait for a worker
    /// @param underWay proposals that are with a worker
    /// @param evaluations evaluations done
    /// @param fitWorkers workers that can evaluate the problem
    /// @param threads evaluations that they can do at a time
    record Situation(int waiting, int underWay, long evaluations, int fitWorkers, int threads) {}

    private final String problem;
    private final Courier courier;
    private final Runnable documentsMissing;
    private final LongSupplier clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Crew crew = new Crew();
    private final Pace pace = new Pace();
    private @Nullable ProposalBatch batch;
    private Optional<String> refusal = Optional.empty();
    private boolean open;

    /// @param problem digest of the problem's documents
    /// @param courier carries requests
    /// @param documentsMissing called when a worker does not find the documents; nothing is sent until [#open]
    /// @param clock time, ns
    Dispatcher(String problem, Courier courier, Runnable documentsMissing, LongSupplier clock) {
        this.problem = problem;
        this.courier = courier;
        this.documentsMissing = documentsMissing;
        this.clock = clock;
    }

    /// Workers can be sent requests: the documents are there, and so is the network.
    void open() {
        lock.lock();
        try {
            open = true;
            dispatch();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing can be sent for a while.
    void suspend() {
        lock.lock();
        try {
            open = false;
        } finally {
            lock.unlock();
        }
    }

    /// No proposal can ever be evaluated any more.
    ///
    /// @param reason why, for the user
    void refuse(String reason) {
        lock.lock();
        try {
            refusal = Optional.of(reason);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Why no proposal can be evaluated any more.
    Optional<String> refusal() {
        lock.lock();
        try {
            return refusal;
        } finally {
            lock.unlock();
        }
    }

    /// Begins a batch. The one before, if it is not complete, is given up.
    void begin(ProposalBatch next) {
        lock.lock();
        try {
            batch = next;
            dispatch();
        } finally {
            lock.unlock();
        }
    }

    /// Ends the batch, complete or not; answers that come later are ignored.
    void end() {
        lock.lock();
        try {
            batch = null;
        } finally {
            lock.unlock();
        }
    }

    /// Looks again for workers that can be sent proposals: the rest of one that was not reached may be over.
    void lookAgain() {
        lock.lock();
        try {
            dispatch();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until a batch is complete, nothing can be evaluated any more, or some time has passed.
    ///
    /// @return whether the batch is complete
    boolean awaitComplete(ProposalBatch current, long milliseconds) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(milliseconds);
            while (current.missing() > 0 && refusal.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return current.missing() == 0;
        } finally {
            lock.unlock();
        }
    }

    /// What is going on now.
    Situation situation() {
        lock.lock();
        try {
            ProposalBatch current = batch;
            long now = now();
            return new Situation(
                    current == null ? 0 : current.waiting(),
                    crew.proposalsUnderWay(),
                    pace.evaluations(),
                    crew.usable(now),
                    crew.threads(now));
        } finally {
            lock.unlock();
        }
    }

    /// Names of the workers, in the order in which they came.
    List<String> workerNames() {
        lock.lock();
        try {
            return crew.names();
        } finally {
            lock.unlock();
        }
    }

    /// Takes note of the workers that are there now.
    void setWorkers(Map<UUID, Member> present) {
        lock.lock();
        try {
            crew.update(present);
            dispatch();
        } finally {
            lock.unlock();
        }
    }

    /// Gives waiting proposals to free workers. Needs the lock.
    private void dispatch() {
        ProposalBatch current = batch;
        if (current == null || !open) {
            return;
        }
        while (current.waiting() > 0) {
            long now = now();
            int threads = crew.threads(now);
            Workplace freest = crew.freest(pace.isWorthSendingAhead(current, threads), now);
            if (freest == null) {
                return;
            }
            Portion portion = current.take(pace.portionSize(current, crew, freest, now));
            freest.begin(portion, now);
            byte[] request = new EvaluationRequest(problem, portion.proposals()).toBytes();
            courier.send(freest.id(), request, new PortionReply(this, freest, portion));
        }
    }

    /// Ends what a worker has been doing, does something about the portion unless its batch is over, and goes on
    /// dispatching.
    ///
    /// @param workplace the worker
    /// @param portion what it had
    /// @param consequence what is to be done; runs with the lock
    void settle(Workplace workplace, Portion portion, Runnable consequence) {
        lock.lock();
        try {
            workplace.end(portion, now());
            if (portion.batch() == batch) {
                consequence.run();
                if (portion.batch().missing() == 0 || refusal.isPresent()) {
                    changed.signalAll();
                }
            }
            dispatch();
        } finally {
            lock.unlock();
        }
    }

    /// Time, ns.
    long now() {
        return clock.getAsLong();
    }

    /// A proposal has been evaluated. Only within [#settle].
    ///
    /// @param seconds its time, s
    void evaluated(double seconds) {
        pace.evaluated(seconds);
    }

    /// A worker has not found the documents of the problem. Only within [#settle].
    void documentsAreMissing() {
        if (open) {
            open = false;
            documentsMissing.run();
        }
    }

    /// A worker cannot compile the problem; when none can, no proposal can be evaluated. Only within [#settle].
    ///
    /// @param workplace the worker
    /// @param explanation why, in its words
    void cannotCompile(Workplace workplace, String explanation) {
        workplace.markUnfit();
        if (crew.isUnfit()) {
            refusal = Optional.of(
                    "No worker can compile the problem. " + workplace.member().title() + " says: " + explanation);
        }
    }
}
