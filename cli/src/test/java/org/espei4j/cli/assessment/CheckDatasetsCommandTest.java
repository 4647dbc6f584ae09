package org.espei4j.cli.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.espei4j.cli.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDatasetsCommandTest {

    private static final Path EXAMPLE = Path.of("..", "examples", "cu-mg");

    private static final String BOUNDARY = """
            {
              "components": ["CU", "MG"],
              "phases": ["LIQUID", "FCC_A1"],
              "conditions": {"P": 101325, "T": [1200, 1100]},
              "output": "ZPF",
              "values": [
                [["LIQUID", ["MG"], [%s]], ["FCC_A1", ["MG"], [null]]],
                [["LIQUID", ["MG"], [0.2]], ["%s", ["MG"], [null]]]
              ],
              "reference": "nobody"
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void theExampleHasNoProblems() {
        Command check = Command.run(
                "check-datasets",
                EXAMPLE.resolve("datasets").toString(),
                "--phase-models",
                EXAMPLE.resolve("phase_models.json").toString());
        assertThat(check.out()).endsWith("datasets: no problems found" + System.lineSeparator());
        assertThat(check.err()).isEmpty();
        assertThat(check.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-datasets", "--check-datasets"})
    void allProblemsOfAllFilesAreReportedWithFileAndLine(String form) throws IOException {
        write("a.json", BOUNDARY.formatted("1.2", "FCC_A1"));
        write("b.json", BOUNDARY.formatted("0.1", "FCC_A1"));
        write("c/d.json", "{\"output\": \"ZPF\",\n]");

        Command check = Command.run(form, folder.toString());

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out())
                .contains(folder.resolve("a.json") + ":7:")
                .contains(folder.resolve("c/d.json") + ":2:")
                .doesNotContain("b.json")
                .contains("2 errors and 0 warnings in 2 files");
    }

    @Test
    void warningsAreProblemsToo() throws IOException {
        write("a.json", BOUNDARY.formatted("0.1", "HCP_A3"));
        Command check = Command.run("check-datasets", folder.toString());
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).contains("warning: ", "HCP_A3", "0 errors and 1 warning in 1 file");
    }

    @Test
    void phaseModelsAddTheirOwnProblems() throws IOException {
        write("data/a.json", BOUNDARY.formatted("0.1", "FCC_A1"));
        Path models = write("models.json", """
                {"components": ["CU", "MG"],
                 "phases": {"LIQUID": {"sublattice_model": [["CU", "MG"]], "sublattice_site_ratios": [1]}}}
                """);
        String data = folder.resolve("data").toString();
        assertThat(Command.run("check-datasets", data).exitCode()).isZero();

        Command check = Command.run("check-datasets", data, "--phase-models", models.toString());
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).contains("FCC_A1");
    }

    @Test
    void badPhaseModelsPreventTheCheck() throws IOException {
        Path models = write("models.json", "{\"components\": []}");
        Command check = Command.run("check-datasets", folder.toString(), "--phase-models", models.toString());
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err()).contains(models.toString());
        assertThat(check.out()).isEmpty();
    }

    @Test
    void aFolderWithoutDatasetsIsAProblem() {
        assertThat(Command.run("--check-datasets", folder.toString()).exitCode())
                .isEqualTo(1);
    }

    @Test
    void aPathThatDoesNotExistIsAWrongUse() {
        Command check = Command.run("check-datasets", folder.resolve("nowhere").toString());
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err()).contains("nowhere does not exist");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
