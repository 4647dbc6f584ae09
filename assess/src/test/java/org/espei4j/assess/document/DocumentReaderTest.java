package org.espei4j.assess.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

    private final Problems problems = new Problems();

    @TempDir
    Path folder;

    @Test
    void everyValueOfJsonKnowsItsPlaceAndPath() {
        DocumentObject document = json("{\n  \"a\": [1, 2.50],\n  \"b\": {\"c\": null}\n}");

        DocumentNumber second = (DocumentNumber)
                ((DocumentList) document.members().get("a")).entries().get(1);
        assertThat(second.place()).isEqualTo(new SourcePlace("test.json", 2, 12));
        assertThat(second.path()).isEqualTo("/a/1");
        assertThat(second.text()).isEqualTo("2.50");
        assertThat(second.whole()).isFalse();
        assertThat(document.keyPlaces().get("b")).isEqualTo(new SourcePlace("test.json", 3, 3));
        DocumentValue c =
                ((DocumentObject) document.members().get("b")).members().get("c");
        assertThat(c).isEqualTo(new DocumentNull(new SourcePlace("test.json", 3, 14), "/b/c"));
    }

    @Test
    void everyValueOfYamlKnowsItsPlaceAndPath() {
        DocumentObject document = yaml("a: [1, 2.50]\nb:\n  c: text # remark\n");

        DocumentNumber second = (DocumentNumber)
                ((DocumentList) document.members().get("a")).entries().get(1);
        assertThat(second.place()).isEqualTo(new SourcePlace("test.yaml", 1, 8));
        assertThat(second.path()).isEqualTo("/a/1");
        DocumentValue c =
                ((DocumentObject) document.members().get("b")).members().get("c");
        assertThat(c).isEqualTo(new DocumentText(new SourcePlace("test.yaml", 3, 6), "/b/c", "text", false));
    }

    @ParameterizedTest
    @CsvSource({
        "1e-4, 1e-4, false",
        "1.0e-4, 1e-4, false",
        "+3, 3, true",
        "1_000, 1000, true",
        "-.5, -0.5, false",
        "5., 5, false",
        "0x10, 16, true",
        "12345678901234567890, 12345678901234567890, true"
    })
    void numbersAreNumbersInYaml(String text, double value, boolean whole) {
        DocumentNumber number = (DocumentNumber) yaml("a: " + text).members().get("a");

        assertThat(number.value()).isEqualTo(value);
        assertThat(number.whole()).isEqualTo(whole);
        assertThat(number.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "'1'", "1e", "V_1", "2026-01-01", "1:30"})
    void othersAreTextsInYaml(String text) {
        assertThat(yaml("a: " + text).members().get("a")).isInstanceOf(DocumentText.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "~", "", "Null"})
    void nullHasSeveralNamesInYaml(String text) {
        assertThat(yaml("a: " + text).members().get("a")).isInstanceOf(DocumentNull.class);
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "On, true", "true, true", "False, false", "no, false", "off, false"})
    void wordsOfOldYamlAreBooleansWhereOneIsWanted(String word, boolean value) {
        assertThat(new Fields(yaml("a: " + word), problems).bool("a")).contains(value);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void aQuotedBooleanIsNone() {
        assertThat(new Fields(yaml("a: \"false\""), problems).bool("a")).isEmpty();

        assertThat(only().kind()).isEqualTo(DocumentProblem.WRONG_TYPE);
        assertThat(only().mend()).contains("quotes");
    }

    @Test
    void anchorsAndMergedMappingsAreResolved() {
        DocumentObject document = yaml("base: &b {x: 1, y: 2}\nother:\n  <<: *b\n  y: 3\n");

        DocumentObject other = (DocumentObject) document.members().get("other");
        assertThat(other.members().keySet()).containsExactly("y", "x");
        assertThat(((DocumentNumber) other.members().get("y")).value()).isEqualTo(3);
    }

    @Test
    void aMappingThatContainsItselfIsReported() {
        assertThat(read("a: &a\n  b: *a\n", DocumentFormat.YAML)).isEmpty();

        assertThat(only().kind()).isEqualTo(DocumentProblem.RECURSION);
    }

    @Test
    void duplicateKeysAreAllReportedAndTheFirstIsKept() {
        DocumentObject document = json("{\"a\": 1,\n \"a\": 2,\n \"b\": {\"c\": 1,\n \"c\": 2}}");

        assertThat(((DocumentNumber) document.members().get("a")).value()).isEqualTo(1);
        assertThat(problems.all()).extracting(Problem::kind).containsOnly(DocumentProblem.DUPLICATE_KEY);
        assertThat(problems.all()).extracting(problem -> problem.place().line()).containsExactly(2, 4);
    }

    @Test
    void duplicateKeysAreReportedInYaml() {
        yaml("a: 1\nb: 2\na: 3\n");

        assertThat(only().toString())
                .isEqualTo("test.yaml:3:1: /a the key \"a\" appears a second time, first on line 1;"
                        + " expected each key once. Remove one of the two; it is not clear which one is meant.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": [1, 2,]}     | SURPLUS_COMMA | 1 | 13",
                "{\"a\": 1,}          | SURPLUS_COMMA | 1 | 9",
                "{\"a\": 1,, \"b\": 2}| SURPLUS_COMMA | 1 | 9",
                "{\"a\": 1 // one     | COMMENT | 1 | 9",
                "{\"a\": 1 # one      | COMMENT | 1 | 9",
                "{\"a\": [1, 2        | SYNTAX | 1 | 12",
                "{\"a\": None}        | SYNTAX | 1 | 7",
                "{'a': 1}             | SYNTAX | 1 | 2",
                "{a: 1}               | SYNTAX | 1 | 2",
                "{\"a\": 1} {}        | SYNTAX | 1 | 10",
                "{\"a\": 01}          | SYNTAX | 1 | 7",
                "{\"a\" 1}            | SYNTAX | 1 | 6",
            })
    void brokenJsonIsReportedWithItsPlace(String text, DocumentProblem kind, int line, int column) {
        assertThat(read(text, DocumentFormat.JSON)).isEmpty();

        assertThat(only().kind()).isEqualTo(kind);
        assertThat(only().place()).isEqualTo(new SourcePlace("test.json", line, column));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"a\": None}| null", "{\"a\": True}| true", "{'a': 1}| \"…\"", "{a: 1}| double quotes"})
    void theMendOfBrokenJsonSaysWhatToWrite(String text, String mend) {
        read(text, DocumentFormat.JSON);

        assertThat(only().mend()).contains(mend);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": [1 \"b\"]}| a comma or a closing bracket",
                "{\"a\": 1 \"b\": 2}| a comma or a closing bracket",
                "{\"a\" 1}| a colon after the key",
                "{\"a\": 01}| a number without a zero in front",
                "{\"a\": :}| a value: a number, a text",
                "{1: 2}| a key in double quotes"
            })
    void whatBrokenJsonShouldHaveHadIsSaidInPlainWords(String text, String expected) {
        read(text, DocumentFormat.JSON);

        assertThat(only().expected()).startsWith(expected);
    }

    @Test
    void tabsInYamlAreNamed() {
        assertThat(read("a:\n\tb: 1\n", DocumentFormat.YAML)).isEmpty();

        assertThat(only().kind()).isEqualTo(DocumentProblem.SYNTAX);
        assertThat(only().found()).isEqualTo("a tab character");
        assertThat(only().place().line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: [1, 2\n", "a: b: c\n", "a: 'x\n", "- 1\nb: 2\n", "a: 1\n---\nb: 2\n", "a: *x\n", "a: %\n"})
    void brokenYamlIsReportedWithItsLine(String text) {
        assertThat(read(text, DocumentFormat.YAML)).isEmpty();

        assertThat(only().kind()).isEqualTo(DocumentProblem.SYNTAX);
        assertThat(only().place().line()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a: {b: 1;c: 2;|1|4|a brace that is never closed, or entries without a comma",
                "a: [1, 2;b: 3;|1|4|a bracket that is never closed, or entries without a comma",
                "a: \"x;b: 1;|1|4|a text in quotes that never ends",
                "a:;  b: 1; c: 2;|3|2|a line that belongs to none of those above",
                "a: b: c;|1|5|a colon that cannot stand here",
                "a:;  b 1;  c: 2;|3|4|a colon that cannot stand here",
                "a: *x;|1|4|a text that begins with *",
                "a: %;|1|4|a text that begins with a sign that has a meaning in YAML",
                "a: 1;---;b: 2;|2|1|a second document"
            })
    void whatIsWrongWithYamlIsSaidInPlainWords(String lines, int line, int column, String found) {
        // A semicolon stands for the end of a line.
        read(lines.replace(';', '\n'), DocumentFormat.YAML);

        assertThat(only().found()).startsWith(found);
        assertThat(only().place()).isEqualTo(new SourcePlace("test.yaml", line, column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\t\n", "\uFEFF"})
    void emptyFilesAreReported(String text) {
        assertThat(read(text, DocumentFormat.JSON)).isEmpty();
        assertThat(only().kind()).isEqualTo(DocumentProblem.EMPTY_FILE);
    }

    @Test
    void aYamlFileOfCommentsIsEmpty() {
        assertThat(read("# nothing yet\n", DocumentFormat.YAML)).isEmpty();
        assertThat(only().kind()).isEqualTo(DocumentProblem.EMPTY_FILE);
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        Path file = folder.resolve("a.json");
        Files.writeString(file, "\uFEFF{\"a\": 1}");

        assertThat(DocumentReader.readObject(file, problems)).isPresent();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreReportedWithTheirLine() throws IOException {
        Path file = folder.resolve("a.json");
        Files.write(file, "{\"a\":\n\"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(DocumentReader.readObject(file, problems)).isEmpty();
        assertThat(only().kind()).isEqualTo(DocumentProblem.NOT_UTF8);
        assertThat(only().place().line()).isEqualTo(2);
    }

    @Test
    void missingFilesFoldersAndUnknownEndingsAreReported() {
        DocumentReader.read(folder.resolve("none.json"), problems);
        DocumentReader.read(folder.resolve("run.toml"), problems);
        Path named = folder.resolve("folder.json");
        assertThat(named.toFile().mkdir()).isTrue();
        DocumentReader.read(named, problems);

        assertThat(problems.all())
                .extracting(Problem::kind)
                .containsExactly(
                        DocumentProblem.FILE_MISSING, DocumentProblem.UNKNOWN_ENDING, DocumentProblem.NOT_A_FILE);
    }

    @Test
    void numbersThatAreNotFiniteAreReportedByName() {
        Fields fields = new Fields(json("{\"a\": NaN, \"b\": -Infinity, \"c\": 1e999}"), problems);

        assertThat(List.of(fields.number("a"), fields.number("b"), fields.number("c")))
                .containsOnly(Optional.empty());
        assertThat(problems.all()).extracting(Problem::kind).containsOnly(DocumentProblem.NOT_FINITE);
        assertThat(problems.all().getFirst().found()).isEqualTo("NaN is not a finite number");
    }

    @Test
    void typesAreStrict() {
        Fields fields = new Fields(json("{\"text\": 5, \"number\": \"5\", \"whole\": 5.0, \"list\": {}}"), problems);

        assertThat(fields.text("text")).isEmpty();
        assertThat(fields.number("number")).isEmpty();
        assertThat(fields.integer("whole", 0, 10)).isEmpty();
        assertThat(fields.list("list")).isEmpty();
        assertThat(problems.all()).extracting(Problem::kind).containsOnly(DocumentProblem.WRONG_TYPE);
        assertThat(problems.all()).hasSize(4);
    }

    @Test
    void unknownKeysAreReportedWithTheKeyThatWasMeant() {
        Fields fields = new Fields(yaml("iterations: 5\nsave_intervall: 2\n"), problems);
        fields.integer("iterations", 0, 10);
        fields.integer("save_interval", 1, 10);
        fields.rejectOthers();

        assertThat(only().kind()).isEqualTo(DocumentProblem.UNKNOWN_KEY);
        assertThat(only().place().line()).isEqualTo(2);
        assertThat(only().mend()).isEqualTo("Maybe you meant save_interval.");
    }

    private Problem only() {
        assertThat(problems.all()).hasSize(1);
        return problems.all().getFirst();
    }

    private DocumentObject json(String text) {
        return (DocumentObject) read(text, DocumentFormat.JSON).orElseThrow();
    }

    private DocumentObject yaml(String text) {
        return (DocumentObject) read(text, DocumentFormat.YAML).orElseThrow();
    }

    private Optional<DocumentValue> read(String text, DocumentFormat format) {
        String name = format == DocumentFormat.JSON ? "test.json" : "test.yaml";
        return DocumentReader.parse(name, text, format, problems);
    }
}
