package org.espei4j.cluster.grid;

import java.io.IOException;
import java.net.Socket;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.messages.TcpDiscoveryAbstractMessage;
import org.apache.ignite.spi.discovery.tcp.messages.TcpDiscoveryMetricsUpdateMessage;

/// Ignite's discovery, without telling every member every second what all others have reported.
///
/// A client node sends its metrics to the scheduler, which is its sign of life. The scheduler would pass those of all
/// on to all, which nobody reads here, but costs as many messages as the square of the number of members: with 32 on
/// one machine half of what they all use while they have nothing to do.
final class StarDiscovery extends TcpDiscoverySpi {

    /// Called by a server node for what it passes on to a client node.
    @Override
    protected void writeToSocket(Socket socket, TcpDiscoveryAbstractMessage message, byte[] bytes, long timeout)
            throws IOException {
        if (!(message instanceof TcpDiscoveryMetricsUpdateMessage)) {
            super.writeToSocket(socket, message, bytes, timeout);
        }
    }
}
