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

class EquilibriumCommandTest {

    private static final double R = 8.31446261815324;

    @TempDir
    private Path folder;

    private Path database;

    @BeforeEach
    void writeDatabase() {
        database = SmallDatabases.write(folder, SmallDatabases.REGULAR);
    }

    private Command equilibrium(String... more) {
        List<String> arguments = new ArrayList<>(List.of("equilibrium", "--db", database.toString()));
        arguments.addAll(Arrays.asList(more));
        return Command.run(arguments.toArray(String[]::new));
    }

    private Command batch(String questions, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("questions.jsonl"), questions);
        List<String> arguments = new ArrayList<>(Arrays.asList(more));
        arguments.addAll(List.of("--batch", file.toString()));
        return equilibrium(arguments.toArray(String[]::new));
    }

    private static JsonNode only(Command command) {
        assertThat(command.exitCode()).as(command.err()).isZero();
        JsonNode equilibria = JsonAnswers.document(command).get("equilibria");
        assertThat(equilibria.size()).isEqualTo(1);
        return equilibria.get(0);
    }

    @Test
    void oneEquilibriumIsPrintedWithAllItsNumbers() {
        Command command = equilibrium("--components", "A,B", "--conditions", "T=800, X(B)=0.3");

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.err()).isEmpty();
        assertThat(command.out())
                .startsWith("T = 800 K, P = 101325 Pa, N = 1 mol, X(B) = 0.3")
                .contains("GM = ")
                .containsPattern("A +0\\.700000 +-?\\d+\\.\\d{3}")
                .containsPattern("phase +NP +X\\(A\\) +X\\(B\\)")
                .containsPattern("COMPOUND +0\\.\\d{6} +0\\.250000 +0\\.750000")
                .containsPattern("SOLID +0\\.\\d{6} ");
    }

    @Test
    void aMiscibilityGapHasTwoSetsOfOnePhase() {
        JsonNode answer = only(equilibrium(
                "--components", "A,B", "--suspend", "compound,Liquid", "--conditions", "T=700, X(B)=0.5", "--json"));

        assertThat(answer.get("converged").booleanValue()).isTrue();
        JsonNode phases = answer.get("phases");
        assertThat(phases.size()).isEqualTo(2);
        for (JsonNode phase : phases) {
            assertThat(phase.get("name").asString()).isEqualTo("SOLID");
            assertThat(phase.get("NP").doubleValue()).isCloseTo(0.5, within(1e-9));
            double x = phase.get("X").get("B").doubleValue();
            assertThat(R * 700 * Math.log(x / (1 - x)) + 20000 * (1 - 2 * x))
                    .as("equal slopes of a symmetric gap")
                    .isCloseTo(0, within(1e-6));
            assertThat(JsonAnswers.numbers(phase.get("Y")))
                    .as("site fractions, which sum to one but for rounding")
                    .usingComparatorWithPrecision(1e-15)
                    .containsExactly(1 - x, x, 1);
        }
        assertThat(phases.get(0).at("/X/A").doubleValue())
                .as("sets of one phase are in the order of their compositions")
                .isLessThan(phases.get(1).at("/X/A").doubleValue());
    }

    @Test
    void theDocumentSaysWhatItsArraysMean() {
        Command command = equilibrium("--components", "A,B", "--conditions", "T=700, X(B)=0.5", "--json");
        JsonNode document = JsonAnswers.document(command);
        assertThat(document.get("profile").asString()).isEqualTo("standard");
        assertThat(document.get("components").toString()).isEqualTo("[\"A\",\"B\",\"VA\"]");
        assertThat(document.get("phases").propertyNames()).containsExactly("COMPOUND", "LIQUID", "SOLID");
        assertThat(document.at("/phases/SOLID/constituents").toString()).isEqualTo("[[\"A\",\"B\"],[\"VA\"]]");
        assertThat(document.at("/phases/COMPOUND/site_ratios").toString()).isEqualTo("[1.0,3.0]");
        assertThat(document.at("/equilibria/0/conditions").toString())
                .isEqualTo("{\"T\":700.0,\"P\":101325.0,\"N\":1.0,\"X(B)\":0.5}");
        assertThat(document.at("/equilibria/0/residuals/mass_balance").doubleValue())
                .isLessThan(1e-12);
    }

    @Test
    void rangesAndListsAreCombined() {
        Command json = equilibrium(
                "--components", "A,B", "--conditions", "T=700:900:100, X(B)=0.1,0.5", "--json", "--phases", "SOLID");
        List<String> conditions = new ArrayList<>();
        JsonAnswers.document(json)
                .get("equilibria")
                .forEach(e -> conditions.add(e.at("/conditions/T").asInt() + " "
                        + e.at("/conditions/X(B)").asString()));
        assertThat(conditions).containsExactly("700 0.1", "700 0.5", "800 0.1", "800 0.5", "900 0.1", "900 0.5");

        Command table = equilibrium("--components", "A,B", "--conditions", "T=700:900:100, X(B)=0.1,0.5");
        assertThat(table.exitCode()).isZero();
        assertThat(table.out().lines().findFirst().orElseThrow())
                .matches(" +T +X\\(B\\) +GM, J/mol +phase +NP +X\\(A\\) +X\\(B\\)");
        assertThat(table.out().lines().filter(line -> line.matches(" +[789]00 +0\\.[15] .*")))
                .hasSize(6);
    }

    @Test
    void aGridOfCompositionsLeavesOutWhatIsNoComposition() {
        Command command =
                equilibrium("--conditions", "T=1500, X(A)=0:1:0.25, X(B)=0:1:0.25", "--phases", "LIQUID", "--json");
        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(JsonAnswers.document(command).get("equilibria").size()).isEqualTo(15);
        assertThat(command.err()).contains("10 of 25 combinations are left out");
    }

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
    void chemicalPotentialsThatAreLeftOpenAreNamed() {
        String[] compound = {"--components", "A,B", "--conditions", "T=700, X(B)=0.75"};
        assertThat(equilibrium(compound).out()).containsPattern("A +0.25.*not determined by the conditions");
        String[] asJson = Arrays.copyOf(compound, 5);
        asJson[4] = "--json";
        assertThat(only(equilibrium(asJson)).get("MU_undetermined").toString()).isEqualTo("[\"A\",\"B\"]");
    }

    @Test
    void dormantPhasesTellTheirDrivingForce() {
        Command command = equilibrium(
                "--components",
                "A,B",
                "--phases",
                "LIQUID",
                "--dormant",
                "COMPOUND",
                "--conditions",
                "T=1500, X(B)=0.5",
                "--json");
        JsonNode answer = only(command);
        assertThat(answer.at("/phases/0/name").asString()).isEqualTo("LIQUID");
        double mu = 10000 - 10 * 1500 + R * 1500 * Math.log(0.5);
        assertThat(answer.at("/driving_forces/COMPOUND").doubleValue()).isCloseTo(mu + 10000, within(1e-6));
    }

    @Test
    void temperatureFollowsFromAPhaseAboutToForm() {
        JsonNode byCondition =
                only(equilibrium("--components", "A,B", "--conditions", "NP(liquid)=0, X(B)=0", "--json"));
        assertThat(byCondition.get("T").doubleValue()).as("melting point of A").isCloseTo(1000, within(1e-8));
        assertThat(byCondition.get("phases").size()).isEqualTo(2);
        JsonNode byStatus = only(
                equilibrium("--components", "A,B", "--conditions", "X(B)=0", "--status", "Liquid=fixed", "--json"));
        assertThat(byStatus.get("T")).isEqualTo(byCondition.get("T"));

        Command table = equilibrium(
                "--components", "A,B", "--conditions", "X(B)=0, NP(LIQUID)=0.25,0.5", "--suspend", "COMPOUND");
        assertThat(table.out().lines().findFirst().orElseThrow()).contains("NP(LIQUID)", "T, K", "GM, J/mol");
        assertThat(table.out()).contains("1000.000").contains("0.250000").contains("0.500000");
    }

    @Test
    void amountsFollowFromActivities() {
        JsonNode answer = only(equilibrium(
                "--components",
                "A,B",
                "--conditions",
                "T=1500, AC(B, LIQUID)=0.25",
                "--status",
                "COMPOUND=suspended",
                "--json"));
        assertThat(answer.at("/X/B").doubleValue()).isCloseTo(0.25, within(1e-10));
        assertThat(answer.get("N").doubleValue()).isCloseTo(1, within(1e-12));

        double mu = 10000 - 10 * 1500 + R * 1500 * Math.log(0.25);
        Command table = equilibrium(
                "--components",
                "A,B",
                "--conditions",
                "T=1500, MU(B)=" + mu,
                "--status",
                "COMPOUND=dormant,SOLID=suspended");
        assertThat(table.exitCode()).as(table.err()).isZero();
        assertThat(table.out())
                .contains("J/mol", "N = 1.0000000 mol", "dormant phase")
                .containsPattern("B +0\\.250000");
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
    void whatIsWrongWithConditionsAndStatusesIsSaid() {
        Command status =
                equilibrium("--components", "A,B", "--conditions", "T=700, X(B)=0.5", "--status", "LIQUID=frozen");
        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(status.err()).contains("LIQUID=frozen is no status", "entered, fixed, dormant, suspended");
        Command phase = equilibrium("--components", "A,B", "--conditions", "X(B)=0.5, NP(LIQUIT)=0");
        assertThat(phase.exitCode()).isEqualTo(2);
        assertThat(phase.err()).contains("NP(LIQUIT)", "Did you mean LIQUID?");
        Command tooMany = equilibrium("--components", "A,B", "--conditions", "T=700, X(B)=0.5, H=0");
        assertThat(tooMany.exitCode()).isEqualTo(2);
        assertThat(tooMany.err()).contains("5 conditions for 4 degrees of freedom");
        Command unreachable = equilibrium("--components", "A,B", "--conditions", "X(B)=0.5, H=-1e9");
        assertThat(unreachable.exitCode()).isEqualTo(1);
        assertThat(unreachable.out()).contains("no equilibrium was found that fulfils the conditions");
    }

    @Test
    void amountsScaleNothingButTheSystem() {
        JsonNode one = only(equilibrium("--components", "A,B", "--conditions", "T=700, X(B)=0.5", "--json"));
        JsonNode many = only(equilibrium("--components", "A,B", "--conditions", "T=700, X(B)=0.5, N=1000", "--json"));
        assertThat(many.get("GM").doubleValue()).isCloseTo(one.get("GM").doubleValue(), within(1e-8));
        assertThat(many.at("/phases/0/NP").doubleValue())
                .isCloseTo(one.at("/phases/0/NP").doubleValue(), within(1e-12));
    }

    @Test
    void phasesThatCannotFormAreToldWhereTheyWereNamed() {
        Command named =
                equilibrium("--components", "A,B", "--phases", "LIQUID,CARBIDE", "--conditions", "T=1500, X(B)=0.5");
        assertThat(named.exitCode()).isZero();
        assertThat(named.err()).contains("phase CARBIDE does not exist in the system A-B-VA");
        assertThat(equilibrium("--components", "A,B", "--conditions", "T=1500, X(B)=0.5")
                        .err())
                .isEmpty();
    }

    @Test
    void wrongInputIsRefusedWithOneClearMessage() {
        assertRefused(
                "the database has no phase SOLIT; expected one of CARBIDE, COMPOUND, LIQUID, SOLID. Did you mean SOLID?",
                "--phases",
                "SOLIT",
                "--conditions",
                "T=1000");
        assertRefused(
                "the database has no element D; expected one of", "--components", "A,D", "--conditions", "T=1000");
        assertRefused("the mole fractions X(A)=0.7, X(B)=0.5 sum to 1.2", "--conditions", "T=1000, X(A)=0.7, X(B)=0.5");
        assertRefused("3 conditions for 4 degrees", "--components", "A,B", "--conditions", "T=1000");
        assertRefused(
                "5 conditions for 4 degrees", "--components", "A,B", "--conditions", "T=1000, X(A)=0.3, X(B)=0.7");
        assertRefused("T is given twice", "--components", "A,B", "--conditions", "T=1000, T=1100, X(A)=0.3");
        assertRefused("there is no condition on Q", "--conditions", "Q=1000");
        assertRefused("T = -5.0 is out of range", "--components", "A,B", "--conditions", "T=-5, X(A)=0.3");
        assertRefused(
                "none of the phases CARBIDE exists",
                "--components",
                "A,B",
                "--phases",
                "CARBIDE",
                "--conditions",
                "T=1");
        assertRefused("--json goes with --conditions", "--batch", "-", "--json");
        assertRefused("mutually exclusive", "--batch", "-", "--conditions", "T=1000");
        assertRefused("Missing required", "--components", "A,B");
    }

    private void assertRefused(String message, String... arguments) {
        Command refused = equilibrium(arguments);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains(message);
    }

    @Test
    void aModelThatIsMissingIsNamed() {
        database = SmallDatabases.write(
                folder,
                SmallDatabases.REGULAR + "TYPE_DEFINITION Q GES A_P_D SLAG EXCESS_MODEL FLORY !\n"
                        + "PHASE SLAG %Q 1 1 !\nCONSTITUENT SLAG :A,B: !\n");
        assertRefused(
                "phase SLAG asks for a model that is not implemented: EXCESS_MODEL",
                "--components",
                "A,B",
                "--conditions",
                "T=1000, X(B)=0.5");
        assertThat(equilibrium("--components", "A,B", "--suspend", "SLAG", "--conditions", "T=1000, X(B)=0.5")
                        .exitCode())
                .isZero();
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
        assertThat(lines.getFirst().strip().split("\\s+")).containsExactly("X(B)", "HMR", "ACR(A)", "SM.T");
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
