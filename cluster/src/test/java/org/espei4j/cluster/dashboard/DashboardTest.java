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
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.HostAddress;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.RunStatus;
import org.espei4j.cluster.status.StatusJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DashboardTest {

    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile ClusterStatus status = SampleStatus.at(5);
    private Dashboard dashboard;

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
                .contains("node7, 4711", "21.3 ms", "1.0 ms \u2013 500.0 ms", "50 MB of 17 GB", "1 h 05 min")
                .contains("Cu-Mg", "5 of 1000", "0.313", "\u22124821.2500", "about 40 min left")
                .contains("20 waiting, 2 with workers", "<td>equilibrium-not-converged</td>")
                .contains("lost", "Worker node3-99 (process 99 on node3)")
                .contains("<polyline", "10.0.0.9:5555");
    }

    @Test
    void whatMembersSayIsText() throws Exception {
        assertThat(get(dashboard.link()).body())
                .doesNotContain(SampleStatus.HOSTILE)
                .contains("&lt;script&gt;window.broken = true&lt;/script&gt;&amp;&quot;");
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
            List<String> all = new ArrayList<>();
            while (all.size() < 5) {
                String line = lines.readLine();
                assertThat(line.isEmpty() || line.startsWith("data: <section id="))
                        .isTrue();
                if (!line.isEmpty()) {
                    all.add(line);
                }
            }
            assertThat(all.get(2)).contains("5 of 1000");
            // The state is another, but what the page shows of workers and events is the same: only the rest is sent.
            status = SampleStatus.at(6);
            String line = lines.readLine();
            while (!line.contains("6 of 1000")) {
                assertThat(line).doesNotContain("id=\"workers\"", "id=\"events\"");
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
                new ClusterStatus("tcp://h:1", "1", Instant.EPOCH, 0.5, 1, List.of(), List.of(), List.of(), List.of());
        assertThat(StatusPage.page(empty))
                .contains("No run is connected", "No worker has joined")
                .doesNotContain("waits for workers");
    }

    @Test
    void aRunThatWaitsForWorkersIsPointedOut() {
        ClusterStatus waiting = new ClusterStatus(
                status.address(),
                status.programVersion(),
                status.time(),
                1,
                1,
                List.of(),
                status.runs(),
                List.of(),
                List.of());
        assertThat(StatusPage.page(waiting)).contains("The run waits for workers.", "20 proposals wait");
    }

    @Test
    void theTitleSaysHowFarTheRunIs() {
        assertThat(StatusPage.page(SampleStatus.at(620))).contains("<title>62 % Cu-Mg \u2013 espei4j cluster</title>");
        assertThat(StatusPage.page(SampleStatus.at(999))).contains("<title>99 % Cu-Mg");
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
        RunStatus.Traces interrupted = new RunStatus.Traces(
                List.of(1, 2, 3, 4, 5),
                List.of(
                        new double[] {-4},
                        new double[] {-3},
                        new double[] {Double.NEGATIVE_INFINITY},
                        new double[] {-3},
                        new double[] {-2}));
        assertThat(TracePlot.draw(interrupted).split("class=\"chain\"", -1)).hasSize(3);
    }

    /// Reports come from members, and one that is nonsense must not take the page away.
    @Test
    void tracesThatNoRunHasAreNotDrawn() {
        double[] row = {-5};
        RunStatus.Traces still = new RunStatus.Traces(List.of(3, 3), List.of(row, row));
        assertThat(TracePlot.draw(still)).doesNotContain("<svg");
        double[] huge = {-1e300, 1e300};
        RunStatus.Traces vast = new RunStatus.Traces(List.of(1, 2), List.of(huge, huge));
        assertThat(TracePlot.draw(vast)).doesNotContain("<svg", "NaN", "Infinity");
    }

    /// Chains that have begun far below do not flatten the rest: the picture ends above them.
    @Test
    void farStartsAreCutOff() {
        List<Integer> iterations = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            iterations.add(i);
            rows.add(new double[] {i <= 5 ? -1e6 : -4000 - i});
        }
        assertThat(TracePlot.draw(new RunStatus.Traces(iterations, rows)))
                .contains("\u22124020", "\u22124080")
                .doesNotContain("000000");
    }
}
