package org.espei4j.cluster.grid;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.ignite.spi.IgniteSpiOperationTimeoutException;
import org.apache.ignite.spi.IgniteSpiOperationTimeoutHelper;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.messages.TcpDiscoveryAbstractMessage;
import org.apache.ignite.spi.discovery.tcp.messages.TcpDiscoveryMetricsUpdateMessage;

/// Ignite's discovery, without telling every member every second what all others have reported, and without waiting
/// for ever for a scheduler that is silent.
///
/// A client node sends its metrics to the scheduler, which is its sign of life. The scheduler would pass those of all
/// on to all, which nobody reads here, but costs as many messages as the square of the number of members: with 32 on
/// one machine half of what they all use while they have nothing to do.
///
/// The scheduler acknowledges each of these signs of life, so a client node hears of it every second, too. But Ignite
/// reads without a time limit, also while a connection is being encrypted, and would notice only after a quarter of an
/// hour, when the operating system gives up, that the scheduler's host has gone. A read that has lasted for too long
/// closes the connection, and Ignite does what it does when a connection breaks.
final class StarDiscovery extends TcpDiscoverySpi {

    private final int silenceMillis;

    /// @param silenceMillis for how long a connection may bring nothing
    StarDiscovery(int silenceMillis) {
        this.silenceMillis = silenceMillis;
    }

    /// Called by a client node for each connection to the scheduler.
    @Override
    protected Socket openSocket(Socket socket, InetSocketAddress address, IgniteSpiOperationTimeoutHelper timeout)
            throws IOException, IgniteSpiOperationTimeoutException {
        socket.setSoTimeout(silenceMillis);
        return super.openSocket(socket, address, timeout);
    }

    /// Called by a server node for what it passes on to a client node.
    @Override
    protected void writeToSocket(Socket socket, TcpDiscoveryAbstractMessage message, byte[] bytes, long timeout)
            throws IOException {
        if (!(message instanceof TcpDiscoveryMetricsUpdateMessage)) {
            super.writeToSocket(socket, message, bytes, timeout);
        }
    }
}
