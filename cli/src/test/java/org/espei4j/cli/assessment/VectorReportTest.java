package org.espei4j.cli.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.espei4j.assess.residual.FailureReason;
import org.espei4j.assess.residual.LikelihoodReport;
import org.espei4j.assess.residual.LikelihoodReport.Dataset;
import org.espei4j.assess.residual.LikelihoodReport.Kind;
import org.espei4j.assess.residual.LikelihoodReport.PointResult;
import org.espei4j.assess.residual.PointFailure;
import org.espei4j.assess.residual.ResidualPoint;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VectorReportTest {

    private static final Dataset LIQUIDUS = new Dataset(
            "data/liquidus.json",
            "Somebody 1907",
            List.of(good("at 1000 K", 4, 300, 1000), good("at 1100 K", 5, -400, 1000), good("at 1200 K", 6, 0, 1000)));

    private static final Dataset ENTHALPY =
            new Dataset("data/enthalpy.json", "", List.of(good("LIQUID at 1120 K", 0, 0.5, 500)));

    @Test
    void jsonHasAllKindsAndReadsBackExactly() {
        VectorReport report = report(-2.25, List.of(kind("ZPF", LIQUIDUS), kind("fixed_configuration", ENTHALPY)));
        JsonNode root = read(report);

        double boundaries = LIQUIDUS.lnLikelihood();
        double enthalpies = ENTHALPY.lnLikelihood();
        assertThat(root.get("lnprior").doubleValue()).isEqualTo(-2.25);
        assertThat(root.get("lnlike").doubleValue()).isEqualTo(boundaries + enthalpies);
        assertThat(root.get("lnprob").doubleValue()).isEqualTo(-2.25 + (boundaries + enthalpies));
        assertThat(root.get("residuals").propertyNames())
                .containsExactly("ZPF", "ACR", "fixed_configuration", "equilibrium_property");
        assertThat(root.at("/residuals/ZPF").doubleValue()).isEqualTo(boundaries);
        assertThat(root.at("/residuals/ACR").doubleValue()).isZero();
        assertThat(root.at("/parameters/VV0001").doubleValue()).isEqualTo(0.1 + 0.2);
        JsonNode first = root.get("datasets").get(0);
        assertThat(first.get("file").stringValue()).isEqualTo("data/liquidus.json");
        assertThat(first.get("points").intValue()).isEqualTo(3);
        assertThat(first.get("rms").doubleValue()).isEqualTo(Math.sqrt(250_000 / 3.0));
        assertThat(first.at("/worst/0/label").stringValue()).isEqualTo("at 1100 K");
        assertThat(first.at("/worst/0/place").stringValue()).isEqualTo("data/file.json:5");
    }

    @Test
    void jsonNamesFailuresAndWritesInfinitiesAsText() {
        JsonNode root = read(report(Double.NEGATIVE_INFINITY, List.of(failed())));

        assertThat(root.get("lnprior").stringValue()).isEqualTo("-Infinity");
        assertThat(root.get("lnprob").stringValue()).isEqualTo("-Infinity");
        assertThat(root.at("/failures/equilibrium-not-converged").intValue()).isEqualTo(1);
        assertThat(root.at("/datasets/0/worst/0/failure").stringValue()).isEqualTo("equilibrium-not-converged");
        assertThat(root.at("/datasets/0/worst/0/residual").stringValue()).isEqualTo("NaN");
    }

    @Test
    void textSaysTotalsDatasetsAndWorstPoints() {
        String text = text(report(-2.25, List.of(kind("ZPF", LIQUIDUS), kind("fixed_configuration", ENTHALPY))));

        assertThat(text)
                .startsWith("ln p = ")
                .contains("phase boundaries (ZPF)                                  3        0")
                .contains("activities (ACR)                                        0        0         0.000000")
                .contains("data/liquidus.json (Somebody 1907)")
                .contains("3 points, ln likelihood ")
                .contains("root mean square residual 289 J/mol")
                .contains("line 5: at 1100 K: -400 J/mol, 0.4 standard deviations")
                .contains("1 point, ")
                .contains("      LIQUID at 1120 K: +0.500 J/mol, 0.0 standard deviations")
                .doesNotContain("could not be computed");
    }

    @Test
    void textNamesFailures() {
        assertThat(text(report(0, List.of(failed()))))
                .startsWith("ln p = -infinity: ln prior 0.000000, ln likelihood -infinity")
                .contains("line 9: at 900 K: equilibrium-not-converged (40 iterations)")
                .containsPattern("equilibrium-not-converged +1");
    }

    private static VectorReport report(double lnPrior, List<Kind> kinds) {
        return new VectorReport(List.of("VV0001"), new double[] {0.1 + 0.2}, lnPrior, new LikelihoodReport(kinds));
    }

    private static Kind kind(String name, Dataset dataset) {
        return new Kind(name, dataset.lnLikelihood(), List.of(dataset));
    }

    private static Kind failed() {
        PointFailure failure = new PointFailure(0, FailureReason.EQUILIBRIUM_NOT_CONVERGED, "40 iterations");
        PointResult point =
                new PointResult(point("at 900 K", 9, 1000), Double.NaN, Double.NEGATIVE_INFINITY, Optional.of(failure));
        return new Kind("ZPF", Double.NEGATIVE_INFINITY, List.of(new Dataset("data/f.json", "", List.of(point))));
    }

    private static PointResult good(String label, int line, double residual, double sigma) {
        ResidualPoint point = point(label, line, sigma);
        return new PointResult(point, residual, point.lnLikelihood(residual), Optional.empty());
    }

    private static ResidualPoint point(String label, int line, double sigma) {
        return new ResidualPoint(new SourcePlace("data/file.json", line, 0), "", label, sigma, "J/mol");
    }

    private static JsonNode read(VectorReport report) {
        JsonNode array = JsonMapper.builder().build().readTree(new VectorReportJson().write(List.of(report)));
        assertThat(array.size()).isEqualTo(1);
        return array.get(0);
    }

    private static String text(VectorReport report) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new VectorReportText(out).write(report);
        out.flush();
        return text.toString();
    }
}
