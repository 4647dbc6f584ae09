package org.espei4j.cli.thermo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Numbers of the reference program (pycalphad 0.11.2.dev), which are not part of the project. Tests that need them are
/// skipped where they are absent.
final class Reference {

    private static final Path FOLDER = Path.of(System.getProperty("conformance", "../shared"));

    private Reference() {}

    /// The numbers of a set for one database.
    static JsonNode set(String set, String database) {
        Path file = FOLDER.resolve("golden").resolve(set).resolve(database + ".json");
        assumeTrue(Files.isRegularFile(file), "no reference numbers in " + file);
        return new JsonMapper().readTree(file.toFile());
    }

    /// Names of the databases of a set; a single one where the numbers are absent, so that its test is skipped.
    static List<String> databases(String set) {
        Path folder = FOLDER.resolve("golden").resolve(set);
        if (!Files.isDirectory(folder)) {
            return List.of("absent");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path database(String name) {
        return FOLDER.resolve("data").resolve("tdb").resolve(name + ".tdb");
    }
}
