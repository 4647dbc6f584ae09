package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espei4j.cli.Command;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Equilibria on the command line: tables, documents, grids and conditions of all kinds.
class EquilibriumCommandTest extends EquilibriumCommandFixture {

    private static final double R = 8.31446261815324;

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
                .matches(" +T, K +X\\(B\\) +GM, J/mol +phase +NP +X\\(A\\) +X\\(B\\)");
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
        assertThat(table.out()).contains("J/mol", "N = 1 mol", "dormant phase").containsPattern("B +0\\.250000");
    }

    @Test
    void amountsScaleNothingButTheSystem() {
        JsonNode one = only(equilibrium("--components", "A,B", "--conditions", "T=700, X(B)=0.5", "--json"));
        JsonNode many = only(equilibrium("--components", "A,B", "--conditions", "T=700, X(B)=0.5, N=1000", "--json"));
        assertThat(many.get("GM").doubleValue()).isCloseTo(one.get("GM").doubleValue(), within(1e-8));
        assertThat(many.at("/phases/0/NP").doubleValue())
                .isCloseTo(one.at("/phases/0/NP").doubleValue(), within(1e-12));
    }
}
