package org.espei4j.cluster.dashboard;

import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.WorkerStatus;

/// What the page says of workers.
final class WorkerSection {

    private WorkerSection() {}

    static String write(ClusterStatus status) {
        Markup html = new Markup();
        html.raw("<h2>Workers</h2>");
        if (status.workers().isEmpty()) {
            return html.raw("<p class=\"quiet\">No worker has joined. Start one: "
                            + "<code>espei worker --scheduler-file FILE</code></p>")
                    .toString();
        }
        html.raw("<div class=\"card scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Workers\"><table><thead>"
                + "<tr><th scope=\"col\">Name</th><th scope=\"col\">Host, process</th>"
                + "<th scope=\"col\">Busy threads</th><th scope=\"col\">Heap used</th>"
                + "<th scope=\"col\" class=\"number\">Evaluations</th><th scope=\"col\" class=\"number\">Failed</th>"
                + "<th scope=\"col\" class=\"number\">Mean time</th>"
                + "<th scope=\"col\" class=\"number\">Shortest\u2013longest</th>"
                + "<th scope=\"col\" class=\"number\">Up</th></tr></thead><tbody>");
        status.workers().forEach(worker -> row(html, worker));
        return html.raw("</tbody></table></div>").toString();
    }

    private static void row(Markup html, WorkerStatus worker) {
        // A long name is cut by the style; the title shows all of it.
        html.raw("<tr><th scope=\"row\" title=\"")
                .text(worker.name())
                .raw("\">")
                .text(worker.name())
                .raw("</th>")
                .cell(worker.host() + ", " + worker.process())
                .raw("<td>")
                .bar(worker.busy(), worker.threads())
                .text(Quantity.count(worker.busy()) + " of " + Quantity.count(worker.threads()))
                .raw("</td><td>")
                .bar(worker.heapUsedBytes(), worker.heapLimitBytes())
                .text(memory(worker))
                .raw("</td>")
                .number(Quantity.count(worker.evaluations()))
                .number(Quantity.count(worker.failures()))
                .number(worker.evaluations() == 0 ? "\u2013" : Quantity.duration(worker.meanSeconds()))
                .number(
                        worker.evaluations() == 0
                                ? "\u2013"
                                : Quantity.duration(worker.shortestSeconds()) + " \u2013 "
                                        + Quantity.duration(worker.longestSeconds()))
                .number(Quantity.duration(worker.uptimeSeconds()))
                .raw("</tr>");
    }

    private static String memory(WorkerStatus worker) {
        return worker.heapLimitBytes() <= 0
                ? "\u2013"
                : Quantity.bytes(worker.heapUsedBytes()) + " of " + Quantity.bytes(worker.heapLimitBytes());
    }
}
