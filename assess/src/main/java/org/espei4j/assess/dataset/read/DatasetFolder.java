package org.espei4j.assess.dataset.read;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentProblem;
import org.espei4j.assess.document.DocumentReader;
import org.espei4j.assess.document.DocumentText;
import org.espei4j.assess.document.Fields;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;

/// The datasets of a folder and its subfolders, or of one file.
///
/// @param path the folder or file
/// @param files all files that were read, in the order of their names
/// @param datasets the sets without errors that are not disabled, in the same order
/// @param disabled the sets that are disabled
public record DatasetFolder(Path path, List<Path> files, List<Dataset> datasets, List<LeftOut> disabled) {

    /// Copies the lists.
    public DatasetFolder {
        files = List.copyOf(files);
        datasets = List.copyOf(datasets);
        disabled = List.copyOf(disabled);
    }

    /// Reads all files whose names end in `.json`, in the order of their paths as texts; links are followed.
    ///
    /// @param path a folder, or one file
    /// @param tags changes to the sets that carry a tag
    /// @param problems receives what is wrong with each file; sets with errors are not among the result
    public static DatasetFolder read(Path path, DatasetTags tags, Problems problems) {
        return read(path, tags, List.of(), problems);
    }

    /// The same for a program with steps of its own.
    ///
    /// @param customOutputs further properties of fixed configurations that its steps read
    public static DatasetFolder read(Path path, DatasetTags tags, Collection<String> customOutputs, Problems problems) {
        List<Path> files = files(path, problems);
        List<Dataset> datasets = new ArrayList<>();
        List<LeftOut> disabled = new ArrayList<>();
        Set<String> carried = new HashSet<>();
        for (Path file : files) {
            Optional<DocumentObject> document = DocumentReader.readObject(file, problems);
            if (document.isPresent()) {
                carried.addAll(tagsOf(document.get()));
                readOne(document.get(), tags, customOutputs, problems, disabled).ifPresent(datasets::add);
            }
        }
        reportIdleTags(tags, carried, problems);
        return new DatasetFolder(path, files, datasets, disabled);
    }

    /// Reads one document.
    static Optional<Dataset> readOne(
            DocumentObject document,
            DatasetTags tags,
            Collection<String> customOutputs,
            Problems problems,
            List<LeftOut> disabled) {
        Optional<Boolean> before = new Fields(document, problems).bool("disabled");
        DocumentObject changed = before.orElse(false) ? document : tags.applyTo(document);
        boolean sameFlag = changed.get("disabled").equals(document.get("disabled"));
        Optional<Boolean> after = sameFlag ? before : new Fields(changed, problems).bool("disabled");
        if (after.orElse(false)) {
            disabled.add(new LeftOut(
                    SourcePlace.of(document.place().file()),
                    "the set",
                    LeftOut.Reason.DISABLED,
                    disabledReason(changed),
                    0));
            return Optional.empty();
        }
        return DatasetParser.parse(changed, customOutputs, problems);
    }

    private static String disabledReason(DocumentObject document) {
        return document.get("disabled-reason").or(() -> document.get("disabled_reason")).stream()
                .filter(DocumentText.class::isInstance)
                .map(value -> ((DocumentText) value).text())
                .findFirst()
                .orElse("");
    }

    private static List<Path> files(Path path, Problems problems) {
        SourcePlace place = SourcePlace.of(path.toString());
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            problems.add(DatasetProblem.FOLDER_MISSING.at(place, "", path));
            return List.of();
        }
        DatasetFiles found = new DatasetFiles(problems);
        try {
            // Files in the present folder are named without the point that stands for it.
            Files.walkFileTree(path.normalize(), EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, found);
        } catch (IOException e) {
            problems.add(DocumentProblem.UNREADABLE.at(place, "", path, String.valueOf(e.getMessage())));
        }
        if (found.isEmpty()) {
            problems.add(DatasetProblem.NO_DATASETS.at(place, "", path));
        }
        return found.sorted();
    }

    private static Set<String> tagsOf(DocumentObject document) {
        Set<String> tags = new HashSet<>();
        if (document.get("tags").orElse(document) instanceof DocumentList list) {
            list.entries().forEach(entry -> {
                if (entry instanceof DocumentText text) {
                    tags.add(text.text());
                }
            });
        }
        return tags;
    }

    private static void reportIdleTags(DatasetTags tags, Set<String> carried, Problems problems) {
        tags.changes().forEach((tag, changes) -> {
            if (!carried.contains(tag)) {
                String known =
                        carried.isEmpty() ? "the tags of the datasets" : String.join(", ", new TreeSet<>(carried));
                Problem problem =
                        changes.problem(DatasetProblem.TAG_WITHOUT_DATASETS, tag, known, Spelling.hint(tag, carried));
                problems.add(problem);
            }
        });
    }
}
