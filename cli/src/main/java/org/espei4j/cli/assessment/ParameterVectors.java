package org.espei4j.cli.assessment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentNumber;
import org.espei4j.assess.document.DocumentReader;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.assess.run.FittingSymbols;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.database.tdb.TdbReading;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Parameter vectors of a file: a JSON array of arrays of numbers, in the order of the sorted symbols, or a database, whose
/// fitting symbols are one vector.
///
/// The file can be read before it is known how many parameters there are, so that what is wrong with it is told together
/// with what is wrong with the run file.
final class ParameterVectors {

    private static final String FORM = "a list of vectors, each a list of numbers: [[1, 2, 3], [4, 5, 6]]";

    private final Path file;
    private final List<Vector> vectors = new ArrayList<>();
    private final Problems problems = new Problems();
    private Optional<Database> database = Optional.empty();

    private record Vector(DocumentList source, double[] numbers) {}

    private ParameterVectors(Path file) {
        this.file = file;
    }

    /// Reads a file.
    ///
    /// @throws IOException if a database cannot be read
    static ParameterVectors read(Path file) throws IOException {
        ParameterVectors read = new ParameterVectors(file);
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".tdb") && Files.exists(file)) {
            TdbReading reading = TdbReader.read(file);
            reading.problems().stream()
                    .filter(problem -> problem.severity() == Severity.ERROR)
                    .forEach(read.problems::add);
            read.database = Optional.of(reading.database());
        } else if (file.toString().toLowerCase(Locale.ROOT).endsWith(".tdb")) {
            read.problems.add(Problem.error(
                    SourcePlace.of(file.toString()),
                    "the file " + file + " does not exist",
                    "",
                    "Check the name and the folder."));
        } else {
            DocumentReader.read(file, read.problems).ifPresent(read::parse);
        }
        return read;
    }

    private void parse(DocumentValue document) {
        if (!(document instanceof DocumentList list)) {
            problems.add(problem(document, document.describe(), FORM, ""));
        } else if (list.entries().isEmpty()) {
            problems.add(problem(document, "no vectors", "at least one", ""));
        } else if (list.entries().stream().allMatch(DocumentNumber.class::isInstance)) {
            String mend = "If it is one vector, put another pair of brackets around it.";
            problems.add(problem(document, "a list of numbers", FORM, mend));
        } else {
            for (DocumentValue entry : list.entries()) {
                TypedValues.list(entry, problems).ifPresent(vector -> vectors.add(new Vector(vector, numbers(vector))));
            }
        }
    }

    private double[] numbers(DocumentList vector) {
        return vector.entries().stream()
                .mapToDouble(number -> TypedValues.number(number, problems).orElse(0.0))
                .toArray();
    }

    /// What is wrong with the file, whatever the parameters are.
    List<Problem> problems() {
        return problems.all();
    }

    /// The vectors in the order of the file.
    ///
    /// @param names names of the parameters, one for each number of a vector
    /// @throws BadInputException with everything that is wrong with the file, vectors of another length and symbols that
    ///     the database lacks included
    List<double[]> of(List<String> names) throws BadInputException {
        List<double[]> values = new ArrayList<>();
        if (database.isPresent()) {
            SourcePlace place = SourcePlace.of(file.toString());
            values.add(FittingSymbols.of(database.get(), Optional.of(names), place, problems)
                    .values());
        }
        for (Vector vector : vectors) {
            if (vector.numbers().length != names.size()) {
                String found = "a vector of " + vector.numbers().length + " numbers";
                problems.add(problem(
                        vector.source(), found, names.size() + ", one for each of " + String.join(", ", names), ""));
            }
            values.add(vector.numbers());
        }
        Problems ordered = new Problems();
        problems.all().stream().sorted(Comparator.comparing(Problem::place)).forEach(ordered::add);
        ordered.throwIfErrors();
        return values;
    }

    private static Problem problem(DocumentValue value, String found, String expected, String mend) {
        return new Problem(Severity.ERROR, value.place(), value.path(), found, expected, mend);
    }
}
