package org.espei4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentReader;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.assess.run.FittingSymbols;
import org.espei4j.assess.run.InitialDatabase;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Reads parameter vectors: a JSON array of arrays of numbers, in the order of the sorted symbols, or a database, whose
/// fitting symbols are one vector.
final class ParameterVectors {

    private final Problems problems = new Problems();

    private ParameterVectors() {}

    /// Reads a file.
    ///
    /// @param names names of the parameters, one for each number of a vector
    /// @return the vectors in the order of the file
    /// @throws BadInputException with everything that is wrong with the file
    /// @throws IOException if a database cannot be read
    static List<double[]> read(Path file, List<String> names) throws BadInputException, IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".tdb")) {
            return List.of(valuesOf(file, names));
        }
        ParameterVectors reader = new ParameterVectors();
        Optional<DocumentValue> document = DocumentReader.read(file, reader.problems);
        List<double[]> vectors =
                document.map(value -> reader.vectors(value, names)).orElse(List.of());
        reader.problems.throwIfErrors();
        return vectors;
    }

    private static double[] valuesOf(Path file, List<String> names) throws BadInputException, IOException {
        Problems problems = new Problems();
        Database database = InitialDatabase.read(file, problems);
        FittingSymbols symbols =
                FittingSymbols.of(database, Optional.of(names), SourcePlace.of(file.toString()), problems);
        problems.throwIfErrors();
        return symbols.values();
    }

    private List<double[]> vectors(DocumentValue document, List<String> names) {
        List<double[]> vectors = new ArrayList<>();
        Optional<DocumentList> list = TypedValues.list(document, problems);
        for (DocumentValue entry : list.map(DocumentList::entries).orElse(List.of())) {
            TypedValues.list(entry, problems).ifPresent(vector -> vectors.add(vector(vector, names)));
        }
        if (list.isPresent() && list.get().entries().isEmpty()) {
            problems.add(problem(document, "no vectors", "at least one"));
        }
        return vectors;
    }

    private double[] vector(DocumentList list, List<String> names) {
        if (list.entries().size() != names.size()) {
            problems.add(problem(
                    list,
                    "a vector of " + list.entries().size() + " numbers",
                    names.size() + ", one for each of " + String.join(", ", names)));
        }
        return list.entries().stream()
                .mapToDouble(number -> TypedValues.number(number, problems).orElse(0.0))
                .toArray();
    }

    private static Problem problem(DocumentValue value, String found, String expected) {
        return new Problem(Severity.ERROR, value.place(), value.path(), found, expected, "");
    }
}
