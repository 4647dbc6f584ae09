package org.espei4j.assess.residual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.ReferenceFolder;
import org.espei4j.assess.dataset.DatasetSelection;
import org.espei4j.assess.dataset.DatasetSelection.LikelihoodChoices;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.UnreachableData;
import org.espei4j.assess.dataset.read.DatasetFolder;
import org.espei4j.assess.document.DocumentFormat;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentReader;
import org.espei4j.assess.phasemodel.PhaseModelReader;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import tools.jackson.databind.JsonNode;

/// An assessment for which log-likelihoods were computed with ESPEI 0.9.1.
///
/// @param likelihood the likelihood
/// @param expected the reference numbers
/// @param problems what was said about the data
record ReferenceAssessment(Likelihood likelihood, JsonNode expected, Problems problems) {

    /// @param system folder of the system
    /// @param file file of the reference numbers in its folder
    static ReferenceAssessment of(String system, String file, Compatibility compatibility)
            throws IOException, BadInputException {
        JsonNode expected = ReferenceFolder.json("golden/espei/" + system + "/" + file);
        Path folder = ReferenceFolder.path("data/systems/" + system);
        Problems problems = new Problems();
        PhaseModels models = PhaseModelReader.read(folder.resolve("phase_models.json"), problems)
                .orElseThrow();
        Path data = folder.resolve("input-data");
        DatasetFolder datasets =
                DatasetFolder.read(file.contains("with-disabled") ? enabled(data) : data, tags(expected), problems);
        DatasetSelection selection = DatasetSelection.forLikelihood(
                datasets.datasets(),
                models,
                new LikelihoodChoices(
                        weights(expected), UnreachableData.STOP, compatibility == Compatibility.ESPEI_0_9_1));
        problems.throwIfErrors();
        LikelihoodSetup setup = new LikelihoodSetup(
                database(system, expected.get("database").stringValue()),
                models.active(),
                selection.datasets(),
                symbols(expected),
                ReferenceFolder.numbers(expected.get("theta0")),
                new DataWeights(weights(expected), Map.of()),
                compatibility);
        return new ReferenceAssessment(setup.build(problems), expected, problems);
    }

    /// A copy of a folder of datasets in which no set is disabled.
    private static Path enabled(Path data) throws IOException {
        Path copy = Files.createTempDirectory("enabled-datasets");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path set : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(data.relativize(set).toString());
                Files.createDirectories(target.getParent());
                String text = Files.readString(set);
                Files.writeString(target, text.replaceAll("\"disabled\"\\s*:\\s*true", "\"disabled\": false"));
            }
        }
        return copy;
    }

    private static Database database(String system, String name) throws IOException, BadInputException {
        Path published = ReferenceFolder.path("data/systems/" + system + "/" + name);
        Path file = Files.exists(published) ? published : ReferenceFolder.path("golden/espei/" + system + "/" + name);
        return TdbReader.readOrThrow(file);
    }

    private static DatasetTags tags(JsonNode expected) {
        Map<String, DocumentObject> changes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> tag : expected.path("tags").properties()) {
            changes.put(tag.getKey(), (DocumentObject)
                    DocumentReader.parse("tags", tag.getValue().toString(), DocumentFormat.JSON, new Problems())
                            .orElseThrow());
        }
        return new DatasetTags(changes);
    }

    private static Map<String, Double> weights(JsonNode expected) {
        Map<String, Double> weights = new LinkedHashMap<>();
        expected.path("data_weights")
                .properties()
                .forEach(entry -> weights.put(entry.getKey(), entry.getValue().doubleValue()));
        return weights;
    }

    /// The fitted symbols in the order of θ.
    List<String> symbols() {
        return symbols(expected);
    }

    private static List<String> symbols(JsonNode expected) {
        List<String> symbols = new ArrayList<>();
        expected.get("symbols").forEach(name -> symbols.add(name.stringValue()));
        return symbols;
    }

    /// The parameter vectors for which there are numbers.
    List<JsonNode> vectors() {
        List<JsonNode> vectors = new ArrayList<>();
        expected.get("vectors").forEach(vectors::add);
        return vectors;
    }
}
