package org.espei4j.cluster.grid;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final String UNPROVED = "it did not show the key of the cluster";

    private final boolean keyNeeded;
    private final Deque<Refusal> latest = new ArrayDeque<>();

    /// Whether a peer's certificate was accepted, by address.
    private final Map<String, Boolean> peers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
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
            peers.put(text(peer), true);
        }
    }

    @Override
    public void rejected(SocketAddress peer) {
        synchronized (latest) {
            peers.put(text(peer), false);
        }
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
            Boolean proved;
            synchronized (latest) {
                proved = peers.remove(noMember.group(1));
            }
            if (proved == null) {
                add(noMember.group(1), UNPROVED);
            } else if (!proved) {
                add(noMember.group(1), "its key is not that of the cluster");
            }
        }
    }

    /// The latest refusals, the newest first.
    List<Refusal> latest() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }
}
