package org.espei4j.cluster.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.HostAddress;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.StatusJson;

/// The web server of the status page. Who asks for a page has to know the secret in its link. On the loopback
/// interface it speaks HTTP, elsewhere HTTPS with the key of the cluster, unless the cluster has no TLS.
public final class Dashboard implements AutoCloseable {

    /// Port that is tried first.
    public static final int DEFAULT_PORT = 8787;

    private static final int PORTS_TRIED = 100;
    private static final int MOST_LISTENERS = 32;
    private static final long UPDATE_MILLIS = 1_000;
    private static final int TOKEN_BYTES = 16;

    /// Where a status page is.
    ///
    /// @param host address to listen on
    /// @param port port to listen on; absent: the first free one from [#DEFAULT_PORT]
    public record Place(InetAddress host, Optional<Integer> port) {

        /// On this machine only, at the first free port.
        public static final Place LOOPBACK = new Place(InetAddress.getLoopbackAddress(), Optional.empty());

        /// Reads a place such as `:8787`, `localhost:8787`, `0.0.0.0:8787`, `[::1]:8787` or `8787`.
        ///
        /// @throws ClusterException if it is none
        public static Place parse(String text) throws ClusterException {
            int colon = text.lastIndexOf(':');
            String host = colon < 0 ? "" : text.substring(0, colon);
            String port = text.substring(colon + 1);
            if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
                throw ClusterException.ofInput(
                        "\"" + text + "\" is no address for the status page; it looks like :8787 or " + "host:8787.");
            }
            InetAddress address = host.isEmpty()
                    ? InetAddress.getLoopbackAddress()
                    : HostAddress.ofName(host.replaceAll("[\\[\\]]", ""));
            int number = Integer.parseInt(port);
            return new Place(address, number == 0 ? Optional.empty() : Optional.of(number));
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore listeners = new Semaphore(MOST_LISTENERS);
    private final String token;
    private final String link;
    private final Supplier<ClusterStatus> status;
    private final BiConsumer<String, String> refused;

    private Dashboard(
            HttpServer server,
            String scheme,
            InetAddress host,
            Supplier<ClusterStatus> status,
            BiConsumer<String, String> refused) {
        this.server = server;
        this.status = status;
        this.refused = refused;
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random);
        InetAddress shown = host.isAnyLocalAddress() ? HostAddress.primary() : host;
        String name = shown.getHostAddress().replaceAll("%.*", "");
        link = scheme + "://" + (name.contains(":") ? "[" + name + "]" : name) + ":"
                + server.getAddress().getPort() + "/" + token + "/";
    }

    /// Starts the web server.
    ///
    /// @param place where it listens
    /// @param identity key of the cluster; absent without TLS
    /// @param status gives the state of the cluster
    /// @param refused is told the address and the reason when a request is refused
    /// @throws ClusterException if it cannot listen there
    public static Dashboard start(
            Place place,
            Optional<TlsIdentity> identity,
            Supplier<ClusterStatus> status,
            BiConsumer<String, String> refused)
            throws ClusterException {
        boolean secure = identity.isPresent() && !place.host().isLoopbackAddress();
        try {
            HttpServer server = listen(place, secure);
            if (server instanceof HttpsServer https) {
                https.setHttpsConfigurator(
                        new HttpsConfigurator(identity.orElseThrow().context()));
            }
            Dashboard dashboard = new Dashboard(server, secure ? "https" : "http", place.host(), status, refused);
            server.createContext("/", dashboard::handle);
            server.setExecutor(dashboard.threads);
            server.start();
            return dashboard;
        } catch (IOException e) {
            throw new ClusterException(
                    "The status page cannot listen on " + place.host().getHostAddress()
                            + place.port().map(p -> ":" + p).orElse("") + " (" + e.getMessage()
                            + "). Choose another --dashboard-address, or --no-dashboard.",
                    e);
        }
    }

    private static HttpServer listen(Place place, boolean secure) throws IOException {
        int first = place.port().orElse(DEFAULT_PORT);
        int last = place.port().isPresent() ? first : first + PORTS_TRIED;
        for (int port = first; ; port++) {
            InetSocketAddress address = new InetSocketAddress(place.host(), port);
            try {
                return secure ? HttpsServer.create(address, 0) : HttpServer.create(address, 0);
            } catch (BindException taken) {
                if (port == last) {
                    throw taken;
                }
            }
        }
    }

    /// Link to the page, with its secret.
    public String link() {
        return link;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String[] parts = path.split("/", 3);
            String given = parts.length > 1 ? parts[1] : "";
            if (!MessageDigest.isEqual(
                    given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
                refused.accept(
                        exchange.getRemoteAddress().toString().replaceFirst("^/", ""),
                        "status page without its secret");
                send(
                        exchange,
                        401,
                        "text/plain",
                        "This link lacks the secret of the cluster. Take the link from the "
                                + "scheduler's log or its scheduler file.\n");
                return;
            }
            if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "Only GET.\n");
                return;
            }
            answer(exchange, parts.length > 2 ? parts[2] : "");
        }
    }

    private void answer(HttpExchange exchange, String resource) throws IOException {
        switch (resource) {
            case "" -> send(exchange, 200, "text/html", StatusPage.page(status.get()));
            case "status.json" ->
                send(
                        exchange,
                        200,
                        "application/json",
                        new String(StatusJson.write(status.get(), true), StandardCharsets.UTF_8));
            case "events" -> stream(exchange);
            case "style.css" -> send(exchange, 200, "text/css", resource(resource));
            case "live.js" -> send(exchange, 200, "text/javascript", resource(resource));
            default -> send(exchange, 404, "text/plain", "There is no such page.\n");
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Dashboard.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing beside " + Dashboard.class);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void headers(HttpExchange exchange, String type) {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:");
    }

    private static void send(HttpExchange exchange, int code, String type, String text) throws IOException {
        headers(exchange, type);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// Sends each section of the page again whenever it has changed (server-sent events, HTML Living Standard
    /// section 9.2).
    private void stream(HttpExchange exchange) throws IOException {
        if (!listeners.tryAcquire()) {
            send(exchange, 503, "text/plain", "Too many pages are open.\n");
            return;
        }
        try {
            headers(exchange, "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            Map<String, String> sent = new HashMap<>();
            while (!threads.isShutdown()) {
                for (StatusPage.Section section : StatusPage.sections(status.get())) {
                    if (!section.html().equals(sent.put(section.name(), section.html()))) {
                        String data = section.html().replace("\n", "\ndata: ");
                        body.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
                    }
                }
                body.flush();
                Thread.sleep(UPDATE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.release();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
