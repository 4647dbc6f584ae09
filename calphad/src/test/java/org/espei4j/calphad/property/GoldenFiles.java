package org.espei4j.calphad.property;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The folder of reference numbers, which is not part of the project. Tests that need it are skipped where it is absent.
final class GoldenFiles {

    private static final Path FOLDER = Path.of(System.getProperty("conformance", "../shared"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenFiles() {}

    /// The JSON files of a set, e.g. `energies`, sorted by name.
    static List<Path> set(String name) {
        Path folder = FOLDER.resolve("golden").resolve(name);
        assumeTrue(Files.isDirectory(folder), "no reference numbers in " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode read(Path file) {
        return JSON.readTree(file.toFile());
    }

    static Database database(String name) {
        Path folder = FOLDER.resolve("data").resolve("tdb");
        assumeTrue(Files.isDirectory(folder), "no databases of reference in " + folder);
        try {
            return TdbReader.read(folder.resolve(name + ".tdb")).database();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static double[] numbers(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).isNull() ? Double.NaN : array.get(i).asDouble();
        }
        return values;
    }

    static List<String> texts(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(one -> values.add(one.asString()));
        return values;
    }
}
