package org.espei4j.cluster.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.espei4j.cluster.problem.MalformedMessageException;
import org.espei4j.cluster.status.RunStatus.Traces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusJsonTest {

    private static final WorkerStatus WORKER =
            new WorkerStatus("node7-1", "node7", 4711, 2, 1, 100, 3, 1, 0.02, 0.001, 0.5, 50_000_000, 1L << 33, 60);

    private static final RunStatus RUN = new RunStatus(
            "run.yaml",
            "login1",
            12,
            5,
            1000,
            0.31,
            -4821.25,
            20,
            2,
            264,
            Map.of("not-converged", 2L),
            12.5,
            2400,
            new Traces(List.of(1, 2), List.of(new double[] {-5, Double.NEGATIVE_INFINITY}, new double[] {-4, -6})));

    private static final ClusterStatus CLUSTER = new ClusterStatus(
            "tls://10.0.0.1:47500",
            "1.2",
            Instant.parse("2026-11-22T10:00:00Z"),
            100,
            70_000_000,
            List.of(WORKER),
            List.of(RUN),
            List.of(new ClusterStatus.Change(
                    Instant.EPOCH, ClusterStatus.Change.Kind.LOST, "Worker w (process 1 on h)")),
            List.of(new ClusterStatus.Refusal(Instant.EPOCH, "10.0.0.9:5555", "no valid key")));

    @Test
    void reportsComeThroughAsTheyWere() throws MalformedMessageException {
        assertThat(StatusJson.readWorker(StatusJson.write(WORKER))).isEqualTo(WORKER);
        RunStatus run = StatusJson.readRun(StatusJson.write(RUN));
        assertThat(run.toString()).isEqualTo(RUN.toString());
        assertThat(StatusJson.readCluster(StatusJson.write(CLUSTER, true)).toString())
                .isEqualTo(CLUSTER.toString());
    }

    @Test
    void tracesCanBeLeftOut() throws MalformedMessageException {
        byte[] bytes = StatusJson.write(CLUSTER, false);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("traces");
        assertThat(StatusJson.readCluster(bytes).runs().getFirst().traces().iterations())
                .isEmpty();
        assertThat(CLUSTER.threads()).isEqualTo(2);
    }

    @Test
    void whatJsonCannotHoldIsNull() {
        assertThat(new String(StatusJson.write(RUN), StandardCharsets.UTF_8)).contains("[-5.0,null]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{\"traces\":{\"iterations\":[1],\"lnprob\":[]}}"})
    void otherBytesAreMalformed(String text) {
        assertThatThrownBy(() -> StatusJson.readRun(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void changesOfNoKindAreMalformed() {
        String text = new String(StatusJson.write(CLUSTER, false), StandardCharsets.UTF_8).replace("lost", "bored");
        assertThatThrownBy(() -> StatusJson.readCluster(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void reportsThatAreTooLongAreMalformedAndLongTextsAreCut() throws MalformedMessageException {
        assertThatThrownBy(() -> StatusJson.readWorker(new byte[StatusJson.LARGEST + 1]))
                .isInstanceOf(MalformedMessageException.class);
        byte[] longName = ("{\"name\":\"" + "n".repeat(5000) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(StatusJson.readWorker(longName).name()).hasSize(1000);
    }
}
