package org.espei4j.cli.thermo;

import java.util.List;
import java.util.Locale;
import org.espei4j.calphad.mapping.Boundary;
import org.espei4j.calphad.mapping.BoundaryNode;
import org.espei4j.calphad.mapping.CoexistingPhase;
import org.espei4j.calphad.mapping.CongruentPoint;
import org.espei4j.calphad.mapping.CriticalPoint;
import org.espei4j.calphad.mapping.FieldEnd;
import org.espei4j.calphad.mapping.Invariant;
import org.espei4j.calphad.mapping.Reaction;
import org.espei4j.calphad.mapping.SystemPoint;
import org.espei4j.calphad.mapping.TieSimplex;
import org.espei4j.calphad.mapping.Transition;
import org.espei4j.calphad.mapping.TwoPhaseField;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The parts of diagrams as JSON objects. What is not a finite number, such as the chemical potential of an absent element,
/// is `null`.
final class DiagramJson {

    private final List<String> elements;

    /// @param elements the elements in whose order the diagram has its fractions
    DiagramJson(List<String> elements) {
        this.elements = elements;
    }

    ObjectNode field(TwoPhaseField field) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putArray("phases").add(field.first()).add(field.second());
        object.set("start", end(field.start(), "invariant"));
        object.set("end", end(field.end(), "invariant"));
        ArrayNode tieLines = object.putArray("tie_lines");
        field.tieLines().forEach(tieLine -> tieLines.add(simplex(tieLine)));
        return object;
    }

    ObjectNode sectionField(TwoPhaseField field) {
        ObjectNode object = field(field);
        object.set("start", end(field.start(), "triangle"));
        object.set("end", end(field.end(), "triangle"));
        return object;
    }

    ObjectNode boundary(Boundary boundary) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("appearing", boundary.appearing());
        object.set("start", end(boundary.start(), "node"));
        object.set("end", end(boundary.end(), "node"));
        ArrayNode points = object.putArray("points");
        boundary.points().forEach(point -> points.add(point(point)));
        return object;
    }

    ObjectNode node(BoundaryNode node) {
        return point(node.point()).put("invariant", node.isInvariant());
    }

    ObjectNode transition(Transition transition) {
        ObjectNode object = point(transition.point());
        transition.before().forEach(object.putArray("before")::add);
        transition.after().forEach(object.putArray("after")::add);
        return object;
    }

    ObjectNode invariant(Invariant invariant) {
        ObjectNode object = simplex(invariant.equilibrium());
        Reaction reaction = invariant.reaction();
        ObjectNode how = object.putObject("reaction");
        how.put("type", name(reaction.type()));
        how.put("text", reaction.text());
        ArrayNode coefficients = how.putArray("coefficients");
        for (double coefficient : reaction.coefficients()) {
            add(coefficients, coefficient);
        }
        put(how, "heat", reaction.heat());
        return object;
    }

    ObjectNode congruent(CongruentPoint point) {
        return simplex(point.equilibrium()).put("kind", name(point.kind())).put("extremum", name(point.extremum()));
    }

    ObjectNode critical(CriticalPoint point) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("phase", point.phase());
        put(object, "T", point.temperature());
        object.set("X", byElement(point.fractions()));
        return object;
    }

    ObjectNode simplex(TieSimplex simplex) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        put(object, "T", simplex.temperature());
        object.set("MU", byElement(simplex.potentials()));
        ArrayNode phases = object.putArray("phases");
        simplex.phases().forEach(phase -> phases.add(phase(phase)));
        return object;
    }

    ObjectNode point(SystemPoint point) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        put(object, "T", point.temperature());
        object.set("X", byElement(point.composition()));
        object.set("MU", byElement(point.potentials()));
        ArrayNode phases = object.putArray("phases");
        for (int k = 0; k < point.phases().size(); k++) {
            ObjectNode phase = phase(point.phases().get(k));
            put(phase, "NP", point.amounts()[k]);
            phases.add(phase);
        }
        return object;
    }

    private ObjectNode phase(CoexistingPhase phase) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("name", phase.name());
        object.set("X", byElement(phase.fractions()));
        ArrayNode siteFractions = object.putArray("Y");
        for (double y : phase.siteFractions()) {
            add(siteFractions, y);
        }
        return object;
    }

    /// Mole fractions or potentials by name of the element.
    ObjectNode byElement(double[] values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int e = 0; e < values.length; e++) {
            put(object, elements.get(e), values[e]);
        }
        return object;
    }

    private static ObjectNode end(FieldEnd end, String node) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        return switch (end) {
            case FieldEnd.AtNode(int index) -> object.put("at", node).put("index", index);
            case FieldEnd.AtCriticalPoint(int index) ->
                object.put("at", "critical_point").put("index", index);
            case FieldEnd.WithoutElement(String element) ->
                object.put("at", "edge").put("without", element);
            case FieldEnd.AtBorder() -> object.put("at", "border");
            case FieldEnd.Closed() -> object.put("at", "closed");
            case FieldEnd.AtJump() -> object.put("at", "jump");
            case FieldEnd.Lost(String reason) -> object.put("at", "lost").put("reason", reason);
        };
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void put(ObjectNode object, String name, double value) {
        if (Double.isFinite(value)) {
            object.put(name, value);
        } else {
            object.putNull(name);
        }
    }

    private static void add(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(value);
        } else {
            array.addNull();
        }
    }
}
