package org.espei4j.cluster.grid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.assess.sample.Failure;
import org.espei4j.cluster.grid.ProposalBatch.Portion;
import org.espei4j.cluster.problem.EvaluationReply;
import org.espei4j.cluster.problem.EvaluationRequest;
import org.espei4j.cluster.problem.MalformedMessageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides which worker evaluates which proposals: every worker has as many portions under way as it has threads,
/// and gets the next with each answer; what a lost worker had goes to the others. Where evaluations are so short that
/// the way to a worker matters, a second portion per thread is on its way while the first is evaluated, as long as
/// enough are left for the others. Knows nothing of networks. Thread-safe.
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /// Portions should keep a worker busy for so long, so that the way to it does not matter.
    private static final double PORTION_SECONDS = 0.200;

    /// Evaluations that take longer on average are not sent ahead: no thread is to be without work while a proposal
    /// waits behind another that takes long.
    private static final double SENT_AHEAD_SECONDS = 0.100;

    /// A proposal that has been lost with so many workers one after the other is given up: it may be what kills
    /// them.
    private static final int MOST_LOSSES = 8;

    /// A proposal over which so many workers broke down without dying is given up.
    private static final int MOST_BREAKDOWNS = 2;

    /// Carries requests to workers and answers back.
    @FunctionalInterface
    interface Courier {

        /// Sends a request and returns at once; later calls one method of `reply`, once, in any thread.
        void send(UUID worker, byte[] request, Reply reply);
    }

    /// Takes what became of a request.
    interface Reply {

        /// The worker has answered.
        void answered(byte[] reply);

        /// The worker was lost before it answered.
        void workerLost();

        /// This member was cut off from the cluster, so that no answer can come.
        void cutOff();

        /// The worker is a member, but the request or its answer did not get through.
        void unreachable(Exception error);

        /// The worker lives, but broke down over the request.
        void brokeDown(Exception error);
    }

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
    private final Map<UUID, Workplace> workplaces = new LinkedHashMap<>();
    private @Nullable ProposalBatch batch;
    private Optional<String> refusal = Optional.empty();
    private boolean open;
    private long evaluations;
    private double meanSeconds;

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
            int underWay = 0;
            int fit = 0;
            long now = clock.getAsLong();
            for (Workplace workplace : workplaces.values()) {
                underWay += workplace.proposalsUnderWay();
                fit += workplace.isUsable(now) ? 1 : 0;
            }
            ProposalBatch current = batch;
            return new Situation(current == null ? 0 : current.waiting(), underWay, evaluations, fit, threads());
        } finally {
            lock.unlock();
        }
    }

    /// Names of the workers, in the order in which they came.
    List<String> workerNames() {
        lock.lock();
        try {
            List<String> names = new ArrayList<>();
            workplaces.values().forEach(w -> names.add(w.member().name()));
            return names;
        } finally {
            lock.unlock();
        }
    }

    /// Takes note of the workers that are there now.
    void setWorkers(Map<UUID, Member> present) {
        lock.lock();
        try {
            for (Workplace gone : List.copyOf(workplaces.values())) {
                if (!present.containsKey(gone.id())) {
                    workplaces.remove(gone.id());
                    LOG.warn(
                            "Worker {} is gone; what it had (proposals: {}) is evaluated elsewhere.",
                            gone.member().title(),
                            gone.proposalsUnderWay());
                }
            }
            present.forEach((id, member) -> {
                if (!workplaces.containsKey(id)) {
                    workplaces.put(id, new Workplace(id, member));
                    LOG.info("Worker {} has joined (threads: {}).", member.title(), member.threads());
                }
            });
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
            Workplace freest = freest(isWorthSendingAhead(current));
            if (freest == null) {
                return;
            }
            Portion portion = current.take(portionSize(current));
            freest.begin(portion);
            byte[] request = new EvaluationRequest(problem, portion.proposals()).toBytes();
            courier.send(freest.id(), request, new PortionReply(freest, portion));
        }
    }

    /// The worker with the most threads that have nothing to do, or else with the fewest portions that wait for its
    /// threads; absent if all have enough. Needs the lock.
    ///
    /// @param ahead whether a portion may wait for each thread
    private @Nullable Workplace freest(boolean ahead) {
        Workplace freest = null;
        long now = clock.getAsLong();
        for (Workplace workplace : workplaces.values()) {
            int least = ahead ? 1 - workplace.member().threads() : 1;
            if (workplace.isUsable(now)
                    && workplace.free() >= least
                    && (freest == null || workplace.free() > freest.free())) {
                freest = workplace;
            }
        }
        return freest;
    }

    /// Needs the lock.
    private boolean isWorthSendingAhead(ProposalBatch current) {
        return meanSeconds > 0.0
                && meanSeconds < SENT_AHEAD_SECONDS
                && current.waiting() > threads()
                && !current.nextWasLost();
    }

    /// Evaluations that the workers can do at a time. Needs the lock.
    private int threads() {
        int threads = 0;
        long now = clock.getAsLong();
        for (Workplace workplace : workplaces.values()) {
            threads += workplace.isUsable(now) ? workplace.member().threads() : 0;
        }
        return threads;
    }

    /// Guided self-scheduling (C. D. Polychronopoulos, D. J. Kuck, IEEE Trans. Comput. C-36 (1987) 1425–1439):
    /// large portions at first, single proposals at the end; never more than keeps a worker busy for
    /// [#PORTION_SECONDS].
    private int portionSize(ProposalBatch current) {
        if (meanSeconds == 0.0 || current.nextWasLost()) {
            return 1;
        }
        double most = Math.min(PORTION_SECONDS / meanSeconds, current.waiting() / (2.0 * (threads() + 1)));
        return Math.max(1, (int) most);
    }

    /// What became of one portion.
    private final class PortionReply implements Reply {

        private final Workplace workplace;
        private final Portion portion;

        PortionReply(Workplace workplace, Portion portion) {
            this.workplace = workplace;
            this.portion = portion;
        }

        /// Does something about the portion unless its batch is over, and goes on dispatching.
        private void settle(Runnable consequence) {
            lock.lock();
            try {
                workplace.end(portion);
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

        @Override
        public void answered(byte[] reply) {
            EvaluationReply parsed;
            try {
                parsed = EvaluationReply.ofBytes(reply);
            } catch (MalformedMessageException e) {
                brokeDown(e);
                return;
            }
            settle(() -> accept(workplace, portion, parsed));
        }

        @Override
        public void workerLost() {
            settle(() -> {
                for (int place : portion.batch().putBack(portion, MOST_LOSSES)) {
                    LOG.error("A proposal was lost with {} workers one after the other; it is rejected.", MOST_LOSSES);
                    Failure failure = new Failure("workers-lost", "lost with " + MOST_LOSSES + " workers");
                    portion.batch().record(place, Evaluation.failed(Double.NEGATIVE_INFINITY, failure));
                }
            });
        }

        @Override
        public void cutOff() {
            settle(() -> portion.batch().putBackUnharmed(portion));
        }

        /// Not the proposals' fault, so it does not count against them: on a machine that is overloaded, or between hosts
        /// with a firewall, it may happen to the same ones again and again.
        @Override
        public void unreachable(Exception error) {
            settle(() -> {
                portion.batch().putBackUnharmed(portion);
                LOG.warn(
                        "Worker {} is a member, but cannot be reached; it gets nothing for {} s. Is there a firewall between it and this"
                                + " run? ({})",
                        workplace.member().title(),
                        TimeUnit.NANOSECONDS.toSeconds(workplace.markUnreachable(clock.getAsLong())),
                        error.getMessage());
            });
        }

        @Override
        public void brokeDown(Exception error) {
            LOG.warn(
                    "Worker {} broke down over proposals ({}).",
                    workplace.member().title(),
                    portion.places().length,
                    error);
            settle(() -> {
                for (int place : portion.batch().putBack(portion, MOST_BREAKDOWNS)) {
                    portion.batch().record(place, Evaluation.broken(error));
                }
            });
        }
    }

    /// Needs the lock.
    private void accept(Workplace workplace, Portion portion, EvaluationReply reply) {
        workplace.markReached();
        switch (reply.outcome()) {
            case EVALUATED -> record(workplace, portion, reply.results());
            case DOCUMENTS_MISSING -> {
                portion.batch().putBackUnharmed(portion);
                if (open) {
                    open = false;
                    documentsMissing.run();
                }
            }
            case NOT_COMPILABLE -> {
                portion.batch().putBackUnharmed(portion);
                workplace.markUnfit();
                LOG.warn(
                        "Worker {} cannot compile the problem: {}",
                        workplace.member().title(),
                        reply.explanation());
                if (workplaces.values().stream().allMatch(Workplace::isUnfit)) {
                    refusal = Optional.of("No worker can compile the problem. "
                            + workplace.member().title() + " says: " + reply.explanation());
                }
            }
        }
    }

    /// Needs the lock.
    private void record(Workplace workplace, Portion portion, List<EvaluationReply.Result> results) {
        int[] places = portion.places();
        if (results.size() != places.length) {
            LOG.warn(
                    "Worker {} has sent {} results for {} proposals.",
                    workplace.member().title(),
                    results.size(),
                    places.length);
            workplace.markUnfit();
            portion.batch().putBackUnharmed(portion);
            return;
        }
        for (int i = 0; i < places.length; i++) {
            double seconds = results.get(i).seconds();
            evaluations++;
            meanSeconds = meanSeconds == 0.0 ? seconds : 0.9 * meanSeconds + 0.1 * seconds;
            portion.batch().record(places[i], results.get(i).evaluation());
        }
    }
}
