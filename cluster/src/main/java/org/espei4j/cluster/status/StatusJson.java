package org.espei4j.cluster.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.espei4j.cluster.problem.MalformedMessageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Status reports as JSON. Numbers that JSON cannot hold (−∞) are `null`.
public final class StatusJson {

    /// Larger reports are refused: 4 MiB.
    public static final int LARGEST = 4 << 20;

    private static final int LONGEST_TEXT = 1000;

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private StatusJson() {}

    /// A worker's report.
    public static byte[] write(WorkerStatus status) {
        return bytes(node(status));
    }

    /// A run's report.
    public static byte[] write(RunStatus status) {
        return bytes(node(status, true));
    }

    /// The state of a cluster.
    ///
    /// @param withTraces whether to include the runs' traces, which are most of it
    public static byte[] write(ClusterStatus status, boolean withTraces) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("address", status.address()).put("version", status.programVersion());
        root.put("time", status.time().toString()).put("uptime_seconds", status.uptimeSeconds());
        root.put("heap_used_bytes", status.heapUsedBytes()).put("threads", status.threads());
        ArrayNode workers = root.putArray("workers");
        status.workers().forEach(worker -> workers.add(node(worker)));
        ArrayNode runs = root.putArray("runs");
        status.runs().forEach(run -> runs.add(node(run, withTraces)));
        ArrayNode changes = root.putArray("changes");
        for (ClusterStatus.Change change : status.changes()) {
            changes.addObject()
                    .put("time", change.time().toString())
                    .put("kind", change.kind().word())
                    .put("member", change.member());
        }
        ArrayNode refusals = root.putArray("refusals");
        for (ClusterStatus.Refusal refusal : status.refusals()) {
            refusals.addObject()
                    .put("time", refusal.time().toString())
                    .put("address", refusal.address())
                    .put("reason", refusal.reason());
        }
        return bytes(root);
    }

    private static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode node(WorkerStatus status) {
        return MAPPER.createObjectNode()
                .put("name", status.name())
                .put("host", status.host())
                .put("pid", status.process())
                .put("threads", status.threads())
                .put("busy", status.busy())
                .put("evaluations", status.evaluations())
                .put("failures", status.failures())
                .put("problems", status.problems())
                .put("mean_seconds", status.meanSeconds())
                .put("shortest_seconds", status.shortestSeconds())
                .put("longest_seconds", status.longestSeconds())
                .put("heap_used_bytes", status.heapUsedBytes())
                .put("heap_limit_bytes", status.heapLimitBytes())
                .put("uptime_seconds", status.uptimeSeconds());
    }

    private static ObjectNode node(RunStatus status, boolean withTraces) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("name", status.name())
                .put("host", status.host())
                .put("pid", status.process())
                .put("iteration", status.iteration())
                .put("iterations", status.iterations())
                .put("acceptance_ratio", status.acceptanceRatio());
        putReal(node, "best_lnprob", status.bestLnProbability());
        node.put("waiting", status.waiting())
                .put("under_way", status.underWay())
                .put("evaluations", status.evaluations());
        ObjectNode failures = node.putObject("failures");
        status.failures().forEach(failures::put);
        node.put("elapsed_seconds", status.elapsedSeconds()).put("remaining_seconds", status.remainingSeconds());
        if (withTraces) {
            ObjectNode traces = node.putObject("traces");
            ArrayNode iterations = traces.putArray("iterations");
            status.traces().iterations().forEach(iterations::add);
            ArrayNode rows = traces.putArray("lnprob");
            for (double[] row : status.traces().lnProbabilities()) {
                ArrayNode cells = rows.addArray();
                for (double value : row) {
                    if (Double.isFinite(value)) {
                        cells.add(value);
                    } else {
                        cells.addNull();
                    }
                }
            }
        }
        return node;
    }

    private static void putReal(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    /// Reads a worker's report.
    ///
    /// @throws MalformedMessageException if it is none
    public static WorkerStatus readWorker(byte[] bytes) throws MalformedMessageException {
        JsonNode root = parse(bytes);
        return new WorkerStatus(
                text(root, "name"),
                text(root, "host"),
                root.path("pid").asLong(0),
                root.path("threads").asInt(0),
                root.path("busy").asInt(0),
                root.path("evaluations").asLong(0),
                root.path("failures").asLong(0),
                root.path("problems").asLong(0),
                root.path("mean_seconds").asDouble(0),
                root.path("shortest_seconds").asDouble(0),
                root.path("longest_seconds").asDouble(0),
                root.path("heap_used_bytes").asLong(0),
                root.path("heap_limit_bytes").asLong(0),
                root.path("uptime_seconds").asDouble(0));
    }

    /// Reads a run's report.
    ///
    /// @throws MalformedMessageException if it is none
    public static RunStatus readRun(byte[] bytes) throws MalformedMessageException {
        JsonNode root = parse(bytes);
        Map<String, Long> failures = new TreeMap<>();
        root.path("failures")
                .properties()
                .forEach(e -> failures.put(cut(e.getKey()), e.getValue().asLong(0)));
        return new RunStatus(
                text(root, "name"),
                text(root, "host"),
                root.path("pid").asLong(0),
                root.path("iteration").asInt(0),
                root.path("iterations").asInt(0),
                root.path("acceptance_ratio").asDouble(0),
                real(root.path("best_lnprob")),
                root.path("waiting").asInt(0),
                root.path("under_way").asInt(0),
                root.path("evaluations").asLong(0),
                failures,
                root.path("elapsed_seconds").asDouble(0),
                root.path("remaining_seconds").asDouble(-1),
                traces(root.path("traces")));
    }

    private static RunStatus.Traces traces(JsonNode node) throws MalformedMessageException {
        List<Integer> iterations = new ArrayList<>();
        node.path("iterations").forEach(n -> iterations.add(n.asInt(0)));
        List<double[]> rows = new ArrayList<>();
        for (JsonNode row : node.path("lnprob")) {
            double[] values = new double[row.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = real(row.get(i));
            }
            rows.add(values);
        }
        if (iterations.size() != rows.size()) {
            throw new MalformedMessageException(iterations.size() + " iterations and " + rows.size() + " rows");
        }
        return new RunStatus.Traces(iterations, rows);
    }

    /// Reads the state of a cluster.
    ///
    /// @throws MalformedMessageException if it is none
    public static ClusterStatus readCluster(byte[] bytes) throws MalformedMessageException {
        JsonNode root = parse(bytes);
        List<WorkerStatus> workers = new ArrayList<>();
        for (JsonNode worker : root.path("workers")) {
            workers.add(readWorker(worker.toString().getBytes(StandardCharsets.UTF_8)));
        }
        List<RunStatus> runs = new ArrayList<>();
        for (JsonNode run : root.path("runs")) {
            runs.add(readRun(run.toString().getBytes(StandardCharsets.UTF_8)));
        }
        List<ClusterStatus.Change> changes = new ArrayList<>();
        for (JsonNode change : root.path("changes")) {
            changes.add(new ClusterStatus.Change(
                    instant(change.path("time")), kind(text(change, "kind")), text(change, "member")));
        }
        List<ClusterStatus.Refusal> refusals = new ArrayList<>();
        for (JsonNode refusal : root.path("refusals")) {
            refusals.add(new ClusterStatus.Refusal(
                    instant(refusal.path("time")), text(refusal, "address"), text(refusal, "reason")));
        }
        return new ClusterStatus(
                text(root, "address"),
                text(root, "version"),
                instant(root.path("time")),
                root.path("uptime_seconds").asDouble(0),
                root.path("heap_used_bytes").asLong(0),
                workers,
                runs,
                changes,
                refusals);
    }

    private static ClusterStatus.Change.Kind kind(String word) throws MalformedMessageException {
        for (ClusterStatus.Change.Kind kind : ClusterStatus.Change.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new MalformedMessageException("a change of the kind \"" + word + "\"");
    }

    private static Instant instant(JsonNode node) throws MalformedMessageException {
        try {
            return Instant.parse(node.asString(""));
        } catch (java.time.format.DateTimeParseException e) {
            throw new MalformedMessageException("time: " + e.getMessage());
        }
    }

    private static JsonNode parse(byte[] bytes) throws MalformedMessageException {
        if (bytes.length > LARGEST) {
            throw new MalformedMessageException("a report of " + bytes.length + " bytes");
        }
        try {
            JsonNode root = MAPPER.readTree(bytes);
            if (!root.isObject()) {
                throw new MalformedMessageException("a report that is no object");
            }
            return root;
        } catch (JacksonException e) {
            throw new MalformedMessageException("a report that is no JSON: " + e.getOriginalMessage());
        }
    }

    private static String text(JsonNode root, String key) {
        return cut(root.path(key).asString(""));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static double real(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NEGATIVE_INFINITY;
    }
}
