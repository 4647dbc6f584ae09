package org.espei4j.cluster.dashboard;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.RunStatus;
import org.espei4j.cluster.status.WorkerStatus;

/// Writes the state of a cluster as a page.
final class StatusPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private StatusPage() {}

    /// The whole page.
    static String page(ClusterStatus status) {
        return new Markup()
                .raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>espei4j cluster ")
                .text(status.address())
                .raw("</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                        + "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"style.css\">"
                        + "<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>"
                        + "<script src=\"live.js\" defer></script></head><body>\n<main id=\"status\">")
                .raw(content(status))
                .raw("</main>\n<footer><span id=\"connection\"></span> <a href=\"status.json\">as JSON</a></footer>"
                        + "</body></html>\n")
                .toString();
    }

    /// What changes with time.
    static String content(ClusterStatus status) {
        Markup html = new Markup();
        html.raw("<h1>espei4j cluster</h1><p class=\"summary\">Scheduler <code>")
                .text(status.address())
                .raw("</code>, version ")
                .text(status.programVersion())
                .raw(", up ")
                .text(Markup.duration(status.uptimeSeconds()))
                .raw(", memory ")
                .text(Markup.bytes(status.heapUsedBytes()))
                .raw(". ")
                .text(TIME.format(status.time()))
                .raw("</p>");
        status.runs().forEach(run -> run(html, run));
        if (status.runs().isEmpty()) {
            html.raw("<h2>Runs</h2><p class=\"quiet\">No run is connected.</p>");
        }
        workers(html, status);
        refusals(html, status);
        return html.toString();
    }

    private static void run(Markup html, RunStatus run) {
        html.raw("<h2>Run ")
                .text(run.name())
                .raw("</h2><p class=\"summary\">process ")
                .text(run.process() + " on " + run.host())
                .raw("</p>");
        if (run.iterations() > 0) {
            html.raw("<progress max=\"" + run.iterations() + "\" value=\"" + run.iteration() + "\"></progress>");
        }
        html.raw("<dl>");
        term(html, "Iteration", run.iteration() + " of " + run.iterations());
        term(html, "Time left", run.iteration() == 0 ? "unknown" : Markup.duration(run.remainingSeconds()));
        term(html, "Elapsed", Markup.duration(run.elapsedSeconds()));
        term(html, "Acceptance ratio", String.format(Locale.ROOT, "%.3f", run.acceptanceRatio()));
        term(
                html,
                "Best ln p",
                Double.isFinite(run.bestLnProbability())
                        ? String.format(Locale.ROOT, "%.4f", run.bestLnProbability())
                        : "none yet");
        term(html, "Evaluations", Long.toString(run.evaluations()));
        term(html, "Queue", run.waiting() + " waiting, " + run.underWay() + " with workers");
        term(html, "Failures", failures(run.failures()));
        html.raw("</dl>").raw(TracePlot.draw(run.traces()));
    }

    private static String failures(Map<String, Long> failures) {
        if (failures.isEmpty()) {
            return "none";
        }
        StringBuilder text = new StringBuilder();
        failures.forEach((reason, count) -> text.append(text.isEmpty() ? "" : ", ")
                .append(count)
                .append(' ')
                .append(reason));
        return text.toString();
    }

    private static void term(Markup html, String name, String value) {
        html.raw("<div><dt>").text(name).raw("</dt><dd>").text(value).raw("</dd></div>");
    }

    private static void workers(Markup html, ClusterStatus status) {
        html.raw("<h2>Workers</h2><p class=\"summary\">")
                .text(status.workers().size() + " workers with " + status.threads() + " threads")
                .raw("</p>");
        if (status.workers().isEmpty()) {
            html.raw("<p class=\"quiet\">No worker has joined. Start one: "
                    + "<code>espei worker --scheduler-file FILE</code></p>");
            return;
        }
        html.raw("<table><thead><tr><th>Name</th><th>Host</th><th>Process</th><th>Threads</th><th>Busy</th>"
                + "<th>Evaluations</th><th>Failed</th><th>Mean</th><th>Shortest</th><th>Longest</th><th>Memory</th>"
                + "<th>Limit</th><th>Up</th></tr></thead><tbody>");
        for (WorkerStatus worker : status.workers()) {
            html.raw("<tr>")
                    .cell(worker.name())
                    .cell(worker.host())
                    .number(Long.toString(worker.process()))
                    .number(Integer.toString(worker.threads()))
                    .number(Integer.toString(worker.busy()))
                    .number(Long.toString(worker.evaluations()))
                    .number(Long.toString(worker.failures()))
                    .number(time(worker, worker.meanSeconds()))
                    .number(time(worker, worker.shortestSeconds()))
                    .number(time(worker, worker.longestSeconds()))
                    .number(Markup.bytes(worker.heapUsedBytes()))
                    .number(Markup.bytes(worker.heapLimitBytes()))
                    .number(Markup.duration(worker.uptimeSeconds()))
                    .raw("</tr>");
        }
        html.raw("</tbody></table>");
    }

    private static String time(WorkerStatus worker, double seconds) {
        return worker.evaluations() == 0 ? "–" : Markup.duration(seconds);
    }

    private static void refusals(Markup html, ClusterStatus status) {
        if (status.refusals().isEmpty()) {
            return;
        }
        html.raw(
                "<h2>Refused connections</h2><table><thead><tr><th>Time</th><th>From</th><th>Reason</th></tr></thead><tbody>");
        for (ClusterStatus.Refusal refusal : status.refusals()) {
            html.raw("<tr>")
                    .cell(TIME.format(refusal.time()))
                    .cell(refusal.address())
                    .cell(refusal.reason())
                    .raw("</tr>");
        }
        html.raw("</tbody></table>");
    }
}
