package org.espei4j.assess.dataset.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.document.DocumentProblem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Collects the files of datasets while a folder is walked; what looks like one and cannot be reached is reported, so that
/// no measurement is missing without a word.
final class DatasetFiles extends SimpleFileVisitor<Path> {

    private static final String ENDING = ".json";

    private final Problems problems;
    private final List<Path> files = new ArrayList<>();

    DatasetFiles(Problems problems) {
        this.problems = problems;
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /// The files in the order of their paths as texts.
    List<Path> sorted() {
        return files.stream()
                .sorted(Comparator.comparing(file -> file.toString().replace('\\', '/')))
                .toList();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.toString();
        SourcePlace place = SourcePlace.of(name);
        if (name.endsWith(ENDING)) {
            if (Files.isRegularFile(file)) {
                files.add(file);
            } else {
                problems.add(DatasetProblem.LINK_TO_NOTHING.at(place, "", file));
            }
        } else if (name.toLowerCase(Locale.ROOT).endsWith(ENDING)) {
            problems.add(DatasetProblem.ENDING_IN_CAPITALS.at(place, "", file));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) {
        SourcePlace place = SourcePlace.of(file.toString());
        if (cause instanceof FileSystemLoopException) {
            problems.add(DatasetProblem.LINK_IN_A_CIRCLE.at(place, "", file));
        } else {
            String reason =
                    cause instanceof AccessDeniedException ? "permission denied" : String.valueOf(cause.getMessage());
            problems.add(DocumentProblem.UNREADABLE.at(place, "", file, reason));
        }
        return FileVisitResult.CONTINUE;
    }
}
