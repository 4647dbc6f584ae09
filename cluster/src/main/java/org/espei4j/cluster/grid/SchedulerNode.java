package org.espei4j.cluster.grid;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.cluster.ClusterGroup;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.events.DiscoveryEvent;
import org.apache.ignite.events.Event;
import org.apache.ignite.events.EventType;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.HostAddress;
import org.espei4j.cluster.contact.SchedulerAddress;
import org.espei4j.cluster.contact.SchedulerAddress.Protocol;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.ClusterStatus.Change.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running scheduler: the centre of the star, which keeps the documents of problems and knows all members.
public final class SchedulerNode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SchedulerNode.class);

    private static final long DEFAULT_PROBLEM_BYTES = 256L << 20;

    /// How long the documents of a run that has gone are kept.
    private static final long KEEP_SECONDS = 60;

    private static final long FAREWELL_MILLIS = 300;

    private final GridNode node;
    private final SchedulerAddress address;

    private final ProblemStore problems;
    private final StatusBoard board;
    private final RefusalLog refusals;
    private final ScheduledExecutorService cleaner = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("scheduler-cleaner").daemon().factory());
    private volatile long lastActive = System.nanoTime();

    private SchedulerNode(
            GridNode node, SchedulerAddress address, ProblemStore problems, StatusBoard board, RefusalLog refusals) {
        this.node = node;
        this.address = address;
        this.problems = problems;
        this.board = board;
        this.refusals = refusals;
    }

    /// How a scheduler starts.
    ///
    /// @param host address to listen on; absent: the one at which others most likely reach this machine
    /// @param port port to listen on; absent: the first free one from 47500
    /// @param identity what it proves itself with; absent to speak in the clear
    /// @param localDirectory folder for temporary files; absent: the system's
    /// @param programVersion version of the program, which all members must have
    public record Settings(
            Optional<InetAddress> host,
            Optional<Integer> port,
            Optional<TlsIdentity> identity,
            Optional<Path> localDirectory,
            String programVersion) {}

    /// Starts a scheduler.
    ///
    /// @throws ClusterException if it cannot start, e.g. because the port is taken
    public static SchedulerNode start(Settings settings) throws ClusterException {
        InetAddress host = settings.host().orElseGet(HostAddress::primary);
        if (settings.port().isPresent()) {
            GridNode.requireFree(host, settings.port().get());
        }
        Member member = new Member(
                Member.Role.SCHEDULER,
                "scheduler",
                0,
                settings.programVersion(),
                HostAddress.name(),
                ProcessHandle.current().pid(),
                "");
        RefusalLog refusals = new RefusalLog(settings.identity().isPresent());
        GridNode node = GridNode.start(
                settings.localDirectory(),
                folder -> GridConfiguration.scheduler(
                        member,
                        Optional.of(host),
                        settings.port(),
                        settings.identity(),
                        DEFAULT_PROBLEM_BYTES,
                        folder,
                        refusals));
        Ignite ignite = node.ignite();
        int port = ((TcpDiscoverySpi) ignite.configuration().getDiscoverySpi()).getLocalPort();
        Protocol protocol = settings.identity().isPresent() ? Protocol.TLS : Protocol.TCP;
        // The loopback interface has a zone that means nothing elsewhere.
        String hostText = host.getHostAddress().replaceAll("%.*", "");
        SchedulerAddress address = new SchedulerAddress(protocol, hostText, port);
        StatusBoard board = new StatusBoard(ignite, address.toString(), settings.programVersion(), refusals);
        SchedulerNode scheduler = new SchedulerNode(node, address, ProblemStore.of(ignite), board, refusals);
        scheduler.begin();
        return scheduler;
    }

    /// Where it listens.
    public SchedulerAddress address() {
        return address;
    }

    /// Port on which it takes jobs and messages, besides the one on which members join.
    int communicationPort() {
        return ((TcpCommunicationSpi) node.ignite().configuration().getCommunicationSpi()).boundPort();
    }

    private void begin() {
        describeJobs();
        board.listen();
        node.ignite()
                .events()
                .localListen(
                        this::onEvent, EventType.EVT_NODE_JOINED, EventType.EVT_NODE_LEFT, EventType.EVT_NODE_FAILED);
        var _ = cleaner.scheduleWithFixedDelay(this::noteActivity, 0, 1, TimeUnit.SECONDS);
    }

    /// Makes known what jobs consist of. A member that joins is told with all else that it needs; otherwise the first that
    /// sends one would have to tell all others, and wait for their assent.
    private void describeJobs() {
        for (Object job : List.of(new DocumentJob(""), new EvaluationJob(new byte[0]), new StatusJob())) {
            var _ = node.ignite().binary().<BinaryObject>toBinary(job);
        }
    }

    /// Called by Ignite, which must not be kept waiting.
    private boolean onEvent(Event event) {
        if (event instanceof DiscoveryEvent discovery) {
            ClusterNode who = discovery.eventNode();
            Optional<Member> member = Member.of(who);
            if (event.type() == EventType.EVT_NODE_JOINED) {
                member.filter(m -> m.role() != Member.Role.OBSERVER).ifPresent(m -> {
                    board.note(Kind.JOINED, m);
                    LOG.info("{} {} has joined.", m.role().title(), m.title());
                });
            } else {
                board.forget(who.id());
                member.filter(m -> m.role() != Member.Role.OBSERVER)
                        .ifPresent(m -> onDeparture(m, event.type() == EventType.EVT_NODE_FAILED));
            }
        }
        return true;
    }

    private void onDeparture(Member member, boolean failed) {
        board.note(failed ? Kind.LOST : Kind.LEFT, member);
        if (failed) {
            LOG.warn("{} {} is lost.", member.role().title(), member.title());
        } else {
            LOG.info("{} {} has left.", member.role().title(), member.title());
        }
        if (member.role() == Member.Role.RUN && !member.problem().isEmpty()) {
            // A run that was cut off for a while comes back and finds its documents.
            var _ = cleaner.schedule(() -> dropUnlessUsed(member.problem()), KEEP_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void dropUnlessUsed(String problem) {
        boolean used = node.ignite().cluster().nodes().stream()
                .flatMap(n -> Member.of(n).stream())
                .anyMatch(m -> m.problem().equals(problem));
        if (!used) {
            problems.remove(problem);
        }
    }

    private void noteActivity() {
        boolean active = node.ignite().cluster().nodes().stream()
                .flatMap(n -> Member.of(n).stream())
                .anyMatch(m -> m.role() == Member.Role.RUN);
        if (active) {
            lastActive = System.nanoTime();
        }
    }

    /// Time since the last run was a member.
    public Duration idle() {
        return Duration.ofNanos(System.nanoTime() - lastActive);
    }

    /// What the cluster is doing now.
    public ClusterStatus status() {
        return board.status();
    }

    /// Records that a connection to something of the scheduler's, such as its status page, was refused.
    ///
    /// @param from where it came from
    /// @param reason why
    public void refused(String from, String reason) {
        refusals.add(from, reason);
    }

    /// Whether it runs: it has neither been closed nor broken down.
    public boolean isRunning() {
        return node.isRunning();
    }

    /// Tells all members that the cluster ends, and ends.
    @Override
    public void close() {
        cleaner.shutdownNow();
        if (node.isRunning()) {
            dismissMembers();
        }
        node.close();
    }

    private void dismissMembers() {
        try {
            ClusterGroup members = node.ignite().cluster().forClients();
            if (!members.nodes().isEmpty()) {
                node.ignite().message(members).send(Topics.CLOSING, new byte[0]);
                // Messages are sent in the background; those of a stopped node are lost.
                Thread.sleep(FAREWELL_MILLIS);
            }
        } catch (IgniteException e) {
            LOG.debug("Not every member could be told that the cluster ends.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
