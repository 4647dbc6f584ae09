package org.espei4j.cluster.grid;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.CacheException;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.events.EventType;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.HostAddress;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.SchedulerProbe;
import org.espei4j.cluster.problem.MalformedMessageException;
import org.espei4j.cluster.problem.ProblemCompiler;
import org.espei4j.cluster.problem.ProblemDocuments;
import org.espei4j.cluster.status.StatusJson;
import org.espei4j.cluster.status.WorkerStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running worker: it evaluates what runs send it, with as many threads as it offers.
public final class WorkerNode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerNode.class);

    private static final long REPORT_MILLIS = 2_000;

    /// A worker that has nothing new to say says it with every so many-th report only.
    private static final int QUIET_REPORTS = 5;

    private final GridNode node;
    private final Member member;
    private final String schedulerId;
    private volatile boolean connected = true;
    private volatile long connectedLast = System.nanoTime();
    private final WorkerEngine engine;
    private final long start = System.nanoTime();
    private final AtomicBoolean dismissed = new AtomicBoolean();

    /// Evaluations in the last report; −1 if the next one has news whatever they are.
    private volatile long reportedEvaluations = -1;

    private int unreported;
    private final ScheduledExecutorService reporter = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("worker-report").daemon().factory());

    private WorkerNode(GridNode node, Member member, String schedulerId, WorkerEngine engine) {
        this.node = node;
        this.schedulerId = schedulerId;
        this.member = member;
        this.engine = engine;
    }

    /// How a worker starts.
    ///
    /// @param scheduler how to reach the scheduler
    /// @param name what people call it; absent: host and process number
    /// @param threads how many evaluations it does at a time, ≥ 1
    /// @param host own address; absent: that from which the scheduler is reached
    /// @param port own port; absent: the first free one from 47100
    /// @param localDirectory folder for temporary files; absent: the system's
    /// @param patience how long to try to find a lost scheduler again
    /// @param programVersion version of the program, which all members must have
    public record Settings(
            SchedulerContact scheduler,
            Optional<String> name,
            int threads,
            Optional<InetAddress> host,
            Optional<Integer> port,
            Optional<Path> localDirectory,
            Duration patience,
            String programVersion) {}

    /// Joins a cluster.
    ///
    /// @param settings how it starts
    /// @param compiler compiles the problems of runs
    /// @throws ClusterException if the scheduler does not answer or does not accept the worker
    public static WorkerNode start(Settings settings, ProblemCompiler compiler) throws ClusterException {
        InetAddress reachedFrom = SchedulerProbe.reach(settings.scheduler());
        if (settings.port().isPresent()) {
            GridNode.requireFree(
                    settings.host().orElse(reachedFrom), settings.port().get());
        }
        long process = ProcessHandle.current().pid();
        String host = HostAddress.name();
        Member member = new Member(
                Member.Role.WORKER,
                settings.name().orElse(host + "-" + process),
                settings.threads(),
                settings.programVersion(),
                host,
                process,
                "");
        GridNode node = GridNode.start(
                settings.localDirectory(),
                folder -> GridConfiguration.client(
                        member,
                        settings.scheduler(),
                        settings.patience(),
                        Optional.of(settings.host().orElse(reachedFrom)),
                        settings.port(),
                        folder));
        try {
            Membership.requireSameVersion(node.ignite(), member);
            WorkerEngine engine = new WorkerEngine(
                    settings.threads(), compiler, digest -> fetch(node.ignite(), digest), node.folder());
            node.ignite().cluster().nodeLocalMap().put(WorkerEngine.KEY, engine);
            WorkerNode worker =
                    new WorkerNode(node, member, settings.scheduler().id(), engine);
            worker.begin();
            return worker;
        } catch (ClusterException | IgniteException | CacheException | IllegalStateException e) {
            node.close();
            throw e instanceof ClusterException known
                    ? known
                    : new ClusterException(
                            "The scheduler " + settings.scheduler().address() + " was lost while this worker joined.",
                            e);
        }
    }

    /// Without an answer of the scheduler this worker does not know the problem, which is not the problem's fault: the run
    /// sends the proposals again.
    private static Optional<ProblemDocuments> fetch(Ignite ignite, String digest) throws MalformedMessageException {
        try {
            return ProblemStore.fetch(ignite, digest);
        } catch (IgniteException | CacheException e) {
            LOG.warn("The documents of the problem could not be fetched ({}).", e.getMessage());
            return Optional.empty();
        }
    }

    private void begin() {
        node.ignite()
                .events()
                .localListen(
                        event -> {
                            connectedLast = System.nanoTime();
                            connected = event.type() == EventType.EVT_CLIENT_NODE_RECONNECTED;
                            reportedEvaluations = -1;
                            return true;
                        },
                        EventType.EVT_CLIENT_NODE_DISCONNECTED,
                        EventType.EVT_CLIENT_NODE_RECONNECTED);
        node.ignite().message().localListen(Topics.CLOSING, (id, message) -> {
            dismissed.set(true);
            return false;
        });
        var _ = reporter.scheduleWithFixedDelay(this::report, 0, REPORT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void report() {
        WorkerTally.Counts counts = engine.tally().counts();
        boolean quiet = counts.busy() == 0 && counts.evaluations() == reportedEvaluations;
        if (quiet && ++unreported < QUIET_REPORTS) {
            return;
        }
        unreported = 0;
        reportedEvaluations = counts.busy() == 0 ? counts.evaluations() : -1;
        Runtime runtime = Runtime.getRuntime();
        WorkerStatus status = new WorkerStatus(
                member.name(),
                member.host(),
                member.process(),
                member.threads(),
                counts.busy(),
                counts.evaluations(),
                counts.failures(),
                counts.problems(),
                counts.evaluations() == 0 ? 0 : counts.totalSeconds() / counts.evaluations(),
                counts.shortestSeconds(),
                counts.longestSeconds(),
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory(),
                (System.nanoTime() - start) * 1e-9);
        Topics.report(node.ignite(), Topics.WORKER_REPORT, StatusJson.write(status));
    }

    Ignite ignite() {
        return node.ignite();
    }

    /// Whether the scheduler has ended and told the worker so.
    public boolean isDismissed() {
        return dismissed.get();
    }

    /// Whether it is connected with the scheduler now.
    public boolean isConnected() {
        return connected;
    }

    /// For how long it has not been connected with the scheduler; zero while it is.
    public Duration disconnected() {
        return connected ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - connectedLast);
    }

    /// Which start of a scheduler it has joined; empty if only its address is known.
    public String schedulerId() {
        return schedulerId;
    }

    /// Whether it is still a member: it has neither been closed nor lost the scheduler for too long.
    public boolean isRunning() {
        return node.isRunning();
    }

    /// Time since the last request was answered; zero while one is being answered.
    public Duration idle() {
        return Duration.ofMillis((long) (1000 * engine.tally().counts().idleSeconds()));
    }

    @Override
    public void close() {
        reporter.shutdownNow();
        if (!connected) {
            node.setPatienceWithScheduler(GridConfiguration.VAIN_FAREWELL_MILLIS);
        }
        node.close();
    }
}
