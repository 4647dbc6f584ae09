package org.espei4j.assess.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.UnreachableData;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentProblem;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Spelling;

/// Reads the section `system`.
final class SystemSection {

    private final Fields fields;
    private final RunPaths paths;
    private final Problems problems;

    SystemSection(DocumentObject object, RunPaths paths, Problems problems) {
        this.fields = new Fields(object, problems);
        this.paths = paths;
        this.problems = problems;
    }

    Optional<SystemSettings> read() {
        Optional<Path> phaseModels = fields.required("phase_models", "the name of the phase models file")
                .flatMap(value -> TypedValues.text(value, problems)
                        .flatMap(text -> paths.file(value, text, ".json", "the phase models file")));
        Optional<Path> datasets = fields.required("datasets", "the name of the folder of datasets")
                .flatMap(value -> TypedValues.text(value, problems)
                        .flatMap(text -> paths.folder(value, text, "the folder of datasets")));
        DatasetTags tags = fields.object("tags").map(this::tags).orElse(DatasetTags.NONE);
        UnreachableData unreachable =
                fields.value("unreachable_compositions").map(this::unreachable).orElse(UnreachableData.STOP);
        fields.rejectOthers();
        if (phaseModels.isEmpty() || datasets.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SystemSettings(phaseModels.get(), datasets.get(), tags, unreachable));
    }

    private DatasetTags tags(DocumentObject object) {
        Map<String, DocumentObject> changes = new LinkedHashMap<>();
        object.members()
                .forEach((tag, value) ->
                        TypedValues.object(value, problems).ifPresent(change -> changes.put(tag, change)));
        return new DatasetTags(changes);
    }

    private UnreachableData unreachable(DocumentValue value) {
        Optional<String> word = TypedValues.text(value, problems);
        List<String> words = Arrays.stream(UnreachableData.values())
                .map(UnreachableData::word)
                .toList();
        if (word.isEmpty()) {
            return UnreachableData.STOP;
        }
        int position = words.indexOf(word.get());
        if (position < 0) {
            problems.add(value.problem(
                    DocumentProblem.UNKNOWN_WORD,
                    word.get(),
                    String.join(", ", words),
                    Spelling.hint(word.get(), words)));
            return UnreachableData.STOP;
        }
        return UnreachableData.values()[position];
    }
}
