package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.espei4j.cli.Command;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Equilibria of the reference program, asked of the command. All systems are compared in detail below the command, in the
/// module that computes; here are some whose equilibria are unique at every point.
class EquilibriumCommandConformanceTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "cumg, cumg_CU-MG",
        "cuo, cuo_CU-O",
        "nbre_liu, nbre_liu_NB-RE",
        "oc_steel1, oc_steel1_C-FE",
        "COST507, COST507_AL-MG-SI",
        "oc_hogas, oc_hogas_H-O"
    })
    void equilibria(String database, String name) throws IOException {
        JsonNode system = StreamSupport.stream(
                        Reference.set("equilibria", database).get("systems").spliterator(), false)
                .filter(candidate -> candidate.get("system").asString().equals(name))
                .findFirst()
                .orElseThrow();
        List<JsonNode> points = new ArrayList<>();
        StringBuilder questions = new StringBuilder();
        for (JsonNode point : system.get("points")) {
            points.add(point);
            questions.append(
                    "{\"T\":%s,\"P\":%s,\"X\":%s}\n".formatted(point.get("T"), system.get("P"), point.get("X")));
        }
        Path batch = Files.writeString(folder.resolve("questions.jsonl"), questions);
        Command command = Command.run(
                "equilibrium",
                "--profile",
                "reference",
                "--db",
                Reference.database(database).toString(),
                "--components",
                names(system.get("components")),
                "--phases",
                names(system.get("phases")),
                "--batch",
                batch.toString());
        assertThat(command.exitCode()).as(command.err()).isZero();
        List<JsonNode> answers = JsonAnswers.lines(command);
        assertThat(answers).hasSameSizeAs(points);
        int compared = 0;
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).hasNonNull("refined")) {
                compare(name + " " + i, answers.get(i), points.get(i));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(points.size() / 2);
    }

    private static String names(JsonNode array) {
        return String.join(
                ",",
                StreamSupport.stream(array.spliterator(), false)
                        .map(JsonNode::asString)
                        .toList());
    }

    private static void compare(String what, JsonNode answer, JsonNode point) {
        JsonNode refined = point.get("refined");
        assertThat(answer.get("converged").booleanValue()).as(what).isTrue();
        double gibbs = refined.get("GM").asDouble();
        assertThat(answer.get("GM").asDouble()).as(what).isCloseTo(gibbs, within(1e-5));
        SortedMap<String, Double> ours = new TreeMap<>();
        answer.get("phases").forEach(phase -> add(ours, phase.get("name").asString(), phase));
        SortedMap<String, Double> theirs = new TreeMap<>();
        for (int k = 0; k < refined.get("phases").size(); k++) {
            add(
                    theirs,
                    point.get("phases").get(k).get("name").asString(),
                    refined.get("phases").get(k));
        }
        assertThat(ours.keySet()).as(what).isEqualTo(theirs.keySet());
        ours.forEach((key, value) -> assertThat(value).as(what + " " + key).isCloseTo(theirs.get(key), within(1e-6)));
        for (String element : refined.get("MU").propertyNames()) {
            boolean open = answer.has("MU_undetermined") || point.toString().contains("mu_indeterminate");
            if (!open && answer.get("MU").hasNonNull(element)) {
                assertThat(answer.get("MU").get(element).asDouble())
                        .as(what + " MU of " + element)
                        .isCloseTo(refined.get("MU").get(element).asDouble(), within(1.0));
            }
        }
    }

    /// The amount of a phase, and of each element in it. Phases with hardly any amount may be there or not.
    private static void add(SortedMap<String, Double> sums, String name, JsonNode phase) {
        double share = phase.get("NP").asDouble();
        if (Math.abs(share) > 1e-6) {
            sums.merge(name, share, Double::sum);
            phase.get("X")
                    .properties()
                    .forEach(x -> sums.merge(
                            name + " " + x.getKey(), share * x.getValue().asDouble(), Double::sum));
        }
    }
}
