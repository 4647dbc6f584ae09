package org.espei4j.assess.refstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.database.tdb.TdbReading;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.expr.Evaluator;
import org.espei4j.calphad.expr.TdbExpressionPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tables of pure elements: those that come with the program, and what a user's table has to look like.
class ReferenceStateTest {

    private static final String TABLE = """
            ELEMENT VA VACUUM 0 0 0 !
            ELEMENT Q QQQ_A1 1 2 3 !
            ELEMENT V BCC_A2 50 4 5 !
            FUNCTION GHSERQQ 298.15 -100+EXTRA; 1000 Y -200; 6000 N !
            FUNCTION EXTRA 298.15 5*T; 6000 N !
            FUNCTION GHSERVV 298.15 -300; 6000 N !
            TYPE_DEFINITION % SEQ * !
            PHASE QQQ_A1 % 2 1 1 !
            CONSTITUENT QQQ_A1 :Q,V:VA: !
            PARAMETER G(QQQ_A1,Q:VA;0) 298.15 +GHSERQQ; 6000 N !
            PARAMETER G(QQQ_A1,V:VA;0) 298.15 +GHSERVV+2*EXTRA; 6000 N !
            """;

    @TempDir
    private Path folder;

    private static ReferenceState table(String text, Problems problems) throws BadInputException {
        return ReferenceState.of("mine", TdbReader.parseOrThrow(text, "mine.tdb"), problems);
    }

    @ParameterizedTest
    @CsvSource({"AL, GHSERAL", "B, GHSERBB", "V, GHSERVV", "VA, GHSERVA", "MG, GHSERMG"})
    void stableFormsAreNamedByTwoLetters(String element, String name) {
        assertThat(ReferenceState.stableFunctionName(element)).isEqualTo(name);
    }

    @Test
    void theTablesOfTheProgramAreThere() {
        assertThat(ReferenceStates.names()).contains("SGTE91", "SR2016");
        ReferenceState sgte = ReferenceStates.builtIn("SGTE91");
        assertThat(sgte.elements()).hasSize(78).contains("AL", "CU", "U").doesNotContain("VA", "/-");
        assertThat(sgte.phasesOf("CU")).contains("BCC_A2", "FCC_A1", "HCP_A3", "LIQUID");
        assertThat(sgte.element("VA")).isPresent();
        assertThat(ReferenceStates.builtIn("SR2016").elements()).containsExactly("CU", "MG");
        assertThatThrownBy(() -> ReferenceStates.builtIn("mine")).isInstanceOf(IllegalArgumentException.class);
    }

    /// Dinsdale 1991: copper melts at 1357.77 K, where liquid and solid have the same energy; 13.26 kJ/mol of heat.
    @Test
    void copperMeltsWhereItShould() {
        ReferenceState sgte = ReferenceStates.builtIn("SGTE91");
        double below = liquidOfCopperBelowMelting(sgte, 1357.77 - 1e-6);
        assertThat(below).isBetween(-0.5, 0.5);
        assertThat(liquidOfCopperBelowMelting(sgte, 1300)).isPositive();
    }

    /// GLIQCU − GHSERCU, which the table writes relative to GHSERCU below the melting point.
    private static double liquidOfCopperBelowMelting(ReferenceState table, double temperature) {
        Evaluator evaluator = Evaluator.at(symbol -> symbol.label().equals("T") ? temperature : 0);
        return evaluator.evaluate(
                table.latticeStability("LIQUID", "CU").orElseThrow().toExpr());
    }

    @Test
    void aTableHasStableFormsLatticeStabilitiesAndWhatTheyNeed() throws BadInputException {
        Problems problems = new Problems();
        ReferenceState table = table(TABLE, problems);
        assertThat(problems.all()).isEmpty();
        assertThat(table.elements()).containsExactly("Q", "V");
        assertThat(table.element("Q").orElseThrow().entropy()).isEqualTo(3);
        assertThat(table.stable("Q").orElseThrow().ranges()).hasSize(2);
        assertThat(table.latticeStability("QQQ_A1", "V")).isPresent();
        assertThat(table.latticeStability("QQQ_A1", "CU")).isEmpty();
        assertThat(table.latticeStability("FCC_A1", "V")).isEmpty();
        assertThat(table.phasesOf("V")).containsExactly("QQQ_A1");
        assertThat(table.functionsNeededBy(table.latticeStability("QQQ_A1", "Q").orElseThrow()))
                .containsOnlyKeys("EXTRA", "GHSERQQ");
        assertThat(TdbExpressionPrinter.print(table.stable("V").orElseThrow().first()))
                .isEqualTo("-300");
    }

    @Test
    void parametersOfOtherKindsAreToldAsNotUsed() throws BadInputException {
        Problems problems = new Problems();
        table(
                TABLE + "PARAMETER TC(QQQ_A1,Q:VA;0) 298.15 100; 6000 N !\n"
                        + "PARAMETER G(QQQ_A1,Q,V:VA;0) 298.15 100; 6000 N !\n",
                problems);
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.found()).contains("TC", "mixtures");
        });
    }

    @Test
    void aTableWithoutStableFormOrWithUndefinedFunctionsIsRefused() {
        String withoutStable = TABLE.replace("GHSERVV 298.15 -300", "OTHER 298.15 -300");
        assertThatThrownBy(() -> table(withoutStable, new Problems()))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.problems())
                                .hasSize(2)
                                .anySatisfy(p -> assertThat(p.found()).contains("element V"))
                                .anySatisfy(p -> assertThat(p.found()).contains("GHSERVV")));
    }

    @Test
    void whatIsWrongWithATableHasFileAndLine() throws IOException {
        Path file = Files.writeString(
                folder.resolve("mine.tdb"),
                TABLE.replace("298.15 5*T;", "298.15 5*LOST;").replace("GHSERVV 298", "OTHER 298"));
        assertThatThrownBy(() -> ReferenceStates.read(file, new Problems()))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.place() + " " + problem.found())
                                .containsExactlyInAnyOrder(
                                        file + " element V has no energy of its stable form",
                                        file + ":5:1 function LOST is used but not defined",
                                        file + ":11:1 function GHSERVV is used but not defined"));
    }

    /// A table of a provider may come from anywhere; a file with a cycle is refused by its reader.
    @Test
    void functionsThatNeedEachOtherAreRefused() {
        TdbReading cyclic = TdbReader.parse(TABLE.replace("298.15 5*T;", "298.15 GHSERQQ;"), "mine.tdb");
        assertThatThrownBy(() -> ReferenceState.of("mine", cyclic.database(), new Problems()))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.found()).contains("EXTRA, GHSERQQ");
                            assertThat(problem.place()).hasToString("mine.tdb:5:1");
                        }));
    }

    @Test
    void tablesAreFoundByNameInAnyCaseAndByFile() throws Exception {
        Problems problems = new Problems();
        assertThat(ReferenceStates.find("sgte91", folder, problems)).isSameAs(ReferenceStates.builtIn("SGTE91"));
        Files.writeString(folder.resolve("Mine.TDB"), TABLE);
        ReferenceState mine = ReferenceStates.find("Mine.TDB", folder, problems);
        assertThat(mine.name()).isEqualTo("Mine");
        assertThat(mine.elements()).containsExactly("Q", "V");
        assertThatThrownBy(() -> ReferenceStates.find("SGTE92", folder, problems))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.mend()).contains("SGTE91")));
    }

    /// Named in `META-INF/services` of the tests.
    public static final class TablesOfATest implements ReferenceStateProvider {

        @Override
        public Set<String> names() {
            return Set.of("TABLE_OF_A_TEST");
        }

        @Override
        public ReferenceState table(String name) throws BadInputException {
            return ReferenceStateTest.table(TABLE, new Problems());
        }
    }

    @Test
    void tablesAreAddedThroughAService() throws BadInputException {
        assertThat(ReferenceStates.names()).containsExactly("SGTE91", "SR2016", "TABLE_OF_A_TEST");
        assertThat(ReferenceStates.find("table_of_a_test", folder, new Problems())
                        .elements())
                .containsExactly("Q", "V");
    }

    @Test
    void aMissingOrBrokenFileIsBadInput() throws IOException {
        assertThatThrownBy(() -> ReferenceStates.find("none.tdb", folder, new Problems()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("none.tdb");
        Files.writeString(folder.resolve("broken.tdb"), TABLE.replace("-100+EXTRA", "-100+*EXTRA"));
        assertThatThrownBy(() -> ReferenceStates.find("broken.tdb", folder, new Problems()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("broken.tdb:4");
    }
}
