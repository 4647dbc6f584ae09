package org.espei4j.cluster.dashboard;

import java.util.List;
import java.util.Map;
import org.espei4j.cluster.status.RunStatus;

/// What the page says of runs: how far they are, what the chains do, and what failed.
final class RunSection {

    private RunSection() {}

    static String write(List<RunStatus> runs) {
        Markup html = new Markup();
        if (runs.isEmpty()) {
            return html.raw("<h2>Runs</h2><p class=\"quiet\">No run is connected. One whose run file says "
                            + "<code>scheduler: FILE.json</code> under <code>mcmc</code> appears here.</p>")
                    .toString();
        }
        runs.forEach(run -> write(html, run));
        return html.toString();
    }

    private static void write(Markup html, RunStatus run) {
        html.raw("<article class=\"card\"><h2>Run ")
                .text(run.name())
                .raw(" <small>process ")
                .text(run.process() + " on " + run.host())
                .raw("</small></h2>");
        if (run.iterations() > 0) {
            progress(html, run);
        } else {
            html.raw("<p>Sampling has not begun: the problem is being compiled, or the start positions evaluated.</p>");
        }
        html.raw("<dl class=\"facts\">");
        html.term("Acceptance ratio", run.iteration() == 0 ? "none yet" : Quantity.real(run.acceptanceRatio(), 3));
        html.term("Best ln p", Quantity.real(run.bestLnProbability(), 4));
        html.term("Evaluations", evaluations(run));
        html.term("Elapsed", Quantity.duration(run.elapsedSeconds()));
        html.term(
                "Queue",
                Quantity.count(run.waiting()) + " waiting, " + Quantity.count(run.underWay()) + " with workers");
        html.raw("</dl>").raw(TracePlot.draw(run.traces()));
        failures(html, run);
        html.raw("</article>");
    }

    /// Completed iterations in percent, rounded down: 100 means done.
    static int percent(RunStatus run) {
        return run.iterations() <= 0 ? 0 : (int) (100L * run.iteration() / run.iterations());
    }

    private static void progress(Markup html, RunStatus run) {
        String done = Quantity.count(run.iteration()) + " of " + Quantity.count(run.iterations());
        html.raw("<div class=\"progress\"><progress aria-label=\"iterations completed\" max=\"" + run.iterations()
                        + "\" value=\"" + run.iteration() + "\">")
                .text(done)
                .raw("</progress><p><b>" + percent(run) + " %</b> iteration ")
                .text(done)
                .raw("<span>")
                .text(timeLeft(run))
                .raw("</span></p></div>");
    }

    private static String timeLeft(RunStatus run) {
        if (run.iteration() >= run.iterations()) {
            return "done";
        }
        return run.remainingSeconds() < 0
                ? "time left unknown"
                : "about " + Quantity.duration(Math.max(1, run.remainingSeconds())) + " left";
    }

    private static String evaluations(RunStatus run) {
        String count = Quantity.count(run.evaluations());
        if (run.evaluations() == 0 || run.elapsedSeconds() <= 0) {
            return count;
        }
        double rate = run.evaluations() / run.elapsedSeconds();
        return count + " (" + Quantity.real(rate, rate < 10 ? 1 : 0) + " per s)";
    }

    private static void failures(Markup html, RunStatus run) {
        if (run.failures().isEmpty()) {
            return;
        }
        html.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Failed proposals\"><table>"
                + "<caption>Proposals that failed and were rejected</caption><thead><tr><th scope=\"col\">Reason</th>"
                + "<th scope=\"col\" class=\"number\">Proposals</th></tr></thead><tbody>");
        for (Map.Entry<String, Long> failure : run.failures().entrySet()) {
            html.raw("<tr>")
                    .cell(failure.getKey())
                    .number(Quantity.count(failure.getValue()))
                    .raw("</tr>");
        }
        html.raw("</tbody></table></div>");
    }
}
