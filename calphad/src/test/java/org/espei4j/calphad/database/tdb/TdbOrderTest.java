package org.espei4j.calphad.database.tdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What does not change a database: the order of its commands, the case of its letters, and how its lines end.
class TdbOrderTest {

    /// The commands of a text, shuffled, one on a line.
    private static String shuffled(String text, long seed) {
        SourceText source = new SourceText("ordered.tdb", text);
        List<String> commands = new ArrayList<>();
        for (Command command : CommandSplitter.split(source, new Problems())) {
            commands.add(source.original(command.start(), command.end()) + "\n!");
        }
        Collections.shuffle(commands, new Random(seed));
        return String.join("\n", commands) + "\n";
    }

    private static void assertSameModel(Database actual, Database expected) {
        assertThat(actual.elements()).isEqualTo(expected.elements());
        assertThat(actual.species()).isEqualTo(expected.species());
        assertThat(actual.functions()).isEqualTo(expected.functions());
        assertThat(actual.phases()).isEqualTo(expected.phases());
        assertThat(counted(actual.parameters())).isEqualTo(counted(expected.parameters()));
    }

    private static <T> Map<T, Long> counted(List<T> items) {
        return items.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderOfCommandsDoesNotMatter(long seed) throws Exception {
        Database expected = TdbReader.parseOrThrow(ExampleDatabase.TEXT, "example.tdb");
        Database actual = TdbReader.parseOrThrow(shuffled(ExampleDatabase.TEXT, seed), "shuffled.tdb");
        assertSameModel(actual, expected);
        assertThat(actual.references()).isEqualTo(expected.references());
        assertThat(counted(actual.annotations())).isEqualTo(counted(expected.annotations()));
    }

    @ParameterizedTest
    @MethodSource("org.espei4j.calphad.database.tdb.TdbReaderConformanceTest#databases")
    void theOrderOfCommandsDoesNotMatterInPublishedFiles(Path file) throws IOException {
        assumeTrue(Files.exists(file), "the reference folder is absent: " + file);
        String text = Files.readString(file);
        Database expected = TdbReader.parse(text, "ordered.tdb").database();
        for (long seed = 1; seed <= 2; seed++) {
            Database actual =
                    TdbReader.parse(shuffled(text, seed), "shuffled.tdb").database();
            assertSameModel(actual, expected);
            assertThat(actual.references()).isEqualTo(expected.references());
            assertThat(counted(actual.annotations())).isEqualTo(counted(expected.annotations()));
        }
    }

    @Test
    void lineEndsAndTabsDoNotMatter() throws Exception {
        Database expected = TdbReader.parseOrThrow(ExampleDatabase.TEXT, "example.tdb");
        for (String text : List.of(
                ExampleDatabase.TEXT.replace("\n", "\r\n"),
                ExampleDatabase.TEXT.replace("\n", "\r"),
                ExampleDatabase.TEXT.replace(" ", "\t"),
                ExampleDatabase.TEXT.replace("!\n", "!\n\f\n"),
                "\uFEFF" + ExampleDatabase.TEXT,
                ExampleDatabase.TEXT + "\u001A")) {
            Database actual = TdbReader.parseOrThrow(text, "variant.tdb");
            assertSameModel(actual, expected);
            assertThat(actual.references()).isEqualTo(expected.references());
        }
    }

    @Test
    void placesCountLinesWhateverTheirEnds() throws Exception {
        int line = ExampleDatabase.lineOf("FUNCTION LMIX");
        for (String end : List.of("\n", "\r\n", "\r")) {
            Database database = TdbReader.parseOrThrow(ExampleDatabase.TEXT.replace("\n", end), "variant.tdb");
            assertThat(database.function("LMIX")
                            .orElseThrow()
                            .place()
                            .orElseThrow()
                            .line())
                    .isEqualTo(line);
        }
    }

    @Test
    void caseDoesNotMatter() throws Exception {
        Database expected = TdbReader.parseOrThrow(ExampleDatabase.TEXT, "example.tdb");
        Database lower = TdbReader.parseOrThrow(ExampleDatabase.TEXT.toLowerCase(Locale.ROOT), "lower.tdb");
        assertSameModel(lower, expected);
        assertThat(lower.references()).containsOnlyKeys("02ABC");
    }

    @Test
    void encodingsAreRecognised(@TempDir Path folder) throws Exception {
        String text = ExampleDatabase.TEXT.replace("Made-up J.", "Zeitschrift für Erfundenes");
        Database expected = TdbReader.parseOrThrow(text, "example.tdb");
        Path file = folder.resolve("example.tdb");

        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        assertThat(TdbReader.readOrThrow(file)).isEqualTo(expected);

        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        TdbReading latin = TdbReader.read(file);
        assertThat(latin.database()).isEqualTo(expected);
        assertThat(latin.problems().getFirst().kind()).isEqualTo(TdbProblem.NOT_UTF_8);

        Files.write(file, text.getBytes(StandardCharsets.UTF_16));
        assertThat(TdbReader.readOrThrow(file)).isEqualTo(expected);

        TdbWriter.write(expected, file);
        assertThat(TdbReader.readOrThrow(file)).isEqualTo(expected);
    }

    @Test
    void otherKindsOfFilesAreNamed(@TempDir Path folder) throws IOException {
        assertKind(TdbReader.parse("<?xml version=\"1.0\"?><XTDB></XTDB>", "x"), TdbProblem.OTHER_FORMAT);
        assertKind(TdbReader.parse(" System Fe-O\n 2 2 3 4 5\n Fe O\n", "x"), TdbProblem.OTHER_FORMAT);
        assertKind(TdbReader.parse("ENCRYPTED 0123ABCD", "x"), TdbProblem.COMPILED_OR_ENCRYPTED);
        assertKind(TdbReader.parse("", "x"), TdbProblem.NO_COMMANDS);
        assertKind(TdbReader.parse("Dear colleague, here is nothing of use.", "x"), TdbProblem.NO_COMMANDS);
        Path file = folder.resolve("compiled.GES5");
        Files.write(file, new byte[] {0, 1, 2, 3, 65, 66, 0, 7});
        assertKind(TdbReader.read(file), TdbProblem.COMPILED_OR_ENCRYPTED);
    }

    private static void assertKind(TdbReading reading, TdbProblem kind) {
        assertThat(reading.errors()).hasSize(1);
        assertThat(reading.errors().getFirst().kind()).isEqualTo(kind);
    }
}
