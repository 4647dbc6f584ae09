package org.espei4j.cli.assessment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.espei4j.assess.run.AssessmentDocuments;
import org.espei4j.assess.sample.LogPosterior;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.cluster.problem.ProblemCompiler;
import org.espei4j.cluster.problem.ProblemDocuments;

/// Compiles assessments on workers of a cluster.
public final class AssessmentCompiler implements ProblemCompiler {

    /// For [java.util.ServiceLoader].
    public AssessmentCompiler() {}

    @Override
    public LogPosterior compile(ProblemDocuments documents, Path temporary) throws BadInputException, IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        documents
                .names()
                .forEach(name -> contents.put(name, documents.content(name).orElseThrow()));
        Path folder = Files.createTempDirectory(temporary, "problem-");
        try {
            return AssessmentDocuments.compile(contents, folder);
        } finally {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
