package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.espei4j.cli.Command;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Energies and derivatives of the reference program, asked of the command: the first and last phase of each database, or, with
/// `-Dconformance.complete=true`, all 893 sets of energies, which takes a minute; and all 53 sets of derivatives. The module
/// that computes compares all of them in its default build.
class EnergyCommandConformanceTest {

    private static final boolean COMPLETE = Boolean.getBoolean("conformance.complete");

    @TempDir
    private Path folder;

    static List<String> energies() {
        return Reference.databases("energies");
    }

    static List<String> derivatives() {
        return Reference.databases("derivatives");
    }

    @ParameterizedTest
    @MethodSource
    void energies(String database) throws IOException {
        JsonNode golden = Reference.set("energies", database);
        int compared = 0;
        int last = golden.get("entries").size() - 1;
        for (int e = 0; e <= last; e += COMPLETE ? 1 : Math.max(1, last)) {
            JsonNode entry = golden.get("entries").get(e);
            StringBuilder questions = new StringBuilder();
            for (JsonNode condition : entry.get("TP")) {
                for (JsonNode y : entry.get("y")) {
                    questions.append("{\"T\":%s,\"P\":%s,\"Y\":%s}\n".formatted(condition.get(0), condition.get(1), y));
                }
            }
            List<JsonNode> answers = JsonAnswers.lines(ask(golden, entry, questions.toString()));
            int points = entry.get("y").size();
            for (int c = 0; c < entry.get("TP").size(); c++) {
                for (int i = 0; i < points && !isKnownToBeWrong(database, entry, c); i++) {
                    compare(entry, c, i, answers.get(c * points + i));
                    compared++;
                }
            }
        }
        assertThat(compared).isPositive();
    }

    /// The reference program counts a nested function of several ranges as zero outside of its limits.
    private static boolean isKnownToBeWrong(String database, JsonNode entry, int condition) {
        return database.equals("emb_model_model_extrapolate_temperature_tdb_extrapolate")
                && entry.get("phase").asString().equals("DISORD")
                && entry.get("TP").get(condition).get(0).asDouble() == 298.15;
    }

    private static void compare(JsonNode entry, int condition, int point, JsonNode answer) {
        String what = entry.get("phase") + " " + entry.get("components") + " " + condition + " " + point;
        JsonNode gibbs = entry.get("GM").get(condition).get(point);
        if (gibbs.isNull()) {
            assertThat(answer.get("reason").asString()).as(what).contains("no atoms");
            return;
        }
        // Where a formula unit hardly has atoms, the reference's HM is the difference of numbers of the size of GM.
        double rounding = Math.max(1e-7, 2 * Math.ulp(gibbs.asDouble()));
        close(what, "GM", answer, gibbs, 1e-10, 1e-7);
        close(what, "HM", answer, entry.get("HM").get(condition).get(point), 1e-10, rounding);
        close(what, "SM", answer, entry.get("SM").get(condition).get(point), 1e-10, 1e-10);
        close(what, "CPM", answer, entry.get("CPM").get(condition).get(point), 1e-10, 1e-9);
    }

    private static void close(
            String what, String key, JsonNode answer, JsonNode expected, double relative, double floor) {
        double value = expected.asDouble();
        assertThat(answer.get(key).asDouble())
                .as(() -> key + " of " + what)
                .isCloseTo(value, within(Math.max(floor, relative * Math.abs(value))));
    }

    @ParameterizedTest
    @MethodSource
    void derivatives(String database) throws IOException {
        JsonNode golden = Reference.set("derivatives", database);
        for (JsonNode entry : golden.get("entries")) {
            StringBuilder questions = new StringBuilder();
            for (JsonNode point : entry.get("points")) {
                questions.append(
                        "{\"T\":%s,\"P\":%s,\"Y\":%s}\n".formatted(point.get("T"), point.get("P"), point.get("y")));
            }
            List<JsonNode> answers = JsonAnswers.lines(ask(golden, entry, questions.toString(), "--derivatives"));
            for (int i = 0; i < answers.size(); i++) {
                JsonNode expected = entry.get("points").get(i);
                JsonNode answer = answers.get(i);
                String what = entry.get("phase") + " " + i;
                compareRows(what, new JsonNode[] {answer.get("G")}, new JsonNode[] {expected.get("G")});
                compareRows(what, elements(answer.get("gradient")), elements(expected.get("gradient")));
                compareHessians(what, answer.get("hessian_upper"), expected);
            }
        }
    }

    /// The tolerance follows the largest entry of each row of the full matrix.
    private static void compareHessians(String what, JsonNode answer, JsonNode point) {
        JsonNode[][] ours = square(answer, point.get("gradient").size());
        JsonNode[][] theirs = square(point.get("hessian_upper"), ours.length);
        for (int row = 0; row < ours.length; row++) {
            compareRows(what + " row " + row, ours[row], theirs[row]);
        }
    }

    private static JsonNode[][] square(JsonNode upper, int size) {
        JsonNode[][] full = new JsonNode[size][size];
        int next = 0;
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                full[i][j] = upper.get(next);
                full[j][i] = upper.get(next++);
            }
        }
        return full;
    }

    private static JsonNode[] elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toArray(JsonNode[]::new);
    }

    private static void compareRows(String what, JsonNode[] ours, JsonNode[] theirs) {
        double largest = 0;
        for (JsonNode entry : theirs) {
            largest = Math.max(largest, Math.abs(entry.asDouble()));
        }
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i].asDouble())
                    .as(what)
                    .isCloseTo(theirs[i].asDouble(), within(1e-8 * largest + Double.MIN_NORMAL));
        }
    }

    private Command ask(JsonNode golden, JsonNode entry, String questions, String... more) throws IOException {
        Path batch = Files.writeString(folder.resolve("questions.jsonl"), questions);
        Set<String> components = new TreeSet<>();
        entry.get("components").forEach(component -> components.add(component.asString()));
        List<String> arguments = new ArrayList<>(List.of(
                "energy",
                "--profile",
                "reference",
                "--db",
                Reference.database(golden.get("database").asString()).toString(),
                "--components",
                components.stream().filter(name -> !name.equals("VA")).collect(Collectors.joining(",")),
                "--phase",
                entry.get("phase").asString(),
                "--batch",
                batch.toString()));
        arguments.addAll(List.of(more));
        Command command = Command.run(arguments.toArray(String[]::new));
        assertThat(command.exitCode()).as(command.err()).isIn(0, 1);
        return command;
    }
}
