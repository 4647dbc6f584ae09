package org.espei4j.cluster.contact;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Addresses of this machine. A machine often has several, of which others can reach only some.
public final class HostAddress {

    private HostAddress() {}

    /// Name of this machine.
    public static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return primary().getHostAddress();
        }
    }

    /// The address at which others most likely reach this machine: that of its name, else the first of its
    /// network interfaces, else the loopback address.
    public static InetAddress primary() {
        try {
            InetAddress named = InetAddress.getLocalHost();
            if (!named.isLoopbackAddress() && !named.isLinkLocalAddress()) {
                return named;
            }
        } catch (UnknownHostException e) {
            // The machine's name is not known to the network; its interfaces are.
        }
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(HostAddress::isUsable)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> !a.isLinkLocalAddress())
                    .min(Comparator.comparing(a -> a instanceof Inet4Address ? 0 : 1))
                    .orElse(InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private static boolean isUsable(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback() && !network.isPointToPoint();
        } catch (SocketException e) {
            return false;
        }
    }

    /// Address of a network interface.
    ///
    /// @param name name of the interface, e.g. `ib0` or `eth0`
    /// @throws ClusterException if there is none of that name, or it has no address
    public static InetAddress ofInterface(String name) throws ClusterException {
        try {
            NetworkInterface network = NetworkInterface.getByName(name);
            if (network == null) {
                List<String> names = NetworkInterface.networkInterfaces()
                        .map(NetworkInterface::getName)
                        .collect(Collectors.toList());
                throw new ClusterException("There is no network interface " + name + " on " + name() + ". There are "
                        + String.join(", ", names) + ".");
            }
            return network.inetAddresses()
                    .min(Comparator.comparing(a -> a instanceof Inet4Address ? 0 : 1))
                    .orElseThrow(() -> new ClusterException("The network interface " + name + " on " + name()
                            + " has no address. Choose another one."));
        } catch (SocketException e) {
            throw new ClusterException(
                    "The network interface " + name + " cannot be asked (" + e.getMessage() + ").", e);
        }
    }

    /// Address of a host name or an address.
    ///
    /// @throws ClusterException if the name is not known
    public static InetAddress ofName(String host) throws ClusterException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ClusterException("The host " + host + " is not known on " + name() + ".", e);
        }
    }
}
