package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.espei4j.cli.Command;
import org.espei4j.cli.terminal.StandardOutput;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Tables for people and for spreadsheets.
class EquilibriumTablesTest extends EquilibriumCommandFixture {

    private static final String AB = "A,B";

    @Test
    void headsStateUnits() {
        Command phases = equilibrium("--components", AB, "--conditions", "T=700,800, P=1e5,2e5, X(B)=0.3");
        assertThat(phases.out().lines().findFirst().orElseThrow().strip().split("\\s{2,}"))
                .containsExactly("T, K", "P, Pa", "GM, J/mol", "phase", "NP", "X(A)", "X(B)");
        Command open = equilibrium("--components", AB, "--conditions", "HM=2000,4000, X(B)=0.3");
        assertThat(open.out().lines().findFirst().orElseThrow().strip().split("\\s{2,}"))
                .containsExactly("HM, J/mol", "T, K", "GM, J/mol", "phase", "NP", "X(A)", "X(B)");
        Command alone = equilibrium(
                "--components", AB, "--conditions", "T=800, X(B)=0.3", "--properties", "HM, SM, MU(A).T, X(SOLID,B)");
        assertThat(alone.out().lines().toList())
                .anyMatch(line -> line.matches("HM = \\S+ J/mol"))
                .anyMatch(line -> line.matches("SM = \\S+ J/\\(mol K\\)"))
                .anyMatch(line -> line.matches("MU\\(A\\)\\.T = \\S+ J/\\(mol K\\)"))
                .anyMatch(line -> line.matches("X\\(SOLID,B\\) = [0-9.]+"));
    }

    @Test
    void threeElementsFitIntoEightyColumns() {
        Command table = equilibrium("--conditions", "T=300:2300:400, X(B)=1e-9, X(C)=0.1", "--phases", "SOLID,LIQUID");
        assertThat(table.exitCode()).as(table.err()).isZero();
        List<String> lines = table.out().lines().toList();
        assertThat(lines)
                .hasSizeGreaterThan(6)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.strip().split("\\s+")).hasSizeGreaterThanOrEqualTo(5));
    }

    @Test
    void theAmountIsToldOnlyWhereItWasFound() {
        assertThat(equilibrium("--components", AB, "--conditions", "T=800, MU(B)=-9000")
                        .out())
                .contains("N = 1 mol")
                .doesNotContain("\nN = ");
        assertThat(equilibrium("--components", AB, "--conditions", "T=1300, N(A)=2, MU(B)=-9000")
                        .out())
                .contains("\nN = ");
    }

    @Test
    void csvHasALineForEachPhaseWithAllDigits() {
        String[] question = {"--components", AB, "--conditions", "T=800, X(B)=0.3,0.5"};
        Command csv = equilibrium(append(question, "--csv"));
        assertThat(csv.exitCode()).as(csv.err()).isZero();
        List<String> lines = csv.out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("\"T, K\",X(B),\"GM, J/mol\",phase,NP,X(A),X(B),reason");

        int line = 1;
        for (JsonNode equilibrium :
                JsonAnswers.document(equilibrium(append(question, "--json"))).get("equilibria")) {
            for (JsonNode phase : equilibrium.get("phases")) {
                String[] fields = lines.get(line++).split(",", -1);
                assertThat(fields).hasSize(8);
                assertThat(Double.parseDouble(fields[2]))
                        .isEqualTo(equilibrium.get("GM").doubleValue());
                assertThat(fields[3]).isEqualTo(phase.get("name").stringValue());
                assertThat(Double.parseDouble(fields[4]))
                        .isEqualTo(phase.get("NP").doubleValue());
                assertThat(Double.parseDouble(fields[6]))
                        .isEqualTo(phase.at("/X/B").doubleValue());
                assertThat(fields[7]).isEmpty();
            }
        }
        assertThat(lines).hasSize(line);
    }

    private static String[] append(String[] arguments, String... more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }

    @Test
    void csvOfPropertiesHasALineForEachEquilibriumAndSaysWhatIsMissing() {
        Command csv = equilibrium(
                "--components",
                AB,
                "--phases",
                "SOLID,LIQUID",
                "--conditions",
                "T=400,1500, X(B)=0.5",
                "--properties",
                "HM, X(LIQUID,B), T0(SOLID,LIQUID)",
                "--csv");
        List<String> lines = csv.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo("\"T, K\",X(B),\"HM, J/mol\",\"X(LIQUID,B)\",\"T0(SOLID,LIQUID), K\",reason");
        assertThat(lines.get(1))
                .startsWith("400,0.5,")
                .contains(",,")
                .endsWith("\"X(LIQUID,B): LIQUID is not stable\"");
        String[] fields = lines.get(2).split(",", -1);
        assertThat(Double.parseDouble(fields[2])).isCloseTo(10000, within(1e-6));
        assertThat(Double.parseDouble(fields[3])).isCloseTo(0.5, within(1e-12));
        assertThat(fields[5]).isEmpty();
    }

    @Test
    void csvSaysWhyThereIsNoEquilibrium() {
        Command csv = equilibrium("--components", AB, "--conditions", "X(B)=0.5, H=-1e9,1000", "--csv");
        assertThat(csv.exitCode()).isEqualTo(1);
        List<String> lines = csv.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("X(B),\"H, J\",\"T, K\",\"GM, J/mol\",phase,NP,X(A),X(B),reason");
        assertThat(lines.get(1)).startsWith("0.5,-1.0E9,,,,,,,").contains("no equilibrium was found");
        assertThat(lines.get(2)).endsWith(",");
    }

    @Test
    void csvAndJsonExcludeEachOther() {
        Command both = equilibrium("--components", AB, "--conditions", "T=800, X(B)=0.5", "--csv", "--json");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("--json is given together with --csv");
        Command batch = equilibrium("--components", AB, "--batch", "-", "--csv");
        assertThat(batch.exitCode()).isEqualTo(2);
        assertThat(batch.err()).contains("--csv is given together with --batch");
    }

    /// Databases repeat parameters by mistake, and programs take them differently.
    @Test
    void whatARepeatedParameterMeansCanBeChosen() throws IOException {
        Files.writeString(database, SmallDatabases.REGULAR + "PARAMETER L(SOLID,A,B:VA;0) 298.15 +30000; 6000 N !\n");
        assertThat(mixing()).isCloseTo(30000 / 4., within(1e-6));
        assertThat(mixing("--duplicates", "last")).isCloseTo(30000 / 4., within(1e-6));
        assertThat(mixing("--duplicates", "sum")).isCloseTo(50000 / 4., within(1e-6));
        assertThat(mixing("--profile", "reference")).isCloseTo(50000 / 4., within(1e-6));
        assertThat(mixing("--profile", "reference", "--duplicates", "LAST")).isCloseTo(30000 / 4., within(1e-6));
    }

    private double mixing(String... more) {
        return only(equilibrium(append(
                        new String[] {
                            "--components",
                            AB,
                            "--phases",
                            "SOLID",
                            "--conditions",
                            "T=5000, X(B)=0.5",
                            "--properties",
                            "HM",
                            "--json"
                        },
                        more)))
                .at("/properties/HM")
                .doubleValue();
    }

    /// The Curie temperature of the ordered phase adds to that of the disordered one, or has an energy of its own.
    @Test
    void theMagnetismOfOrderedPhasesCanBeEvaluatedOnce() throws IOException {
        Files.writeString(database, """
                ELEMENT A SOLID 10 0 0 !
                ELEMENT B SOLID 20 0 0 !
                TYPE_DEFINITION % SEQ * !
                TYPE_DEFINITION M GES A_P_D @ MAGNETIC -1 0.4 !
                TYPE_DEFINITION D GES A_P_D ORD DIS_PART DIS !
                PHASE DIS %M 1 1 !
                CONSTITUENT DIS :A,B: !
                PHASE ORD %MD 2 0.5 0.5 !
                CONSTITUENT ORD :A,B:A,B: !
                PARAMETER G(DIS,A;0) 298.15 0; 6000 N !
                PARAMETER G(DIS,B;0) 298.15 0; 6000 N !
                PARAMETER TC(DIS,A;0) 298.15 1000; 6000 N !
                PARAMETER BMAGN(DIS,A;0) 298.15 2; 6000 N !
                PARAMETER G(ORD,A:B;0) 298.15 -20000; 6000 N !
                PARAMETER G(ORD,B:A;0) 298.15 -20000; 6000 N !
                PARAMETER TC(ORD,A:B;0) 298.15 300; 6000 N !
                PARAMETER TC(ORD,B:A;0) 298.15 300; 6000 N !
                """);
        String[] question = {
            "--components",
            AB,
            "--phases",
            "ORD",
            "--conditions",
            "T=500, X(B)=0.5",
            "--properties",
            "DOO(ORD)",
            "--json"
        };
        JsonNode byParts = only(equilibrium(question));
        JsonNode once = only(equilibrium(append(question, "--recombined-magnetism")));
        assertThat(byParts.at("/properties/DOO(ORD)").doubleValue()).isGreaterThan(0.9);
        assertThat(once.get("GM").doubleValue()).isLessThan(byParts.get("GM").doubleValue() - 100);
    }

    /// As after `| head`.
    @Test
    void aTableThatNobodyReadsEnds() {
        PrintStream gone = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                false,
                StandardCharsets.UTF_8);
        Command command = Command.run(
                new StandardOutput(gone),
                "equilibrium",
                "--db",
                database.toString(),
                "--components",
                AB,
                "--conditions",
                "T=300:2000:0.1, X(B)=0.3");
        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err()).isEqualTo("espei: the answers cannot be written any more\n");
    }
}
