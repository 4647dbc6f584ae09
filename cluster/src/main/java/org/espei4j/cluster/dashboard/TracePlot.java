package org.espei4j.cluster.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.espei4j.cluster.status.RunStatus.Traces;

/// Draws ln p of the chains against the iteration as a picture inside the page (SVG).
///
/// The lines are drawn in units of their own and stretched to the room that there is; the numbers at the axes stand at
/// percentages beside them. So the picture fits any screen, and its letters stay legible.
final class TracePlot {

    private static final int UNITS = 1000;
    private static final int MOST_ROWS_OF_TICKS = 6;
    private static final int MOST_COLUMNS_OF_TICKS = 8;

    /// Chains that start far below the others would leave these no room: the lowest tenth of all values is cut
    /// off.
    private static final double CUT = 0.1;

    /// Reports come from elsewhere; no run has such numbers.
    private static final double LARGEST = 1e15;

    /// Room above and below the lines, as a fraction of their height.
    private static final double MARGIN = 0.04;

    private TracePlot() {}

    /// The picture; a sentence where there is nothing to draw yet.
    static String draw(Traces traces) {
        double[] values = traces.lnProbabilities().stream()
                .flatMapToDouble(Arrays::stream)
                .filter(value -> Math.abs(value) < LARGEST)
                .sorted()
                .toArray();
        if (values.length == 0
                || traces.iterations().size() < 2
                || traces.iterations().getLast() <= traces.iterations().getFirst()) {
            return "<p class=\"quiet\">The traces of ln p appear after the second iteration.</p>";
        }
        double low = values[(int) (CUT * (values.length - 1))];
        double high = values[values.length - 1];
        double margin = high - low < 1e-9 * Math.max(1, Math.abs(high)) ? 1 : MARGIN * (high - low);
        Frame frame =
                new Frame(traces.iterations().getFirst(), traces.iterations().getLast(), low - margin, high + margin);
        TickMarks rows = TickMarks.between(frame.low, frame.high, MOST_ROWS_OF_TICKS);
        TickMarks columns = TickMarks.whole(frame.first, frame.last, MOST_COLUMNS_OF_TICKS);
        Markup html = new Markup();
        html.raw("<figure class=\"traces\"><figcaption>ln p of the chains against the iteration; the thick line is"
                + " their median.</figcaption><svg class=\"rows\" aria-hidden=\"true\">");
        rows.values()
                .forEach(v -> html.raw("<text x=\"100%\" y=\"" + percent(frame.down(v)) + "\">")
                        .text(Quantity.real(v, rows.decimals()))
                        .raw("</text>"));
        html.raw("</svg><svg class=\"plot\" role=\"img\" aria-label=\"").text(inWords(traces));
        html.raw("\">");
        rows.values().forEach(v -> line(html, "0", "100%", percent(frame.down(v)), percent(frame.down(v))));
        columns.values().forEach(v -> line(html, percent(frame.along(v)), percent(frame.along(v)), "0", "100%"));
        lines(html, frame, traces);
        html.raw("</svg><svg class=\"columns\" aria-hidden=\"true\">");
        columns.values()
                .forEach(v -> html.raw("<text x=\"" + percent(frame.along(v)) + "\" y=\"1em\">")
                        .text(Quantity.count(Math.round(v)))
                        .raw("</text>"));
        return html.raw("</svg></figure>").toString();
    }

    /// What part of the numbers is drawn.
    private record Frame(double first, double last, double low, double high) {

        /// Way from the left, 0 to 1.
        double along(double iteration) {
            return (iteration - first) / (last - first);
        }

        /// Way from the top; above 1 for what is cut off.
        double down(double value) {
            return (high - value) / (high - low);
        }
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * fraction);
    }

    private static void line(Markup html, String x1, String x2, String y1, String y2) {
        html.raw("<line x1=\"" + x1 + "\" x2=\"" + x2 + "\" y1=\"" + y1 + "\" y2=\"" + y2 + "\"/>");
    }

    private static void lines(Markup html, Frame frame, Traces traces) {
        html.raw("<svg viewBox=\"0 0 " + UNITS + " " + UNITS + "\" preserveAspectRatio=\"none\" width=\"100%\""
                + " height=\"100%\">");
        List<double[]> rows = traces.lnProbabilities();
        int chains = rows.stream().mapToInt(r -> r.length).max().orElse(0);
        for (int chain = 0; chain < chains; chain++) {
            int index = chain;
            double[] trace = rows.stream()
                    .mapToDouble(row -> index < row.length ? row[index] : Double.NEGATIVE_INFINITY)
                    .toArray();
            polylines(html, "chain", frame, traces.iterations(), trace);
        }
        if (chains > 1) {
            double[] medians = rows.stream().mapToDouble(TracePlot::median).toArray();
            polylines(html, "median", frame, traces.iterations(), medians);
        }
        html.raw("</svg>");
    }

    /// The median of the chains at one iteration; chains without a probability count as the lowest.
    private static double median(double[] row) {
        if (row.length == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] sorted = row.clone();
        Arrays.sort(sorted);
        return 0.5 * (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]);
    }

    /// A line that is interrupted where there is no probability.
    private static void polylines(Markup html, String kind, Frame frame, List<Integer> iterations, double[] trace) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i <= trace.length; i++) {
            if (i < trace.length && Math.abs(trace[i]) < LARGEST) {
                // What is far below is drawn just below, where it cannot be seen either.
                double down = Math.min(2, frame.down(trace[i]));
                points.add(Math.round(UNITS * frame.along(iterations.get(i))) + "," + Math.round(UNITS * down));
            } else if (!points.isEmpty()) {
                html.raw("<polyline class=\"" + kind + "\" points=\"" + String.join(" ", points) + "\"/>");
                points.clear();
            }
        }
    }

    /// The picture for those who do not see it.
    private static String inWords(Traces traces) {
        double[] last = traces.lnProbabilities().getLast();
        double[] finite = Arrays.stream(last).filter(Double::isFinite).toArray();
        String text = "ln p of " + Quantity.count(last.length, "chain") + ", iterations "
                + traces.iterations().getFirst() + " to " + traces.iterations().getLast();
        if (finite.length == 0) {
            return text;
        }
        return text + "; at the end between "
                + Quantity.real(Arrays.stream(finite).min().orElseThrow(), 1) + " and "
                + Quantity.real(Arrays.stream(finite).max().orElseThrow(), 1) + ", median "
                + Quantity.real(median(last), 1);
    }
}
