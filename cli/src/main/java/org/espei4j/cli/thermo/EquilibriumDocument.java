package org.espei4j.cli.thermo;

import java.io.PrintWriter;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.model.ThermodynamicSystem;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes equilibria as one JSON document, which says also of what system they are.
final class EquilibriumDocument implements EquilibriumWriter {

    private final JsonMapper mapper =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PrintWriter out;
    private final JsonGenerator generator;
    private final ThermodynamicSystem system;
    private final PhaseSelection selection;
    private final PropertyReport report;

    EquilibriumDocument(PrintWriter out, ThermodynamicSystem system, PhaseSelection selection, PropertyReport report) {
        this.out = out;
        this.generator = mapper.createGenerator(out);
        this.system = system;
        this.selection = selection;
        this.report = report;
    }

    @Override
    public void begin() {
        generator.writeStartObject();
        SystemJson.object(system, selection).properties().forEach(property -> {
            generator.writeName(property.getKey());
            mapper.writeValue(generator, property.getValue());
        });
        generator.writeName("equilibria");
        generator.writeStartArray();
    }

    @Override
    public void write(EquilibriumResult result) {
        ObjectNode object = mapper.createObjectNode();
        ObjectNode conditions = object.putObject("conditions");
        for (Condition condition : result.conditions().conditions()) {
            conditions.put(condition.quantity(), condition.value());
        }
        object.setAll(EquilibriumJson.object(result));
        report.addTo(object, result);
        object.put("iterations", result.iterations());
        result.residuals()
                .ifPresent(residuals -> object.putObject("residuals")
                        .put("mass_balance", residuals.massBalance())
                        .put("tangent_plane", residuals.plane())
                        .put("slopes", residuals.slope()));
        mapper.writeValue(generator, object);
    }

    @Override
    public void end() {
        generator.writeEndArray();
        generator.writeEndObject();
        generator.flush();
        out.println();
        out.flush();
    }
}
