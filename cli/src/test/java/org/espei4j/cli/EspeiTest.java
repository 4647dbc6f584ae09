package org.espei4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EspeiTest {

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "check-datasets --help"})
    void helpIsGivenOnStandardOutput(String arguments) {
        Command help = Command.run(arguments.split(" "));
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: espei").contains("Exit code");
        assertThat(help.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void versionNamesTheProgramAndItsJava(String argument) {
        Command version = Command.run(argument);
        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).matches("(?s)espei4j \\d+\\.\\d+\\.\\d+\\S*\\RJava 25.*\\R");
    }

    @Test
    void nothingToDoIsAWrongUse() {
        Command nothing = Command.run();
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).contains("Nothing to do", "espei --help");
    }

    @Test
    void aMisspeltSubcommandIsAWrongUseWithASuggestion() {
        Command wrong = Command.run("check-dataset", "x");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("check-datasets");
    }

    @Test
    void aMisspeltOptionOfASubcommandPointsToItsHelp() {
        Command wrong = Command.run("check-datasets", "--phase-model", "x", "y");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("--phase-model", "Try 'espei check-datasets --help'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run.yaml                  | espei: run.yaml is no command. If it is a run file: espei --in run.yaml",
                "evalute run.yaml          | espei: there is no command evalute. Maybe you meant evaluate.",
                "--inn run.yaml            | espei: there is no option --inn. Maybe you meant --in.",
                "--in a.yaml --iterations 5| espei: there is no option --iterations.",
                "evaluate a.yaml b.yaml    | espei: there is one argument too many: b.yaml."
            })
    void whatTheCommandDoesNotKnowIsSaidInPlainWords(String arguments, String message) {
        Command wrong = Command.run(arguments.split(" "));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err().lines().findFirst()).contains(message);
    }

    @Test
    void aNameThatNoFileCanHaveIsAWrongUse() {
        Command wrong = Command.run("evaluate", "a\0b.yaml");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("FILE", "expected LC_ALL to name a locale")
                .doesNotContain("java");
    }

    @Test
    void completionScriptKnowsTheSubcommands() {
        Command script = Command.run("generate-completion");
        assertThat(script.exitCode()).isZero();
        assertThat(script.out()).contains("complete -F", "check-datasets", "--phase-models");
    }
}
