package org.espei4j.cluster.grid;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterNode;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.grid.Member.Role;

/// Who belongs to a cluster, as a member sees it.
final class Membership {

    private Membership() {}

    /// Refuses a cluster whose scheduler has another version of the program: results would not be the same
    /// everywhere.
    static void requireSameVersion(Ignite ignite, Member own) throws ClusterException {
        Collection<ClusterNode> servers = ignite.cluster().forServers().nodes();
        for (ClusterNode server : servers) {
            Optional<Member> scheduler = Member.of(server);
            String version = scheduler.map(Member::programVersion).orElse("unknown");
            if (scheduler.isEmpty()
                    || scheduler.get().role() != Role.SCHEDULER
                    || !version.equals(own.programVersion())) {
                throw ClusterException.ofInput(
                        "The scheduler has version " + version + " of the program, this member has "
                                + own.programVersion() + ". Use the same version for all members of a cluster.");
            }
        }
        if (servers.isEmpty()) {
            throw new ClusterException("The scheduler has gone while this member joined. Try again.");
        }
    }

    /// All workers that are members now and have the same version as a member.
    static List<ClusterNode> workers(Ignite ignite, String programVersion) {
        return ignite.cluster().nodes().stream()
                .filter(node -> Member.of(node)
                        .filter(m ->
                                m.role() == Role.WORKER && m.programVersion().equals(programVersion))
                        .isPresent())
                .toList();
    }
}
