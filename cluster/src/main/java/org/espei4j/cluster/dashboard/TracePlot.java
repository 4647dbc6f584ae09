package org.espei4j.cluster.dashboard;

import java.util.List;
import java.util.Locale;
import org.espei4j.cluster.status.RunStatus.Traces;

/// Draws ln p of the chains against the iteration as a picture inside the page (SVG).
final class TracePlot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 240;
    private static final int LEFT = 84;
    private static final int BOTTOM = 32;
    private static final int TOP = 10;
    private static final int RIGHT = 10;

    /// Chains that start far below the others would leave these no room: the lowest tenth of all values is cut
    /// off.
    private static final double CUT = 0.1;

    private TracePlot() {}

    /// The picture; a sentence where there is nothing to draw yet.
    static String draw(Traces traces) {
        List<double[]> rows = traces.lnProbabilities();
        double[] values = rows.stream()
                .flatMapToDouble(java.util.Arrays::stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (rows.size() < 2 || values.length == 0) {
            return "<p class=\"quiet\">The traces appear after the second iteration.</p>";
        }
        double low = values[(int) (CUT * (values.length - 1))];
        double high = values[values.length - 1];
        if (high - low < 1e-9 * Math.max(1, Math.abs(high))) {
            low -= 1;
            high += 1;
        }
        Frame frame =
                new Frame(traces.iterations().getFirst(), traces.iterations().getLast(), low, high);
        Markup svg = new Markup();
        svg.raw(String.format(
                Locale.ROOT,
                "<svg class=\"traces\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"ln p of the chains by iteration\">",
                WIDTH,
                HEIGHT));
        axes(svg, frame);
        int chains = rows.stream().mapToInt(r -> r.length).max().orElse(0);
        for (int chain = 0; chain < chains; chain++) {
            line(svg, frame, traces, chain);
        }
        return svg.raw("</svg>").toString();
    }

    /// What part of the numbers is drawn.
    private record Frame(double first, double last, double low, double high) {

        double x(double iteration) {
            return LEFT + (iteration - first) / Math.max(1, last - first) * (WIDTH - LEFT - RIGHT);
        }

        double y(double value) {
            double fraction = Math.max(0, (value - low) / (high - low));
            return HEIGHT - BOTTOM - fraction * (HEIGHT - BOTTOM - TOP);
        }
    }

    private static void axes(Markup svg, Frame frame) {
        for (int i = 0; i <= 4; i++) {
            double value = frame.low() + (frame.high() - frame.low()) * i / 4;
            svg.raw(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                            + "<text class=\"tick\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    frame.y(value),
                    frame.y(value),
                    LEFT - 6,
                    frame.y(value) + 4,
                    value));
        }
        svg.raw(String.format(
                Locale.ROOT,
                "<text class=\"tick\" x=\"%d\" y=\"%d\">%.0f</text>"
                        + "<text class=\"tick\" x=\"%d\" y=\"%d\" text-anchor=\"end\">iteration %.0f</text>",
                LEFT,
                HEIGHT - 12,
                frame.first(),
                WIDTH - RIGHT,
                HEIGHT - 12,
                frame.last()));
    }

    private static void line(Markup svg, Frame frame, Traces traces, int chain) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < traces.iterations().size(); i++) {
            double[] row = traces.lnProbabilities().get(i);
            if (chain < row.length && Double.isFinite(row[chain])) {
                points.append(String.format(
                        Locale.ROOT, "%.1f,%.1f ", frame.x(traces.iterations().get(i)), frame.y(row[chain])));
            }
        }
        if (!points.isEmpty()) {
            svg.raw("<polyline points=\"" + points.toString().trim() + "\"/>");
        }
    }
}
