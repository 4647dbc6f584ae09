package org.espei4j.cluster.dashboard;

import java.util.Locale;

/// Builds HTML. Whatever comes from members is escaped.
final class Markup {

    private final StringBuilder html = new StringBuilder();

    /// Adds markup as it is; never anything that a member has said.
    Markup raw(String markup) {
        html.append(markup);
        return this;
    }

    /// Adds text.
    Markup text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return this;
    }

    /// Adds a cell of a table.
    Markup cell(String text) {
        return raw("<td>").text(text).raw("</td>");
    }

    /// Adds a cell that is aligned as numbers are.
    Markup number(String text) {
        return raw("<td class=\"number\">").text(text).raw("</td>");
    }

    /// Adds a name and its value to a list of them.
    Markup term(String name, String value) {
        return raw("<div><dt>").text(name).raw("</dt><dd>").text(value).raw("</dd></div>");
    }

    /// Adds a bar that is filled by a fraction, for the eye only: the number stands beside it.
    Markup bar(double part, double whole) {
        double percent = whole > 0 ? Math.clamp(100 * part / whole, 0, 100) : 0;
        return raw(String.format(
                Locale.ROOT,
                "<svg class=\"bar\" aria-hidden=\"true\"><rect width=\"%.1f%%\" height=\"100%%\"/></svg>",
                percent));
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
