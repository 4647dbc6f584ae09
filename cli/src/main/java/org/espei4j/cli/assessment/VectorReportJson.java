package org.espei4j.cli.assessment;

import java.util.List;
import java.util.Map;
import org.espei4j.assess.residual.LikelihoodReport;
import org.espei4j.assess.residual.LikelihoodReport.PointResult;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes [VectorReport]s for programs: one JSON array with an object for each vector. Numbers read back to the same
/// double; what is not finite is the text `"-Infinity"` or `"NaN"`, because JSON has no such numbers.
final class VectorReportJson {

    private static final int WORST_POINTS = 3;

    private final JsonMapper mapper =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    String write(List<VectorReport> reports) {
        ArrayNode array = mapper.createArrayNode();
        reports.forEach(report -> array.add(object(report)));
        return mapper.writeValueAsString(array);
    }

    private ObjectNode object(VectorReport report) {
        ObjectNode object = mapper.createObjectNode();
        put(object, "lnprior", report.lnPrior());
        put(object, "lnlike", report.likelihood().lnLikelihood());
        put(object, "lnprob", report.lnProbability());
        ObjectNode residuals = object.putObject("residuals");
        report.lnLikelihoodByKind().forEach((kind, lnLikelihood) -> put(residuals, kind, lnLikelihood));
        ObjectNode parameters = object.putObject("parameters");
        for (int i = 0; i < report.values().length; i++) {
            put(parameters, report.names().get(i), report.values()[i]);
        }
        putCounts(object, report.likelihood().failures());
        ArrayNode datasets = object.putArray("datasets");
        for (LikelihoodReport.Kind kind : report.likelihood().kinds()) {
            kind.datasets().forEach(dataset -> datasets.add(dataset(kind.name(), dataset)));
        }
        return object;
    }

    private ObjectNode dataset(String kind, LikelihoodReport.Dataset dataset) {
        ObjectNode object = mapper.createObjectNode();
        object.put("file", dataset.file());
        object.put("reference", dataset.reference());
        object.put("kind", kind);
        object.put("points", dataset.points().size());
        put(object, "lnlike", dataset.lnLikelihood());
        put(object, "rms", dataset.rootMeanSquare());
        object.put("unit", dataset.points().getFirst().point().unit());
        putCounts(object, dataset.failures());
        ArrayNode worst = object.putArray("worst");
        dataset.worst(WORST_POINTS).forEach(result -> worst.add(point(result)));
        return object;
    }

    private ObjectNode point(PointResult result) {
        ObjectNode object = mapper.createObjectNode();
        object.put("place", result.point().place().toString());
        object.put("label", result.point().label());
        put(object, "residual", result.residual());
        put(object, "sigma", result.point().sigma());
        object.put("unit", result.point().unit());
        put(object, "lnlike", result.lnLikelihood());
        result.failed()
                .ifPresent(failure ->
                        object.put("failure", failure.reason().label()).put("detail", failure.detail()));
        return object;
    }

    private static void putCounts(ObjectNode object, Map<String, Integer> failures) {
        ObjectNode counts = object.putObject("failures");
        failures.forEach(counts::put);
    }

    private static void put(ObjectNode object, String key, double value) {
        if (Double.isFinite(value)) {
            object.put(key, value);
        } else {
            object.put(key, Double.toString(value));
        }
    }
}
