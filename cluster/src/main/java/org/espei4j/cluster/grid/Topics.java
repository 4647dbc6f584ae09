package org.espei4j.cluster.grid;

import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages between members, besides jobs.
final class Topics {

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    /// A worker reports to the scheduler.
    static final String WORKER_REPORT = "espei4j.worker";

    /// A run reports to the scheduler.
    static final String RUN_REPORT = "espei4j.run";

    /// The scheduler says that it ends.
    static final String CLOSING = "espei4j.closing";

    private Topics() {}

    /// Sends a report to the scheduler; one that gets lost is followed by another.
    static void report(Ignite ignite, String topic, byte[] report) {
        try {
            ignite.message(ignite.cluster().forServers()).send(topic, report);
        } catch (IgniteException | IllegalStateException e) {
            LOG.debug("A report could not be sent.", e);
        }
    }
}
