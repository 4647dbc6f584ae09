package org.espei4j.assess.selection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.ReferenceFolder;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.read.DatasetFolder;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentReader;
import org.espei4j.assess.phasemodel.PhaseModelReader;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.assess.refstate.ReferenceStates;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import tools.jackson.databind.JsonNode;

/// A generation whose result by ESPEI 0.9.1 is known.
///
/// @param models phase models
/// @param datasets datasets with the tags of the run
/// @param options penalties and ridge of the run
/// @param document the reference document `generated-….json`
record GoldenGeneration(PhaseModels models, List<Dataset> datasets, SelectionOptions options, JsonNode document) {

    /// @param name system and label, e.g. `Cu-Mg/sgte91`
    static GoldenGeneration of(String name, Compatibility compatibility) {
        String system = name.substring(0, name.indexOf('/'));
        String document = "golden/espei/" + name.replace("/", "/generated-") + ".json";
        JsonNode golden = ReferenceFolder.json(document);
        Problems problems = new Problems();
        PhaseModels models = PhaseModelReader.read(
                        ReferenceFolder.path("data/systems/" + system + "/phase_models.json"), problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
        DatasetFolder folder = DatasetFolder.read(
                ReferenceFolder.path("data/systems/" + system + "/input-data"), tags(document), problems);
        if (problems.hasErrors()) {
            throw new AssertionError(problems.errors().toString());
        }
        return new GoldenGeneration(models, folder.datasets(), options(golden, compatibility), golden);
    }

    private static DatasetTags tags(String document) {
        DocumentObject object = DocumentReader.readObject(ReferenceFolder.path(document), new Problems())
                .orElseThrow();
        Map<String, DocumentObject> changes = new LinkedHashMap<>();
        if (object.get("tags").orElse(object) instanceof DocumentObject tags && tags != object) {
            tags.members().forEach((tag, change) -> changes.put(tag, (DocumentObject) change));
        }
        return new DatasetTags(changes);
    }

    private static SelectionOptions options(JsonNode golden, Compatibility compatibility) {
        Map<String, Map<String, Double>> penalties = new TreeMap<>();
        JsonNode factors = golden.get("aicc_penalty_factor");
        if (factors.isObject()) {
            factors.properties().forEach(phase -> {
                Map<String, Double> ofPhase = new TreeMap<>();
                phase.getValue()
                        .properties()
                        .forEach(property -> ofPhase.put(
                                property.getKey(), property.getValue().doubleValue()));
                penalties.put(phase.getKey(), ofPhase);
            });
        }
        JsonNode ridge = golden.get("ridge_alpha");
        return SelectionOptions.of(compatibility)
                .withPenalties(PenaltyFactors.of(penalties))
                .withRidge(ridge.isNull() ? OptionalDouble.empty() : OptionalDouble.of(ridge.doubleValue()));
    }

    /// Runs the selection.
    SelectionResult run() {
        return run(options);
    }

    /// Runs the selection with other options.
    SelectionResult run(SelectionOptions others) {
        String table = document.get("ref_state").stringValue();
        try {
            return ParameterSelection.run(
                    models, datasets, ReferenceStates.builtIn(table), others, SelectionProgress.NONE);
        } catch (BadInputException e) {
            throw new AssertionError(e);
        }
    }
}
