package org.espei4j.cluster.contact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a scheduler listens.
///
/// @param protocol how to speak with it
/// @param host name or address of the host, without brackets
/// @param port port number, 1 to 65,535
public record SchedulerAddress(Protocol protocol, String host, int port) {

    /// How members of a cluster speak with each other.
    public enum Protocol {
        /// Encrypted, and both sides prove themselves.
        TLS,
        /// In the clear, and everybody is let in: for closed networks only.
        TCP;

        /// As it stands in an address or an option: `tls` or `tcp`.
        public String scheme() {
            return this == TLS ? "tls" : "tcp";
        }
    }

    private static final Pattern TEXT =
            Pattern.compile("(tls|tcp)://(?:\\[([^\\]\\s]+)\\]|([^:/\\[\\]\\s]+)):(\\d{1,5})/?");

    /// @throws IllegalArgumentException if the port is out of range
    public SchedulerAddress {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
    }

    /// Whether a text looks like an address rather than the name of a file.
    public static boolean isAddress(String text) {
        return text.contains("://");
    }

    /// Reads an address such as `tls://node17:47500` or `tcp://[fe80::1]:47500`.
    ///
    /// @throws ClusterException if it is none
    public static SchedulerAddress parse(String text) throws ClusterException {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()
                || Integer.parseInt(matcher.group(4)) > 65_535
                || Integer.parseInt(matcher.group(4)) == 0) {
            throw ClusterException.ofInput("\"" + text + "\" is not the address of a scheduler; it looks like "
                    + "tls://host:47500 or tcp://host:47500.");
        }
        String host = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        Protocol protocol = matcher.group(1).equals("tls") ? Protocol.TLS : Protocol.TCP;
        return new SchedulerAddress(protocol, host, Integer.parseInt(matcher.group(4)));
    }

    /// Host and port, with brackets around an IPv6 address.
    public String hostAndPort() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return protocol.scheme() + "://" + hostAndPort();
    }
}
