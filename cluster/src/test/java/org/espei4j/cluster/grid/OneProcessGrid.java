package org.espei4j.cluster.grid;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espei4j.cluster.SyntheticProblem;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.problem.ProblemCompiler;
import org.espei4j.cluster.problem.ProblemDocuments;

/// A scheduler, workers and runs as nodes in this process, which end with this object.
final class OneProcessGrid implements AutoCloseable {

    /// The version of the program that all members have.
    static final String VERSION = "test";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// What ends the members, in the order in which they have joined.
    private final List<Runnable> ends = new ArrayList<>();
    private final Optional<TlsIdentity> key;
    private final SchedulerNode scheduler;

    /// @param key key of the cluster; absent: it speaks in the clear
    OneProcessGrid(Optional<TlsIdentity> key) throws ClusterException {
        this.key = key;
        scheduler = SchedulerNode.start(new SchedulerNode.Settings(
                Optional.of(InetAddress.getLoopbackAddress()), Optional.empty(), key, Optional.empty(), VERSION));
    }

    SchedulerNode scheduler() {
        return scheduler;
    }

    /// How members reach the scheduler.
    SchedulerContact contact() {
        return contact(key);
    }

    /// The same with another key.
    SchedulerContact contact(Optional<TlsIdentity> other) {
        return new SchedulerContact(scheduler.address(), "test", "id", other);
    }

    WorkerNode worker(String name, int threads) throws ClusterException {
        return worker(name, threads, new SyntheticProblem.Compiler());
    }

    WorkerNode worker(String name, int threads, ProblemCompiler compiler) throws ClusterException {
        WorkerNode worker = WorkerNode.start(
                new WorkerNode.Settings(
                        contact(),
                        Optional.of(name),
                        threads,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        PATIENCE,
                        VERSION),
                compiler);
        ends.add(worker::close);
        return worker;
    }

    /// A run that waits for ever for workers.
    ClusterExecutor connect(ProblemDocuments documents) throws ClusterException {
        return connect(documents, Optional.empty());
    }

    ClusterExecutor connect(ProblemDocuments documents, Optional<Duration> workerTimeout) throws ClusterException {
        ClusterExecutor executor = ClusterExecutor.connect(
                new ClusterExecutor.Settings(contact(), "run", Optional.empty(), workerTimeout, PATIENCE, VERSION),
                documents);
        ends.add(executor::close);
        return executor;
    }

    @Override
    public void close() {
        ends.reversed().forEach(Runnable::run);
        scheduler.close();
    }
}
