package org.espei4j.cluster.grid;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.SignatureException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espei4j.cluster.contact.PeerWatch;
import org.espei4j.cluster.status.ClusterStatus.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connections that were refused lately. Thread-safe.
///
/// Ignite tells nobody but its log that a connection has ended without belonging to a member, so this reads
/// there; whether such a connection had proved itself is known from the handshake.
final class RefusalLog implements PeerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private static final int KEPT = 20;
    private static final int PEERS_KEPT = 2000;

    /// The end of a connection to the scheduler's port that never said which member it was.
    private static final Pattern NO_MEMBER = Pattern.compile(
            "Finished serving remote node connection \\[rmtAddr=/?([^,\\]]+), rmtPort=\\d+, rmtNodeId=null");

    /// A connection to a member's own port on which something else than valid TLS came in.
    private static final Pattern NO_TLS = Pattern.compile("Failed to decode SSL data.*?rmtAddr=/?([^,\\]]+)");

    private static final String FOREIGN = "its key is not that of the cluster";
    private static final String UNPROVED = "it did not show the key of the cluster";

    private final boolean keyNeeded;
    private final Deque<Refusal> latest = new ArrayDeque<>();

    /// What is wrong with a peer's certificate, nothing if it was accepted, by address.
    private final Map<String, Optional<String>> peers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
            return size() > PEERS_KEPT;
        }
    };

    /// @param keyNeeded whether members have to prove themselves; if not, nobody is refused for lack of a key
    RefusalLog(boolean keyNeeded) {
        this.keyNeeded = keyNeeded;
    }

    @Override
    public void accepted(SocketAddress peer) {
        synchronized (latest) {
            peers.put(text(peer), Optional.empty());
        }
    }

    @Override
    public void rejected(SocketAddress peer, CertificateException reason) {
        synchronized (latest) {
            peers.put(text(peer), Optional.of(explanation(reason)));
        }
    }

    /// A certificate that leads to no authority, or only says so, is that of a stranger; anything else is a mistake that somebody who belongs
    /// to the cluster has to mend, an expired certificate for example.
    private static String explanation(CertificateException reason) {
        Throwable root = reason;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root instanceof CertPathBuilderException || root instanceof SignatureException
                ? FOREIGN
                : "its certificate is not accepted (" + root.getMessage() + ")";
    }

    private static String text(SocketAddress peer) {
        return peer instanceof InetSocketAddress internet
                ? internet.getAddress().getHostAddress() + ":" + internet.getPort()
                : String.valueOf(peer);
    }

    /// Records a refusal.
    void add(String address, String reason) {
        LOG.warn("Refused a connection from {}: {}.", address, reason);
        synchronized (latest) {
            latest.addFirst(new Refusal(Instant.now(), address, reason));
            if (latest.size() > KEPT) {
                latest.removeLast();
            }
        }
    }

    /// Looks whether a message of Ignite's log is about a refused connection, and records that.
    void onIgniteMessage(String message) {
        if (!keyNeeded) {
            return;
        }
        Matcher tls = NO_TLS.matcher(message);
        if (tls.find()) {
            add(tls.group(1), UNPROVED);
            return;
        }
        Matcher noMember = NO_MEMBER.matcher(message);
        if (noMember.find()) {
            Optional<String> mistake;
            synchronized (latest) {
                mistake = peers.getOrDefault(noMember.group(1), Optional.of(UNPROVED));
                peers.remove(noMember.group(1));
            }
            mistake.ifPresent(reason -> add(noMember.group(1), reason));
        }
    }

    /// The latest refusals, the newest first.
    List<Refusal> latest() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }
}
