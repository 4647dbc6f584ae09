package org.espei4j.cluster.grid;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.CacheException;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteClientDisconnectedException;
import org.apache.ignite.IgniteException;
import org.apache.ignite.cluster.ClusterTopologyException;
import org.apache.ignite.events.Event;
import org.apache.ignite.events.EventType;
import org.apache.ignite.lang.IgniteFuture;
import org.apache.ignite.lang.IgniteFutureCancelledException;
import org.apache.ignite.spi.IgniteSpiException;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.assess.sample.ProposalExecutionException;
import org.espei4j.assess.sample.ProposalExecutor;
import org.espei4j.assess.sample.SamplingListener;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.HostAddress;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.SchedulerProbe;
import org.espei4j.cluster.grid.Dispatcher.Situation;
import org.espei4j.cluster.problem.ProblemDocuments;
import org.espei4j.cluster.status.StatusJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Evaluates proposals on the workers of a cluster.
///
/// Workers that join get work at once; what a lost worker had is evaluated by the others. With no worker left a
/// batch waits and says so. A run that is cut off from the scheduler for a while finds it again.
public final class ClusterExecutor implements ProposalExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterExecutor.class);

    private static final long REPORT_MILLIS = 2_000;

    /// How often a waiting batch looks at the clock.
    private static final long WATCH_MILLIS = 1_000;

    /// How a run connects to a cluster.
    ///
    /// @param scheduler how to reach the scheduler
    /// @param name what people call the run
    /// @param localDirectory folder for temporary files; absent: the system's
    /// @param workerTimeout how long to wait when there is no worker; absent: for ever
    /// @param schedulerTimeout how long to wait for a scheduler that cannot be reached any more
    /// @param programVersion version of the program, which all members must have
    public record Settings(
            SchedulerContact scheduler,
            String name,
            Optional<Path> localDirectory,
            Optional<Duration> workerTimeout,
            Duration schedulerTimeout,
            String programVersion) {}

    private final Settings settings;
    private final GridNode node;
    private final Ignite ignite;
    private final ProblemDocuments documents;
    private final Dispatcher dispatcher;
    private final RunReporter reporter;
    private final Set<IgniteFuture<byte[]>> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ScheduledExecutorService reports = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("run-report").daemon().factory());
    private volatile boolean connected = true;

    private ClusterExecutor(Settings settings, GridNode node, Member member, ProblemDocuments documents) {
        this.settings = settings;
        this.node = node;
        this.ignite = node.ignite();
        this.documents = documents;
        this.dispatcher = new Dispatcher(
                documents.digest(), this::send, () -> Thread.ofVirtual().start(this::store), System::nanoTime);
        this.reporter = new RunReporter(member);
    }

    /// Joins a cluster and hands the scheduler the documents of the problem.
    ///
    /// @throws ClusterException if the scheduler does not answer or does not accept the run
    public static ClusterExecutor connect(Settings settings, ProblemDocuments documents) throws ClusterException {
        InetAddress own = SchedulerProbe.reach(settings.scheduler());
        Member member = new Member(
                Member.Role.RUN,
                settings.name(),
                0,
                settings.programVersion(),
                HostAddress.name(),
                ProcessHandle.current().pid(),
                documents.digest());
        GridNode node = GridNode.start(
                settings.localDirectory(),
                folder -> GridConfiguration.client(
                        member,
                        settings.scheduler(),
                        settings.schedulerTimeout().multipliedBy(2),
                        Optional.of(own),
                        Optional.empty(),
                        folder));
        try {
            Membership.requireSameVersion(node.ignite(), member);
            ClusterExecutor executor = new ClusterExecutor(settings, node, member, documents);
            executor.begin();
            return executor;
        } catch (ClusterException | IgniteException | CacheException | IllegalStateException e) {
            node.close();
            throw e instanceof ClusterException known
                    ? known
                    : new ClusterException(
                            "The scheduler " + settings.scheduler().address() + " was lost at once. Try again.", e);
        }
    }

    private void begin() {
        ignite.events()
                .localListen(
                        this::onEvent,
                        EventType.EVT_NODE_JOINED,
                        EventType.EVT_NODE_LEFT,
                        EventType.EVT_NODE_FAILED,
                        EventType.EVT_CLIENT_NODE_DISCONNECTED,
                        EventType.EVT_CLIENT_NODE_RECONNECTED);
        ignite.message().localListen(Topics.CLOSING, (id, message) -> {
            dispatcher.refuse("The scheduler " + settings.scheduler().address()
                    + " has been stopped. Start a scheduler and workers "
                    + "again, then restart the run from its last save.");
            return false;
        });
        node.setPatienceWithScheduler(GridConfiguration.BROKEN_CONNECTION_MILLIS);
        ProblemStore.of(ignite).put(documents);
        findWorkers();
        dispatcher.open();
        var _ = reports.scheduleWithFixedDelay(this::report, 0, REPORT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// To be told how sampling goes on, which the cluster's status page then shows.
    public SamplingListener progressListener() {
        return reporter;
    }

    @Override
    public List<Evaluation> evaluate(double[][] proposals) throws InterruptedException, ProposalExecutionException {
        if (closed.get()) {
            throw new IllegalStateException("the executor is closed");
        }
        ProposalBatch batch = new ProposalBatch(proposals);
        Patience patience =
                new Patience(settings.scheduler().address(), settings.workerTimeout(), settings.schedulerTimeout());
        dispatcher.begin(batch);
        try {
            while (!dispatcher.awaitComplete(batch, WATCH_MILLIS)) {
                Optional<String> refusal = dispatcher.refusal();
                if (refusal.isPresent()) {
                    throw new ProposalExecutionException(refusal.get());
                }
                watch(patience);
                dispatcher.lookAgain();
            }
            return batch.results();
        } finally {
            dispatcher.end();
            // After a complete batch there is nothing; after an interrupt workers need not go on.
            underWay.forEach(future -> Thread.ofVirtual().start(() -> cancel(future)));
        }
    }

    private void watch(Patience patience) throws ProposalExecutionException {
        Situation situation = dispatcher.situation();
        int missing = situation.waiting() + situation.underWay();
        if (!connected) {
            patience.withoutScheduler(missing, !node.isRunning());
        } else if (situation.fitWorkers() == 0) {
            patience.withoutWorker(missing);
        } else {
            patience.hope();
        }
    }

    private static void cancel(IgniteFuture<byte[]> future) {
        try {
            future.cancel();
        } catch (IgniteException e) {
            LOG.debug("A job could not be cancelled.", e);
        }
    }

    /// Reaching a worker for the first time, or one that has just died, can take seconds, and the dispatcher must
    /// not wait.
    private void send(UUID worker, byte[] request, Courier.Reply reply) {
        Thread.ofVirtual().start(() -> {
            try {
                IgniteFuture<byte[]> future = ignite.compute(ignite.cluster().forNodeId(worker))
                        .withNoFailover()
                        .callAsync(new EvaluationJob(request));
                underWay.add(future);
                future.listen(done -> {
                    underWay.remove(future);
                    settle(future, reply);
                });
            } catch (IgniteException | IllegalStateException e) {
                lose(e, reply);
            }
        });
    }

    private void settle(IgniteFuture<byte[]> future, Courier.Reply reply) {
        byte[] answer;
        try {
            answer = future.get();
        } catch (IgniteException e) {
            lose(e, reply);
            return;
        }
        reply.answered(answer);
    }

    private void lose(Exception error, Courier.Reply reply) {
        boolean withdrawn = has(error, IgniteFutureCancelledException.class);
        if (withdrawn || !connected || has(error, IgniteClientDisconnectedException.class) || !node.isRunning()) {
            reply.cutOff();
        } else if (has(error, ClusterTopologyException.class)) {
            // Before the proposals are given out again, so that the lost worker does not get them.
            findWorkers();
            reply.workerLost();
        } else if (has(error, IgniteSpiException.class)) {
            reply.unreachable(error);
        } else {
            reply.brokeDown(error);
        }
    }

    private static boolean has(Throwable error, Class<? extends Throwable> kind) {
        for (Throwable e = error; e != null; e = e.getCause()) {
            if (kind.isInstance(e)) {
                return true;
            }
        }
        return false;
    }

    /// Called by Ignite, which must not be kept waiting.
    private boolean onEvent(Event event) {
        Thread.ofVirtual().start(() -> {
            if (event.type() == EventType.EVT_CLIENT_NODE_DISCONNECTED) {
                connected = false;
                node.setPatienceWithScheduler(GridConfiguration.NETWORK_MILLIS);
                dispatcher.suspend();
                LOG.warn(
                        "The connection to the scheduler {} is lost; trying to find it again.",
                        settings.scheduler().address());
            } else if (event.type() == EventType.EVT_CLIENT_NODE_RECONNECTED) {
                connected = true;
                node.setPatienceWithScheduler(GridConfiguration.BROKEN_CONNECTION_MILLIS);
                LOG.info("The scheduler {} is back.", settings.scheduler().address());
                findWorkers();
                store();
            } else {
                findWorkers();
            }
        });
        return true;
    }

    /// Puts the documents where workers find them; called again when the scheduler has lost them.
    private void store() {
        try {
            ProblemStore.of(ignite).put(documents);
            dispatcher.open();
        } catch (IgniteException | CacheException | IllegalStateException e) {
            LOG.debug("The documents could not be stored; they will be when the scheduler is back.", e);
        }
    }

    private void findWorkers() {
        if (!connected) {
            return;
        }
        try {
            Map<UUID, Member> present = new LinkedHashMap<>();
            Membership.workers(ignite, settings.programVersion())
                    .forEach(worker -> Member.of(worker).ifPresent(member -> present.put(worker.id(), member)));
            dispatcher.setWorkers(present);
        } catch (IgniteException | IllegalStateException e) {
            LOG.debug("The members are not known now.", e);
        }
    }

    private void report() {
        if (connected) {
            Situation now = dispatcher.situation();
            Topics.report(
                    ignite,
                    Topics.RUN_REPORT,
                    StatusJson.write(reporter.status(now.waiting(), now.underWay(), now.evaluations())));
        }
    }

    @Override
    public String description() {
        Situation now = dispatcher.situation();
        return now.fitWorkers()
                + (now.fitWorkers() == 1 ? " worker with " : " workers with ")
                + now.threads()
                + (now.threads() == 1 ? " thread at " : " threads at ")
                + settings.scheduler().address();
    }

    /// Names of the workers that are members now.
    public List<String> workers() {
        return dispatcher.workerNames();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        reports.shutdownNow();
        if (connected && node.isRunning() && dispatcher.refusal().isEmpty()) {
            try {
                ProblemStore.of(ignite).remove(documents.digest());
            } catch (IgniteException | CacheException e) {
                LOG.debug("The documents could not be removed; the scheduler does it.", e);
            }
        }
        if (!connected) {
            node.setPatienceWithScheduler(GridConfiguration.VAIN_FAREWELL_MILLIS);
        }
        node.close();
    }
}
