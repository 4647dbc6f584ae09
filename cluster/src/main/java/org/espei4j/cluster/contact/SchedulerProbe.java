package org.espei4j.cluster.contact;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether a scheduler answers, before a member joins it: so that whoever cannot join learns why, at once.
public final class SchedulerProbe {

    private static final Logger LOG = LoggerFactory.getLogger(SchedulerProbe.class);

    private static final int CONNECT_MILLIS = 5_000;
    private static final int HANDSHAKE_MILLIS = 30_000;

    /// A scheduler that refuses our certificate says so within a round trip after the handshake (RFC 8446,
    /// section 4.4.2.4).
    private static final int REFUSAL_MILLIS = 300;

    private SchedulerProbe() {}

    /// Connects, proves itself, and disconnects.
    ///
    /// @param scheduler how to reach the scheduler
    /// @return the own address from which the scheduler was reached: others can reach this member there
    /// @throws ClusterException if nobody answers, or the two do not accept each other
    public static InetAddress reach(SchedulerContact scheduler) throws ClusterException {
        SchedulerAddress address = scheduler.address();
        String origin = scheduler.origin();
        Optional<TlsIdentity> identity = scheduler.identity();
        // Made before the connection is: a scheduler does not wait long for a member that says nothing.
        Optional<SSLSocketFactory> sockets = identity.map(own -> own.context().getSocketFactory());
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getByName(address.host()), address.port()), CONNECT_MILLIS);
            InetAddress own = socket.getLocalAddress();
            if (sockets.isPresent()) {
                handshake(socket, address, sockets.get());
            }
            return own;
        } catch (SSLException e) {
            throw new ClusterException(
                    "The scheduler " + address + " of " + origin + " does not accept the key of this member, or this "
                            + "member not that of the scheduler (" + e.getMessage()
                            + "). Use the scheduler file that the "
                            + "scheduler has written last, and the same --protocol and --tls- options for all members.",
                    e);
        } catch (UnknownHostException e) {
            throw new ClusterException(
                    "The host of the scheduler " + address + " of " + origin + " is not known here.", e);
        } catch (ConnectException | SocketTimeoutException e) {
            throw new ClusterException(
                    "No scheduler answers at " + address + " of " + origin + " (" + e.getMessage()
                            + "). If it has ended, " + "start it again: espei scheduler --scheduler-file FILE.",
                    e);
        } catch (IOException e) {
            throw new ClusterException(
                    "The scheduler " + address + " of " + origin + " cannot be reached (" + e + ").", e);
        }
    }

    private static void handshake(Socket plain, SchedulerAddress address, SSLSocketFactory sockets) throws IOException {
        SSLSocket socket = (SSLSocket) sockets.createSocket(plain, address.host(), address.port(), false);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {TlsIdentity.PROTOCOL});
        parameters.setNamedGroups(new String[] {TlsIdentity.CURVE});
        socket.setSSLParameters(parameters);
        try (socket) {
            plain.setSoTimeout(HANDSHAKE_MILLIS);
            requireAnswer(socket);
            plain.setSoTimeout(REFUSAL_MILLIS);
            requireNoRefusal(socket);
        } catch (SocketException e) {
            // What it has to say of the key is lost when the end of the connection overtakes it.
            throw new SSLException("the scheduler has closed the connection", e);
        }
    }

    private static void requireAnswer(SSLSocket socket) throws IOException {
        try {
            socket.startHandshake();
        } catch (SocketTimeoutException e) {
            SocketTimeoutException silence =
                    new SocketTimeoutException("it lets itself be called, but does not answer: it hangs, or its machine"
                            + " is overloaded, or another program has its port");
            silence.initCause(e);
            throw silence;
        }
    }

    private static void requireNoRefusal(SSLSocket socket) throws IOException {
        try {
            if (socket.getInputStream().read() < 0) {
                throw new SSLException("the scheduler has closed the connection");
            }
        } catch (SocketTimeoutException silence) {
            // A scheduler that accepts us waits for us to speak.
            return;
        }
    }

    /// Refuses a scheduler of another version of the program than a member's: results would not be the same everywhere.
    ///
    /// @throws ClusterException if the two versions differ
    public static void requireSameVersion(String scheduler, String member) throws ClusterException {
        if (!scheduler.equals(member)) {
            throw ClusterException.ofInput(
                    "The scheduler has version " + scheduler + " of the program, this member has " + member
                            + ". Use the same version for all members of a cluster.");
        }
    }

    /// Looks whether a scheduler file may be written: one of a scheduler that has died is written over, one of a
    /// scheduler that answers is not.
    ///
    /// @param site certificates of the site that a scheduler which put no key into the file wants to be shown
    /// @throws ClusterException if the scheduler that wrote the file answers, or there can be no file of this name
    public static void requireNoOther(Path file, Optional<TlsFiles> site) throws ClusterException {
        SchedulerFile.requirePlace(file);
        if (!Files.exists(file)) {
            return;
        }
        SchedulerContact other;
        try {
            SchedulerFile written = SchedulerFile.read(file);
            // Those of a scheduler that has its own key would be refused.
            Optional<TlsFiles> wanted = written.key().isEmpty() ? site : Optional.empty();
            other = SchedulerContact.ofFile(file, SchedulerContact.Proof.ofSite(wanted));
            reach(other);
        } catch (ClusterException stale) {
            LOG.info("The scheduler file {} is left from an earlier scheduler and is replaced.", file);
            return;
        }
        throw new ClusterException("The scheduler " + other.address() + " that wrote the scheduler file " + file
                + " is running. Stop it first, or name another file.");
    }
}
