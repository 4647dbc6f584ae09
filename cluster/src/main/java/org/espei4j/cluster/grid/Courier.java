package org.espei4j.cluster.grid;

import java.util.UUID;

/// Carries requests to workers and answers back.
@FunctionalInterface
interface Courier {

    /// Sends a request and returns at once; later calls one method of `reply`, once, in any thread.
    void send(UUID worker, byte[] request, Reply reply);

    /// Takes what became of a request.
    interface Reply {

        /// The worker has answered.
        void answered(byte[] reply);

        /// The worker was lost before it answered.
        void workerLost();

        /// This member was cut off from the cluster, so that no answer can come.
        void cutOff();

        /// The worker is a member, but the request or its answer did not get through.
        void unreachable(Exception error);

        /// The worker lives, but broke down over the request.
        void brokeDown(Exception error);
    }
}
