package org.espei4j.cluster.dashboard;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.espei4j.cluster.status.ClusterStatus;

/// What the page says of members that have come and gone, and of connections that were refused.
final class EventSection {

    /// Times are those of no particular place: a cluster and who looks at it may be in different ones.
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private EventSection() {}

    static String write(ClusterStatus status) {
        Markup html = new Markup();
        changes(html, status);
        refusals(html, status);
        return html.toString();
    }

    private static void changes(Markup html, ClusterStatus status) {
        if (status.changes().isEmpty()) {
            return;
        }
        html.raw("<h2>Came and went</h2><div class=\"card scroll\" role=\"region\" tabindex=\"0\""
                + " aria-label=\"Members that came and went\"><table><thead><tr><th scope=\"col\">Time</th>"
                + "<th scope=\"col\">What</th><th scope=\"col\">Member</th></tr></thead><tbody>");
        for (ClusterStatus.Change change : status.changes()) {
            String word = change.kind().word();
            html.raw("<tr>")
                    .cell(TIME.format(change.time()))
                    .raw("<td class=\"" + word + "\">" + word + "</td>")
                    .cell(change.member())
                    .raw("</tr>");
        }
        html.raw("</tbody></table></div>");
    }

    private static void refusals(Markup html, ClusterStatus status) {
        if (status.refusals().isEmpty()) {
            return;
        }
        html.raw("<h2>Refused connections</h2><div class=\"card scroll\" role=\"region\" tabindex=\"0\""
                + " aria-label=\"Refused connections\"><table><thead><tr><th scope=\"col\">Time</th>"
                + "<th scope=\"col\">From</th><th scope=\"col\">Reason</th></tr></thead><tbody>");
        for (ClusterStatus.Refusal refusal : status.refusals()) {
            html.raw("<tr>")
                    .cell(TIME.format(refusal.time()))
                    .cell(refusal.address())
                    .cell(refusal.reason())
                    .raw("</tr>");
        }
        html.raw("</tbody></table></div>");
    }
}
