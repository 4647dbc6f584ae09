package org.espei4j.cli.cluster;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.espei4j.cli.terminal.TimeSpan;
import org.espei4j.cluster.MemoryLimit;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.HostAddress;
import org.espei4j.cluster.contact.SchedulerAddress.Protocol;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.TlsFiles;
import org.espei4j.cluster.dashboard.Dashboard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Options that several commands about clusters have.
public final class ClusterArguments {

    private ClusterArguments() {}

    /// How members speak with each other.
    public static sealed class Speech permits Security {

        @Option(
                names = "--protocol",
                paramLabel = "tls|tcp",
                converter = ProtocolName.class,
                description =
                        "tls (the default): encrypted, and only who has the key of the cluster is let in. tcp: in the"
                                + " clear, and everybody is let in; for closed networks only.")
        private @Nullable Protocol protocol;

        Optional<Protocol> protocol() {
            return Optional.ofNullable(protocol);
        }
    }

    /// How members speak with each other, and what they prove themselves with.
    public static final class Security extends Speech {

        @Option(
                names = "--tls-ca-file",
                paramLabel = "FILE",
                description = "Certificates that others' must be signed by, in PEM format, in place of the key that the"
                        + " scheduler makes. With --tls-cert and --tls-key.")
        private @Nullable Path authority;

        @Option(names = "--tls-cert", paramLabel = "FILE", description = "The own certificate, in PEM format.")
        private @Nullable Path certificate;

        @Option(names = "--tls-key", paramLabel = "FILE", description = "The own private key (PKCS #8), in PEM format.")
        private @Nullable Path key;

        Optional<TlsFiles> files() throws ClusterException {
            if (authority == null && certificate == null && key == null) {
                return Optional.empty();
            }
            if (authority == null || certificate == null || key == null) {
                throw ClusterException.ofInput(
                        "--tls-ca-file, --tls-cert and --tls-key belong together; give all three.");
            }
            return Optional.of(new TlsFiles(authority, certificate, key));
        }
    }

    /// What a member that joins proves itself with where the scheduler file does not say it.
    public static final class Key {

        @Option(
                names = "--key-file",
                paramLabel = "FILE",
                description =
                        "The key of the cluster, where the scheduler file is not at hand: a copy of it, or the key"
                                + " alone. The environment variable " + SchedulerContact.KEY_VARIABLE
                                + " may hold the key, too.")
        private @Nullable Path file;

        /// What was given, by these options, others, and the environment.
        ///
        /// @throws ClusterException if it cannot be used
        public SchedulerContact.Proof proof(Security security) throws ClusterException {
            SchedulerContact.Proof proof = new SchedulerContact.Proof(
                    security.files(),
                    Optional.ofNullable(file),
                    Optional.ofNullable(System.getenv(SchedulerContact.KEY_VARIABLE)),
                    security.protocol());
            proof.requireUsable();
            return proof;
        }
    }

    /// How long a member lives, and what it leaves on the disk meanwhile.
    static final class Life {

        @Option(
                names = "--lifetime",
                paramLabel = "TIME",
                converter = TimeSpan.class,
                description = "End after so long, e.g. 12h. What a worker is evaluating then goes to others.")
        private @Nullable Duration lifetime;

        @Option(
                names = "--parent",
                paramLabel = "PROCESS",
                description =
                        "End when the process of this number on this machine has ended, however that came about, e.g. the"
                                + " script of a job.")
        private @Nullable Long parent;

        @Option(names = "--pid-file", paramLabel = "FILE", description = "Keep the process number in this file.")
        private @Nullable Path pidFile;

        @Mixin
        private TemporaryFiles temporaryFiles;

        Optional<Duration> lifetime() {
            return Optional.ofNullable(lifetime);
        }

        Optional<Long> parent() {
            return Optional.ofNullable(parent);
        }

        Optional<Path> pidFile() {
            return Optional.ofNullable(pidFile);
        }

        Optional<Path> localDirectory() {
            return temporaryFiles.folder();
        }
    }

    /// Where members keep temporary files.
    static final class TemporaryFiles {

        @Option(names = "--local-directory", paramLabel = "FOLDER", description = "Put temporary files there.")
        private @Nullable Path folder;

        Optional<Path> folder() {
            return Optional.ofNullable(folder);
        }
    }

    /// How large the heap of a worker may grow.
    static final class Heap {

        @Option(
                names = "--memory-limit",
                paramLabel = "SIZE",
                converter = Memory.class,
                description =
                        "How large the heap of a worker may grow, e.g. 4GB; 0, the default, leaves memory to the system.")
        private MemoryLimit limit = MemoryLimit.NONE;

        MemoryLimit limit() {
            return limit;
        }
    }

    /// Where a member listens.
    static final class Place {

        @Option(
                names = "--host",
                paramLabel = "HOST",
                description =
                        "Name or address at which others reach this machine. Default: for a scheduler that of the machine's"
                                + " name, for a worker that from which it reaches the scheduler.")
        private @Nullable String host;

        @Option(
                names = "--interface",
                paramLabel = "NAME",
                description = "Network interface to use, e.g. ib0, where this machine has several.")
        private @Nullable String network;

        Optional<InetAddress> address() throws ClusterException {
            if (host != null && network != null) {
                throw ClusterException.ofInput("Give either --host or --interface.");
            }
            if (network != null) {
                return Optional.of(HostAddress.ofInterface(network));
            }
            return host == null ? Optional.empty() : Optional.of(HostAddress.own(host));
        }
    }

    /// The status page of a scheduler.
    static final class StatusPage {

        @Option(
                names = "--dashboard",
                negatable = true,
                defaultValue = "true",
                fallbackValue = "true",
                description = "Offer the status page for the browser (the default), or do not.")
        private boolean wanted;

        @Option(
                names = "--dashboard-address",
                paramLabel = "[HOST]:PORT",
                description =
                        "Where the status page is. Default: 127.0.0.1, which only this machine can reach, and the first"
                                + " free port from " + Dashboard.DEFAULT_PORT + ". Elsewhere it is encrypted (HTTPS).")
        private @Nullable String address;

        Optional<Dashboard.Place> place() throws ClusterException {
            Optional<String> given = text();
            return given.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            given.get().isEmpty() ? Dashboard.Place.LOOPBACK : Dashboard.Place.parse(given.get()));
        }

        /// As it was given; empty for the default, absent for none.
        Optional<String> text() throws ClusterException {
            if (!wanted && address != null) {
                throw ClusterException.ofInput("Give either --dashboard-address or --no-dashboard.");
            }
            return wanted ? Optional.of(address == null ? "" : address) : Optional.empty();
        }
    }

    /// `tls` or `tcp`, also with `://`.
    static final class ProtocolName implements ITypeConverter<Protocol> {

        @Override
        public Protocol convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT).replace("://", "")) {
                case "tls" -> Protocol.TLS;
                case "tcp" -> Protocol.TCP;
                default -> throw new TypeConversionException("\"" + text + "\" is no protocol; there are tls and tcp");
            };
        }
    }

    /// A port that a program of a user may open.
    static final class PortNumber implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1024 || Integer.parseInt(text) > 65_535) {
                throw new TypeConversionException("\"" + text + "\" is no port; ports are numbers from 1024 to 65535");
            }
            return Integer.valueOf(text);
        }
    }

    /// An amount of memory.
    static final class Memory implements ITypeConverter<MemoryLimit> {

        @Override
        public MemoryLimit convert(String text) {
            try {
                return MemoryLimit.parse(text);
            } catch (ClusterException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
