package org.espei4j.cli.assessment;

import java.io.PrintWriter;
import java.util.Locale;
import org.espei4j.assess.residual.LikelihoodReport;
import org.espei4j.assess.residual.LikelihoodReport.PointResult;

/// Writes [VectorReport]s for people.
final class VectorReportText {

    private static final int WORST_POINTS = 3;

    private final PrintWriter out;

    VectorReportText(PrintWriter out) {
        this.out = out;
    }

    void write(VectorReport report) {
        printf(
                "ln p = %s: ln prior %s, ln likelihood %s%n", //
                number(report.lnProbability()),
                number(report.lnPrior()),
                number(report.likelihood().lnLikelihood()));
        out.println();
        writeKinds(report);
        for (LikelihoodReport.Kind kind : report.likelihood().kinds()) {
            if (!kind.datasets().isEmpty()) {
                out.println();
                out.println(title(kind.name()));
                kind.datasets().forEach(this::writeDataset);
            }
        }
        if (!report.likelihood().failures().isEmpty()) {
            out.println();
            out.println("Points that could not be computed, by reason:");
            report.likelihood().failures().forEach((reason, count) -> printf("  %-30s %6d%n", reason, count));
        }
    }

    private void writeKinds(VectorReport report) {
        printf("%-48s %8s %8s %16s%n", "kind of data", "points", "failed", "ln likelihood");
        report.lnLikelihoodByKind().forEach((name, lnLikelihood) -> {
            int points = 0;
            int failed = 0;
            for (LikelihoodReport.Kind kind : report.likelihood().kinds()) {
                if (kind.name().equals(name)) {
                    points += pointCount(kind);
                    failed += failureCount(kind);
                }
            }
            printf("%-48s %8d %8d %16s%n", title(name), points, failed, number(lnLikelihood));
        });
    }

    private void writeDataset(LikelihoodReport.Dataset dataset) {
        String reference = dataset.reference().isEmpty() ? "" : " (" + dataset.reference() + ")";
        printf("  %s%s%n", dataset.file(), reference);
        String unit = dataset.points().getFirst().point().unit();
        int failed =
                dataset.failures().values().stream().mapToInt(Integer::intValue).sum();
        printf(
                "    %s, ln likelihood %s, root mean square residual %s %s%s%n",
                dataset.points().size() == 1 ? "1 point" : dataset.points().size() + " points",
                number(dataset.lnLikelihood()),
                figures(dataset.rootMeanSquare()),
                unit,
                failed == 0 ? "" : ", " + failed + " failed");
        for (PointResult point : dataset.worst(WORST_POINTS)) {
            writePoint(point);
        }
    }

    private void writePoint(PointResult result) {
        String place = result.point().place().line() == 0
                ? ""
                : "line " + result.point().place().line() + ": ";
        String outcome = result.failed()
                .map(failure ->
                        failure.reason().label() + (failure.detail().isEmpty() ? "" : " (" + failure.detail() + ")"))
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "%s %s, %.1f standard deviations",
                        (result.residual() > 0 ? "+" : "") + figures(result.residual()),
                        result.point().unit(),
                        result.deviation()));
        printf("      %s%s: %s%n", place, result.point().label(), outcome);
    }

    private static String title(String kind) {
        return switch (kind) {
            case "ZPF" -> "phase boundaries (ZPF)";
            case "ACR" -> "activities (ACR)";
            case "fixed_configuration" -> "fixed configurations (fixed_configuration)";
            case "equilibrium_property" -> "properties at equilibrium (equilibrium_property)";
            default -> kind;
        };
    }

    private static int pointCount(LikelihoodReport.Kind kind) {
        return kind.datasets().stream().mapToInt(set -> set.points().size()).sum();
    }

    private static int failureCount(LikelihoodReport.Kind kind) {
        return kind.datasets().stream()
                .flatMap(set -> set.failures().values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static String number(double value) {
        return Double.isInfinite(value)
                ? value < 0 ? "-infinity" : "infinity"
                : String.format(Locale.ROOT, "%.6f", value);
    }

    private static String figures(double value) {
        double magnitude = Math.abs(value);
        return String.format(Locale.ROOT, magnitude >= 100 ? "%.0f" : magnitude >= 1 ? "%.2f" : "%.3g", value);
    }

    private void printf(String format, Object... arguments) {
        out.printf(Locale.ROOT, format, arguments);
    }
}
