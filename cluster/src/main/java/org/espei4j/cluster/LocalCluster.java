package org.espei4j.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.HostAddress;
import org.espei4j.cluster.contact.IoReason;
import org.espei4j.cluster.contact.SchedulerAddress.Protocol;
import org.espei4j.cluster.contact.SchedulerFile;
import org.espei4j.cluster.contact.SchedulerProbe;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A scheduler and workers on this machine, each in a process of its own.
///
/// ```java
/// try (var cluster = LocalCluster.builder().workers(4).threadsPerWorker(1).memoryLimit(0).start()) {
///     cluster.writeSchedulerFile(Path.of("my-scheduler.json"));
///     cluster.awaitTermination();
/// }
/// ```
///
/// The processes end with this object, and with the process that made it, however that ends: a program that is told
/// to end (Ctrl-C, kill) closes its clusters by itself, and removes the scheduler files that it has written; so does a
/// snippet of `jshell` when the shell ends. A worker
/// that ends by itself, because it was killed or ran out of memory, is replaced. What scheduler and workers have to
/// say goes to the standard error of this process.
///
/// Thread-safe.
public final class LocalCluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);

    private static final Duration START = Duration.ofSeconds(120);
    private static final long LOOK_MILLIS = 50;

    /// How many workers start at the same time: as many as keep the processors busy, because each waits now and then. With
    /// more, each would take longer, and with many so long that the scheduler gives it up.
    private static final int AT_A_TIME = 2 * Runtime.getRuntime().availableProcessors();

    /// The next worker is started after so long even if the ones before have not joined.
    private static final Duration NEXT = Duration.ofSeconds(15);

    /// What a cluster is to be like. Every method returns the builder itself.
    public static final class Builder {

        private int workers = Runtime.getRuntime().availableProcessors();
        private int threadsPerWorker = 1;
        private MemoryLimit memoryLimit = MemoryLimit.NONE;
        private Protocol protocol = Protocol.TLS;
        private String host = "127.0.0.1";
        private @Nullable String dashboard = "";
        private @Nullable Path localDirectory;
        private final List<String> javaOptions = new ArrayList<>();

        private Builder() {}

        /// Number of workers; the number of processors unless set. With none, the workers of others do the work.
        ///
        /// @throws IllegalArgumentException if it is negative
        public Builder workers(int number) {
            if (number < 0) {
                throw new IllegalArgumentException("workers: " + number);
            }
            workers = number;
            return this;
        }

        /// How many evaluations a worker does at a time; 1 unless set.
        ///
        /// @throws IllegalArgumentException if it is less than 1
        public Builder threadsPerWorker(int number) {
            if (number < 1) {
                throw new IllegalArgumentException("threads per worker: " + number);
            }
            threadsPerWorker = number;
            return this;
        }

        /// How many bytes the heap of a worker may grow to; 0, as it is unless set, leaves memory to the system.
        ///
        /// @throws IllegalArgumentException if it is negative, or too small for a worker (64 MiB)
        public Builder memoryLimit(long bytes) {
            memoryLimit = new MemoryLimit(bytes);
            return this;
        }

        /// How members speak with each other; TLS unless set.
        public Builder protocol(Protocol value) {
            protocol = value;
            return this;
        }

        /// Name or address of this machine, on which the members listen; 127.0.0.1 unless set, which only this
        /// machine can reach.
        public Builder host(String address) {
            host = address;
            return this;
        }

        /// Where the status page is, e.g. `:8787`; on the loopback interface at the first free port unless set.
        public Builder dashboardAddress(String place) {
            dashboard = place;
            return this;
        }

        /// There is to be no status page.
        public Builder withoutDashboard() {
            dashboard = null;
            return this;
        }

        /// Folder for temporary files; the system's unless set.
        public Builder localDirectory(Path folder) {
            localDirectory = folder;
            return this;
        }

        /// A further option for the Java virtual machines of the members, e.g. `-Dname=value`.
        public Builder javaOption(String option) {
            javaOptions.add(option);
            return this;
        }

        /// Starts the scheduler, and sets the workers going, which join by and by.
        ///
        /// @return the cluster, whose scheduler can be reached
        /// @throws ClusterException if the scheduler cannot start, or the thread is interrupted
        /// @throws IllegalStateException if `espei.jar`, or another program for members, is not on the class path
        public LocalCluster start() throws ClusterException {
            LocalCluster cluster = new LocalCluster(this, MemberProgram.installed());
            try {
                Runtime.getRuntime().addShutdownHook(cluster.closing);
                JavaShell.frontEnd().ifPresent(shell -> new ParentWatch(shell.pid()).onEnd(cluster::close));
                cluster.begin();
                return cluster;
            } catch (ClusterException | RuntimeException e) {
                cluster.close();
                throw e;
            }
        }
    }

    private final Builder wanted;
    private final MemberProgram program;
    private final Path folder;
    private final Path ownFile;
    private final List<Supervised> members = new ArrayList<>();

    /// Scheduler files, and the id of the scheduler that each was written for.
    private final Map<Path, String> writtenFiles = new ConcurrentHashMap<>();

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread closing = Thread.ofPlatform().name("local-cluster-end").unstarted(this::close);
    private boolean closed;

    private LocalCluster(Builder wanted, MemberProgram program) throws ClusterException {
        this.wanted = wanted;
        this.program = program;
        try {
            Path parent = wanted.localDirectory;
            if (parent != null) {
                Files.createDirectories(parent);
            }
            folder = parent == null
                    ? Files.createTempDirectory("espei4j-cluster-")
                    : Files.createTempDirectory(parent, "espei4j-cluster-");
        } catch (IOException e) {
            throw ClusterException.ofInput("No folder for temporary files can be made (" + IoReason.of(e) + ").", e);
        }
        ownFile = folder.resolve("scheduler.json");
    }

    /// What to start.
    public static Builder builder() {
        return new Builder();
    }

    private void begin() throws ClusterException {
        // Said here, not by a process that does not start.
        var _ = HostAddress.own(wanted.host);
        Supervised scheduler = new Supervised(
                "scheduler",
                JavaCommand.of(program, MemoryLimit.NONE, 1, wanted.javaOptions, program.arguments()),
                MemberProcess.schedulerLine(
                        ownFile,
                        wanted.protocol,
                        wanted.host,
                        Optional.ofNullable(wanted.dashboard),
                        folder,
                        program.version()),
                false,
                ended::countDown);
        members.add(scheduler);
        scheduler.start();
        List<Supervised> workers = new ArrayList<>();
        for (int i = 1; i <= wanted.workers; i++) {
            String name = "worker-" + i;
            workers.add(new Supervised(
                    name,
                    JavaCommand.of(
                            program,
                            wanted.memoryLimit,
                            wanted.threadsPerWorker,
                            wanted.javaOptions,
                            program.arguments()),
                    MemberProcess.workerLine(
                            ownFile, name, wanted.threadsPerWorker, ready(i), folder, program.version()),
                    true,
                    () -> {}));
        }
        members.addAll(workers);
        int first = Math.min(workers.size(), AT_A_TIME);
        for (Supervised worker : workers.subList(0, first)) {
            worker.start();
        }
        awaitFile(scheduler);
        if (first < workers.size()) {
            Thread.ofVirtual().name("local-cluster-start").start(() -> startTheOthers(workers, first));
        }
    }

    /// Starts one worker after the other, each when fewer than [#AT_A_TIME] have still to join.
    private void startTheOthers(List<Supervised> workers, int first) {
        try {
            for (int i = first; i < workers.size(); i++) {
                long latest = System.nanoTime() + NEXT.toNanos();
                while (joined() + AT_A_TIME <= i && System.nanoTime() < latest) {
                    if (ended.getCount() == 0) {
                        return;
                    }
                    pause();
                }
                workers.get(i).start();
            }
        } catch (ClusterException e) {
            LOG.error("Not all workers could be started. {}", e.getMessage());
        }
    }

    private int joined() {
        int joined = 0;
        for (int i = 1; i <= wanted.workers; i++) {
            joined += Files.exists(ready(i)) ? 1 : 0;
        }
        return joined;
    }

    private Path ready(int worker) {
        return folder.resolve("worker-" + worker + ".ready");
    }

    private void awaitFile(Supervised scheduler) throws ClusterException {
        long end = System.nanoTime() + START.toNanos();
        while (!Files.exists(ownFile)) {
            if (!scheduler.isAlive() || System.nanoTime() > end) {
                throw new ClusterException("The scheduler of the local cluster has not started"
                        + (scheduler.isAlive() ? " within " + START.toSeconds() + " s." : "; its messages say why."));
            }
            pause();
        }
    }

    private static void pause() throws ClusterException {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("The start of the local cluster was interrupted.", e);
        }
    }

    /// Waits until all workers have joined.
    ///
    /// @param patience how long to wait
    /// @return whether they have
    /// @throws ClusterException if the thread is interrupted
    public boolean awaitWorkers(Duration patience) throws ClusterException {
        long end = System.nanoTime() + patience.toNanos();
        for (int i = 1; i <= wanted.workers; i++) {
            while (!Files.exists(ready(i))) {
                if (System.nanoTime() > end || ended.getCount() == 0) {
                    return false;
                }
                pause();
            }
        }
        return true;
    }

    /// Writes a scheduler file, with which runs and further workers find the cluster. Only the own user can read it,
    /// because it holds the key of the cluster. It is removed with the cluster. It can be called again, for another
    /// file.
    ///
    /// @throws ClusterException if it cannot be written, if there is one of another scheduler that is running, or if
    ///     the scheduler of this cluster has ended
    public void writeSchedulerFile(Path file) throws ClusterException {
        SchedulerFile own = own();
        if (!isOurs(file, own)) {
            SchedulerProbe.requireNoOther(file, Optional.empty());
        }
        // Noted first: should the program be told to end now, the file is removed all the same.
        writtenFiles.put(file.toAbsolutePath(), own.id());
        own.write(file);
    }

    /// Link to the status page, with its secret; empty if there is none.
    ///
    /// @throws ClusterException if the scheduler has ended
    public Optional<String> dashboardLink() throws ClusterException {
        return own().dashboard();
    }

    /// What the scheduler has written for its workers.
    private SchedulerFile own() throws ClusterException {
        try {
            return SchedulerFile.read(ownFile);
        } catch (ClusterException gone) {
            throw new ClusterException("The scheduler of the local cluster has ended; its messages say why.", gone);
        }
    }

    private static boolean isOurs(Path file, SchedulerFile own) {
        try {
            return SchedulerFile.read(file).id().equals(own.id());
        } catch (ClusterException noneOrUnreadable) {
            return false;
        }
    }

    /// Process numbers of the workers that run now; one that is just being replaced is missing.
    public List<Long> workerProcesses() {
        return members.stream().skip(1).flatMap(m -> m.process().stream()).toList();
    }

    /// Waits until the scheduler has ended, or another thread calls [#stop] or [#close].
    ///
    /// @throws InterruptedException if the thread is interrupted meanwhile
    public void awaitTermination() throws InterruptedException {
        ended.await();
    }

    /// Ends [#awaitTermination]. It can be called from any thread, also while the program is being stopped.
    public void stop() {
        ended.countDown();
    }

    /// Ends all processes, and removes the scheduler files. Calls after the first do nothing, but wait until that one
    /// has done it.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        // The scheduler first: it tells the workers.
        members.forEach(Supervised::end);
        members.forEach(Supervised::awaitEnd);
        ended.countDown();
        writtenFiles.forEach(LocalCluster::remove);
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            LOG.debug("{} could not be removed.", folder, e);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(closing);
        } catch (IllegalStateException shuttingDown) {
            LOG.trace("The program is ending.", shuttingDown);
        }
    }

    private static void remove(Path file, String id) {
        try {
            SchedulerFile.remove(file, id);
        } catch (IOException e) {
            LOG.warn("The scheduler file {} could not be removed ({}).", file, e.toString());
        }
    }
}
