package org.espei4j.calphad.equilibrium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Equilibria computed with pycalphad 0.11.2 (reference program) and polished to rounding: set 3 of the reference data.
final class GoldenEquilibria {

    private GoldenEquilibria() {}

    /// The folder with the reference data.
    static Path folder() {
        return Path.of(System.getProperty("conformance", "../shared"));
    }

    /// One system: a database and a choice of components and phases.
    record GoldenSystem(String name, String database, JsonNode json) {

        List<String> components() {
            return strings(json.get("components"));
        }

        List<JsonNode> points() {
            List<JsonNode> points = new ArrayList<>();
            json.get("points").forEach(points::add);
            return points;
        }

        EquilibriumSpecs specs() throws IOException {
            Path file = folder().resolve("data/tdb/" + database + ".tdb");
            Database read = TdbReader.read(file).database();
            List<CompiledPhase> phases = new ArrayList<>();
            for (String phase : strings(json.get("phases"))) {
                try {
                    PhaseModel model = PhaseModel.of(read, phase, components(), ModelOptions.reference());
                    phases.add(CompiledPhase.of(model.energy(), List.of()));
                } catch (UnbuildablePhaseException e) {
                    throw new IllegalStateException(name + " " + phase, e);
                }
            }
            return EquilibriumSpecs.of(phases);
        }

        /// Amounts of the elements for one mole of atoms.
        double[] composition(JsonNode point, List<String> elements) {
            double[] composition = new double[elements.size()];
            double rest = 1;
            for (Map.Entry<String, JsonNode> entry : point.get("X").properties()) {
                double x = entry.getValue().asDouble();
                composition[elements.indexOf(entry.getKey())] = x;
                rest -= x;
            }
            composition[elements.indexOf(json.get("dependent_component").asString())] = rest;
            return composition;
        }
    }

    static List<GoldenSystem> systems() throws IOException {
        Path folder = folder().resolve("golden/equilibria");
        List<GoldenSystem> systems = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return systems;
        }
        JsonMapper mapper = new JsonMapper();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                JsonNode root = mapper.readTree(file.toFile());
                if (!name.endsWith(".json") || !root.has("systems") || name.equals("timings.json")) {
                    continue;
                }
                String database = name.substring(0, name.length() - ".json".length());
                for (JsonNode system : root.get("systems")) {
                    systems.add(new GoldenSystem(system.get("system").asString(), database, system));
                }
            }
        }
        return systems;
    }

    static List<String> strings(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(item -> all.add(item.asString()));
        return all;
    }

    static boolean hasFlag(JsonNode point, String flag) {
        return point.has("flags") && strings(point.get("flags")).contains(flag);
    }
}
