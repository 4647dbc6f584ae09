package org.espei4j.cluster.grid;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import org.apache.ignite.IgniteCheckedException;
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

    private final int silenceMillis;

    /// Which member is at the other end of a connection, as far as it has joined over this connection.
    private final Map<Socket, UUID> joined = Collections.synchronizedMap(new WeakHashMap<>());

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
    /// the cluster's tag again when it has joined is all that is left out.
    @Override
    public void sendCustomEvent(DiscoverySpiCustomMessage message) {
        boolean setting = message instanceof CustomMessageWrapper wrapper
                && wrapper.delegate().getClass().getSimpleName().equals(SETTING_MESSAGE);
        if (!setting || !isClientMode()) {
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
                // Only the new member is sent the topology.
                boolean toItself = added.topology() != null;
                if (toItself) {
                    joined.put(socket, added.node().id());
                }
                super.writeToSocket(socket, message, toItself ? bytes : shortened(message, bytes), timeout);
            }
            case TcpDiscoveryNodeAddFinishedMessage finished -> {
                UUID receiver = joined.get(socket);
                boolean toAnother = receiver != null && !receiver.equals(finished.nodeId());
                super.writeToSocket(socket, message, toAnother ? shortened(message, bytes) : bytes, timeout);
            }
            case null, default -> super.writeToSocket(socket, message, bytes, timeout);
        }
    }

    private byte[] shortened(TcpDiscoveryAbstractMessage message, byte[] bytes) {
        return shortened.computeIfAbsent(message, _ -> shorten(bytes));
    }

    /// Leaves out what only the new member itself reads. From the bytes, because the message may have been changed since
    /// they were made.
    private byte[] shorten(byte[] bytes) {
        try {
            Object copy = U.unmarshal(marshaller(), bytes, U.gridClassLoader());
            if (copy instanceof TcpDiscoveryNodeAddedMessage added) {
                added.clearDiscoveryData();
            } else if (copy instanceof TcpDiscoveryNodeAddFinishedMessage finished) {
                finished.clientDiscoData(null);
                finished.clientNodeAttributes(null);
            }
            return U.marshal(marshaller(), copy);
        } catch (IgniteCheckedException e) {
            // A message that we have made ourselves can be read; if not, it is sent as it is.
            return bytes;
        }
    }
}
