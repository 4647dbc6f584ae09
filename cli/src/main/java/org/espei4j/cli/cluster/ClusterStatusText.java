package org.espei4j.cli.cluster;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espei4j.cli.terminal.Durations;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.RunStatus;
import org.espei4j.cluster.status.WorkerStatus;

/// Writes the state of a cluster for people.
final class ClusterStatusText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final PrintWriter out;

    /// @param out where it is written
    ClusterStatusText(PrintWriter out) {
        this.out = out;
    }

    /// Writes the state of a cluster.
    ///
    /// @param statusPage link to its status page, if it is known
    void write(ClusterStatus status, Optional<String> statusPage) {
        out.println("Scheduler " + status.address() + ", version " + status.programVersion() + ", up "
                + time(status.uptimeSeconds()) + ", memory " + bytes(status.heapUsedBytes()));
        statusPage.ifPresent(link -> out.println("Status page: " + link));
        workers(status);
        if (status.runs().isEmpty()) {
            out.println();
            out.println("No run is connected.");
        }
        status.runs().forEach(this::run);
        list(
                "Came and went:",
                status.changes().stream()
                        .map(c -> List.of(time(c.time()), c.kind().word(), c.member()))
                        .toList());
        list(
                "Refused connections:",
                status.refusals().stream()
                        .map(r -> List.of(time(r.time()), r.address(), r.reason()))
                        .toList());
        out.flush();
    }

    private void workers(ClusterStatus status) {
        out.println();
        if (status.workers().isEmpty()) {
            out.println("No worker has joined. Start one: espei worker --scheduler-file FILE");
            return;
        }
        int number = status.workers().size();
        out.println(number + (number == 1 ? " worker" : " workers") + ", threads " + status.threads() + ", busy "
                + status.busy() + ":");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "name",
                "host",
                "process",
                "threads",
                "busy",
                "evaluations",
                "failed",
                "mean",
                "shortest",
                "longest",
                "heap used",
                "heap limit",
                "up"));
        status.workers().forEach(worker -> rows.add(row(worker)));
        table(rows, 2);
    }

    private static List<String> row(WorkerStatus worker) {
        boolean idle = worker.evaluations() == 0;
        return List.of(
                worker.name(),
                worker.host(),
                Long.toString(worker.process()),
                Integer.toString(worker.threads()),
                Integer.toString(worker.busy()),
                Long.toString(worker.evaluations()),
                Long.toString(worker.failures()),
                idle ? "-" : milliseconds(worker.meanSeconds()),
                idle ? "-" : milliseconds(worker.shortestSeconds()),
                idle ? "-" : milliseconds(worker.longestSeconds()),
                bytes(worker.heapUsedBytes()),
                worker.heapLimitBytes() == 0 ? "-" : bytes(worker.heapLimitBytes()),
                time(worker.uptimeSeconds()));
    }

    private void run(RunStatus run) {
        out.println();
        out.println("Run " + run.name() + " (process " + run.process() + " on " + run.host() + "):");
        fact("iteration", run.iterations() == 0 ? "sampling has not begun" : progress(run));
        fact("acceptance ratio", run.iteration() == 0 ? "none yet" : real(run.acceptanceRatio(), 3));
        fact("best ln p", Double.isFinite(run.bestLnProbability()) ? real(run.bestLnProbability(), 4) : "none yet");
        fact("evaluations", run.evaluations() + " in " + time(run.elapsedSeconds()));
        fact("queue", run.waiting() + " waiting, " + run.underWay() + " with workers");
        fact(
                "failures",
                run.failures().isEmpty()
                        ? "none"
                        : run.failures().entrySet().stream()
                                .map(e -> e.getValue() + " " + e.getKey())
                                .collect(Collectors.joining(", ")));
    }

    private static String progress(RunStatus run) {
        String left =
                run.remainingSeconds() < 0 ? "time left unknown" : "about " + time(run.remainingSeconds()) + " left";
        return run.iteration() + " of " + run.iterations() + " (" + 100L * run.iteration() / run.iterations() + " %), "
                + (run.iteration() >= run.iterations() ? "done" : left);
    }

    private void fact(String name, String value) {
        out.printf(Locale.ROOT, "  %-17s %s%n", name, value);
    }

    private void list(String title, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            out.println();
            out.println(title);
            table(rows, Integer.MAX_VALUE);
        }
    }

    /// Writes columns that are as wide as their longest entries.
    ///
    /// @param texts how many columns, from the first, are aligned as texts are; the others as numbers
    private void table(List<List<String>> rows, int texts) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - row.get(i).length());
                line.append("  ").append(i < texts ? row.get(i) + padding : padding + row.get(i));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static String real(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static String milliseconds(double seconds) {
        return real(1e3 * seconds, 1) + " ms";
    }

    private static String time(double seconds) {
        return Durations.format(Duration.ofMillis((long) (1e3 * seconds)));
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }

    private static String bytes(long bytes) {
        return bytes >= 10_000_000_000L ? real(bytes / 1e9, 0) + " GB" : real(bytes / 1e6, 0) + " MB";
    }
}
