package org.espei4j.cluster.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.HostAddress;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.RunStatus;
import org.espei4j.cluster.status.StatusJson;
import org.espei4j.cluster.status.WorkerStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DashboardTest {

    private static final String HOSTILE = "<script>alert('x')</script>&\"";

    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile ClusterStatus status = status(5);
    private Dashboard dashboard;

    private static ClusterStatus status(int iteration) {
        List<Integer> iterations = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (int i = 1; i <= iteration; i++) {
            iterations.add(i);
            rows.add(new double[] {-5000 + 10 * i, -6000 + 20 * i, Double.NEGATIVE_INFINITY});
        }
        return new ClusterStatus(
                "tls://10.0.0.1:47500",
                "1.2",
                Instant.parse("2026-11-22T10:00:00Z"),
                7300,
                70_000_000,
                List.of(new WorkerStatus(
                        HOSTILE, "node7", 4711, 2, 1, 100, 3, 1, 0.0213, 0.001, 0.5, 50_000_000, 1L << 34, 3900)),
                List.of(new RunStatus(
                        "Cu-Mg",
                        "login1",
                        12,
                        iteration,
                        1000,
                        0.3125,
                        -4821.25,
                        20,
                        2,
                        264,
                        Map.of("equilibrium-not-converged", 2L),
                        12.5,
                        2400,
                        new RunStatus.Traces(iterations, rows))),
                List.of(new ClusterStatus.Refusal(Instant.EPOCH, "10.0.0.9:5555", "no valid key")));
    }

    @BeforeEach
    void start() throws ClusterException {
        dashboard = Dashboard.start(
                Dashboard.Place.LOOPBACK,
                Optional.of(TlsIdentity.generate("h")),
                () -> status,
                (address, reason) -> refused.add(address + " " + reason));
    }

    @AfterEach
    void close() {
        dashboard.close();
        client.close();
    }

    private HttpResponse<String> get(String link) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString());
    }

    @Test
    void thePageShowsWorkersRunsQueueAndFailures() throws Exception {
        HttpResponse<String> page = get(dashboard.link());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("tls://10.0.0.1:47500", "2 h 02 min")
                .contains("node7", "4711", "21.3 ms", "1.0 ms", "500.0 ms", "50 MB", "17 GB", "1 h 05 min")
                .contains("Cu-Mg", "5 of 1000", "0.313", "-4821.2500", "40 min")
                .contains("20 waiting, 2 with workers", "2 equilibrium-not-converged")
                .contains("<polyline", "10.0.0.9:5555");
    }

    @Test
    void whatMembersSayIsText() throws Exception {
        assertThat(get(dashboard.link()).body())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;");
    }

    /// It works without script, and nothing comes from elsewhere.
    @Test
    void thePageNeedsNothingFromOutside() throws Exception {
        HttpResponse<String> page = get(dashboard.link());
        assertThat(page.body()).contains("<noscript><meta http-equiv=\"refresh\"");
        assertThat(page.body()).doesNotContain("http://", "https://");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(get(dashboard.link() + "style.css").body()).contains("table");
        assertThat(get(dashboard.link() + "live.js").body()).contains("EventSource");
        assertThat(get(dashboard.link() + "other").statusCode()).isEqualTo(404);
    }

    @Test
    void theSameIsThereForPrograms() throws Exception {
        HttpResponse<String> json = get(dashboard.link() + "status.json");
        assertThat(StatusJson.readCluster(json.body().getBytes(StandardCharsets.UTF_8))
                        .toString())
                .isEqualTo(status.toString());
    }

    @Test
    void eventsBringWhatIsNew() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(dashboard.link() + "events")).build();
        HttpResponse<InputStream> events = client.send(request, BodyHandlers.ofInputStream());
        assertThat(events.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("data: ").contains("5 of 1000");
            status = status(6);
            String line = lines.readLine();
            while (!line.contains("6 of 1000")) {
                line = lines.readLine();
            }
        }
    }

    @Test
    void whoDoesNotKnowTheSecretIsRefusedAndLogged() throws Exception {
        String base = dashboard.link().replaceFirst("/[0-9a-f]+/$", "/");
        String wrong = base + "0".repeat(32) + "/";
        for (String link : List.of(base, wrong, wrong + "status.json", wrong + "events", base + "style.css")) {
            HttpResponse<String> answer = get(link);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).doesNotContain("node7");
        }
        assertThat(refused)
                .hasSize(5)
                .allSatisfy(r -> assertThat(r).startsWith("127.0.0.1:").contains("without its secret"));
        HttpRequest post = HttpRequest.newBuilder(URI.create(dashboard.link()))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    @Test
    void outsideTheLoopbackInterfaceItSpeaksTls() throws Exception {
        InetAddress outside = HostAddress.primary();
        org.junit.jupiter.api.Assumptions.assumeFalse(outside.isLoopbackAddress(), "this machine has no network");
        Dashboard.Place place = new Dashboard.Place(outside, Optional.empty());
        try (Dashboard secure =
                Dashboard.start(place, Optional.of(TlsIdentity.generate("h")), () -> status, (a, r) -> {})) {
            assertThat(secure.link()).startsWith("https://");
        }
        try (Dashboard plain = Dashboard.start(place, Optional.empty(), () -> status, (a, r) -> {})) {
            assertThat(plain.link()).startsWith("http://");
        }
    }

    @Test
    void aPortThatIsTakenIsNamedUnlessAnyWillDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Dashboard.Place place = Dashboard.Place.parse(":" + taken.getLocalPort());
            assertThatThrownBy(() -> Dashboard.start(place, Optional.empty(), () -> status, (a, r) -> {}))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("--dashboard-address");
        }
        try (Dashboard second =
                Dashboard.start(Dashboard.Place.LOOPBACK, Optional.empty(), () -> status, (a, r) -> {})) {
            assertThat(second.link()).isNotEqualTo(dashboard.link());
        }
    }

    @Test
    void placesAreRead() throws ClusterException {
        assertThat(Dashboard.Place.parse(":8787"))
                .isEqualTo(new Dashboard.Place(InetAddress.getLoopbackAddress(), Optional.of(8787)));
        assertThat(Dashboard.Place.parse("8787").port()).contains(8787);
        assertThat(Dashboard.Place.parse("0.0.0.0:0").port()).isEmpty();
        assertThat(Dashboard.Place.parse("[::1]:80").host().isLoopbackAddress()).isTrue();
        for (String bad : List.of("", "host", ":70000", "host:x")) {
            assertThatThrownBy(() -> Dashboard.Place.parse(bad)).isInstanceOf(ClusterException.class);
        }
    }

    @Test
    void aClusterWithoutAnybodyHasAPageToo() {
        ClusterStatus empty =
                new ClusterStatus("tcp://h:1", "1", Instant.EPOCH, 0.5, 1, List.of(), List.of(), List.of());
        assertThat(StatusPage.page(empty)).contains("No run is connected", "No worker has joined");
    }

    @Test
    void tracesOfChainsThatDoNotMoveOrHaveNoProbabilityAreDrawnToo() {
        RunStatus.Traces flat =
                new RunStatus.Traces(List.of(1, 2), List.of(new double[] {-3, -3}, new double[] {-3, -3}));
        assertThat(TracePlot.draw(flat)).contains("<polyline").doesNotContain("NaN", "Infinity");
        RunStatus.Traces none = new RunStatus.Traces(
                List.of(1, 2),
                List.of(new double[] {Double.NEGATIVE_INFINITY}, new double[] {Double.NEGATIVE_INFINITY}));
        assertThat(TracePlot.draw(none)).doesNotContain("<svg");
    }
}
