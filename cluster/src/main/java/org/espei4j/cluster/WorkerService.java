package org.espei4j.cluster;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerAddress;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.grid.WorkerNode;
import org.espei4j.cluster.problem.ProblemCompiler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A worker with everything around it: it waits for its scheduler, follows one that was started again, and knows
/// when to end.
public final class WorkerService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerService.class);

    /// How long to look for a lost scheduler when the user says nothing.
    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

    /// How much longer Ignite looks for a lost scheduler than the worker does, whose clock decides: Ignite's client has
    /// been seen to give up joining again without ending. So a first join has that time, too, whatever the user says of
    /// lost schedulers.
    private static final Duration IGNITES_RESERVE = Duration.ofSeconds(30);

    private static final Duration REMINDER = Duration.ofSeconds(30);
    private static final long WATCH_MILLIS = 500;
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(5);

    /// How a worker is to run.
    ///
    /// @param scheduler scheduler file or address
    /// @param proof what the worker proves itself with, besides the scheduler file
    /// @param threads how many evaluations it does at a time, ≥ 1
    /// @param name what people call it; absent: host and process number
    /// @param host own address; absent: that from which the scheduler is reached
    /// @param port own port; absent: the first free one from 47100
    /// @param deathTimeout end when no scheduler has been found for so long; absent: wait for ever for the first,
    ///     and 60 s for one that is lost
    /// @param idleTimeout end when there has been nothing to do for so long; absent: never
    /// @param lifetime end after so long; absent: never
    /// @param pidFile file that holds the process number; absent: none
    /// @param localDirectory folder for temporary files; absent: the system's
    /// @param programVersion version of the program, which all members must have
    public record Settings(
            String scheduler,
            SchedulerContact.Proof proof,
            int threads,
            Optional<String> name,
            Optional<InetAddress> host,
            Optional<Integer> port,
            Optional<Duration> deathTimeout,
            Optional<Duration> idleTimeout,
            Optional<Duration> lifetime,
            Optional<Path> pidFile,
            Optional<Path> localDirectory,
            String programVersion) {}

    private final Settings settings;
    private final ProblemCompiler compiler;
    private final Runnable onJoined;
    private final long start = System.nanoTime();
    private final CountDownLatch asked = new CountDownLatch(1);

    /// The thread that is joining a cluster now: who joins one that ends meanwhile may wait long for an answer.
    private @Nullable Thread joining;

    /// @param settings how it is to run
    /// @param compiler compiles the problems of runs
    /// @param onJoined called each time it has joined a cluster
    public WorkerService(Settings settings, ProblemCompiler compiler, Runnable onJoined) {
        this.settings = settings;
        this.compiler = compiler;
        this.onJoined = onJoined;
    }

    /// The compiler that the program brings with it.
    ///
    /// @throws IllegalStateException if it brings none, or several
    public static ProblemCompiler programsCompiler() {
        var found = ServiceLoader.load(ProblemCompiler.class).stream().toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " compilers of problems are installed instead of one");
        }
        return found.getFirst().get();
    }

    /// Asks the worker to end. It can be called from any thread, also while the program is being stopped.
    public synchronized void stop() {
        asked.countDown();
        if (joining != null) {
            joining.interrupt();
        }
    }

    private synchronized void setJoining(@Nullable Thread thread) {
        joining = thread;
        if (thread == null && asked.getCount() == 0) {
            // Asked to end: the interrupt has done what it was for.
            var _ = Thread.interrupted();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /// Joins the cluster and works until there is a reason to end.
    ///
    /// @return why it has ended
    /// @throws ClusterException if it can never join
    public Ending run() throws ClusterException, InterruptedException {
        if (SchedulerAddress.isAddress(settings.scheduler())) {
            // What is wrong with an address or a key will stay wrong; a scheduler file may still come.
            SchedulerContact.of(settings.scheduler(), settings.proof());
        }
        try (var _ = ProcessFile.write(settings.pidFile())) {
            Optional<Loss> loss = Optional.empty();
            while (true) {
                Optional<WorkerNode> joined = join(loss);
                if (joined.isEmpty()) {
                    return loss.isEmpty() || isAskedToEnd()
                            ? ended()
                            : new Ending(false, "The scheduler was lost, and no other was found.");
                }
                try (WorkerNode node = joined.get()) {
                    onJoined.run();
                    Optional<Ending> ending = work(node);
                    if (ending.isPresent()) {
                        return ending.get();
                    }
                    loss = Optional.of(new Loss(node.schedulerId(), node.disconnected()));
                }
            }
        }
    }

    private Ending ended() {
        return new Ending(true, isOver() ? "The lifetime of the worker is over." : "The worker was asked to end.");
    }

    private boolean isAskedToEnd() {
        return asked.getCount() == 0 || isOver();
    }

    /// A scheduler that was joined and has been lost.
    ///
    /// @param scheduler its id; empty if only its address is known
    /// @param lostFor for how long it has been looked for already
    private record Loss(String scheduler, Duration lostFor) {}

    /// Looks for the scheduler until it has been joined; empty if there is a reason not to go on looking.
    ///
    /// @param loss the scheduler that is lost; absent at first
    private Optional<WorkerNode> join(Optional<Loss> loss) throws ClusterException, InterruptedException {
        long begin = System.nanoTime()
                - loss.map(Loss::lostFor).orElse(Duration.ZERO).toNanos();
        long reminders = 1;
        Optional<Duration> patience = loss.isEmpty() ? settings.deathTimeout() : Optional.of(patience());
        while (true) {
            Duration lookedFor = Duration.ofNanos(System.nanoTime() - begin);
            boolean late = patience.filter(p -> lookedFor.compareTo(p) >= 0).isPresent();
            // To ask a scheduler that hangs takes long, and this one has been asked long enough.
            if (late && loss.isPresent() && !hasNewScheduler(loss.get().scheduler())) {
                return Optional.empty();
            }
            ClusterException reason;
            try {
                setJoining(Thread.currentThread());
                return Optional.of(attempt());
            } catch (ClusterException e) {
                if (e.isAboutInput()) {
                    throw e;
                }
                reason = e;
            } finally {
                setJoining(null);
            }
            // Before anything is said of the reason, which may be that joining was interrupted.
            if (isAskedToEnd()) {
                return Optional.empty();
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (patience.filter(p -> waited.compareTo(p) >= 0).isPresent()) {
                if (loss.isEmpty()) {
                    throw new ClusterException(
                            "No scheduler has been found for " + waited.toSeconds() + " s. " + reason.getMessage(),
                            reason);
                }
                return Optional.empty();
            }
            if (waited.compareTo(REMINDER.multipliedBy(reminders)) >= 0
                    || (reminders == 1 && waited.toSeconds() >= 10)) {
                LOG.warn("Waiting for the scheduler: {}", reason.getMessage());
                reminders++;
            }
            if (asked.await(pauseAfter(reason, patience, waited).toMillis(), TimeUnit.MILLISECONDS) || isOver()) {
                return Optional.empty();
            }
        }
    }

    /// Tries to join.
    ///
    /// @throws ClusterException if it does not succeed; about the input if it never will, with the version that the
    ///     scheduler has, for example
    private WorkerNode attempt() throws ClusterException {
        SchedulerContact contact;
        try {
            contact = SchedulerContact.of(settings.scheduler(), settings.proof());
        } catch (ClusterException e) {
            // What is wrong with a scheduler file may be right when a scheduler has written it again.
            throw new ClusterException(e.getMessage(), e);
        }
        return WorkerNode.start(nodeSettings(contact), compiler);
    }

    /// A scheduler that refuses this worker records each attempt.
    private static Duration pauseAfter(ClusterException reason, Optional<Duration> patience, Duration waited) {
        Duration pause = reason.getCause() instanceof SSLException ? AFTER_REFUSAL : Duration.ofMillis(WATCH_MILLIS);
        Optional<Duration> left = patience.map(p -> p.minus(waited));
        return left.filter(l -> l.compareTo(pause) < 0).orElse(pause);
    }

    private WorkerNode.Settings nodeSettings(SchedulerContact contact) {
        return new WorkerNode.Settings(
                contact,
                settings.name(),
                settings.threads(),
                settings.host(),
                settings.port(),
                settings.localDirectory(),
                patience().plus(IGNITES_RESERVE),
                settings.programVersion());
    }

    /// Works until there is a reason to end, or the scheduler is lost (empty).
    private Optional<Ending> work(WorkerNode node) throws InterruptedException {
        while (!asked.await(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
            if (node.isDismissed()) {
                return Optional.of(new Ending(true, "The scheduler has ended."));
            }
            if (isOver()) {
                return Optional.of(ended());
            }
            if (settings.idleTimeout()
                    .filter(t -> node.idle().compareTo(t) >= 0)
                    .isPresent()) {
                return Optional.of(new Ending(
                        true, "There has been nothing to do for " + node.idle().toSeconds() + " s."));
            }
            if (hasLost(node)) {
                LOG.warn("The scheduler is lost.");
                return Optional.empty();
            }
        }
        return Optional.of(ended());
    }

    private boolean hasLost(WorkerNode node) {
        return !node.isRunning()
                || node.disconnected().compareTo(patience()) >= 0
                || (!node.isConnected() && hasNewScheduler(node.schedulerId()));
    }

    /// How long to look for a scheduler that is lost.
    private Duration patience() {
        return settings.deathTimeout().orElse(DEFAULT_PATIENCE);
    }

    /// Whether the scheduler file says that another scheduler has been started.
    private boolean hasNewScheduler(String id) {
        if (SchedulerAddress.isAddress(settings.scheduler())) {
            return false;
        }
        try {
            return !SchedulerContact.of(settings.scheduler(), settings.proof())
                    .id()
                    .equals(id);
        } catch (ClusterException e) {
            return false;
        }
    }

    private boolean isOver() {
        Duration age = Duration.ofNanos(System.nanoTime() - start);
        return settings.lifetime().filter(t -> age.compareTo(t) >= 0).isPresent();
    }
}
