package org.espei4j.cluster.dashboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A headless Chromium, driven by chromedriver through the W3C WebDriver protocol.
final class Browser implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");

    private static final List<String> OPTIONS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--window-size=1280,1000");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private Browser(Process driver, int port, ObjectNode capabilities) throws IOException, InterruptedException {
        this.driver = driver;
        String base = "http://127.0.0.1:" + port + "/session";
        this.session = base + "/" + post(base, capabilities).path("sessionId").stringValue();
    }

    /// Chromium and its driver, if both are installed.
    static Optional<List<Path>> programs() {
        Optional<Path> chromium = find("chromium").or(() -> find("google-chrome"));
        return chromium.flatMap(browser -> find("chromedriver").map(driver -> List.of(browser, driver)));
    }

    private static Optional<Path> find(String name) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Starts a browser.
    ///
    /// @param folder for its profile
    /// @param withScript whether it runs scripts
    static Browser start(Path folder, boolean withScript) throws IOException, InterruptedException {
        List<Path> programs = programs().orElseThrow();
        Process driver = new ProcessBuilder(programs.getLast().toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        BufferedReader output = driver.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(unread -> {}));
                return new Browser(
                        driver, Integer.parseInt(port.group(1)), capabilities(programs.getFirst(), folder, withScript));
            }
        }
        throw new IOException("chromedriver has not started");
    }

    private static ObjectNode capabilities(Path browser, Path folder, boolean withScript) {
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode wanted = root.putObject("capabilities").putObject("alwaysMatch");
        wanted.putObject("goog:loggingPrefs").put("browser", "ALL");
        ObjectNode options = wanted.putObject("goog:chromeOptions").put("binary", browser.toString());
        ArrayNode arguments = options.putArray("args");
        OPTIONS.forEach(arguments::add);
        arguments.add("--user-data-dir=" + folder);
        if (!withScript) {
            options.putObject("prefs").put("profile.managed_default_content_settings.javascript", 2);
        }
        return root;
    }

    private JsonNode post(String link, JsonNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(link))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return value(client.send(request, BodyHandlers.ofString()).body());
    }

    private JsonNode get(String command) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(session + command)).build();
        return value(client.send(request, BodyHandlers.ofString()).body());
    }

    private static JsonNode value(String answer) throws IOException {
        JsonNode value = MAPPER.readTree(answer).path("value");
        if (value.has("error")) {
            throw new IOException(value.path("error").stringValue() + ": "
                    + value.path("message").stringValue());
        }
        return value;
    }

    void open(String link) throws IOException, InterruptedException {
        post(session + "/url", MAPPER.createObjectNode().put("url", link));
    }

    String title() throws IOException, InterruptedException {
        return get("/title").stringValue();
    }

    String source() throws IOException, InterruptedException {
        return get("/source").stringValue();
    }

    /// What a script that ends in `return …` gives.
    JsonNode run(String script) throws IOException, InterruptedException {
        ObjectNode body = MAPPER.createObjectNode().put("script", script);
        body.putArray("args");
        return post(session + "/execute/sync", body);
    }

    /// What can be read on the page.
    String text() throws IOException, InterruptedException {
        return run("return document.body.innerText").stringValue();
    }

    /// Makes the window, or for a narrow one the screen of a telephone, so large.
    void resize(int width, int height) throws IOException, InterruptedException {
        ObjectNode metrics = MAPPER.createObjectNode().put("width", width).put("height", height);
        command(
                "Emulation.setDeviceMetricsOverride",
                metrics.put("deviceScaleFactor", 1).put("mobile", width < 700));
    }

    /// What the reader prefers, `light` or `dark`.
    void prefer(String scheme) throws IOException, InterruptedException {
        ObjectNode media = MAPPER.createObjectNode();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        command("Emulation.setEmulatedMedia", media);
    }

    private void command(String name, ObjectNode parameters) throws IOException, InterruptedException {
        ObjectNode body = MAPPER.createObjectNode().put("cmd", name);
        body.set("params", parameters);
        post(session + "/goog/cdp/execute", body);
    }

    /// What the browser has complained about since it was asked last, e.g. that a policy was broken.
    List<String> complaints() throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        for (JsonNode entry :
                post(session + "/se/log", MAPPER.createObjectNode().put("type", "browser"))) {
            if (!entry.path("level").stringValue().equals("INFO")) {
                found.add(entry.path("message").stringValue());
            }
        }
        return found;
    }

    /// Saves what is seen as a picture (PNG).
    void screenshot(Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(get("/screenshot").stringValue()));
    }

    /// Ends the browser and its driver.
    @Override
    public void close() {
        try {
            client.send(HttpRequest.newBuilder(URI.create(session)).DELETE().build(), BodyHandlers.discarding());
            driver.destroy();
            driver.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
            driver.descendants().forEach(ProcessHandle::destroyForcibly);
            driver.destroyForcibly();
        }
    }
}
