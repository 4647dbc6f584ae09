package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espei4j.cli.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EnergyCommandTest {

    private static final double R = 8.31446261815324;

    @TempDir
    private Path folder;

    private Path database;

    @BeforeEach
    void writeDatabase() {
        database = SmallDatabases.write(folder, SmallDatabases.REGULAR);
    }

    private Command energy(String questions, String... more) throws IOException {
        Path batch = Files.writeString(folder.resolve("questions.jsonl"), questions);
        List<String> arguments =
                new ArrayList<>(List.of("energy", "--db", database.toString(), "--batch", batch.toString()));
        arguments.addAll(Arrays.asList(more));
        return Command.run(arguments.toArray(String[]::new));
    }

    @Test
    void linesAreAnsweredInTheirOrder() throws IOException {
        Command command = energy("""
                {"T":1000, "Y":[0.25,0.75]}

                {"T":500.0, "P":1e5, "Y":[1,0]}
                """, "--components", "A,B", "--phase", "LIQUID");

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.err()).isEmpty();
        List<JsonNode> answers = JsonAnswers.lines(command);
        assertThat(answers).hasSize(2);
        double mixing = R * (0.25 * Math.log(0.25) + 0.75 * Math.log(0.75));
        assertThat(answers.get(0).get("GM").doubleValue()).isCloseTo(1000 * mixing, within(1e-9));
        assertThat(answers.get(0).get("HM").doubleValue()).isCloseTo(10000, within(1e-9));
        assertThat(answers.get(0).get("SM").doubleValue()).isCloseTo(10 - mixing, within(1e-12));
        assertThat(answers.get(0).get("CPM").doubleValue()).isZero();
        assertThat(answers.get(1).get("GM").doubleValue()).isCloseTo(5000, within(1e-9));
        assertThat(answers.get(0).propertyNames()).containsExactly("GM", "HM", "SM", "CPM");
    }

    @Test
    void derivativesAreThoseOfTheFormulaUnit() throws IOException {
        Command command =
                energy("{\"T\":800, \"Y\":[1,1]}", "--components", "A,B", "--phase", "compound", "--derivatives");

        JsonNode answer = JsonAnswers.lines(command).getFirst();
        assertThat(answer.get("GM").doubleValue()).isCloseTo(-10000, within(1e-9));
        assertThat(answer.get("G").doubleValue()).isCloseTo(-40000, within(1e-9));
        double[] gradient = JsonAnswers.numbers(answer.get("gradient"));
        assertThat(gradient).hasSize(4);
        assertThat(gradient[2])
                .as("G = -40000·y1·y2 + R·T·(y1·ln y1 + 3·y2·ln y2)")
                .isCloseTo(-40000 + R * 800, within(1e-9));
        assertThat(gradient[3]).isCloseTo(-40000 + 3 * R * 800, within(1e-9));
        double[] hessian = JsonAnswers.numbers(answer.get("hessian_upper"));
        assertThat(hessian).hasSize(10);
        assertThat(hessian[7]).as("by y1 twice").isCloseTo(R * 800, within(1e-9));
        assertThat(hessian[8]).as("by y1 and y2").isCloseTo(-40000, within(1e-9));
        assertThat(hessian[9]).as("by y2 twice").isCloseTo(3 * R * 800, within(1e-9));
    }

    @Test
    void profileReferenceHasTheGasConstantOfTheReferenceProgram() throws IOException {
        String question = "{\"T\":1000, \"Y\":[0.5,0.5]}";
        double standard = gibbs(energy(question, "--components", "A,B", "--phase", "LIQUID"));
        double reference =
                gibbs(energy(question, "--components", "A,B", "--phase", "LIQUID", "--profile", "reference"));
        assertThat(reference / standard).isCloseTo(8.3145 / R, within(1e-12));
    }

    private static double gibbs(Command command) {
        return JsonAnswers.lines(command).getFirst().get("GM").doubleValue();
    }

    @Test
    void vacanciesTakePartUnlessTheyAreLeftOut() throws IOException {
        String question = "{\"T\":1000, \"Y\":[0.5,0.5,1]}";
        Command with = energy(question, "--components", "A,B", "--phase", "SOLID");
        assertThat(with.exitCode()).as(with.err()).isZero();

        Command without = energy(question, "--components", "A,B", "--phase", "SOLID", "--without-vacancies");
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.out()).isEmpty();
        assertThat(without.err()).contains("phase SOLID does not exist in the system A-B", "sublattice 2", "VA");
    }

    @Test
    void linesWithoutAnAnswerSayWhyAndTheOthersGoOn() throws IOException {
        Command command = energy("""
                {"T":1000, "Y":[0.25,0.75]}
                {"T":1000, "Y":[0.25,0.75,1]}
                {"T":-5, "Y":[0.25,0.75]}
                {"T":1000, "y":[0.25,0.75]}
                {"T":"warm", "Y":[0.25,0.75]}
                {"T":1000, "Y":[-0.25,1.25]}
                {"T":1000
                [1]
                {"T":1000, "Y":[1,0]}
                """, "--components", "A,B", "--phase", "LIQUID");

        assertThat(command.exitCode()).isEqualTo(1);
        List<JsonNode> answers = JsonAnswers.lines(command);
        assertThat(answers).hasSize(9);
        assertThat(answers.get(0).has("reason")).isFalse();
        assertThat(answers.get(8).has("reason")).isFalse();
        List<String> reasons = answers.subList(1, 8).stream()
                .map(answer -> answer.get("reason").asString())
                .toList();
        assertThat(reasons.get(0)).contains("line 2", "3 site fractions", "LIQUID has 2: A,B");
        assertThat(reasons.get(1)).contains("line 3", "T = -5.0");
        assertThat(reasons.get(2)).contains("line 4", "Did you mean Y?");
        assertThat(reasons.get(3)).contains("line 5", "\"warm\"");
        assertThat(reasons.get(4)).contains("line 6", "site fraction 1 is -0.25");
        assertThat(reasons.get(5)).contains("line 7", "no JSON object");
        assertThat(reasons.get(6)).contains("line 8", "ARRAY");
        assertThat(command.err()).contains("questions.jsonl: 7 of 9 lines have no answer", "line 2:");
    }

    @Test
    void sumsThatAreNotOneAreAnsweredWithAWarning() throws IOException {
        Command command = energy("{\"T\":1000, \"Y\":[0.5,0.4]}", "--components", "A,B", "--phase", "LIQUID");
        assertThat(command.exitCode()).isZero();
        assertThat(JsonAnswers.lines(command).getFirst().has("GM")).isTrue();
        assertThat(command.err()).contains("not 1 in 1 line", "0.9", "sublattice 1");
    }

    @Test
    void wrongNamesAreReportedTogetherWithWhatIsMeant() throws IOException {
        Command command = energy("", "--components", "A,D,B", "--phase", "LIQIUD");
        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err())
                .contains("no element D; expected one of /-, A, B, C, VA")
                .contains("no phase LIQIUD; expected one of CARBIDE, COMPOUND, LIQUID, SOLID. Did you mean LIQUID?");
    }

    @Test
    void missingFilesAreAWrongUse() {
        Command noDatabase = Command.run("energy", "--db", "none.tdb", "--phase", "LIQUID", "--batch", "-");
        assertThat(noDatabase.exitCode()).isEqualTo(2);
        assertThat(noDatabase.err()).contains("none.tdb does not exist");

        Command noBatch =
                Command.run("energy", "--db", database.toString(), "--phase", "LIQUID", "--batch", "none.jsonl");
        assertThat(noBatch.exitCode()).isEqualTo(2);
        assertThat(noBatch.err()).contains("none.jsonl does not exist");
    }

    @Test
    void aDatabaseWithErrorsIsNotUsed() throws IOException {
        database = SmallDatabases.write(
                folder, SmallDatabases.REGULAR + "PARAMETER G(LIQUID,A,B;0) 298.15 +2*; 6000 N !\n");
        Command command = energy("{\"T\":1000, \"Y\":[0.5,0.5]}", "--components", "A,B", "--phase", "LIQUID");
        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("small.tdb:26:");
    }

    @Test
    void everyLineOfALongBatchIsAnswered() throws IOException {
        StringBuilder questions = new StringBuilder();
        for (int i = 1; i <= 3000; i++) {
            questions.append("{\"T\":").append(300 + i).append(",\"Y\":[1,0]}\n");
        }
        Command command = energy(questions.toString(), "--components", "A,B", "--phase", "LIQUID");
        List<JsonNode> answers = JsonAnswers.lines(command);
        assertThat(answers).hasSize(3000);
        for (int i = 1; i <= 3000; i++) {
            assertThat(answers.get(i - 1).get("GM").doubleValue()).isCloseTo(10000 - 10 * (300 + i), within(1e-9));
        }
    }

    private static final String MAGNET = """
            ELEMENT VA VACUUM 0 0 0 !
            ELEMENT A  SOLID 10 0 0 !
            ELEMENT B  SOLID 20 0 0 !
            TYPE_DEFINITION % SEQ * !
            TYPE_DEFINITION M GES A_P_D SOLID MAGNETIC -1 0.4 !
            PHASE SOLID %M 1 1 !
            CONSTITUENT SOLID :A,B: !
            PARAMETER G(SOLID,A;0) 298.15 1000; 6000 N !
            PARAMETER L(SOLID,A,B;0) 298.15 4000; 6000 N !
            PARAMETER TC(SOLID,A;0) 298.15 1043; 6000 N !
            PARAMETER BMAGN(SOLID,A;0) 298.15 2.22; 6000 N !
            PARAMETER MQ(SOLID&B,A;0) 298.15 -250000-10*T; 6000 N !
            PARAMETER MQ(SOLID&B,B;0) 298.15 -200000; 6000 N !
            PARAMETER MYKIND(SOLID,A,B;0) 298.15 12; 6000 N !
            """;

    @Test
    void contributionsAndPropertiesOfAnyKindAreAnswered() throws IOException {
        database = SmallDatabases.write(folder, MAGNET);
        Command command = energy(
                "{\"T\":500, \"Y\":[0.8,0.2]}",
                "--phase",
                "SOLID",
                "--contributions",
                "--properties",
                "TC,bmagn,MQ&B,MYKIND");

        assertThat(command.exitCode()).as(command.err()).isZero();
        JsonNode answer = JsonAnswers.lines(command).getFirst();
        JsonNode parts = answer.get("contributions");
        assertThat(parts.propertyNames()).containsExactly("idmix", "mag", "ref", "xsmix");
        assertThat(parts.get("ref").doubleValue()).isCloseTo(800, within(1e-9));
        assertThat(parts.get("xsmix").doubleValue()).isCloseTo(640, within(1e-9));
        assertThat(parts.get("idmix").doubleValue()
                        + parts.get("mag").doubleValue()
                        + parts.get("ref").doubleValue()
                        + parts.get("xsmix").doubleValue())
                .isCloseTo(answer.get("GM").doubleValue(), within(1e-9));
        JsonNode properties = answer.get("properties");
        assertThat(properties.get("TC").doubleValue()).isCloseTo(0.8 * 1043, within(1e-9));
        assertThat(properties.get("BMAGN").doubleValue()).isCloseTo(0.8 * 2.22, within(1e-12));
        assertThat(properties.get("MQ&B").doubleValue()).isCloseTo(-0.8 * 255000 - 0.2 * 200000, within(1e-6));
        assertThat(properties.get("MYKIND").doubleValue()).isCloseTo(0.16 * 12, within(1e-12));
    }

    @Test
    void aPropertyThatThePhaseLacksIsNamedWithThoseItHas() throws IOException {
        database = SmallDatabases.write(folder, MAGNET);
        Command command = energy("{\"T\":500, \"Y\":[0.8,0.2]}", "--phase", "SOLID", "--properties", "VISC");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("no VISC of SOLID").contains("MQ&B").contains("TC");
    }
}
