package org.espei4j.cluster.fault;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.espei4j.cluster.SyntheticProblem;
import org.espei4j.cluster.TestMember;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.grid.ClusterExecutor;
import org.espei4j.cluster.grid.SchedulerNode;
import org.espei4j.cluster.grid.WorkerNode;

/// A scheduler, a worker and a run in one process, for a moment: what Java has to load for them.
public final class Rehearsal {

    private Rehearsal() {}

    /// Evaluates something on a cluster inside this process.
    ///
    /// @param arguments a folder for temporary files
    public static void main(String... arguments) throws Exception {
        Optional<Path> folder = Optional.of(Path.of(arguments[0]));
        TlsIdentity key = TlsIdentity.generate("localhost");
        SyntheticProblem problem = new SyntheticProblem(2, 0, 0, 1000);
        try (SchedulerNode scheduler = SchedulerNode.start(new SchedulerNode.Settings(
                Optional.of(InetAddress.getLoopbackAddress()),
                Optional.empty(),
                Optional.of(key),
                folder,
                TestMember.VERSION))) {
            SchedulerContact contact = new SchedulerContact(scheduler.address(), "rehearsal", "id", Optional.of(key));
            WorkerNode.Settings worker = new WorkerNode.Settings(
                    contact,
                    Optional.empty(),
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    folder,
                    Duration.ofSeconds(60),
                    TestMember.VERSION);
            ClusterExecutor.Settings run = new ClusterExecutor.Settings(
                    contact, "rehearsal", folder, Optional.empty(), Duration.ofSeconds(60), TestMember.VERSION);
            try (WorkerNode _ = WorkerNode.start(worker, new SyntheticProblem.Compiler());
                    ClusterExecutor executor = ClusterExecutor.connect(run, problem.documents())) {
                executor.evaluate(new double[][] {{1, 2}, {3, 4}});
            }
        }
    }
}
