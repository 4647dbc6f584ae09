package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.espei4j.cli.Command;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Properties of equilibria on the command line.
class EquilibriumPropertiesCommandTest extends EquilibriumCommandFixture {

    private static final double R = 8.31446261815324;

    @Test
    void propertiesOfARangeAreATable() {
        Command command = equilibrium(
                "--components",
                "A,B",
                "--phases",
                "SOLID",
                "--conditions",
                "T=1300, X(B)=0.2,0.4",
                "--properties",
                "HMR, acr(A), SM.T",
                "--reference",
                "A=SOLID,B=SOLID");

        assertThat(command.exitCode()).as(command.err()).isZero();
        List<String> lines = command.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst().strip().split("\\s{2,}"))
                .containsExactly("X(B)", "HMR, J/mol", "ACR(A)", "SM.T, J/(mol K^2)");
        double[] numbers = Arrays.stream(lines.get(1).strip().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double x = .2;
        assertThat(numbers[1]).isCloseTo(20000 * x * (1 - x), within(1e-4));
        assertThat(numbers[2]).isCloseTo((1 - x) * Math.exp(20000 * x * x / (R * 1300)), within(1e-6));
        assertThat(numbers[3]).isCloseTo(0, within(1e-9));
    }

    @Test
    void propertiesWithoutValueHaveAReason() {
        Command table = equilibrium(
                "--components", "A,B", "--conditions", "T=800,1200, X(B)=0.3", "--properties", "X(LIQUID,B), HM");

        assertThat(table.exitCode()).as(table.err()).isZero();
        assertThat(table.out()).contains("- X(LIQUID,B): LIQUID is not stable (1)");

        JsonNode answer = only(equilibrium(
                "--components", "A,B", "--conditions", "T=800, X(B)=0.3", "--properties", "X(LIQUID,B), HM", "--json"));
        assertThat(answer.get("properties").get("HM").isNumber()).isTrue();
        assertThat(answer.get("properties").get("X(LIQUID,B)").isNull()).isTrue();
        assertThat(answer.get("undefined").get("X(LIQUID,B)").asString()).isEqualTo("LIQUID is not stable");
    }

    @Test
    void aSingleEquilibriumPrintsItsProperties() {
        Command command = equilibrium(
                "--components",
                "A,B",
                "--conditions",
                "T=1200, X(B)=0.3",
                "--properties",
                "HM(LIQUID), NP(SOLID), CPM");

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.out())
                .contains("HM(LIQUID) = 10000.000")
                .contains("NP(SOLID) = 0")
                .contains("CPM = ");
    }

    @Test
    void aBatchAnswersPropertiesToo() throws IOException {
        Command command =
                batch("{\"T\":1200, \"X\":{\"B\":0.3}}\n", "--components", "A,B", "--properties", "HM, MU(A).X(B)");

        JsonNode answer = JsonAnswers.lines(command).getFirst();
        assertThat(answer.get("properties").get("HM").doubleValue()).isCloseTo(10000, within(1e-6));
        assertThat(answer.get("properties").get("MU(A).X(B)").doubleValue()).isCloseTo(-R * 1200 / .7, within(1e-5));
    }

    @Test
    void propertiesThatDoNotExistAreRefusedBeforeAnythingIsComputed() {
        Command command = equilibrium(
                "--components", "A,B", "--conditions", "T=1200, X(B)=0.3", "--properties", "HMM, X(LIQUIDD,A), ACR(A)");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err())
                .contains("no property HMM")
                .contains("Did you mean HM?")
                .contains("Did you mean LIQUID?")
                .contains("needs a reference state of A");
    }
}
