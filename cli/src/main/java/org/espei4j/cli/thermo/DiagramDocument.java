package org.espei4j.cli.thermo;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.espei4j.calphad.mapping.BinaryDiagram;
import org.espei4j.calphad.mapping.Isopleth;
import org.espei4j.calphad.mapping.IsothermalSection;
import org.espei4j.calphad.mapping.StepSeries;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.model.ThermodynamicSystem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A diagram as one JSON document, which says also of what system it is. `docs/reference/diagram-format.md` describes it;
/// a change that readers would stumble over needs another [version][#VERSION].
final class DiagramDocument {

    /// Version of the format. New fields do not change it, other meanings do.
    static final int VERSION = 1;

    /// What is to be said about a diagram.
    ///
    /// @param gaps what was not computed; nothing if the diagram is complete
    /// @param notes what to know besides
    record Remarks(List<String> gaps, List<String> notes) {}

    private final JsonMapper mapper = new JsonMapper();
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final DiagramJson json;

    DiagramDocument(ThermodynamicSystem system, PhaseSelection selection, MapRequest request, MapPlan plan) {
        json = new DiagramJson(system.elements());
        root.put("format", "espei4j-diagram");
        root.put("version", VERSION);
        root.put("kind", plan.kind());
        root.setAll(SystemJson.object(system, selection));
        ArrayNode axes = root.putArray("axes");
        request.axes().forEach(axis -> axes.add(axis(axis)));
        ObjectNode conditions = root.putObject("conditions");
        request.conditions().temperature().ifPresent(value -> conditions.put("T", value));
        conditions.put("P", request.conditions().pressure());
        ObjectNode fractions = JsonNodeFactory.instance.objectNode();
        request.conditions().fractions().forEach(fractions::put);
        if (!fractions.isEmpty()) {
            conditions.set("X", fractions);
        }
    }

    private static ObjectNode axis(MapAxis axis) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("quantity", axis.quantity())
                .put("from", axis.from())
                .put("to", axis.to());
    }

    /// Takes a diagram.
    ///
    /// @return what is to be said about it
    Remarks add(BinaryDiagram diagram) {
        array("fields", diagram.fields(), json::field);
        array("invariants", diagram.invariants(), json::invariant);
        array("congruent_points", diagram.congruentPoints(), json::congruent);
        array("critical_points", diagram.criticalPoints(), json::critical);
        return remarks(diagram.gaps(), diagram.notes());
    }

    /// Takes a diagram.
    ///
    /// @return what is to be said about it
    Remarks add(IsothermalSection section) {
        array("fields", section.fields(), json::sectionField);
        array("triangles", section.triangles(), json::simplex);
        array("critical_points", section.criticalPoints(), json::critical);
        return remarks(section.gaps(), section.notes());
    }

    /// Takes a diagram.
    ///
    /// @return what is to be said about it
    Remarks add(Isopleth isopleth) {
        root.set("from", json.byElement(isopleth.from()));
        root.set("to", json.byElement(isopleth.to()));
        array("boundaries", isopleth.boundaries(), json::boundary);
        array("nodes", isopleth.nodes(), json::node);
        array("invariants", isopleth.invariants(), json::invariant);
        array("critical_points", isopleth.criticalPoints(), json::critical);
        return remarks(isopleth.gaps(), isopleth.notes());
    }

    /// Takes a series.
    ///
    /// @return what is to be said about it
    Remarks add(StepSeries series) {
        array("points", series.points(), json::point);
        array("transitions", series.transitions(), json::transition);
        return remarks(series.gaps(), series.notes());
    }

    private <T> void array(String name, List<T> parts, Function<T, ObjectNode> writer) {
        ArrayNode array = root.putArray(name);
        parts.forEach(part -> array.add(writer.apply(part)));
    }

    private Remarks remarks(List<String> gaps, List<String> notes) {
        gaps.forEach(root.putArray("gaps")::add);
        notes.forEach(root.putArray("notes")::add);
        return new Remarks(gaps, notes);
    }

    /// The document: each property in a line of its own, and each part of the diagram, too, so that it can be read and compared.
    String text() {
        return root.properties().stream().map(this::property).collect(Collectors.joining(",\n  ", "{\n  ", "\n}"));
    }

    private String property(Map.Entry<String, JsonNode> property) {
        return mapper.writeValueAsString(property.getKey()) + ": " + value(property.getValue());
    }

    private String value(JsonNode value) {
        boolean isList = value.isArray() && !value.isEmpty() && value.get(0).isObject();
        if (!isList) {
            return mapper.writeValueAsString(value);
        }
        return StreamSupport.stream(value.spliterator(), false)
                .map(mapper::writeValueAsString)
                .collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]"));
    }
}
