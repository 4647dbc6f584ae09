package org.espei4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerFile;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.ClusterStatus.Change.Kind;
import org.espei4j.cluster.status.StatusJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LocalClusterTest {

    @TempDir
    private Path folder;

    @Test
    void whatCannotBeIsRefusedAtOnce() {
        LocalCluster.Builder builder = LocalCluster.builder();
        assertThatThrownBy(() -> builder.workers(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.threadsPerWorker(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.memoryLimit(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.memoryLimit(1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a worker needs 67108864");
    }

    @Test
    @Timeout(120)
    void aSchedulerThatCannotStartSaysSo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LocalCluster.builder()
                            .workers(0)
                            .dashboardAddress("127.0.0.1:" + taken.getLocalPort())
                            .start())
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("has not started");
        }
    }

    @Test
    void aHostOfSomebodyElseIsRefusedBeforeAnythingStarts() {
        assertThatThrownBy(() -> LocalCluster.builder()
                        .workers(0)
                        .host("no-such-host.invalid")
                        .start())
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("The host no-such-host.invalid is not known");
    }

    @Test
    @Tag("faults")
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(240)
    void aClusterFromItsStartToItsEnd() throws Exception {
        Path file = folder.resolve("my-scheduler.json");
        Path second = folder.resolve("another.json");
        // Its end is part of the test.
        LocalCluster cluster =
                LocalCluster.builder().workers(1).localDirectory(folder).start();
        try {
            cluster.writeSchedulerFile(file);
            cluster.writeSchedulerFile(second);
            cluster.writeSchedulerFile(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(SchedulerFile.read(file).dashboard()).isEqualTo(cluster.dashboardLink());
            assertThat(cluster.awaitWorkers(Duration.ofSeconds(90))).isTrue();

            // What the page shows: the worker has joined; killed, it is lost, and another takes its place.
            await(() -> changes(cluster).contains(Kind.JOINED));
            List<Long> killed = cluster.workerProcesses();
            killed.forEach(process -> ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly));
            await(() -> changes(cluster).contains(Kind.LOST)
                    && !status(cluster).workers().isEmpty());
            assertThat(status(cluster).workers())
                    .singleElement()
                    .satisfies(worker -> assertThat(killed).doesNotContain(worker.process()));

            cluster.stop();
            cluster.awaitTermination();
            // The worker may still be joining; nobody has to be killed.
            long closing = System.nanoTime();
            cluster.close();
            assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(9));
        } finally {
            cluster.close();
        }
        assertThat(cluster.workerProcesses()).isEmpty();
        assertThatThrownBy(cluster::dashboardLink)
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("has ended");
        assertThat(file).doesNotExist();
        assertThat(second).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Tag("faults")
    @Timeout(240)
    void theFileOfAnotherClusterIsLeftAlone() throws Exception {
        Path file = folder.resolve("my-scheduler.json");
        try (LocalCluster first =
                LocalCluster.builder().workers(0).withoutDashboard().start()) {
            first.writeSchedulerFile(file);
            assertThat(first.dashboardLink()).isEmpty();
            byte[] before = Files.readAllBytes(file);
            try (LocalCluster other =
                    LocalCluster.builder().workers(0).withoutDashboard().start()) {
                assertThatThrownBy(() -> other.writeSchedulerFile(file))
                        .isInstanceOf(ClusterException.class)
                        .hasMessageContaining("is running");
            }
            assertThat(file).hasBinaryContent(before);
        }
        // What a dead scheduler has left is replaced.
        Files.writeString(file, "{\"type\": \"Sche");
        try (LocalCluster next =
                LocalCluster.builder().workers(0).withoutDashboard().start()) {
            next.writeSchedulerFile(file);
            assertThat(SchedulerFile.read(file).process()).isPositive();
        }
    }

    private static List<Kind> changes(LocalCluster cluster) throws Exception {
        return status(cluster).changes().stream()
                .map(ClusterStatus.Change::kind)
                .toList();
    }

    private static ClusterStatus status(LocalCluster cluster) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI link = URI.create(cluster.dashboardLink().orElseThrow() + "status.json");
            return StatusJson.readCluster(
                    client.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray())
                            .body());
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            Thread.sleep(100);
        }
    }
}
