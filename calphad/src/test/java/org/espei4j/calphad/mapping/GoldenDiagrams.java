package org.espei4j.calphad.mapping;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Diagrams mapped with pycalphad 0.11.2 (reference program): set 4 of the reference data.
final class GoldenDiagrams {

    private GoldenDiagrams() {}

    static Path folder() {
        return Path.of(System.getProperty("conformance", "../shared"));
    }

    /// What is to be said about a diagram of the reference.
    interface Check {
        void accept(GoldenDiagram golden) throws IOException, UnbuildablePhaseException;
    }

    /// One test for each diagram of a kind; skipped where the reference data are absent.
    static Stream<DynamicTest> tests(String kind, Check check) throws IOException {
        List<GoldenDiagram> diagrams = ofKind(kind);
        assumeTrue(!diagrams.isEmpty(), "no reference diagrams in " + folder());
        return diagrams.stream().map(golden -> DynamicTest.dynamicTest(golden.name(), () -> check.accept(golden)));
    }

    /// One diagram.
    record GoldenDiagram(String database, JsonNode json) {

        String name() {
            return json.get("diagram").asString();
        }

        EquilibriumSpecs specs() throws IOException, UnbuildablePhaseException {
            Database read = TdbReader.read(folder().resolve("data/tdb/" + database + ".tdb"))
                    .database();
            List<CompiledPhase> phases = new ArrayList<>();
            for (JsonNode phase : json.get("phases")) {
                phases.add(CompiledPhase.of(
                        PhaseModel.of(read, phase.asString(), texts("components"), ModelOptions.reference())
                                .energy(),
                        List.of()));
            }
            return EquilibriumSpecs.of(phases);
        }

        /// The entries of a list that are not marked as metastable output of the reference program.
        List<JsonNode> trusted(String list) {
            List<JsonNode> entries = new ArrayList<>();
            for (JsonNode entry : json.get(list)) {
                if (!entry.path("suspect").asBoolean(false)) {
                    entries.add(entry);
                }
            }
            return entries;
        }

        double number(String key, int index) {
            return json.get(key).get(index).asDouble();
        }

        private List<String> texts(String key) {
            List<String> texts = new ArrayList<>();
            json.get(key).forEach(text -> texts.add(text.asString()));
            return texts;
        }
    }

    /// All diagrams of a kind; none where the reference data are absent.
    private static List<GoldenDiagram> ofKind(String kind) throws IOException {
        Path folder = folder().resolve("golden/diagrams");
        List<GoldenDiagram> diagrams = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return diagrams;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
                for (JsonNode diagram : json.get("diagrams")) {
                    if (diagram.get("kind").asString().equals(kind)) {
                        diagrams.add(new GoldenDiagram(json.get("database").asString(), diagram));
                    }
                }
            }
        }
        return diagrams;
    }

    /// Whether phases of the reference are the given ones, in any order, with mole fractions that differ by no more than
    /// a tolerance.
    static boolean matches(JsonNode phases, List<CoexistingPhase> ours, List<String> elements, double tolerance) {
        if (phases.size() != ours.size()) {
            return false;
        }
        List<CoexistingPhase> left = new ArrayList<>(ours);
        for (JsonNode phase : phases) {
            CoexistingPhase partner = left.stream()
                    .filter(p -> p.name().equals(phase.get("name").asString())
                            && largestDifference(phase.get("X"), p.fractions(), elements) <= tolerance)
                    .findFirst()
                    .orElse(null);
            if (partner == null) {
                return false;
            }
            left.remove(partner);
        }
        return true;
    }

    /// The same for a solved point.
    static boolean matches(JsonNode phases, LinePoint point, EquilibriumSpecs specs, double tolerance) {
        return matches(phases, new PointWriter(specs).simplex(point).phases(), specs.elements(), tolerance);
    }

    /// Numbers by name of the element in the order of a system.
    static double[] byElement(JsonNode numbers, List<String> elements) {
        return elements.stream().mapToDouble(e -> numbers.get(e).asDouble()).toArray();
    }

    private static double largestDifference(JsonNode fractions, double[] ours, List<String> elements) {
        double largest = 0;
        for (int e = 0; e < elements.size(); e++) {
            largest = Math.max(largest, Math.abs(fractions.get(elements.get(e)).asDouble() - ours[e]));
        }
        return largest;
    }
}
