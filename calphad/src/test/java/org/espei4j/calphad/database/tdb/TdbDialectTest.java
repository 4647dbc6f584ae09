package org.espei4j.calphad.database.tdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.espei4j.calphad.database.tdb.DialectDatabase.PLAIN;
import static org.espei4j.calphad.database.tdb.DialectDatabase.energies;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One small database in the dialects that files are written in: each says the same energies as the plain one, after being
/// written and read again, too, and what is written the second time is what was written the first time.
class TdbDialectTest {

    @TempDir
    private Path folder;

    record Dialect(String name, String text, Charset charset) {
        Dialect(String name, String text) {
            this(name, text, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static String with(String... replacements) {
        String text = PLAIN;
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return text;
    }

    static Stream<Dialect> dialects() {
        String definitions =
                PLAIN.lines().filter(line -> line.startsWith("TYPE")).reduce("", (all, line) -> all + line + "\n");
        return Stream.of(
                new Dialect("plain", PLAIN),
                new Dialect("lower case", PLAIN.toLowerCase(Locale.ROOT)),
                new Dialect("carriage returns and line feeds", PLAIN.replace("\n", "\r\n")),
                new Dialect("carriage returns", PLAIN.replace("\n", "\r")),
                new Dialect("tabs", PLAIN.replace(" ", "\t")),
                new Dialect("byte order mark", "\uFEFF" + PLAIN),
                new Dialect("UTF-16", "\uFEFF" + PLAIN, StandardCharsets.UTF_16LE),
                new Dialect("Latin 1", "$ M\u00E9thode de C. B\u00E4tzner\n" + PLAIN, StandardCharsets.ISO_8859_1),
                new Dialect("no line feed at the end", PLAIN.strip()),
                new Dialect("long lines", with("+GAB-2*T", "+GAB" + "+0*T".repeat(400) + "-2*T")),
                new Dialect("short lines", PLAIN.replace("; ", ";\n  ").replace(" 298.15 ", "\n  298.15\n   ")),
                new Dialect(
                        "comments in odd places",
                        "$\n" + PLAIN.replace("; 6000 N !", "; $ up to ; here!\n $PARAMETER G(\n 6000 N !\n$ !")),
                new Dialect("late type definitions", with(definitions, "") + definitions),
                new Dialect(
                        "abbreviations",
                        with(
                                "ELEMENT",
                                "ELEM",
                                "FUNCTION",
                                "FUN",
                                "TYPE_DEFINITION",
                                "TYPE-DEF",
                                "CONSTITUENT",
                                "CONST",
                                "PARAMETER",
                                "PARA",
                                "A_P_D BCC_B2 DIS_PART",
                                "AMEND_PHASE_DES BCC_B2 DISORDER",
                                "MAGNETIC",
                                "MAG")),
                new Dialect(
                        "commas in type definitions",
                        with("-1.0 0.4", "-1.0,0.4", "DIS_PART BCC_A2", "DIS_PART BCC_A2,,,")),
                new Dialect(
                        "missing separators",
                        with("298.15 +GA;", ",,+GA;", "6000 N", ",,N", ";0)", ")", ":A,B:VA:", ":A B :VA:")),
                new Dialect("no blank after the head", with(") 298.15 -", ")298.15-", ") 298.15 +", ")298.15+")),
                new Dialect(
                        "exponents without digits",
                        with("-1000+", "-1.E+03+", "-0.001*", "-1.0D-3*", "-900+", "-9.E2+", "298.15", "2.98150E+02")),
                new Dialect("repeated signs", with("-0.001*T", "+-0.001*T", "-5000+", "--+-5000+", "1.5*T", "-1.5*-T")),
                new Dialect("functions called E and I, which are constants elsewhere", with("GAB", "I", "GA", "E")),
                new Dialect("marked functions", with("+GA;", "+GA#;", "*GA+", "*GA#+")),
                new Dialect(
                        "nested functions",
                        with(
                                "FUNCTION GAB 298.15 +0.5*GA+100;",
                                        "FUNCTION GAB 298.15 +F1; 6000 N !\nFUNCTION F1 298.15 F2+100;",
                                "TYPE_DEFINITION %",
                                        "FUNCTION F2 298.15 GA*HALF; 6000 N !\nFUNCTION HALF 298.15 0.5; 6000 N !\nTYPE_DEFINITION %")),
                new Dialect("functions of the logarithm", with("+1.5*T", "+1.5*EXP(LN(T))", "5*T-", "5*EXP(LOG(T))-")),
                new Dialect(
                        "settings",
                        "DEFINE_SYSTEM_DEFAULT ELEMENT 2 !\nDEFAULT_COMMAND DEF_SYS_ELEMENT VA /- !\n"
                                + "DEFAULT_COM REJECT_PHASE BCC_B2 !\nDATABASE_INFO two lines' of text !\n"
                                + "ASSESSED_SYSTEMS A-B(;P3 STP:.99/1400/-1) !\nOPTIONS a b !\nTEMP-LIM 298.15 6000 !\n"
                                + "VERSION_DATE 2020-01-01 !\nTYPE_DEFINITION C GES A_P_D BCC_A2 C_S,, A:VA: !\n"
                                + "TYPE_DEFINITION J GES A_P_D BCC_A2 MAJ 1 A:VA: !\nTYPE_DEFINITION K POLY3 SET A !\n"
                                + "TYPE_DEFINITION L IF (A) THEN GES A_P_D BCC_A2 C_S,,, !\n" + PLAIN),
                new Dialect(
                        "references",
                        PLAIN.replace("N !", "N 91DIN !")
                                + "LIST_OF_REFERENCES\n NUMBER SOURCE\n 91DIN 'A. Dinsdale's tables' !\n"),
                new Dialect(
                        "unused phases and functions",
                        PLAIN + "FUNCTION NOBODY 298.15 R*T; 6000 N !\n"
                                + "PARAMETER G(ABSENT,A;0) 298.15 5; 6000 N !\n"));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void everyDialectSaysTheSameEnergies(Dialect dialect) throws Exception {
        Path file = Files.write(folder.resolve("dialect.tdb"), dialect.text().getBytes(dialect.charset()));
        TdbReading reading = TdbReader.read(file);
        assertThat(reading.errors()).isEmpty();
        List<Double> expected = energies(TdbReader.parseOrThrow(PLAIN, "plain.tdb"));
        List<Double> energies = energies(reading.database());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(energies.get(i)).isCloseTo(expected.get(i), within(1e-9 * Math.abs(expected.get(i))));
        }

        String written = TdbWriter.write(reading.database());
        Database again = TdbReader.parseOrThrow(written, "written.tdb");
        assertThat(energies(again)).isEqualTo(energies);
        assertThat(TdbWriter.write(again)).isEqualTo(written);
        Database twice = TdbReader.parseOrThrow(TdbWriter.write(again), "again.tdb");
        assertThat(twice).isEqualTo(reading.database());
    }

    @Test
    void aFunctionDefinedNowhereIsToldAndIsZero() throws Exception {
        TdbReading reading = TdbReader.parse(with("-5000+1.5*T", "-5000+1.5*T+LOST"), "lost.tdb");

        assertThat(reading.problems())
                .filteredOn(problem -> problem.severity() == Severity.WARNING)
                .extracting(Problem::kind)
                .containsExactly(TdbProblem.FUNCTION_UNDEFINED);
        assertThat(energies(reading.database())).isEqualTo(energies(TdbReader.parseOrThrow(PLAIN, "plain.tdb")));
    }

    @Test
    void functionsDefinedByEachOtherAreAnErrorWithTheCycle() {
        TdbReading reading = TdbReader.parse(
                with("+0.5*GA+100", "+0.5*GB", "-1000+5*T", "GAB+5*T") + "FUNCTION GB 298.15 GAB; 6000 N !\n",
                "cycle.tdb");

        assertThat(reading.errors())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.toString()).contains("GAB"));
        assertThat(reading.errors()).extracting(Problem::kind).containsOnly(TdbProblem.FUNCTION_CYCLE);
    }
}
