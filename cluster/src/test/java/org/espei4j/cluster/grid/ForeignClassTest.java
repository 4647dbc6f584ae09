package org.espei4j.cluster.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ObjectInputStream;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Members make objects only of the classes that the program and Ignite itself send, even of what comes from another
/// member, as anybody can be in a cluster without TLS.
@Timeout(120)
class ForeignClassTest {

    private static final AtomicInteger MADE = new AtomicInteger();

    private OneProcessGrid grid;
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
        grid = new OneProcessGrid(Optional.empty());
        grid.worker("worker", 1);
        Member run = new Member(Member.Role.RUN, "stranger", 0, OneProcessGrid.VERSION, "localhost", 1, "");
        stranger = GridNode.start(
                Optional.empty(),
                folder -> GridConfiguration.client(
                        run, grid.contact(), Duration.ofSeconds(30), Optional.empty(), Optional.empty(), folder));
    }

    @AfterEach
    void close() {
        stranger.close();
        grid.close();
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
        assertThat(grid.scheduler().isRunning()).isTrue();
        ClusterExecutor executor = grid.connect(new SyntheticProblem(2, 0, 0, 0).documents());
        assertThat(executor.evaluate(new double[][] {{1, 2}})).isEqualTo(List.of(Evaluation.of(0, -2.5)));
    }
}
