package org.espei4j.cluster.dashboard;

import java.util.List;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.RunStatus;

/// Writes the state of a cluster as a page: a frame that stays, and sections that change with time.
final class StatusPage {

    private StatusPage() {}

    /// A part of the page that is replaced as a whole.
    ///
    /// @param name its `id` in the page
    /// @param html the element with this `id`
    record Section(String name, String html) {}

    /// The whole page.
    static String page(ClusterStatus status) {
        Markup html = new Markup();
        html.raw("<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>")
                .text(title(status))
                .raw("</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                        + "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"style.css\">"
                        + "<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>"
                        + "<script src=\"live.js\" defer></script></head>\n<body>\n"
                        + "<header><h1>espei4j <span>cluster</span></h1>"
                        + "<p id=\"connection\" role=\"status\"><noscript>loads itself again every 5 s</noscript></p>"
                        + "</header>\n<main>\n");
        sections(status).forEach(section -> html.raw(section.html()).raw("\n"));
        return html.raw("</main>\n<footer><a href=\"status.json\">The same as JSON</a></footer>\n</body>\n</html>\n")
                .toString();
    }

    /// What changes with time, from top to bottom; always the same names.
    static List<Section> sections(ClusterStatus status) {
        return List.of(
                section("overview", overview(status)),
                section("notice", notice(status)),
                section("runs", RunSection.write(status.runs())),
                section("workers", WorkerSection.write(status)),
                section("events", EventSection.write(status)));
    }

    private static Section section(String name, String content) {
        return new Section(name, "<section id=\"" + name + "\">" + content + "</section>");
    }

    /// How far the cluster is, for the tab of the browser.
    static String title(ClusterStatus status) {
        String what = status.runs().stream()
                .filter(run -> run.iterations() > 0)
                .findFirst()
                .map(run -> RunSection.percent(run) + " % " + run.name())
                .orElse(status.address());
        return what + " \u2013 espei4j cluster";
    }

    private static String overview(ClusterStatus status) {
        long waiting = status.runs().stream().mapToLong(RunStatus::waiting).sum();
        long underWay = status.runs().stream().mapToLong(RunStatus::underWay).sum();
        long failed = status.runs().stream()
                .flatMap(run -> run.failures().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        Markup html = new Markup();
        html.raw("<p class=\"quiet\" data-title=\"").text(title(status)).raw("\">Scheduler <code>");
        html.text(status.address())
                .raw("</code>, version ")
                .text(status.programVersion())
                .raw(", up ")
                .text(Quantity.duration(status.uptimeSeconds()))
                .raw(", memory ")
                .text(Quantity.bytes(status.heapUsedBytes()))
                .raw(". State of ")
                .text(EventSection.TIME.format(status.time()))
                .raw("</p><dl class=\"tiles\">");
        tile(
                html,
                "Workers",
                Quantity.count(status.workers().size()),
                status.threads() == 0 ? "none has joined" : Quantity.count(status.threads(), "thread"));
        tile(
                html,
                "Busy now",
                Quantity.count(status.busy()) + " of " + Quantity.count(status.threads()),
                "evaluations");
        tile(
                html,
                "Queue",
                Quantity.count(waiting + underWay),
                Quantity.count(waiting) + " waiting, " + Quantity.count(underWay) + " with workers");
        tile(html, "Failed proposals", Quantity.count(failed), failed == 0 ? "none" : "rejected; reasons below");
        return html.raw("</dl>").toString();
    }

    private static void tile(Markup html, String name, String value, String explanation) {
        html.raw("<div><dt>")
                .text(name)
                .raw("</dt><dd><b>")
                .text(value)
                .raw("</b> <span>")
                .text(explanation)
                .raw("</span></dd></div>");
    }

    /// What somebody has to do something about.
    private static String notice(ClusterStatus status) {
        long waiting = status.runs().stream().mapToLong(RunStatus::waiting).sum();
        if (status.workers().isEmpty() && waiting > 0) {
            return "<p class=\"notice\"><b>The run waits for workers.</b> " + Quantity.count(waiting, "proposal")
                    + (waiting == 1 ? " waits" : " wait")
                    + ". Start a worker: <code>espei worker --scheduler-file FILE</code></p>";
        }
        return "";
    }
}
