package org.espei4j.calphad.database.tdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.espei4j.calphad.database.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are cut off, damaged or hostile: they are diagnosed, never an exception, never a hang, and what can be
/// understood of them survives writing and reading.
class TdbMutationTest {

    private static final String ALPHABET = "!$%&'()*+-,./:;<=>?@^_ \n\tABEGLNPRTVXY0123456789";

    private static String mutated(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes && !mutant.isEmpty(); i++) {
            int at = random.nextInt(mutant.length());
            int end = Math.min(mutant.length(), at + 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 4));
            switch (random.nextInt(6)) {
                case 0 -> mutant.setLength(at);
                case 1 -> mutant.delete(at, end);
                case 2 -> mutant.insert(at, mutant.substring(at, end));
                case 3 -> mutant.insert(random.nextInt(mutant.length()), mutant.substring(at, end));
                case 4 -> mutant.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                default -> mutant.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return mutant.toString();
    }

    private static void check(String text) {
        TdbReading reading = TdbReader.parse(text, "mutant.tdb");
        Database database = reading.database();
        Database again =
                TdbReader.parse(TdbWriter.write(database), "written.tdb").database();
        // Some texts that stand between quotes cannot be written between quotes.
        if (database.references().values().stream()
                .allMatch(reference -> QuotedText.writable(reference).equals(reference))) {
            assertThat(again).as(text).isEqualTo(database);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedExamplesAreDiagnosed(long seed) {
        check(mutated(ExampleDatabase.TEXT, new Random(seed)));
    }

    @ParameterizedTest
    @MethodSource("org.espei4j.calphad.database.tdb.TdbReaderConformanceTest#databases")
    void damagedPublishedFilesAreDiagnosed(Path file) throws IOException {
        assumeTrue(Files.exists(file), "the reference folder is absent: " + file);
        String text = Files.readString(file);
        int rounds = text.length() > 100_000 ? 2 : 12;
        for (int seed = 0; seed < rounds; seed++) {
            check(mutated(text, new Random(seed)));
        }
    }

    @Test
    void everyCutOfTheExampleIsDiagnosed() {
        for (int length = 0; length < ExampleDatabase.TEXT.length(); length++) {
            check(ExampleDatabase.TEXT.substring(0, length));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "-",
                "2**",
                "LN(",
                "A+",
                "!",
                "\n",
                "'",
                "' ",
                "K1 '",
                "K1 '! '\n",
                "!'",
                "FUNCTION F 1 2;\n",
                "$",
                ";",
                ":",
                ",",
                "&",
                "ELEMENT ",
                "SPECIES A ABC",
                "PHASE X % 1 ",
                "X",
                "%",
                "GES ",
                "TYPE_DEFINITION A GES A_P_D X "
            })
    void longRepetitionsAreReadInLinearTime(String unit) {
        String repeated = unit.repeat(100_000 / unit.length());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (String before : new String[] {
                "",
                "FUNCTION F 298.15 ",
                "LIST_OF_REFERENCES\n K1 '",
                "PHASE ",
                "CONSTITUENT X :",
                "PARAMETER G(X,",
                "TYPE_DEFINITION A ",
                "SPECIES X ",
                "DATABASE_INFO "
            }) {
                check(before + repeated);
            }
        });
    }
}
