package org.espei4j.calphad.database.tdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.DatabaseFunction;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.database.OrderPartition;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.database.Sublattice;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The layout of written databases, and that they read back equal.
class TdbWriterTest {

    private static Database reread(Database database) throws Exception {
        return TdbReader.parseOrThrow(TdbWriter.write(database), "written.tdb");
    }

    private static Database.Builder small() {
        return Database.builder()
                .element(new Element("VA", "VACUUM", 0, 0, 0))
                .element(new Element("CU", "FCC_A1", 63.546, 5004.1, 33.15));
    }

    private static Phase magnetic(String name) {
        return new Phase(
                name,
                "",
                "%",
                List.of(Sublattice.of(1, List.of("CU"))),
                Optional.of(new MagneticOrdering(-3, 0.28)),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void theExampleReadsBackEqual() throws Exception {
        Database database = TdbReader.parseOrThrow(ExampleDatabase.TEXT, "example.tdb");
        assertThat(reread(database)).isEqualTo(database);
    }

    @Test
    void commandsStandInTheUsualOrderWithFullKeywords() throws Exception {
        String text = TdbWriter.write(TdbReader.parseOrThrow(ExampleDatabase.TEXT, "example.tdb"));
        assertThat(text).isEqualTo("""
                $ Made up for tests
                $
                $ Second paragraph
                $
                ELEMENT /-  ELECTRON_GAS          0             0           0 !
                ELEMENT VA  VACUUM                0             0           0 !
                ELEMENT NI  FCC_A1                58.69         4787        29.796 !
                ELEMENT W   BCC_A2                183.85        4970        32.62 !
                ELEMENT Y   HCP_A3                88.906        5966.4      44.434 !
                $
                SPECIES W2Y1+3 W2Y1/+3 !
                $
                FUNCTION GHSERNI 298.15 -5000+110.5*T-22*T*LN(T)-0.0045*T**2;  1500 Y
                    -9000+125*T;  3000 N 02ABC !
                FUNCTION GHSERW 298.15 +1200-0.0005*T**2+7500*T**(-1);  6000 N !
                FUNCTION LMIX 298.15 -12000+4*T;  6000 N !
                $
                TYPE_DEFINITION % SEQ * !
                DEFINE_SYSTEM_DEFAULT ELEMENT 2 !
                DEFAULT_COMMAND DEFINE_SYSTEM_ELEMENT VA /- !
                TYPE_DEFINITION A GES AMEND_PHASE_DESCRIPTION BCC_A2 MAGNETIC -1.0 0.4 !
                TYPE_DEFINITION B GES AMEND_PHASE_DESCRIPTION BCC_B2 MAGNETIC -1.0 0.4 !
                TYPE_DEFINITION C GES AMEND_PHASE_DESCRIPTION BCC_B2 DIS_PART BCC_A2,,, !
                $
                PHASE BCC_A2 %A 2 1 3 !
                CONSTITUENT BCC_A2 :NI%,W:VA: !
                PARAMETER G(BCC_A2,NI:VA;0) 298.15 +GHSERNI;  6000 N !
                PARAMETER G(BCC_A2,W:VA;0) 298.15 +GHSERW;  6000 N !
                PARAMETER TC(BCC_A2,NI:VA;0) 298.15 +575;  6000 N !
                PARAMETER BMAGN(BCC_A2,NI:VA;0) 298.15 +0.85;  6000 N !
                PARAMETER MQ(BCC_A2&W,*:VA;0) 298.15 -300000-80*T;  6000 N !
                $
                PHASE BCC_B2 %BC 3 0.5 0.5 3 !
                CONSTITUENT BCC_B2 :NI,W:NI,W:VA: !
                PARAMETER G(BCC_B2,NI:W:*;0) 298.15 -4000;  6000 N !
                PARAMETER G(BCC_B2,W:NI:*;0) 298.15 -4000;  6000 N !
                $
                PHASE LIQUID:L % 1 1 !
                CONSTITUENT LIQUID:L :NI,W: !
                PARAMETER G(LIQUID,NI;0) 298.15 +GHSERNI+17000-10*T;  6000 N !
                PARAMETER L(LIQUID,NI,W;0) 298.15 +LMIX;  6000 N 02ABC !
                PARAMETER L(LIQUID,NI,W;2) 298.15 +250;  6000 N 02ABC !
                $
                ASSESSED_SYSTEMS NI-W(;P3 STP:.5/1200/1) !
                $
                LIST_OF_REFERENCES
                NUMBER  SOURCE
                  02ABC 'A. B. C. d'Example, Made-up J. 1 (2002) 3-4'
                  !
                """);
    }

    @Test
    void aDatabaseMadeByAProgramReadsBackEqual() throws Exception {
        Expr value = Algebra.add(
                Algebra.multiply(Expr.constant(-8.5e-7), Algebra.power(Expr.T, 3)),
                Algebra.multiply(Expr.named("VV0001"), Expr.T),
                Expr.named("VV0000"));
        Database database = small().comment("made by a program")
                .element(new Element("MG", "HCP_A3", 24.305, 4998, 32.671))
                .species(new Species("MG+2", new TreeMap<>(java.util.Map.of("MG", 1.0)), 2))
                .species(new Species("CU1.5MG", new TreeMap<>(java.util.Map.of("MG", 1.0, "CU", 1.5)), 0))
                .function(DatabaseFunction.of("VV0000", TemperatureRanges.of(1, Expr.constant(-22425.7), 10000)))
                .function(DatabaseFunction.of("VV0001", TemperatureRanges.of(1, Expr.constant(1e-12), 10000)))
                .phase(magnetic("FCC_A1"))
                .phase(new Phase(
                        "FCC_L12",
                        "F",
                        "%",
                        List.of(Sublattice.of(1 / 3.0, List.of("CU", "MG"))),
                        Optional.of(new MagneticOrdering(-3, 0.28)),
                        Optional.of(new OrderPartition("FCC_L12", "FCC_A1", true)),
                        Optional.empty()))
                .parameter(Parameter.of("G", "FCC_L12", List.of(List.of("CU")), 0, TemperatureRanges.of(value)))
                .parameter(Parameter.of("L", "FCC_L12", List.of(List.of("MG", "CU")), 3, TemperatureRanges.of(value)))
                .reference("X01", "someone's text")
                .build();
        assertThat(reread(database)).isEqualTo(database);
    }

    @Test
    void rangesKeepTheirLimits() throws Exception {
        TemperatureRanges ranges = new TemperatureRanges(
                100,
                List.of(
                        new TemperatureRanges.Range(Expr.T, 0.1 + 0.2 + 500),
                        new TemperatureRanges.Range(Expr.named("N"), 2e4)));
        Database database = small().function(DatabaseFunction.of("N", TemperatureRanges.of(Expr.P)))
                .function(DatabaseFunction.of("Y", ranges))
                .build();
        assertThat(reread(database).function("Y").orElseThrow().value()).isEqualTo(ranges);
    }

    @Test
    void thereAreLettersForAnyNumberOfPhases() throws Exception {
        Database.Builder builder = small();
        IntStream.range(0, 200).mapToObj(i -> magnetic("PHASE_" + i)).forEach(builder::phase);
        Phase ordered = new Phase(
                "ORD",
                "",
                "%",
                List.of(Sublattice.of(1, List.of("CU"))),
                Optional.of(new MagneticOrdering(-1, 0.4)),
                Optional.of(new OrderPartition("ORD", "PHASE_7", false)),
                Optional.empty());
        Database database = builder.phase(ordered).build();
        assertThat(reread(database)).isEqualTo(database);
    }

    @Test
    void lettersOfKeptDefinitionsAreNotGivenToOthers() throws Exception {
        String text = ExampleDatabase.TEXT.replace("PHASE BCC_A2 %A", "PHASE BCC_A2 %AZ")
                + "TYPE_DEFINITION Z GES A_P_D BCC_A2 COMPOSITION_SETS ,W, !\n"
                + "TYPE_DEFINITION A GES A_P_D BCC_A2 MAJOR_CONSTITUENT 1 W: !\n";
        Database database = TdbReader.parse(text, "example.tdb").database();
        assertThat(database.phase("BCC_A2").orElseThrow().typeLetters()).isEqualTo("%AZ");
        assertThat(reread(database)).isEqualTo(database);
        assertThat(reread(database).phase("BCC_A2").orElseThrow().magnetic()).isPresent();
    }

    @Test
    void keptTextsSurviveWithTheirComments() throws Exception {
        String text = """
                DATABASE_INFO First line'
                   second line, which is far too long to stand on one line of a file that other programs read'
                $ a comment inside! of the text
                last line $ with a comment
                !
                ELEMENT CU FCC_A1 63.5 5004 33.1 !
                DEFAULT_COMMAND REJECT_PHASE A B C !
                ZEROVOLUME_SPECIES VA !
                OPTIONS something !
                FROBNICATE the database !
                LIST_OF_REFERENCES
                 A1   no quotes here, just a line
                 B2   and another one !
                """;
        Database database = TdbReader.parse(text, "kept.tdb").database();
        assertThat(database.annotations())
                .extracting(Database.Annotation::keyword)
                .containsExactlyInAnyOrder(
                        "DATABASE_INFORMATION",
                        "DEFAULT_COMMAND",
                        "ZEROVOLUME_SPECIES",
                        "OPTIONS",
                        "FROBNICATE",
                        "LIST_OF_REFERENCES");
        assertThat(database.annotations().getFirst().text())
                .contains("$ a comment inside! of the text")
                .contains("last line\n$ with a comment");
        assertThat(TdbReader.parse(TdbWriter.write(database), "written.tdb").database())
                .isEqualTo(database);
    }

    @Test
    void noLineIsTooLongAndNoneBeginsLikeACommand() throws Exception {
        StringBuilder sum = new StringBuilder("+1");
        for (int i = 0; i < 60; i++) {
            sum.append("-1.2345678E-")
                    .append(i + 10)
                    .append("*T**")
                    .append(i + 2)
                    .append("*LN(T)");
        }
        String names = String.join(
                ",", IntStream.range(0, 80).mapToObj(i -> "CU" + i + "PQ").toList());
        StringBuilder text = new StringBuilder("ELEMENT CU FCC_A1 63.5 5004 33.1 !\n");
        for (String name : names.split(",")) {
            text.append("SPECIES ").append(name).append(" CU1 !\n");
        }
        text.append("FUNCTION FUN1 298.15 ").append(sum).append("; 6000 N !\n");
        text.append("PHASE GAS:G % 1 1 !\nCONSTITUENT GAS:G :").append(names).append(": !\n");
        text.append("PARAMETER L(GAS,").append(names).append(";0) 298.15 FUN1; 6000 N !\n");
        text.append("TYPE_DEFINITION % SEQ * !\n");
        Database database = TdbReader.parseOrThrow(text.toString(), "long.tdb");
        String written = TdbWriter.write(database);
        assertThat(written.lines()).allMatch(line -> line.length() <= 78);
        assertThat(written.lines().filter(line -> line.startsWith("   "))).isNotEmpty();
        assertThat(reread(database)).isEqualTo(database);
    }

    @Test
    void textsThatWouldEndTheListAreMadeHarmless() throws Exception {
        Database database = small().reference("A1", "say ' B2 'twice'! for $5")
                .reference("B1", "O'Neill's paper, authors' copy")
                .reference("C1", "")
                .build();
        assertThat(reread(database).references())
                .containsEntry("A1", "say \" B2 \"twice\". for #5")
                .containsEntry("B1", "O'Neill's paper, authors' copy")
                .containsEntry("C1", "");
    }

    @Test
    void classicStyleShortensNamesWithoutTouchingExpressions() throws Exception {
        Database database = TdbReader.parseOrThrow("""
                ELEMENT CU FCC_A1 63.5 5004 33.1 !
                FUNCTION ALONGNAME1 298.15 2*(3*T); 6000 N !
                FUNCTION ALONGNAME2 298.15 1*ALONGNAME1+SHORT; 6000 N !
                FUNCTION SHORT 298.15 1; 6000 N !
                """, "names.tdb");
        String text = TdbWriter.write(database, TdbStyle.CLASSIC);
        Database classic = TdbReader.parseOrThrow(text, "classic.tdb");
        assertThat(classic.functions().keySet()).hasSize(3).allMatch(name -> name.length() <= 8);
        assertThat(text)
                .contains("2*(3*T)")
                .contains("+1*ALO")
                .contains("SHORT#")
                .contains(" = ALONGNAME1");
        assertThat(TdbWriter.write(database, TdbStyle.CLASSIC)).isEqualTo(text);
    }

    @Test
    void aFileIsReplacedAtOnce(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("out.tdb");
        Files.writeString(file, "old");
        Database database = TdbReader.parseOrThrow(ExampleDatabase.TEXT, "example.tdb");
        TdbWriter.write(database, file);
        assertThat(TdbReader.readOrThrow(file)).isEqualTo(database);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThatThrownBy(
                        () -> TdbWriter.write(database, folder.resolve("absent").resolve("out.tdb")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatOtherProgramsCannotReadIsSaid() throws Exception {
        Database database = TdbReader.parseOrThrow("""
                ELEMENT CU FCC_A1 63.5 5004 33.1 !
                SPECIES CU.2 CU2 !
                FUNCTION ALONGNAME1 298.15 T**0.5; 6000 N !
                FUNCTION PLAIN 298.15 -8000+5*T*LN(T)-EXP(2*T**(-1)); 6000 N !
                FUNCTION SUMS 298.15 T*(1+T); 6000 N AREFERENCETHATISLONG !
                FUNCTION CALLS 298.15 SQRT(T); 6000 N !
                """, "portable.tdb");
        assertThat(TdbWriter.remarks(database, TdbStyle.USUAL, "out.tdb"))
                .extracting(problem -> problem.kind())
                .containsExactly(
                        TdbPortability.LONG_FUNCTION_NAMES,
                        TdbPortability.LONG_REFERENCES,
                        TdbPortability.POINTS_IN_NAMES,
                        TdbPortability.FRACTIONAL_POWERS,
                        TdbPortability.NESTED_SUMS,
                        TdbPortability.OTHER_FUNCTIONS);
        assertThat(TdbWriter.remarks(database, TdbStyle.CLASSIC, "out.tdb").get(1))
                .hasToString("out.tdb: warning: pycalphad does not read names with a point: CU.2");
    }

    @Test
    void noLineOfASettingBeginsLikeACommand() {
        String text =
                "ELEMENT CU FCC_A1 63.5 5004 33.1 !\nDEFAULT_COMMAND PHASE " + "ABCDEFG ".repeat(8) + "PHASE X !\n";
        Database database = TdbReader.parse(text, "settings.tdb").database();
        TdbReading again = TdbReader.parse(TdbWriter.write(database), "written.tdb");
        assertThat(again.errors()).isEmpty();
        assertThat(again.database()).isEqualTo(database);
    }
}
