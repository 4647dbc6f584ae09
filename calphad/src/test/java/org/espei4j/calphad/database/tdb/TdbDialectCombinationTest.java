package org.espei4j.calphad.database.tdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Habits of writing databases, several at a time: files are not in one dialect but in mixtures. Whatever the mixture, a file
/// says the same energies, and so does what is written after reading it.
class TdbDialectCombinationTest {

    private static final int MIXTURES = 100;

    /// A habit that turns a database into another text of the same meaning.
    private record Habit(String name, UnaryOperator<String> rewrite) {}

    /// From what is said to how it is laid out, so that a later habit finds what an earlier one has written.
    private static final List<Habit> HABITS = List.of(
            new Habit(
                    "nested functions",
                    text -> text.replace("+0.5*GA+100;", "F1; 6000 N !\nFUNCTION F1 298.15 F2+100;")
                            + "FUNCTION F2 298.15 GA*HALF; 6000 N !\nFUNCTION HALF 298.15 0.5; 6000 N !\n"),
            new Habit(
                    "several phases' worth of settings",
                    text -> "DEFINE_SYSTEM_DEFAULT ELEMENT 2 !\nDEFAULT_COM REJECT_PHASE BCC_B2 !\n"
                            + "DATABASE_INFO isn't this ''text'' !\nASSESSED_SYSTEMS A-B(;P3 STP:.99/1400/-1) !\nOPTIONS a b !\n"
                            + text),
            new Habit("marked functions", text -> text.replace("+GA;", "+GA#;").replace("+GAB-", "+GAB#-")),
            new Habit(
                    "repeated signs",
                    text -> text.replace("-0.001*T", "+-0.001*T").replace("-5000+", "--+-5000+")),
            new Habit(
                    "Fortran exponents",
                    text -> text.replace("-0.001*", "-1.D-3*").replace("-900+", "-9.E2+")),
            new Habit("late type definitions", TdbDialectCombinationTest::definitionsLast),
            new Habit("phases last", text -> movedToEnd(text, "PHASE ")),
            new Habit("constituents last", text -> movedToEnd(text, "CONSTITUENT ")),
            new Habit("elements last", text -> movedToEnd(text, "ELEMENT ")),
            new Habit("no orders", text -> text.replace(";0)", ")")),
            new Habit("no upper limits", text -> text.replace("; 6000 N", ";,,N")),
            new Habit(
                    "no lower limits",
                    text -> text.replace(") 298.15 +", "),, +").replace(") 298.15 -", ") -")),
            new Habit(
                    "blanks for commas",
                    text -> text.replace(":A,B", ": A B% ").replace("DIS_PART BCC_A2", "DIS_PART BCC_A2,,,")),
            new Habit("commas for blanks", text -> text.replace("-1.0 0.4", "-1.0,0.4,")),
            new Habit(
                    "blanks in parameters",
                    text -> text.replace("(BCC_A2,", "( BCC_A2 , ").replace(";0)", " ; 0 )")),
            new Habit(
                    "references",
                    text -> text.replace("N !", "N 91DIN !")
                            + "LIST_OF_REFERENCES\n NUMBER SOURCE\n 91DIN 'A. Dinsdale's' !\n"),
            new Habit(
                    "abbreviations",
                    text -> text.replace("ELEMENT ", "ELEM ")
                            .replace("FUNCTION", "FUN")
                            .replace("TYPE_DEFINITION", "TYPE-DEF")
                            .replace("CONSTITUENT", "CONST")
                            .replace("PARAMETER", "PARA")
                            .replace("DIS_PART", "DISORDERED_PART")
                            .replace("MAGNETIC", "MAG")),
            new Habit("remarks after commands", text -> text.replace(" !\n", " ! as published\n")),
            new Habit("comments inside commands", text -> text.replace("; 6000", "; $ up to ; here!\n 6000")),
            new Habit("short lines", text -> text.replace("; ", ";\n  ")),
            new Habit("long lines", text -> text.replace("+GAB", "+GAB" + "+0*T".repeat(300))),
            new Habit("lower case", text -> text.toLowerCase(Locale.ROOT)),
            new Habit("tabs", text -> text.replace(" ", "\t")),
            new Habit("carriage returns and line feeds", text -> text.replace("\n", "\r\n")),
            new Habit("byte order mark", text -> "\uFEFF" + text));

    private static String definitionsLast(String text) {
        return movedToEnd(text, "TYPE_DEFINITION ");
    }

    private static String movedToEnd(String text, String keyword) {
        return Stream.concat(
                        text.lines().filter(line -> !line.startsWith(keyword)),
                        text.lines().filter(line -> line.startsWith(keyword)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    record Mixture(String names, String text) {
        @Override
        public String toString() {
            return names;
        }
    }

    static Stream<Mixture> mixtures() {
        return IntStream.range(0, MIXTURES).mapToObj(seed -> mixture(new Random(seed)));
    }

    private static Mixture mixture(Random random) {
        double share = 0.1 + 0.6 * random.nextDouble();
        List<String> names = new ArrayList<>();
        String text = DialectDatabase.PLAIN;
        for (Habit habit : HABITS) {
            if (random.nextDouble() < share) {
                names.add(habit.name());
                text = habit.rewrite().apply(text);
            }
        }
        return new Mixture(String.join(", ", names), text);
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void everyMixtureSaysTheSameEnergies(Mixture mixture) throws Exception {
        TdbReading reading = TdbReader.parse(mixture.text(), "mixture.tdb");
        assertThat(reading.errors()).as(mixture.text()).isEmpty();
        List<Double> expected = DialectDatabase.energies(TdbReader.parseOrThrow(DialectDatabase.PLAIN, "plain.tdb"));
        List<Double> energies = DialectDatabase.energies(reading.database());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(energies.get(i))
                    .as(mixture.text())
                    .isCloseTo(expected.get(i), within(1e-9 * Math.abs(expected.get(i))));
        }
        Database again = TdbReader.parseOrThrow(TdbWriter.write(reading.database()), "written.tdb");
        assertThat(again).isEqualTo(reading.database());
        assertThat(DialectDatabase.energies(again)).isEqualTo(energies);
    }

    /// All spellings of a phase that is never disordered say the same, which is not what `DIS_PART` says.
    @ParameterizedTest
    @ValueSource(strings = {"NEVER BCC_A2,,,", "NEVER_DISORDERED BCC_A2", "DIS_PART BCC_A2 NEVER", "never bcc_a2,"})
    void neverDisorderedPhasesHaveSeveralSpellings(String action) throws Exception {
        Database database =
                TdbReader.parseOrThrow(DialectDatabase.PLAIN.replace("DIS_PART BCC_A2", action), "never.tdb");
        Database usual =
                TdbReader.parseOrThrow(DialectDatabase.PLAIN.replace("DIS_PART BCC_A2", "NEVER BCC_A2"), "never.tdb");
        assertThat(database.phase("BCC_B2")
                        .orElseThrow()
                        .partition()
                        .orElseThrow()
                        .neverDisordered())
                .isTrue();
        List<Double> energies = DialectDatabase.energies(database);
        assertThat(energies)
                .isEqualTo(DialectDatabase.energies(usual))
                .isNotEqualTo(DialectDatabase.energies(TdbReader.parseOrThrow(DialectDatabase.PLAIN, "plain.tdb")));
        Database again = TdbReader.parseOrThrow(TdbWriter.write(database), "written.tdb");
        assertThat(again).isEqualTo(database);
        assertThat(DialectDatabase.energies(again)).isEqualTo(energies);
    }
}
