package org.espei4j.cluster.grid;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.apache.ignite.IgniteException;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.HostAddress;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.SchedulerProbe;
import org.espei4j.cluster.problem.MalformedMessageException;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.StatusJson;

/// Joins a cluster for a moment to see what it is doing.
public final class ClusterObserver {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ClusterObserver() {}

    /// The state of a cluster now.
    ///
    /// @param scheduler how to reach the scheduler
    /// @param programVersion version of the program, which all members must have
    /// @throws ClusterException if the scheduler does not answer
    public static ClusterStatus look(SchedulerContact scheduler, String programVersion) throws ClusterException {
        InetAddress own = SchedulerProbe.reach(scheduler);
        Member member = new Member(
                Member.Role.OBSERVER,
                "observer",
                0,
                programVersion,
                HostAddress.name(),
                ProcessHandle.current().pid(),
                "");
        try (GridNode node = GridNode.start(
                Optional.empty(),
                folder -> GridConfiguration.client(
                        member, scheduler, PATIENCE, Optional.of(own), Optional.empty(), folder))) {
            Membership.requireSameVersion(node.ignite(), member);
            byte[] bytes = node.ignite()
                    .compute(node.ignite().cluster().forServers())
                    .withTimeout(PATIENCE.toMillis())
                    .call(new StatusJob());
            return StatusJson.readCluster(bytes);
        } catch (IgniteException | MalformedMessageException e) {
            throw new ClusterException(
                    "The scheduler " + scheduler.address() + " does not say what it is doing (" + e.getMessage() + ").",
                    e);
        }
    }
}
