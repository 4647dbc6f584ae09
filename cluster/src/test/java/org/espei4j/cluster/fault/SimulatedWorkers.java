package org.espei4j.cluster.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.espei4j.cluster.SyntheticProblem;
import org.espei4j.cluster.TestMember;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.grid.WorkerNode;

/// Many workers in one process: each is a member of its own, as if it were a process.
public final class SimulatedWorkers {

    private SimulatedWorkers() {}

    /// Joins, and works until all have been dismissed or lost.
    ///
    /// @param arguments scheduler file, name of the process, number of workers
    public static void main(String... arguments) throws Exception {
        SchedulerContact contact = SchedulerContact.ofFile(Path.of(arguments[0]), SchedulerContact.Proof.NONE);
        List<WorkerNode> workers = new CopyOnWriteArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            WorkerNode.Settings settings = new WorkerNode.Settings(
                    contact,
                    Optional.of(arguments[1] + "-" + i),
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofSeconds(60),
                    TestMember.VERSION);
            workers.add(WorkerNode.start(settings, new SyntheticProblem.Compiler()));
        }
        while (workers.stream().anyMatch(worker -> worker.isRunning() && !worker.isDismissed())) {
            Thread.sleep(500);
        }
        workers.forEach(WorkerNode::close);
    }
}
