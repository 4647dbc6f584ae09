package org.espei4j.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.HostAddress;
import org.espei4j.cluster.contact.SchedulerAddress.Protocol;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.dashboard.Dashboard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A member of a [LocalCluster], in a process of its own. The first line of its input says what it is to do; when
/// the input ends, because the process that started it has ended however that came about, it ends too.
public final class MemberProcess {

    private static final Logger LOG = LoggerFactory.getLogger(MemberProcess.class);

    private MemberProcess() {}

    /// The line that makes a process a scheduler.
    static String schedulerLine(
            Path schedulerFile,
            Protocol protocol,
            String host,
            Optional<String> dashboard,
            Path folder,
            String version) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("role", "scheduler")
                .put("file", schedulerFile.toString())
                .put("protocol", protocol.name())
                .put("host", host)
                .put("folder", folder.toString())
                .put("version", version);
        dashboard.ifPresent(place -> node.put("dashboard", place));
        return node.toString();
    }

    /// The line that makes a process a worker.
    static String workerLine(Path schedulerFile, String name, int threads, Path ready, Path folder, String version) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("role", "worker")
                .put("file", schedulerFile.toString())
                .put("name", name)
                .put("threads", threads)
                .put("ready", ready.toString())
                .put("folder", folder.toString())
                .put("version", version)
                .toString();
    }

    /// Does what the first line of the input says, until the input ends or there is another reason to end.
    ///
    /// @param input the input
    /// @param stoppable is given, once there is something to stop, what asks it to end
    /// @return why it has ended
    /// @throws ClusterException if it cannot begin
    public static Ending run(InputStream input, Consumer<Runnable> stoppable)
            throws ClusterException, InterruptedException {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
            String line = reader.readLine();
            if (line == null) {
                return new Ending(true, "There was nothing to do.");
            }
            JsonNode order = JsonMapper.shared().readTree(line);
            return order.path("role").asString("").equals("scheduler")
                    ? scheduler(order, reader, stoppable)
                    : worker(order, reader, stoppable);
        } catch (IOException | JacksonException e) {
            throw new ClusterException("What this process is to do cannot be read (" + e + ").", e);
        }
    }

    private static Ending scheduler(JsonNode order, BufferedReader input, Consumer<Runnable> stoppable)
            throws ClusterException, InterruptedException {
        JsonNode place = order.path("dashboard");
        SchedulerService.Settings settings = new SchedulerService.Settings(
                Optional.of(path(order, "file")),
                Optional.of(HostAddress.own(text(order, "host"))),
                Optional.empty(),
                Protocol.valueOf(text(order, "protocol")),
                Optional.empty(),
                place.isString() ? Optional.of(place(place.stringValue())) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(path(order, "folder")),
                text(order, "version"));
        try (SchedulerService service = SchedulerService.start(settings)) {
            stoppable.accept(service::stop);
            atEndOf(input, service::stop);
            return service.awaitEnd();
        }
    }

    private static Dashboard.Place place(String text) throws ClusterException {
        return text.isEmpty() ? Dashboard.Place.LOOPBACK : Dashboard.Place.parse(text);
    }

    private static Ending worker(JsonNode order, BufferedReader input, Consumer<Runnable> stoppable)
            throws ClusterException, InterruptedException {
        WorkerService.Settings settings = new WorkerService.Settings(
                text(order, "file"),
                SchedulerContact.Proof.NONE,
                order.path("threads").asInt(1),
                Optional.of(text(order, "name")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(path(order, "folder")),
                text(order, "version"));
        Path ready = path(order, "ready");
        try (WorkerService service = new WorkerService(settings, WorkerService.programsCompiler(), () -> mark(ready))) {
            stoppable.accept(service::stop);
            atEndOf(input, service::stop);
            return service.run();
        }
    }

    private static void mark(Path ready) {
        try {
            Files.writeString(ready, "");
        } catch (IOException e) {
            LOG.warn("{} cannot be written ({}).", ready, e.toString());
        }
    }

    private static void atEndOf(BufferedReader input, Runnable stop) {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                while (input.readLine() != null) {
                    LOG.trace("The parent lives.");
                }
            } catch (IOException e) {
                LOG.debug("The parent cannot be heard any more.", e);
            }
            stop.run();
        });
    }

    private static String text(JsonNode order, String key) throws ClusterException {
        JsonNode node = order.path(key);
        if (!node.isString()) {
            throw new ClusterException("What this process is to do lacks \"" + key + "\".");
        }
        return node.stringValue();
    }

    private static Path path(JsonNode order, String key) throws ClusterException {
        return Path.of(text(order, key));
    }
}
