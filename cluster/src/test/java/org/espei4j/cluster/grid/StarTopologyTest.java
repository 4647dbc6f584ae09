package org.espei4j.cluster.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.ignite.Ignite;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.cluster.SyntheticProblem;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.grid.Member.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who hears of whom in a star, and that those who hear of nobody for long still do their work.
@Timeout(180)
class StarTopologyTest {

    /// More than the states of the topology for which Ignite keeps who has which data (25).
    private static final int VISITORS = 30;

    private OneProcessGrid grid;

    @BeforeEach
    void start() throws Exception {
        grid = new OneProcessGrid(Optional.of(TlsIdentity.generate("localhost")));
    }

    @AfterEach
    void end() {
        grid.close();
    }

    private static List<Role> roles(Ignite ignite) {
        return ignite.cluster().nodes().stream()
                .flatMap(node -> Member.of(node).stream())
                .map(Member::role)
                .sorted()
                .toList();
    }

    private static void assertEvaluates(ClusterExecutor executor) throws Exception {
        assertThat(executor.evaluate(new double[][] {{1, 2}, {3, 4}}))
                .isEqualTo(List.of(Evaluation.of(0, -2.5), Evaluation.of(0, -12.5)));
    }

    @Test
    void workersHearOfTheSchedulerAndOfRunsOnlyAndRunsOfAll() throws Exception {
        WorkerNode first = grid.worker("first", 1);
        ClusterExecutor run = grid.connect(new SyntheticProblem(2, 0, 0, 0).documents());
        WorkerNode second = grid.worker("second", 1);
        ClusterObserver.look(grid.contact(), OneProcessGrid.VERSION);
        assertThat(List.of(first, second))
                .allSatisfy(worker ->
                        assertThat(roles(worker.ignite())).containsExactly(Role.SCHEDULER, Role.WORKER, Role.RUN));
        assertThat(run.workers()).containsExactlyInAnyOrder("first", "second");
        assertEvaluates(run);
    }

    @Test
    void aWorkerThatHasHeardOfNobodyForLongServesTheRunThatIsOnAndTheNext() throws Exception {
        grid.worker("old", 1);
        ClusterExecutor first = grid.connect(new SyntheticProblem(2, 0, 0, 0).documents());
        for (int i = 0; i < VISITORS; i++) {
            grid.worker("visitor-" + i, 1).close();
        }
        // The worker fetches the documents now, from a scheduler whose topology has changed sixty times.
        assertThat(first.workers()).containsExactly("old");
        assertEvaluates(first);
        assertEvaluates(grid.connect(new SyntheticProblem(2, 0, 0, 1).documents()));
        assertEvaluates(first);
    }
}
