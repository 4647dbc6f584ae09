package org.espei4j.cli.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.espei4j.cli.Command;
import org.espei4j.cli.CuMg;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateCommandTest {

    private CuMg run;

    @BeforeEach
    void folder(@TempDir Path folder) {
        run = new CuMg(folder);
    }

    @Test
    void theDatabaseOfTheRunIsEvaluatedAndNothingWritten() throws IOException {
        Command evaluation =
                Command.run("evaluate", run.generating("iterations: 1").toString());

        assertThat(evaluation.exitCode()).as(evaluation.err()).isZero();
        assertThat(evaluation.out())
                .startsWith("ln p = ")
                .containsPattern("phase boundaries \\(ZPF\\) +530 +0 ")
                .containsPattern("fixed configurations \\(fixed_configuration\\) +76 +0 ")
                .contains("sahmen1908-liquidus.json (Sahmen 1908)");
        try (var files = Files.list(run.folder())) {
            assertThat(files).containsExactly(run.file("run.yaml"));
        }
    }

    @Test
    void vectorsOfAFileAreEvaluatedInItsOrder() throws IOException {
        Path file = run.generating("iterations: 1", "prior: {name: normal, loc_relative: 1, scale_relative: 0.5}");
        JsonNode start =
                json(Command.run("evaluate", file.toString(), "--json")).get(0);
        List<Double> values = new ArrayList<>();
        start.get("parameters").forEach(value -> values.add(value.doubleValue()));
        List<Double> moved = new ArrayList<>(values);
        moved.set(1, 1.01 * moved.get(1));
        Path vectors = Files.writeString(
                run.file("vectors.json"), List.of(moved, values).toString());

        JsonNode both = json(Command.run("evaluate", file.toString(), "--parameters", vectors.toString(), "--json"));

        assertThat(both.size()).isEqualTo(2);
        assertThat(both.get(1)).isEqualTo(start);
        assertThat(both.at("/0/lnprior").doubleValue())
                .as("one parameter is 2 %% of a standard deviation from the centre")
                .isCloseTo(
                        start.get("lnprior").doubleValue() - 0.5 * 0.02 * 0.02,
                        org.assertj.core.api.Assertions.within(1e-9));
        assertThat(both.at("/0/lnlike").doubleValue())
                .isNotEqualTo(start.get("lnlike").doubleValue());
        assertThat(both.at("/0/residuals/ZPF").doubleValue())
                .isNotEqualTo(start.at("/residuals/ZPF").doubleValue());
    }

    @Test
    void aRunThatOnlyGeneratesCanBeEvaluated() throws IOException {
        JsonNode report = json(Command.run("evaluate", run.generating().toString(), "--json"))
                .get(0);
        assertThat(report.get("lnprior").doubleValue()).isZero();
        assertThat(report.get("lnlike").doubleValue()).isNegative();
    }

    @Test
    void vectorsOfAWrongFormAreReportedTogether() throws IOException {
        String zeros = Collections.nCopies(22, "0").toString();
        Path vectors = Files.writeString(
                run.file("vectors.json"), "[" + zeros + ",\n[1, 2],\n3,\n" + zeros.replaceFirst("0", "\"a\"") + "]");

        Command refused =
                Command.run("evaluate", run.generating("iterations: 1").toString(), "--parameters", vectors.toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("vectors.json:2:", "a vector of 2 numbers; expected 22, one for each of VV0000, VV0001")
                .contains("vectors.json:3:")
                .contains("vectors.json:4:");
    }

    @Test
    void whatIsWrongWithTheVectorsIsToldTogetherWithTheRunFile() throws IOException {
        Path vectors = Files.writeString(run.file("vectors.json"), "[1, 2, 3]");
        Path file = run.generating("iterations: many");

        Command refused = Command.run("evaluate", file.toString(), "--parameters", vectors.toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("vectors.json:1:1: a list of numbers; expected a list of vectors")
                .contains("put another pair of brackets around it")
                .contains("/mcmc/iterations")
                .doesNotContain("Generated");
        Files.writeString(vectors, "{\"VV0000\": 5}");
        assertThat(Command.run("evaluate", file.toString(), "--parameters", vectors.toString())
                        .err())
                .contains("vectors.json:1:1: an object with 1 key; expected a list of vectors");
        assertThat(Command.run("evaluate", file.toString(), "--parameters", "gone.tdb")
                        .err())
                .contains("the file gone.tdb does not exist");
    }

    @Test
    void aDatabaseWithoutTheSymbolsOfTheRunIsRefused() throws IOException {
        Path database = Files.writeString(run.file("other.tdb"), "FUNCTION VV0001 1 5.0; 6000 N !\n");

        Command refused = Command.run(
                "evaluate", run.generating("iterations: 1").toString(), "--parameters", database.toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("other.tdb", "VV0000", "VV0002").doesNotContain("VV0001 ");
    }

    private static JsonNode json(Command command) {
        assertThat(command.exitCode()).as(command.err()).isZero();
        return JsonMapper.builder().build().readTree(command.out());
    }
}
