package org.espei4j.cluster.contact;

import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /// The address at which others most likely reach this machine: that of its name, else that from which it would reach
    /// others, else the first of its network interfaces, else the loopback address.
    public static InetAddress primary() {
        try {
            InetAddress named = InetAddress.getLocalHost();
            if (!named.isLoopbackAddress() && !named.isLinkLocalAddress()) {
                return named;
            }
        } catch (UnknownHostException e) {
            // The machine's name is not known to the network; its interfaces are.
        }
        Optional<InetAddress> routed = routed();
        if (routed.isPresent()) {
            return routed.get();
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

    /// The own address on the way to other networks: of several interfaces, some of which may be bridges for containers
    /// or virtual machines, the one that leads out. Nothing is sent; only the table of routes is asked, for an address
    /// that belongs to nobody (RFC 5737).
    private static Optional<InetAddress> routed() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(InetAddress.ofLiteral("203.0.113.1"), 9);
            InetAddress own = socket.getLocalAddress();
            boolean known = !own.isAnyLocalAddress() && !own.isLoopbackAddress() && !own.isLinkLocalAddress();
            return known ? Optional.of(own) : Optional.empty();
        } catch (SocketException | UncheckedIOException noRoute) {
            return Optional.empty();
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
                throw ClusterException.ofInput("There is no network interface " + name + " on " + name()
                        + ". There are " + String.join(", ", names) + ".");
            }
            return network.inetAddresses()
                    .min(Comparator.comparing(a -> a instanceof Inet4Address ? 0 : 1))
                    .orElseThrow(() -> ClusterException.ofInput("The network interface " + name + " on " + name()
                            + " has no address. Choose another one."));
        } catch (SocketException e) {
            throw ClusterException.ofInput(
                    "The network interface " + name + " cannot be asked (" + e.getMessage() + ").", e);
        }
    }

    /// Address of this machine from a host name or an address.
    ///
    /// @throws ClusterException if the name is not known, or this machine does not have the address
    public static InetAddress own(String host) throws ClusterException {
        InetAddress address = ofName(host);
        if (address.isAnyLocalAddress()) {
            throw ClusterException.ofInput(
                    "At " + host + " nobody reaches this machine. Name one of its addresses: " + all() + ".");
        }
        try {
            if (NetworkInterface.getByInetAddress(address) == null && !address.isLoopbackAddress()) {
                throw ClusterException.ofInput("The address " + address.getHostAddress() + " is not one of " + name()
                        + ", which has " + all() + ".");
            }
        } catch (SocketException e) {
            throw ClusterException.ofInput(
                    "The network interfaces of " + name() + " cannot be asked (" + e.getMessage() + ").", e);
        }
        return address;
    }

    /// The addresses of this machine, for messages.
    private static String all() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> !a.isLinkLocalAddress())
                    .map(a -> a.getHostAddress().replaceAll("%.*", ""))
                    .collect(Collectors.joining(", "));
        } catch (SocketException e) {
            return "none that can be asked for";
        }
    }

    /// Address of a host name or an address.
    ///
    /// @throws ClusterException if the name is not known
    public static InetAddress ofName(String host) throws ClusterException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw ClusterException.ofInput("The host " + host + " is not known on " + name() + ".", e);
        }
    }
}
