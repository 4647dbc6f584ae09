package org.espei4j.assess;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The folder with reference numbers, which is not part of the project. A test that asks for one of its files is
/// skipped where the folder is absent.
public final class ReferenceFolder {

    private ReferenceFolder() {}

    /// A file or folder of reference numbers, e.g. `golden/espei/Cu-Mg/priors.json`.
    public static Path path(String relative) {
        Path root = Path.of(System.getProperty("conformance", "../shared"));
        assumeTrue(Files.isDirectory(root), () -> "no reference numbers: the folder " + root + " is absent");
        return root.resolve(relative);
    }

    /// A JSON document of reference numbers.
    public static JsonNode json(String relative) {
        return JsonMapper.builder().build().readTree(path(relative));
    }

    /// A number as the reference files write it: a JSON number or one of the texts NaN, Infinity, -Infinity.
    public static double number(JsonNode node) {
        return node.isString() ? Double.parseDouble(node.stringValue()) : node.doubleValue();
    }

    /// A list of numbers.
    public static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(array.get(i));
        }
        return numbers;
    }
}
