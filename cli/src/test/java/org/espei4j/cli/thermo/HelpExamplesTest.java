package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.espei4j.cli.Command;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the help of a command shows as an example can be typed, or pasted, as it stands.
class HelpExamplesTest {

    /// Its ordered phase covers FCC_A1.
    private static final String DATABASE = """
            ELEMENT VA  VACUUM   0.0   0 0 !
            ELEMENT AL  FCC_A1  26.98  0 0 !
            ELEMENT CR  BCC_A2  51.996 0 0 !
            ELEMENT NI  FCC_A1  58.69  0 0 !
            TYPE_DEFINITION % SEQ * !
            TYPE_DEFINITION D GES A_P_D FCC_L12 DIS_PART FCC_A1 !
            PHASE LIQUID % 1 1 !
            CONSTITUENT LIQUID :AL,CR,NI: !
            PHASE FCC_A1 % 2 1 1 !
            CONSTITUENT FCC_A1 :AL,CR,NI:VA: !
            PHASE FCC_L12 %D 3 0.75 0.25 1 !
            CONSTITUENT FCC_L12 :AL,CR,NI:AL,CR,NI:VA: !
            PARAMETER G(LIQUID,AL;0) 298.15 +10700-11.5*T; 6000 N !
            PARAMETER G(LIQUID,CR;0) 298.15 +21000-9.6*T; 6000 N !
            PARAMETER G(LIQUID,NI;0) 298.15 +17480-10.1*T; 6000 N !
            PARAMETER L(LIQUID,AL,NI;0) 298.15 -120000+20*T; 6000 N !
            PARAMETER G(FCC_A1,AL:VA;0) 298.15 0; 6000 N !
            PARAMETER G(FCC_A1,CR:VA;0) 298.15 7000; 6000 N !
            PARAMETER G(FCC_A1,NI:VA;0) 298.15 0; 6000 N !
            PARAMETER L(FCC_A1,AL,NI:VA;0) 298.15 -100000+16*T; 6000 N !
            PARAMETER G(FCC_L12,AL:NI:VA;0) 298.15 -8000; 6000 N !
            PARAMETER G(FCC_L12,NI:AL:VA;0) 298.15 -12000; 6000 N !
            """;

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    @TempDir
    private Path folder;

    static List<String> commands() {
        return List.of("energy", "equilibrium", "map");
    }

    private static Stream<String> lines(String command) {
        String help = Command.run(command, "--help").out();
        return help.substring(help.indexOf("Examples:")).lines().skip(1);
    }

    static List<String> examples() {
        List<String> examples = new ArrayList<>();
        for (String command : commands()) {
            String text = String.join("\n", lines(command).toList());
            for (String example : text.replaceAll("\\\\\n|(?<=\\|)\n", " ").split("\n")) {
                examples.add(example.strip());
            }
        }
        return examples;
    }

    /// A line that is broken by the help itself is another command when it is pasted.
    @ParameterizedTest
    @ValueSource(strings = {"energy", "equilibrium", "map"})
    void linesAreNotBroken(String command) {
        assertThat(lines(command)).allSatisfy(line -> assertThat(line).matches(" {2}(espei |echo | {4}\\S).*"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleWorks(String example) throws IOException {
        Files.writeString(folder.resolve("alcrni.tdb"), DATABASE);
        Files.writeString(folder.resolve("alni.tdb"), withoutChromium());
        Files.writeString(folder.resolve("states.jsonl"), "{\"T\":1000, \"Y\":[0.3,0.7]}\n");

        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(example);
        while (matcher.find()) {
            words.add(word(matcher));
        }
        if (words.getFirst().equals("echo")) {
            Path questions = Files.writeString(folder.resolve("piped.jsonl"), words.get(1) + "\n");
            assertThat(words.subList(2, 4)).containsExactly("|", "espei");
            assertThat(words.getLast()).isEqualTo("-");
            words.set(words.size() - 1, questions.toString());
            words.subList(0, 3).clear();
        }
        assertThat(words.removeFirst()).isEqualTo("espei");
        Command done = Command.run(words.stream()
                .map(word ->
                        word.matches(".*\\.(tdb|jsonl?)") ? folder.resolve(word).toString() : word)
                .toArray(String[]::new));

        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.err()).isEmpty();
        boolean intoFile = example.contains("--out isopleth.json");
        String answer = intoFile ? Files.readString(folder.resolve("isopleth.json")) : done.out();
        assertThat(answer).isNotBlank().doesNotContain("NaN", "\"converged\":false");
    }

    private static String withoutChromium() {
        return DATABASE.lines()
                .filter(line -> !line.matches("ELEMENT CR.*|PARAMETER G\\(\\w+,CR.*"))
                .map(line -> line.replace("CR,", "") + "\n")
                .reduce("", String::concat);
    }

    /// A word without its quotation marks.
    private static String word(Matcher matcher) {
        for (int group = 1; group < matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return matcher.group();
    }
}
