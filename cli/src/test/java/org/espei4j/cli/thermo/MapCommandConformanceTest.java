package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.espei4j.cli.Command;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Diagrams of the command against those of pycalphad 0.11.2 (reference program); the mapping itself is compared in
/// `calphad`.
class MapCommandConformanceTest {

    /// K, as the reference numbers are compared.
    private static final double TEMPERATURE = 0.05;

    @ParameterizedTest
    @CsvSource({"alzn_mey", "cumg", "pbsn"})
    void invariantsAreThoseOfTheReference(String database) {
        JsonNode golden = Reference.set("diagrams", database).get("diagrams").get(0);
        List<String> arguments = new ArrayList<>(List.of("map", "--profile", "reference"));
        arguments.addAll(List.of("--db", Reference.database(database).toString()));
        arguments.addAll(List.of("--components", join(golden.get("components"))));
        arguments.addAll(List.of("--phases", join(golden.get("phases"))));
        arguments.addAll(List.of("--x", "X(" + golden.get("x_axis").get(0).asString() + ")"));
        arguments.addAll(List.of(
                "--y",
                "T=" + golden.get("T").get(0).asDouble() + ".."
                        + golden.get("T").get(1).asDouble()));

        Command command = Command.run(arguments.toArray(String[]::new));

        assertThat(command.exitCode()).as(command.err()).isZero();
        List<JsonNode> found = list(JsonAnswers.document(command).get("invariants"));
        List<JsonNode> expected = list(golden.get("invariants")).stream()
                .filter(invariant -> !invariant.path("suspect").asBoolean(false))
                .toList();
        assertThat(expected).isNotEmpty();
        for (JsonNode invariant : expected) {
            assertThat(found).anySatisfy(ours -> {
                assertThat(Math.abs(
                                ours.get("T").doubleValue() - invariant.get("T").doubleValue()))
                        .isLessThan(TEMPERATURE);
                assertThat(names(ours)).isEqualTo(names(invariant));
            });
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> names(JsonNode invariant) {
        return list(invariant.get("phases")).stream()
                .map(phase -> phase.get("name").asString())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String join(JsonNode names) {
        return String.join(",", list(names).stream().map(JsonNode::asString).toList());
    }
}
