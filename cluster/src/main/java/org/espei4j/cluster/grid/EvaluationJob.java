package org.espei4j.cluster.grid;

import org.apache.ignite.Ignite;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.espei4j.cluster.problem.MalformedMessageException;
import org.jspecify.annotations.Nullable;

/// Carries a request to a worker and its reply back, both as bytes.
final class EvaluationJob implements IgniteCallable<byte[]> {

    private static final long serialVersionUID = 1L;

    private static final long SET_UP_NANOS = 30_000_000_000L;

    private final byte[] request;

    @IgniteInstanceResource
    private transient @Nullable Ignite ignite;

    EvaluationJob(byte[] request) {
        this.request = request;
    }

    @Override
    public byte[] call() throws MalformedMessageException, InterruptedException {
        if (ignite == null) {
            throw new IllegalStateException("Ignite sets the node before it calls");
        }
        return engine(ignite).answer(request);
    }

    /// A node can be sent jobs a moment before the worker has set itself up.
    private static WorkerEngine engine(Ignite ignite) throws InterruptedException {
        long end = System.nanoTime() + SET_UP_NANOS;
        while (true) {
            if (ignite.cluster().nodeLocalMap().get(WorkerEngine.KEY) instanceof WorkerEngine engine) {
                return engine;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only workers evaluate");
            }
            Thread.sleep(5);
        }
    }
}
