package org.espei4j.cluster.grid;

import org.apache.ignite.Ignite;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.espei4j.cluster.status.StatusJson;
import org.jspecify.annotations.Nullable;

/// Asks the scheduler for the state of the cluster, as bytes.
final class StatusJob implements IgniteCallable<byte[]> {

    private static final long serialVersionUID = 1L;

    @IgniteInstanceResource
    private transient @Nullable Ignite ignite;

    @Override
    public byte[] call() {
        if (ignite == null || !(ignite.cluster().nodeLocalMap().get(StatusBoard.KEY) instanceof StatusBoard board)) {
            throw new IllegalStateException("only the scheduler knows the state of the cluster");
        }
        return StatusJson.write(board.status(), true);
    }
}
