package org.espei4j.cluster.grid;

import org.apache.ignite.Ignite;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.jspecify.annotations.Nullable;

/// Takes an entry out of the scheduler's store of problems for a worker.
final class DocumentJob implements IgniteCallable<byte @Nullable []> {

    private static final long serialVersionUID = 1L;

    private final String key;

    @IgniteInstanceResource
    private transient @Nullable Ignite ignite;

    /// @param key key of the entry
    DocumentJob(String key) {
        this.key = key;
    }

    /// The entry, or `null` if there is none.
    @Override
    public byte @Nullable [] call() {
        if (ignite == null) {
            throw new IllegalStateException("Ignite sets the node before it calls");
        }
        return ProblemStore.entry(ignite, key);
    }
}
