package org.espei4j.cli.thermo;

import java.util.Locale;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.model.ThermodynamicSystem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a JSON document says of the system it is about: profile, components, and phases with their sublattices, which give
/// the order of site fractions.
final class SystemJson {

    private SystemJson() {}

    static ObjectNode object(ThermodynamicSystem system, PhaseSelection selection) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("profile", system.options().profile().name().toLowerCase(Locale.ROOT));
        ArrayNode components = object.putArray("components");
        system.components().forEach(components::add);
        ObjectNode phases = object.putObject("phases");
        selection.models().forEach((name, model) -> phases.set(name, phase(model)));
        return object;
    }

    private static ObjectNode phase(PhaseModel model) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ArrayNode ratios = object.putArray("site_ratios");
        model.description().siteRatios().forEach(ratio -> ratio.ifPresentOrElse(ratios::add, ratios::addNull));
        ArrayNode constituents = object.putArray("constituents");
        model.description().constituents().forEach(sublattice -> {
            ArrayNode names = constituents.addArray();
            sublattice.stream().map(Species::name).forEach(names::add);
        });
        return object;
    }
}
