package org.espei4j.cluster.grid;

import java.util.Collection;
import java.util.List;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterNode;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerProbe;
import org.espei4j.cluster.grid.Member.Role;

/// Who belongs to a cluster, as a member sees it.
final class Membership {

    private Membership() {}

    /// Refuses a cluster whose scheduler has another version of the program.
    static void requireSameVersion(Ignite ignite, Member own) throws ClusterException {
        Collection<ClusterNode> servers = ignite.cluster().forServers().nodes();
        for (ClusterNode server : servers) {
            String version = Member.of(server)
                    .filter(m -> m.role() == Role.SCHEDULER)
                    .map(Member::programVersion)
                    .orElse("unknown");
            SchedulerProbe.requireSameVersion(version, own.programVersion());
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
