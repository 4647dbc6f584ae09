package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.espei4j.cli.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mistakes that have nothing to do with each other are told together, each once, and nothing is written.
class AllMistakesAtOnceTest {

    @TempDir
    private Path folder;

    private Path database;

    @BeforeEach
    void writeDatabase() {
        database = SmallDatabases.write(folder, SmallDatabases.REGULAR);
    }

    private List<String> refused(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--db", database.toString()));
        arguments.addAll(List.of(more));
        Command refused = Command.run(arguments.toArray(String[]::new));
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        List<String> lines = refused.err().lines().toList();
        assertThat(lines).doesNotHaveDuplicates();
        return lines;
    }

    /// Each text stands in one line, and there is no further line.
    private static void assertLines(List<String> lines, String... texts) {
        for (String text : texts) {
            assertThat(lines).filteredOn(line -> line.contains(text)).as(text).hasSize(1);
        }
        assertThat(lines).hasSize(texts.length);
    }

    @Test
    void textsOfAnEquilibrium() {
        assertLines(
                refused(
                        "equilibrium",
                        "--components",
                        "A,B",
                        "--conditions",
                        "T=warm, Q=1, P=-1, X(B)=1.2, X(D)=0.1, AC(A,SOLIT)=0.5",
                        "--status",
                        "LIQUID=frozen",
                        "--properties",
                        "H(, FOO, ACR(A), HMR(LIQUIT)",
                        "--reference",
                        "A"),
                "T = warm is no number",
                "there is no condition on Q",
                "P = -1.0 is out of range",
                "X(B) = 1.2 is out of range",
                "X(D) names an element",
                "AC(A,SOLIT) names a phase that the database does not have",
                "LIQUID=frozen is no status",
                "H( is no property",
                "A is no reference state");
    }

    @Test
    void namesThatTheDatabaseLacks() {
        assertLines(
                refused(
                        "equilibrium",
                        "--components",
                        "A,B",
                        "--phases",
                        "LIQUIT,SOLID",
                        "--suspend",
                        "CARBID",
                        "--dormant",
                        "COMPOUNT",
                        "--conditions",
                        "T=1000, X(D)=0.1",
                        "--properties",
                        "FOO, HMR(SOLIT)",
                        "--reference",
                        "A=SOLIDE, D=SOLID"),
                "the database has no phase LIQUIT",
                "the database has no phase CARBID",
                "the database has no phase COMPOUNT",
                "the status of COMPOUNT names a phase",
                "X(D) names an element",
                "there is no property FOO",
                "HMR(SOLIT) names a phase",
                "HMR(SOLIT) needs a reference state of B",
                "the database has no phase SOLIDE",
                "D=SOLID names an element");
    }

    @Test
    void anElementThatTheDatabaseLacksDoesNotHideWhatIsWrongInAnySystem() {
        assertLines(
                refused(
                        "equilibrium",
                        "--components",
                        "A,D",
                        "--phases",
                        "LIQUIT",
                        "--conditions",
                        "T=-5, X(D)=0.7, X(A)=0.7"),
                "the database has no element D",
                "the database has no phase LIQUIT",
                "T = -5.0 is out of range",
                "X(D)=0.7, X(A)=0.7 sum to 1.40000");
    }

    @Test
    void allValuesOfARange() {
        assertLines(
                refused("equilibrium", "--components", "A,B", "--conditions", "T=-5,0,700, X(B)=0.3,1.2"),
                "T = -5.0 is out of range",
                "T = 0.0 is out of range",
                "X(B) = 1.2 is out of range");
    }

    @Test
    void filesThatDoNotExist() {
        Command refused = Command.run(
                "equilibrium",
                "--db",
                folder.resolve("none.tdb").toString(),
                "--json",
                "--batch",
                folder.resolve("none.jsonl").toString(),
                "--status",
                "LIQUID=frozen");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertLines(
                refused.err().lines().toList(),
                "none.tdb does not exist",
                "none.jsonl does not exist",
                "--json is given together with --batch",
                "LIQUID=frozen is no status");
    }

    @Test
    void energies() {
        assertLines(
                refused("energy", "--components", "A,D", "--phase", "LIQUIT", "--batch", folder.toString()),
                "is not a file that can be read",
                "the database has no element D",
                "the database has no phase LIQUIT");
        assertLines(
                refused("energy", "--components", "A,B", "--phase", "LIQUID", "--batch", "none", "--properties", "X,Y"),
                "none does not exist",
                "the database has no X of LIQUID",
                "the database has no Y of LIQUID");
    }

    @Test
    void diagrams() {
        assertLines(
                refused(
                        "map",
                        "--components",
                        "A,B",
                        "--phases",
                        "LIQUIT",
                        "--x",
                        "X(D)",
                        "--y",
                        "T=900..800",
                        "--conditions",
                        "P=-1, Q=2, H=3, X(C)=0.1",
                        "--out",
                        folder.resolve("none/diagram.json").toString()),
                "the database has no phase LIQUIT",
                "X(D) names an element",
                "the axis T goes from 900 to 800",
                "P = -1.0 is out of range",
                "there is no condition on Q",
                "H cannot be held constant",
                "X(C) names an element",
                "diagram.json cannot be written");
        assertLines(
                refused(
                        "map",
                        "--components",
                        "A,B",
                        "--x",
                        "X(B)",
                        "--y",
                        "T=800..900",
                        "--conditions",
                        "T=850, X(B)=0.2"),
                "T is given, but it is on an axis",
                "X(B) is given, but it is on an axis");
    }

    @Test
    void linesOfABatch() throws IOException {
        Path questions = Files.writeString(
                folder.resolve("questions.jsonl"), "{\"TT\":1, \"P\":\"high\", \"X\":{\"D\":0.1, \"B\":1.2}}\n");
        Command equilibria = Command.run(
                "equilibrium", "--db", database.toString(), "--components", "A,B", "--batch", questions.toString());
        assertThat(equilibria.exitCode()).isEqualTo(1);
        assertThat(equilibria.out())
                .contains(
                        "line 1: there is no condition on TT",
                        "P is \\\"high\\\"; expected a number",
                        "X(D) names an element",
                        "X(B) = 1.2 is out of range")
                .doesNotContain("degrees of freedom");

        Files.writeString(questions, "{\"T\":\"hot\", \"Z\":1, \"Y\":[0.5,null]}\n");
        Command energies = Command.run(
                "energy",
                "--db",
                database.toString(),
                "--components",
                "A,B",
                "--phase",
                "LIQUID",
                "--batch",
                questions.toString());
        assertThat(energies.exitCode()).isEqualTo(1);
        assertThat(energies.out())
                .contains(
                        "line 1: there is nothing called Z",
                        "T is \\\"hot\\\"; expected a number",
                        "Y number 2 is null; expected a number");
    }

    @Test
    void arguments() {
        Command refused = Command.run(
                "equilibrium", "--frobnicate", "--dormnat", "LIQUID", "--profile", "mine", "--conditions", "T=1");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains(
                        "there is no option --frobnicate.\n",
                        "there is no option --dormnat. Maybe you meant --dormant.\n",
                        "Invalid value for option '--profile'",
                        "Missing required option: '--database=FILE'",
                        "Try 'espei equilibrium --help'");
    }
}
