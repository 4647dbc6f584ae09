package org.espei4j.cluster.grid;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.apache.ignite.IgniteCheckedException;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.internal.IgniteNodeAttributes;
import org.apache.ignite.internal.managers.discovery.CustomMessageWrapper;
import org.apache.ignite.internal.util.typedef.internal.U;
import org.apache.ignite.lang.IgniteProductVersion;
import org.apache.ignite.spi.IgniteSpiOperationTimeoutException;
import org.apache.ignite.spi.IgniteSpiOperationTimeoutHelper;
import org.apache.ignite.spi.discovery.DiscoverySpiCustomMessage;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.messages.TcpDiscoveryAbstractMessage;
import org.apache.ignite.spi.discovery.tcp.messages.TcpDiscoveryMetricsUpdateMessage;
import org.apache.ignite.spi.discovery.tcp.messages.TcpDiscoveryNodeAddFinishedMessage;
import org.apache.ignite.spi.discovery.tcp.messages.TcpDiscoveryNodeAddedMessage;

/// Ignite's discovery without what nobody in a star reads, and without waiting for ever for a scheduler that is silent.
///
/// Ignite tells every member what is meant for one of them; with many members on a machine that is much of what they use
/// until all have joined, because it grows with the square of their number:
///
/// - Every second, what all others have reported. A client node sends its metrics to the scheduler, which is its sign
///   of life; the scheduler would pass those of all on to all.
/// - With each member that joins, twice the state of the cluster that this one needs to begin, and its attributes a
///   second time: 44 kB, of which the others read 4 kB, the new member itself.
/// - With each worker or observer that joins, who it is. These leaves of the star speak with the scheduler and with runs
///   only, and are told nothing of each other; that one has gone whom they do not know they pass over. They miss versions
///   of the topology with that, which does no harm: what depends on versions is where data is, and that is the scheduler
///   alone.
/// - With each member that joins, the cluster's tag, written into settings that all share: always the same.
/// - What a member's system and Java virtual machine are like.
///
/// The scheduler acknowledges each sign of life, so a client node hears of it every second, too. But Ignite
/// reads without a time limit, also while a connection is being encrypted, and would notice only after a quarter of an
/// hour, when the operating system gives up, that the scheduler's host has gone. A read that has lasted for too long
/// closes the connection, and Ignite does what it does when a connection breaks.
final class StarDiscovery extends TcpDiscoverySpi {

    /// Ignite's message that changes a setting of the cluster. It is not public.
    private static final String SETTING_MESSAGE = "DistributedMetaStorageUpdateMessage";

    /// Ignite's message that says what objects of a class consist of, before the first is sent.
    private static final String CLASS_MESSAGE = "MetadataUpdateProposedMessage";

    /// What a node says about its machine for Ignite's own tools. All else that Ignite adds it compares or needs.
    private static final List<String> NOBODYS_BUSINESS = List.of(
            IgniteNodeAttributes.ATTR_JVM_ARGS,
            IgniteNodeAttributes.ATTR_IPS,
            IgniteNodeAttributes.ATTR_JIT_NAME,
            IgniteNodeAttributes.ATTR_LANG_RUNTIME,
            IgniteNodeAttributes.ATTR_USER_NAME,
            "java.vm.name",
            "os.arch",
            "os.name",
            "os.version");

    /// Memory for what is sent over a connection to the scheduler. Ignite takes as much as the system has for it, which on
    /// the loopback interface is 2 MB, in the heap.
    private static final int SEND_BUFFER_BYTES = 1 << 16;

    private static final byte[] NOTHING = {};

    static {
        // With assertions (java -ea) Ignite's client would end over a version that it has missed; without, it goes on.
        TcpDiscoverySpi.class
                .getClassLoader()
                .setClassAssertionStatus("org.apache.ignite.spi.discovery.tcp.ClientImpl", false);
    }

    private final int silenceMillis;

    /// Who is at the other end of a connection.
    ///
    /// @param id of its node
    /// @param leaf whether it is a leaf of the star, which hears nothing of the other leaves
    private record Receiver(UUID id, boolean leaf) {}

    /// Which member is at the other end of a connection, as far as it has joined over this connection. Others are told
    /// everything.
    private final Map<Socket, Receiver> receivers = Collections.synchronizedMap(new WeakHashMap<>());

    /// What the others are told of a new member, instead of what Ignite would tell them; made once for all of them.
    private final Map<TcpDiscoveryAbstractMessage, byte[]> shortened = Collections.synchronizedMap(new WeakHashMap<>());

    /// @param silenceMillis for how long a connection may bring nothing
    StarDiscovery(int silenceMillis) {
        this.silenceMillis = silenceMillis;
    }

    /// Called when the node starts, with what it will say about itself.
    @Override
    public void setNodeAttributes(Map<String, Object> attributes, IgniteProductVersion version) {
        Map<String, Object> needed = new HashMap<>(attributes);
        needed.keySet().removeAll(NOBODYS_BUSINESS);
        super.setNodeAttributes(needed, version);
    }

    /// Called by a client node for each connection to the scheduler.
    @Override
    protected Socket openSocket(Socket socket, InetSocketAddress address, IgniteSpiOperationTimeoutHelper timeout)
            throws IOException, IgniteSpiOperationTimeoutException {
        socket.setSoTimeout(silenceMillis);
        socket.setSendBufferSize(SEND_BUFFER_BYTES);
        return super.openSocket(socket, address, timeout);
    }

    /// Called for what a node has to say to all. No member of ours changes Ignite's settings; that a client node writes
    /// the cluster's tag again when it has joined is all that is left out. Leaves of the star would not listen to what one
    /// of them says of a class, but break over the scheduler's assent: so [SchedulerNode] describes the classes of all
    /// jobs before the first member joins.
    ///
    /// @throws IllegalStateException if it has forgotten one
    @Override
    public void sendCustomEvent(DiscoverySpiCustomMessage message) {
        String kind = message instanceof CustomMessageWrapper wrapper
                ? wrapper.delegate().getClass().getSimpleName()
                : "";
        if (kind.equals(CLASS_MESSAGE) && isLeaf(getLocalNode())) {
            throw new IllegalStateException("the scheduler has not described a class that this member sends");
        }
        if (!kind.equals(SETTING_MESSAGE) || !isClientMode()) {
            super.sendCustomEvent(message);
        }
    }

    /// Called by a server node for what it passes on to a client node, with the bytes that it would send.
    @Override
    protected void writeToSocket(Socket socket, TcpDiscoveryAbstractMessage message, byte[] bytes, long timeout)
            throws IOException {
        switch (message) {
            case TcpDiscoveryMetricsUpdateMessage _ -> {
                // Not passed on.
            }
            case TcpDiscoveryNodeAddedMessage added -> {
                byte[] told = ofNewMember(socket, added, bytes);
                if (told.length > 0) {
                    super.writeToSocket(socket, message, told, timeout);
                }
            }
            case TcpDiscoveryNodeAddFinishedMessage finished -> {
                byte[] told = ofJoinedMember(socket, finished, bytes);
                if (told.length > 0) {
                    super.writeToSocket(socket, message, told, timeout);
                }
            }
            case null, default -> super.writeToSocket(socket, message, bytes, timeout);
        }
    }

    /// What a client node is told of one that begins to join, which may be itself; empty for nothing.
    private byte[] ofNewMember(Socket socket, TcpDiscoveryNodeAddedMessage added, byte[] bytes) {
        boolean leaf = isLeaf(added.node());
        // Only the new member is sent the topology.
        if (added.topology() != null) {
            receivers.put(socket, new Receiver(added.node().id(), leaf));
            return leaf ? changed(bytes, StarDiscovery::withoutLeaves) : bytes;
        }
        return leaf && isLeaf(socket) ? NOTHING : shortened(added, bytes);
    }

    /// What a client node is told of one that has joined, which may be itself; empty for nothing.
    private byte[] ofJoinedMember(Socket socket, TcpDiscoveryNodeAddFinishedMessage finished, byte[] bytes) {
        Receiver receiver = receivers.get(socket);
        if (receiver == null || receiver.id().equals(finished.nodeId())) {
            return bytes;
        }
        ClusterNode node = getNode(finished.nodeId());
        return receiver.leaf() && node != null && isLeaf(node) ? NOTHING : shortened(finished, bytes);
    }

    private boolean isLeaf(Socket socket) {
        Receiver receiver = receivers.get(socket);
        return receiver != null && receiver.leaf();
    }

    private static boolean isLeaf(ClusterNode node) {
        return Member.of(node)
                .filter(m -> m.role() == Member.Role.WORKER || m.role() == Member.Role.OBSERVER)
                .isPresent();
    }

    /// Leaves out of the topology, for a leaf that joins, the other ones; and of its history all but the last state.
    private static void withoutLeaves(TcpDiscoveryAbstractMessage message) {
        if (message instanceof TcpDiscoveryNodeAddedMessage added) {
            added.topology(new ArrayList<>(
                    added.topology().stream().filter(n -> !isLeaf(n)).toList()));
            Map<Long, Collection<ClusterNode>> last = new TreeMap<>();
            if (added.topologyHistory() != null && !added.topologyHistory().isEmpty()) {
                var newest = new TreeMap<>(added.topologyHistory()).lastEntry();
                last.put(
                        newest.getKey(),
                        new ArrayList<>(newest.getValue().stream()
                                .filter(n -> !isLeaf(n))
                                .toList()));
            }
            added.topologyHistory(last);
        }
    }

    private byte[] shortened(TcpDiscoveryAbstractMessage message, byte[] bytes) {
        return shortened.computeIfAbsent(message, _ -> changed(bytes, StarDiscovery::withoutItsOwn));
    }

    /// Leaves out what only the new member itself reads.
    private static void withoutItsOwn(TcpDiscoveryAbstractMessage message) {
        if (message instanceof TcpDiscoveryNodeAddedMessage added) {
            added.clearDiscoveryData();
        } else if (message instanceof TcpDiscoveryNodeAddFinishedMessage finished) {
            finished.clientDiscoData(null);
            finished.clientNodeAttributes(null);
        }
    }

    /// A message with a change. Made from the bytes, because the message may have been changed since they were.
    private byte[] changed(byte[] bytes, Consumer<TcpDiscoveryAbstractMessage> change) {
        try {
            TcpDiscoveryAbstractMessage copy = U.unmarshal(marshaller(), bytes, U.gridClassLoader());
            change.accept(copy);
            return U.marshal(marshaller(), copy);
        } catch (IgniteCheckedException e) {
            // A message that we have made ourselves can be read; if not, it is sent as it is.
            return bytes;
        }
    }
}
