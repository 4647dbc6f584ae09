package org.espei4j.cluster.contact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.espei4j.cluster.contact.SchedulerAddress.Protocol;

/// All that a member needs to join a cluster.
///
/// @param address where the scheduler listens
/// @param origin who says so, for messages: a file or an address
/// @param id which start of the scheduler it is; empty if only the address is known
/// @param identity what to prove oneself with; absent to speak in the clear
public record SchedulerContact(SchedulerAddress address, String origin, String id, Optional<TlsIdentity> identity) {

    /// Environment variable that may hold the key of a cluster, as it stands in a scheduler file.
    public static final String KEY_VARIABLE = "ESPEI_CLUSTER_KEY";

    /// What a user gave to prove this member with, besides the scheduler file.
    ///
    /// @param files certificates of the site
    /// @param keyFile file with the key of the cluster: a scheduler file, or the key alone
    /// @param keyText key of the cluster from the environment ([#KEY_VARIABLE]); used where nothing else is at hand
    /// @param protocol how the user wants to speak
    public record Proof(
            Optional<TlsFiles> files, Optional<Path> keyFile, Optional<String> keyText, Optional<Protocol> protocol) {

        /// Nothing given.
        public static final Proof NONE =
                new Proof(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /// Certificates of the site alone, if there are.
        static Proof ofSite(Optional<TlsFiles> files) {
            return new Proof(files, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /// Keeps the secret.
        @Override
        public String toString() {
            return "proof from " + files + " " + keyFile + (keyText.isPresent() ? " and the environment" : "");
        }

        /// Whether a user has named files to prove this member with, which then must be used.
        private boolean isNamed() {
            return files.isPresent() || keyFile.isPresent();
        }

        /// Looks whether the files that a user has named can be used. A member that waits for its scheduler would not learn
        /// for long that they cannot.
        ///
        /// @throws ClusterException if they cannot
        public void requireUsable() throws ClusterException {
            if (isNamed()) {
                var _ = identity();
            }
        }

        private Optional<TlsIdentity> identity() throws ClusterException {
            if (files.isPresent() && keyFile.isPresent()) {
                throw ClusterException.ofInput("Give either --key-file, or certificates of the site with --tls-ca-file,"
                        + " --tls-cert and --tls-key.");
            }
            if (files.isPresent()) {
                return Optional.of(files.get().identity());
            }
            if (keyFile.isPresent()) {
                return Optional.of(
                        TlsIdentity.parse(keyOf(keyFile.get()), keyFile.get().toString()));
            }
            if (keyText.isPresent()) {
                return Optional.of(TlsIdentity.parse(keyText.get(), "the environment variable " + KEY_VARIABLE));
            }
            return Optional.empty();
        }

        private static String keyOf(Path file) throws ClusterException {
            try {
                String text = Files.readString(file);
                if (!text.stripLeading().startsWith("{")) {
                    return text;
                }
            } catch (IOException e) {
                throw ClusterException.ofInput(
                        "The file " + file + " with the cluster's key cannot be read (" + IoReason.of(e) + ").", e);
            }
            return SchedulerFile.read(file)
                    .key()
                    .orElseThrow(() -> ClusterException.ofInput("The scheduler file " + file
                            + " holds no key. Its scheduler " + "uses certificates of the site, or no TLS."));
        }
    }

    /// The scheduler that wrote a scheduler file.
    ///
    /// @throws ClusterException if the file cannot be used, or what is needed to join is missing
    public static SchedulerContact ofFile(Path file, Proof proof) throws ClusterException {
        SchedulerFile written = SchedulerFile.read(file);
        Protocol protocol = written.address().protocol();
        if (proof.protocol().filter(p -> p != protocol).isPresent()) {
            throw ClusterException.ofInput("The scheduler of " + file + " speaks " + protocol.scheme() + ", not "
                    + proof.protocol().get().scheme() + ". Leave --protocol out, or start the scheduler with it.");
        }
        if (protocol == Protocol.TCP) {
            requireNothingNamed(proof, file.toString());
            return new SchedulerContact(written.address(), file.toString(), written.id(), Optional.empty());
        }
        Optional<TlsIdentity> given = proof.isNamed() || written.key().isEmpty()
                ? proof.identity()
                : Optional.of(TlsIdentity.parse(written.key().get(), file.toString()));
        return new SchedulerContact(
                written.address(),
                file.toString(),
                written.id(),
                Optional.of(given.orElseThrow(() -> ClusterException.ofInput(
                        "The scheduler of " + file + " uses certificates of the site. Give this member its own with "
                                + "--tls-ca-file, --tls-cert and --tls-key."))));
    }

    /// The scheduler at an address.
    ///
    /// @throws ClusterException if it is no address, or what is needed to join is missing
    public static SchedulerContact ofAddress(String text, Proof proof) throws ClusterException {
        SchedulerAddress address = SchedulerAddress.parse(text);
        Optional<TlsIdentity> identity = proof.identity();
        boolean clear = proof.protocol().filter(p -> p == Protocol.TCP).isPresent();
        if (clear && address.protocol() == Protocol.TCP) {
            requireNothingNamed(proof, text);
            return new SchedulerContact(address, text, "", Optional.empty());
        }
        if (clear || identity.isEmpty()) {
            throw ClusterException.ofInput("The scheduler " + text
                    + " wants to be shown the key of its cluster. Give it with "
                    + "--key-file (a copy of the scheduler file will do), in the environment variable " + KEY_VARIABLE
                    + ", or give certificates of the site with --tls-ca-file, --tls-cert and --tls-key. If the scheduler "
                    + "was started with --protocol tcp, give that here too, with an address that begins with tcp://.");
        }
        return new SchedulerContact(
                new SchedulerAddress(Protocol.TLS, address.host(), address.port()), text, "", identity);
    }

    /// Who names a key or certificates believes that the connection is encrypted.
    private static void requireNothingNamed(Proof proof, String scheduler) throws ClusterException {
        if (proof.isNamed()) {
            throw ClusterException.ofInput("The scheduler of " + scheduler
                    + " speaks tcp: in the clear, and without keys. Leave --key-file and --tls- options out, or start the"
                    + " scheduler with TLS.");
        }
    }

    /// The scheduler that a user named: a file, or an address.
    ///
    /// @throws ClusterException if what is needed to join is missing
    public static SchedulerContact of(String fileOrAddress, Proof proof) throws ClusterException {
        return SchedulerAddress.isAddress(fileOrAddress)
                ? ofAddress(fileOrAddress, proof)
                : ofFile(Path.of(fileOrAddress), proof);
    }
}
