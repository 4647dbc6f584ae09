package org.espei4j.cluster.grid;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espei4j.cluster.status.ClusterStatus.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connections that were refused lately. Thread-safe.
///
/// Ignite tells its log alone when it refuses a connection, so this recognises what it tells there.
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private static final int KEPT = 20;

    private static final Pattern REFUSED =
            Pattern.compile("Failed to initialize connection|Unknown connection detected|"
                    + "Failed to process selector key|SSL handshake|SSLException|handshake");

    private static final Pattern ADDRESS = Pattern.compile("rmt(?:Addr|Address)=/?([^,\\]\\s]+)(?:,? rmtPort=(\\d+))?");

    private final Deque<Refusal> latest = new ArrayDeque<>();

    /// Records a refusal.
    void add(String address, String reason) {
        LOG.warn("Refused a connection from {}: {}", address, reason);
        synchronized (latest) {
            latest.addFirst(new Refusal(Instant.now(), address, reason));
            if (latest.size() > KEPT) {
                latest.removeLast();
            }
        }
    }

    /// Looks whether a message of Ignite's log is about a refused connection, and records that.
    void onIgniteMessage(String message, Optional<Throwable> error) {
        if (!REFUSED.matcher(message).find()) {
            return;
        }
        Matcher matcher = ADDRESS.matcher(message);
        if (matcher.find()) {
            String port = matcher.group(2) == null ? "" : ":" + matcher.group(2);
            add(matcher.group(1) + port, error.map(RefusalLog::root).orElse("no valid key of the cluster"));
        }
    }

    private static String root(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /// The latest refusals, the newest first.
    List<Refusal> latest() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }
}
