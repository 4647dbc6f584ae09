package org.espei4j.cluster.grid;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLParameters;
import org.apache.ignite.configuration.DataRegionConfiguration;
import org.apache.ignite.configuration.DataStorageConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.configuration.SystemDataRegionConfiguration;
import org.apache.ignite.events.EventType;
import org.apache.ignite.failure.StopNodeFailureHandler;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;
import org.apache.ignite.ssl.SSLContextWrapper;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.TlsIdentity;

/// Configures Ignite for one member of a star: a scheduler, which is the only server node, or a worker or a run,
/// which are client nodes and know each other through it.
///
/// Everything that Ignite would scale with the number of cores is set here, because dozens of members may share a
/// machine; everything that it would listen on besides discovery and communication is off.
final class GridConfiguration {

    /// How long a client node may be silent before it counts as dead. Members are silent for longer only when
    /// they are stopped or cut off; they may come back.
    private static final long CLIENT_SILENCE_MILLIS = 3_000;

    /// How often members report their metrics, which are also their signs of life.
    private static final long METRICS_MILLIS = 1_000;

    /// How long a single network operation may take.
    static final long NETWORK_MILLIS = 10_000;

    /// How long a run looks for its scheduler before the connection counts as lost: about as long as the scheduler waits
    /// for it.
    static final long BROKEN_CONNECTION_MILLIS = CLIENT_SILENCE_MILLIS;

    /// How long a member that has lost its scheduler waits for an answer to its farewell, which nobody can give.
    static final long VAIN_FAREWELL_MILLIS = 200;

    private static final long REGION_INITIAL_BYTES = 16L << 20;
    private static final long SYSTEM_REGION_BYTES = 16L << 20;

    /// The resource that names the classes of which members send objects.
    private static final String RECEIVED_CLASSES = "org/espei4j/cluster/grid/received-classes.properties";

    private static final int PORT_RANGE = 100;
    private static final int COMMUNICATION_PORT = 47_100;

    static {
        // Ignite asks its website for newer versions, and prints to the console when it is "quiet".
        System.setProperty("IGNITE_UPDATE_NOTIFIER", "false");
        System.setProperty("IGNITE_NO_ASCII", "true");
        System.setProperty("IGNITE_QUIET", "false");
        System.setProperty("IGNITE_PERFORMANCE_SUGGESTIONS_DISABLED", "true");
        // Nobody looks at them, and they cost each member a tenth of its start, and a thread that wakes every 50 ms.
        System.setProperty("IGNITE_MBEANS_DISABLED", "true");
        System.setProperty("IGNITE_JVM_PAUSE_DETECTOR_DISABLED", "true");
        // Objects of other classes are refused before they are made, whoever sends them.
        System.setProperty("IGNITE_MARSHALLER_WHITELIST", RECEIVED_CLASSES);
        // The program ends nodes in an order of its own.
        System.setProperty("IGNITE_NO_SHUTDOWN_HOOK", "true");
    }

    private final IgniteConfiguration configuration = new IgniteConfiguration();
    private final TcpDiscoverySpi discovery = new StarDiscovery((int) NETWORK_MILLIS);
    private final TcpCommunicationSpi communication = new TcpCommunicationSpi();

    private GridConfiguration(
            Member member,
            Optional<InetAddress> host,
            Optional<TlsIdentity> identity,
            Path folder,
            RefusalLog refusals) {
        configuration
                .setIgniteInstanceName("espei4j-" + UUID.randomUUID())
                .setUserAttributes(member.toAttributes())
                // Otherwise every member tells all others its environment and all system properties: nobody's business,
                // and with each member that joins the more to send. StarDiscovery leaves out more.
                .setIncludeProperties()
                .setGridLogger(new IgniteSlf4jLogger(refusals, member.role() == Member.Role.SCHEDULER))
                .setWorkDirectory(folder.toAbsolutePath().toString())
                .setPeerClassLoadingEnabled(false)
                .setMetricsLogFrequency(0)
                .setMetricsUpdateFrequency(METRICS_MILLIS)
                .setFailureDetectionTimeout(NETWORK_MILLIS)
                .setClientFailureDetectionTimeout(CLIENT_SILENCE_MILLIS)
                .setNetworkTimeout(NETWORK_MILLIS)
                .setFailureHandler(new StopNodeFailureHandler())
                .setIncludeEventTypes(
                        EventType.EVT_NODE_JOINED,
                        EventType.EVT_NODE_LEFT,
                        EventType.EVT_NODE_FAILED,
                        EventType.EVT_CLIENT_NODE_DISCONNECTED,
                        EventType.EVT_CLIENT_NODE_RECONNECTED)
                .setConnectorConfiguration(null)
                .setClientConnectorConfiguration(null)
                .setAsyncContinuationExecutor(Runnable::run)
                .setDiscoverySpi(discovery)
                .setCommunicationSpi(communication);
        poolSizes(member);
        host.ifPresent(address -> configuration.setLocalHost(address.getHostAddress()));
        identity.ifPresent(proof -> {
            SSLParameters onlyNewest = new SSLParameters();
            onlyNewest.setProtocols(new String[] {TlsIdentity.PROTOCOL});
            onlyNewest.setNamedGroups(new String[] {TlsIdentity.CURVE});
            configuration.setSslContextFactory(() -> new SSLContextWrapper(proof.context(refusals), onlyNewest));
        });
        discovery.setNetworkTimeout(NETWORK_MILLIS);
        communication
                .setLocalPort(COMMUNICATION_PORT)
                .setLocalPortRange(PORT_RANGE * 10)
                .setSelectorsCount(1)
                .setConnectionsPerNode(1)
                .setTcpNoDelay(true);
    }

    /// Small pools; only the one that evaluates has twice as many threads as the member offers, because as many requests
    /// may wait for their turn as are evaluated, and one for messages, which come through the same pool and must not wait
    /// for evaluations.
    private void poolSizes(Member member) {
        configuration
                .setPublicThreadPoolSize(2 * member.threads() + 1)
                .setSystemThreadPoolSize(4)
                .setStripedPoolSize(2)
                .setManagementThreadPoolSize(2)
                .setServiceThreadPoolSize(1)
                .setAsyncCallbackPoolSize(1)
                .setPeerClassLoadingThreadPoolSize(1)
                .setDataStreamerThreadPoolSize(1)
                .setUtilityCachePoolSize(2)
                .setQueryThreadPoolSize(1)
                .setRebalanceThreadPoolSize(1)
                .setBuildIndexThreadPoolSize(1)
                .setSnapshotThreadPoolSize(1);
    }

    /// A scheduler.
    ///
    /// @param member what it says about itself
    /// @param host address to listen on; absent: all
    /// @param port port to listen on; absent: the first free one from 47500
    /// @param identity what it proves itself with; absent without TLS
    /// @param problemBytes memory for the documents of problems, outside the heap
    /// @param folder where Ignite keeps its files
    /// @param refusals is told of refused connections
    static IgniteConfiguration scheduler(
            Member member,
            Optional<InetAddress> host,
            Optional<Integer> port,
            Optional<TlsIdentity> identity,
            long problemBytes,
            Path folder,
            RefusalLog refusals) {
        GridConfiguration grid = new GridConfiguration(member, host, identity, folder, refusals);
        grid.configuration.setDataStorageConfiguration(new DataStorageConfiguration()
                .setSystemDataRegionConfiguration(new SystemDataRegionConfiguration()
                        .setInitialSize(SYSTEM_REGION_BYTES)
                        .setMaxSize(SYSTEM_REGION_BYTES))
                .setDefaultDataRegionConfiguration(new DataRegionConfiguration()
                        .setName("problems")
                        .setInitialSize(REGION_INITIAL_BYTES)
                        .setMaxSize(problemBytes)));
        grid.discovery
                .setLocalPort(port.orElse(TcpDiscoverySpi.DFLT_PORT))
                .setLocalPortRange(port.isPresent() ? 0 : PORT_RANGE);
        // Nobody to look for: the scheduler is the first node of its cluster, and stays its only server.
        grid.discovery.setIpFinder(new TcpDiscoveryVmIpFinder(true));
        return grid.configuration;
    }

    /// A worker or a run.
    ///
    /// @param member what it says about itself
    /// @param scheduler how to reach the scheduler
    /// @param host own address; absent: all
    /// @param port own port for others to connect to; absent: the first free one from 47100
    /// @param folder where Ignite keeps its files
    /// @param patience how long it tries to join, or to join again after it has lost the scheduler, before it
    ///     ends
    static IgniteConfiguration client(
            Member member,
            SchedulerContact scheduler,
            Duration patience,
            Optional<InetAddress> host,
            Optional<Integer> port,
            Path folder) {
        GridConfiguration grid =
                new GridConfiguration(member, host, scheduler.identity(), folder, new RefusalLog(true));
        grid.configuration.setClientMode(true);
        grid.discovery.setIpFinder(new TcpDiscoveryVmIpFinder()
                .setAddresses(List.of(scheduler.address().hostAndPort())));
        grid.discovery.setJoinTimeout(patience.toMillis());
        port.ifPresent(p -> grid.communication.setLocalPort(p).setLocalPortRange(0));
        return grid.configuration;
    }
}
