package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.espei4j.cli.Command;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Equilibria for lines of JSON.
class EquilibriumBatchTest extends EquilibriumCommandFixture {

    private static final double R = 8.31446261815324;

    @Test
    void linesOfABatchAreAnsweredInTheirOrder() throws IOException {
        Command command = batch("""
                {"T":1500, "P":101325, "X":{"B":0.25}}
                {"T":500, "X":{"B":0}}
                {"T":1500, "N":{"A":1,"B":3}}
                {"T":1500, "N":4, "X(B)":0.75}
                """, "--components", "A,B", "--suspend", "COMPOUND");

        assertThat(command.exitCode()).as(command.err()).isZero();
        List<JsonNode> answers = JsonAnswers.lines(command);
        assertThat(answers).hasSize(4);
        JsonNode liquid = answers.getFirst();
        assertThat(liquid.propertyNames()).containsExactly("converged", "GM", "MU", "phases", "reason");
        assertThat(liquid.get("reason").isNull()).isTrue();
        double fusion = 10000 - 10 * 1500;
        assertThat(liquid.at("/MU/A").doubleValue()).isCloseTo(fusion + R * 1500 * Math.log(0.75), within(1e-6));
        assertThat(liquid.at("/MU/B").doubleValue()).isCloseTo(fusion + R * 1500 * Math.log(0.25), within(1e-6));
        assertThat(liquid.get("GM").doubleValue())
                .isCloseTo(
                        0.75 * liquid.at("/MU/A").doubleValue()
                                + 0.25 * liquid.at("/MU/B").doubleValue(),
                        within(1e-6));
        assertThat(liquid.at("/phases/0").toString())
                .isEqualTo("{\"name\":\"LIQUID\",\"NP\":1.0,\"X\":{\"A\":0.75,\"B\":0.25},\"Y\":[0.75,0.25]}");
        assertThat(answers.get(1).at("/MU/B").isNull()).as("B is absent").isTrue();
        assertThat(answers.get(1).get("GM").doubleValue()).isCloseTo(0, within(1e-8));
        assertThat(answers.get(2)).isEqualTo(answers.get(3));
    }

    @Test
    void linesWithoutAnAnswerSayWhyAndTheOthersGoOn() throws IOException {
        Command command = batch("""
                {"T":1500, "X":{"B":0.25}}
                {"T":1500, "X":{"B":0.25,"A":0.75}}
                {"T":1500}
                {"T":1500, "X":{"D":0.25}}
                {"T":1500, "X":{"B":1.25}}
                {"T":1500, "X":{"B":"much"}}
                {"T":1500, "Y":[1]}
                {"X":{"B":0.25}}
                nothing
                {"T":1500, "X":{"B":0.25}}
                """, "--components", "A,B", "--phases", "COMPOUND,LIQUID");

        assertThat(command.exitCode()).isEqualTo(1);
        List<JsonNode> answers = JsonAnswers.lines(command);
        assertThat(answers).hasSize(10);
        assertThat(answers.getLast()).isEqualTo(answers.getFirst());
        for (JsonNode answer : answers.subList(1, 9)) {
            assertThat(answer.get("converged").booleanValue()).isFalse();
            assertThat(answer.get("GM").isNull()).isTrue();
            assertThat(answer.get("phases").isEmpty()).isTrue();
        }
        List<String> reasons =
                answers.stream().map(answer -> answer.get("reason").asString()).toList();
        assertThat(reasons.get(1)).contains("line 2", "5 conditions for 4 degrees of freedom");
        assertThat(reasons.get(2)).contains("line 3", "3 conditions for 4", "Maybe X(A) or X(B) is missing");
        assertThat(reasons.get(3)).contains("line 4", "X(D)", "one of A, B");
        assertThat(reasons.get(4)).contains("line 5", "X(B) = 1.25");
        assertThat(reasons.get(5)).contains("line 6", "\"much\"");
        assertThat(reasons.get(6)).contains("line 7", "Y");
        assertThat(reasons.get(7)).contains("line 8", "Maybe T is missing");
        assertThat(reasons.get(8)).contains("line 9", "no JSON object");
        assertThat(command.err()).contains("8 of 10 lines have no answer", "line 2");
    }

    @Test
    void anEquilibriumThatDoesNotExistHasAReason() throws IOException {
        Command table = equilibrium("--components", "A,B", "--phases", "COMPOUND", "--conditions", "T=1000, X(B)=0.5");
        assertThat(table.exitCode()).isEqualTo(1);
        assertThat(table.out()).contains("There is no result: the composition lies outside the phases.");
        assertThat(table.err()).contains("1 of 1 equilibria were not found");

        Command line = batch("{\"T\":1000,\"X\":{\"B\":0.5}}", "--components", "A,B", "--phases", "COMPOUND");
        assertThat(line.exitCode()).isEqualTo(1);
        assertThat(JsonAnswers.lines(line).getFirst().get("reason").asString())
                .isEqualTo("line 1: the composition lies outside the phases");
    }

    @Test
    void stateFollowsFromItsEnthalpyInABatch() throws IOException {
        String[] system = {"--components", "A,B", "--properties", "HM,SM"};
        JsonNode known = JsonAnswers.lines(batch("{\"T\":1150, \"X\":{\"B\":0.4}}", system))
                .getFirst();
        double enthalpy = known.at("/properties/HM").doubleValue();
        JsonNode found = JsonAnswers.lines(batch("{\"HM\":%s, \"X\":{\"B\":0.4}}".formatted(enthalpy), system))
                .getFirst();
        assertThat(found.get("reason").isNull()).as("%s", found.get("reason")).isTrue();
        assertThat(found.at("/properties/HM").doubleValue()).isCloseTo(enthalpy, within(1e-6));

        JsonNode dormant = JsonAnswers.lines(
                        batch("{\"T\":1500, \"AC\":{\"B\":0.01}, \"status\":{\"COMPOUND\":\"dormant\"}}", system))
                .getFirst();
        assertThat(dormant.get("driving_forces").has("COMPOUND")).isTrue();
    }

    @Test
    void aLongBatchKeepsItsOrder() throws IOException {
        StringBuilder questions = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            questions.append("{\"T\":%d,\"X\":{\"B\":%s}}\n".formatted(1300 + 7 * (i % 11), 0.05 + (i % 90) * 0.01));
        }
        Command command = batch(questions.toString(), "--components", "A,B", "--phases", "LIQUID");
        List<JsonNode> answers = JsonAnswers.lines(command);
        assertThat(answers).hasSize(1500);
        for (int i = 0; i < 1500; i++) {
            double temperature = 1300 + 7 * (i % 11);
            double x = 0.05 + (i % 90) * 0.01;
            double expected =
                    10000 - 10 * temperature + R * temperature * (x * Math.log(x) + (1 - x) * Math.log(1 - x));
            assertThat(answers.get(i).get("GM").doubleValue()).isCloseTo(expected, within(1e-7));
        }
    }

    @Test
    void whatABrokenLineLacksIsSaidInWords() throws IOException {
        Command command = batch("""
                {"T":800, "X":{"B":0.3}
                {"T":800, "X":0.3}
                {"T":800, "X":{"B":0.3}, "Q":1}
                """, "--components", "A,B");

        assertThat(command.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("line 1: no JSON object: Unexpected end-of-input")
                                .doesNotContain("REDACTED"),
                        line -> assertThat(line)
                                .contains("line 2: there is no condition on X")
                                .contains("Maybe an element or a phase is missing"),
                        line -> assertThat(line)
                                .contains("line 3: there is no condition on Q")
                                .doesNotContain("Did you mean"));
    }

    @Test
    void compositionOfAPhaseIsAConditionLikeItsAmount() throws IOException {
        JsonNode half = JsonAnswers.lines(batch("{\"X\":{\"B\":0.3}, \"NP(LIQUID)\":0.5}\n", "--components", "A,B"))
                .getFirst();
        JsonNode liquid = half.get("phases").get(1);
        assertThat(liquid.get("name").asString()).isEqualTo("LIQUID");

        String fraction = liquid.get("X").get("B").asString();
        JsonNode again = JsonAnswers.lines(
                        batch("{\"X\":{\"B\":0.3}, \"X(LIQUID,B)\":" + fraction + "}\n", "--components", "A,B"))
                .getFirst();

        assertThat(again.get("T").doubleValue()).isCloseTo(half.get("T").doubleValue(), within(1e-6));
    }
}
