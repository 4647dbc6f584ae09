package org.espei4j.cluster.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ObjectInputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterGroup;
import org.apache.ignite.lang.IgniteCallable;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.cluster.SyntheticProblem;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerContact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Members make objects only of the classes that the program and Ignite itself send, even of what comes from another
/// member, as anybody can be in a cluster without TLS.
@Timeout(120)
class ForeignClassTest {

    private static final String VERSION = "test";
    private static final AtomicInteger MADE = new AtomicInteger();

    private SchedulerNode scheduler;
    private WorkerNode worker;
    private GridNode stranger;

    /// What a stranger would like to see run as soon as it has arrived.
    private static final class Intruder implements IgniteCallable<String> {

        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) {
            MADE.incrementAndGet();
        }

        @Override
        public String call() {
            MADE.incrementAndGet();
            return "inside";
        }
    }

    @BeforeEach
    void start() throws ClusterException {
        scheduler = SchedulerNode.start(new SchedulerNode.Settings(
                Optional.of(InetAddress.getLoopbackAddress()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                VERSION));
        worker = WorkerNode.start(
                new WorkerNode.Settings(
                        contact(),
                        Optional.of("worker"),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(30),
                        VERSION),
                new SyntheticProblem.Compiler());
        Member observer = new Member(Member.Role.OBSERVER, "stranger", 0, VERSION, "localhost", 1, "");
        stranger = GridNode.start(
                Optional.empty(),
                folder -> GridConfiguration.client(
                        observer, contact(), Duration.ofSeconds(30), Optional.empty(), Optional.empty(), folder));
    }

    @AfterEach
    void close() throws Exception {
        stranger.close();
        worker.close();
        scheduler.close();
    }

    private SchedulerContact contact() {
        return new SchedulerContact(scheduler.address(), VERSION, "id", Optional.empty());
    }

    @Test
    void objectsOfForeignClassesAreRefusedAndTheClusterGoesOn() throws Exception {
        Ignite ignite = stranger.ignite();
        ClusterGroup others = ignite.cluster().forRemotes();
        assertThat(others.nodes()).hasSize(2);
        for (var node : others.nodes()) {
            Throwable refusal = catchThrowable(
                    () -> ignite.compute(ignite.cluster().forNode(node)).call(new Intruder()));
            assertThat(refusal).as(node.toString()).isNotNull();
        }
        assertThat(MADE).hasValue(0);
        assertThat(scheduler.isRunning()).isTrue();
        try (ClusterExecutor executor = ClusterExecutor.connect(
                new ClusterExecutor.Settings(
                        contact(), "run", Optional.empty(), Optional.empty(), Duration.ofSeconds(30), VERSION),
                new SyntheticProblem(2, 0, 0, 0).documents())) {
            assertThat(executor.evaluate(new double[][] {{1, 2}})).isEqualTo(List.of(Evaluation.of(0, -2.5)));
        }
    }
}
