package org.espei4j.cluster.grid;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.ignite.cluster.ClusterNode;

/// What a member of a cluster says about itself.
///
/// @param role what it does
/// @param name what people call it
/// @param threads how many evaluations it does at a time; 0 for members that evaluate nothing
/// @param programVersion version of its program
/// @param host name of its host
/// @param process number of its process on that host
/// @param problem digest of the problem that a run evaluates; empty for others
record Member(Role role, String name, int threads, String programVersion, String host, long process, String problem) {

    /// What a member does.
    enum Role {
        SCHEDULER,
        WORKER,
        RUN,
        OBSERVER;

        /// As it begins a sentence.
        String title() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    private static final String PREFIX = "espei4j.";

    Map<String, Object> toAttributes() {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(PREFIX + "role", role.name());
        attributes.put(PREFIX + "name", name);
        attributes.put(PREFIX + "threads", threads);
        attributes.put(PREFIX + "version", programVersion);
        attributes.put(PREFIX + "host", host);
        attributes.put(PREFIX + "process", process);
        attributes.put(PREFIX + "problem", problem);
        return attributes;
    }

    /// What a node says about itself; empty if it is none of ours.
    static Optional<Member> of(ClusterNode node) {
        try {
            return Optional.of(new Member(
                    Role.valueOf(text(node, "role")),
                    text(node, "name"),
                    node.<Integer>attribute(PREFIX + "threads"),
                    text(node, "version"),
                    text(node, "host"),
                    node.<Long>attribute(PREFIX + "process"),
                    text(node, "problem")));
        } catch (IllegalArgumentException | NullPointerException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static String text(ClusterNode node, String key) {
        return node.<String>attribute(PREFIX + key);
    }

    /// Name, host and process, for messages.
    String title() {
        return name + " (process " + process + " on " + host + ")";
    }
}
