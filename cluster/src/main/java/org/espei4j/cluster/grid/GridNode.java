package org.espei4j.cluster.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.IgniteState;
import org.apache.ignite.Ignition;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.IoReason;

/// A running node of Ignite with a folder of its own, which goes with it.
final class GridNode implements AutoCloseable {

    private final Ignite ignite;
    private final Path folder;

    private GridNode(Ignite ignite, Path folder) {
        this.ignite = ignite;
        this.folder = folder;
    }

    /// Starts a node.
    ///
    /// @param localDirectory folder in which the node's folder is made; absent: that for temporary files
    /// @param configuration makes the configuration from the node's folder
    /// @throws ClusterException if it cannot be started
    static GridNode start(Optional<Path> localDirectory, Function<Path, IgniteConfiguration> configuration)
            throws ClusterException {
        requireOpenPackages();
        Path folder = makeFolder(localDirectory);
        try {
            return new GridNode(Ignition.start(configuration.apply(folder)), folder);
        } catch (IgniteException e) {
            remove(folder);
            throw new ClusterException("The member of the cluster cannot start: " + rootMessage(e), e);
        }
    }

    /// Looks whether a port that a user has chosen is free, because Ignite says so in its own words only.
    ///
    /// @throws ClusterException if another program has it
    static void requireFree(InetAddress host, int port) throws ClusterException {
        try (ServerSocket socket = new ServerSocket()) {
            // As Ignite does it: a connection that has just ended does not keep the port.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new ClusterException(
                    "Port " + port + " of " + host.getHostAddress() + " cannot be used (" + IoReason.of(e)
                            + "). Choose another --port, or leave it out.",
                    e);
        }
    }

    /// Ignite needs to look into some packages of Java; the program's manifest says so, other programs have to.
    private static void requireOpenPackages() throws ClusterException {
        Module java = Object.class.getModule();
        Module own = GridNode.class.getModule();
        for (String name : List.of("java.lang", "java.nio", "java.util")) {
            if (!java.isOpen(name, own)) {
                throw new ClusterException(
                        "This Java virtual machine keeps the package " + name + " closed. Start it with "
                                + "the options --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.util=ALL-UNNAMED "
                                + "--add-opens=java.base/java.lang=ALL-UNNAMED, or use the program espei.");
            }
        }
    }

    private static Path makeFolder(Optional<Path> localDirectory) throws ClusterException {
        try {
            if (localDirectory.isPresent()) {
                Files.createDirectories(localDirectory.get());
                return Files.createTempDirectory(localDirectory.get(), "espei4j-");
            }
            return Files.createTempDirectory("espei4j-");
        } catch (IOException e) {
            throw ClusterException.ofInput(
                    "No folder for temporary files can be made (" + IoReason.of(e)
                            + "). Name another with --local-directory.",
                    e);
        }
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    Ignite ignite() {
        return ignite;
    }

    /// Where the node and what runs in it keep temporary files.
    Path folder() {
        return folder;
    }

    /// Whether the node runs: it has not been stopped, by us or because it lost its cluster for too long.
    boolean isRunning() {
        return Ignition.state(ignite.name()) == IgniteState.STARTED;
    }

    /// How long this member, a client node, looks for a scheduler to which the connection has broken, before the
    /// connection counts as lost. Ignite takes the same time for the patience with the answers to somebody who joins,
    /// which needs more of it, and to somebody who leaves.
    void setPatienceWithScheduler(long millis) {
        ((TcpDiscoverySpi) ignite.configuration().getDiscoverySpi()).setNetworkTimeout(millis);
    }

    /// Stops the node and removes its folder.
    @Override
    public void close() {
        if (isRunning()) {
            Ignition.stop(ignite.name(), true);
        }
        remove(folder);
    }

    private static void remove(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder()).forEach(GridNode::removeOne);
        } catch (IOException | UncheckedIOException e) {
            // Temporary files of another process that uses the same folder; the system removes them.
            return;
        }
    }

    private static void removeOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
