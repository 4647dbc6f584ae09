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

    /// A time as people read it, e.g. `1 h 05 min`, `12 s`, `3.4 ms`.
    static String duration(double seconds) {
        if (seconds < 0) {
            return "unknown";
        }
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.1f ms", 1e3 * seconds);
        }
        if (seconds < 120) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
        }
        long minutes = Math.round(seconds / 60);
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 48 * 60
                ? String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60)
                : String.format(Locale.ROOT, "%d d %d h", minutes / 1440, minutes / 60 % 24);
    }

    /// A memory size as people read it, e.g. `57 MB`.
    static String bytes(long bytes) {
        return bytes >= 10L << 30
                ? String.format(Locale.ROOT, "%.0f GB", bytes / 1e9)
                : String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
