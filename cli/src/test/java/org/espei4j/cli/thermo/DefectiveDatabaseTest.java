package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espei4j.cli.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A database with errors is used where they do not touch what is asked for, and refused where they may.
class DefectiveDatabaseTest {

    private static final String OF_C = "PARAMETER L(SOLID,A,C:VA;0) 298.15 +2*; 6000 N !";
    private static final String OF_COMPOUND = "PARAMETER G(COMPOUND,A:B;1) 298.15 +2*; 6000 N !";
    private static final String OF_A = "PARAMETER L(LIQUID,A,B;0) 298.15 +2*; 6000 N !";
    private static final String UNUSED_FUNCTION = "FUNCTION NEVER 298.15 +2*; 6000 N !";
    private static final String FUSION_AGAIN = "FUNCTION FUSION 298.15 +7; 6000 N !";
    private static final String PHASE_OF_A = "PHASE X % 1 1 !\nCONSTITUENT X :A,B:A: !";

    @TempDir
    private Path folder;

    private Command energy(String defect, String phase, String components) throws IOException {
        Path questions = Files.writeString(folder.resolve("questions.jsonl"), "{\"T\":900, \"Y\":[0.5,0.5]}\n");
        return run(defect, "energy", "--phase", phase, "--components", components, "--batch", questions.toString());
    }

    private Command equilibrium(String defect, String... more) {
        List<String> arguments = new ArrayList<>(List.of("equilibrium", "--conditions", "T=900, X(B)=0.3"));
        arguments.addAll(Arrays.asList(more));
        return run(defect, arguments.toArray(String[]::new));
    }

    private Command run(String defect, String... arguments) {
        Path database = SmallDatabases.write(folder, SmallDatabases.REGULAR + defect + "\n");
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--db", database.toString()));
        return Command.run(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"of C", "unused function", "of the compound", "species"})
    void errorsElsewhereAreOnlyTold(String name) throws IOException {
        Command command = energy(defect(name), "LIQUID", "A,B");

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.out()).contains("\"GM\":");
        assertThat(command.err())
                .contains("warning: the database has 1 error outside of what was chosen")
                .contains("small.tdb:");
    }

    private static String defect(String name) {
        return switch (name) {
            case "of C" -> OF_C;
            case "unused function" -> UNUSED_FUNCTION;
            case "of the compound" -> OF_COMPOUND;
            case "species" -> "SPECIES FLUORIDE A1F2 !";
            case "of A" -> OF_A;
            case "function in use" -> FUSION_AGAIN;
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"of A", "function in use"})
    void errorsOfWhatIsAskedForAreRefused(String name) throws IOException {
        Command command = energy(defect(name), "LIQUID", "A,B");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).contains("small.tdb:");
    }

    @Test
    void anErrorOfAPhaseMattersWhereItMayForm() {
        assertThat(equilibrium(OF_COMPOUND, "--components", "A,B").exitCode()).isEqualTo(2);
        Command without = equilibrium(OF_COMPOUND, "--components", "A,B", "--suspend", "COMPOUND");
        assertThat(without.exitCode()).as(without.err()).isZero();
        assertThat(without.err()).contains("1 error outside of what was chosen");
    }

    @Test
    void aPhaseThatWasLostMattersUnlessOthersAreChosen() {
        assertThat(equilibrium(PHASE_OF_A, "--components", "A,B").exitCode()).isEqualTo(2);
        Command chosen = equilibrium(PHASE_OF_A, "--components", "A,B", "--phases", "LIQUID,SOLID");
        assertThat(chosen.exitCode()).as(chosen.err()).isZero();
        Command lost = equilibrium(PHASE_OF_A, "--components", "A,B", "--phases", "X");
        assertThat(lost.exitCode()).isEqualTo(2);
        assertThat(lost.err()).contains("no phase X").contains("small.tdb:");
    }

    @Test
    void aMapNeedsAnIntactPart() {
        Command refused = run(OF_A, "map", "--components", "A,B", "--x", "X(B)", "--y", "T=900..1100");
        assertThat(refused.exitCode()).isEqualTo(2);
        Command done = run(OF_C, "map", "--components", "A,B", "--x", "X(B)", "--conditions", "T=1100");
        assertThat(done.exitCode()).as(done.err()).isZero();
    }

    @Test
    void aReferencePhaseHasToBeIntact() {
        String[] question = {
            "--components", "A,B", "--phases", "SOLID", "--properties", "ACR(A)", "--reference", "A=LIQUID"
        };
        assertThat(equilibrium(OF_A, question).exitCode()).isEqualTo(2);
        assertThat(equilibrium(OF_C, question).exitCode()).isZero();
    }

    @Test
    void aSpeciesIsNoComponent() {
        Command command = equilibrium("SPECIES AB A1B1 !", "--components", "AB,B");
        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("AB is a species: it takes part when A and B do.");
    }

    @Test
    void theVacancyMayBeNamedOrNot() {
        Command named = equilibrium("", "--components", "a,b,va", "--json");
        Command unnamed = equilibrium("", "--components", "A,B", "--json");
        assertThat(named.out()).isEqualTo(unnamed.out());
        Command without = equilibrium("", "--components", "A,B", "--without-vacancies", "--json");
        assertThat(JsonAnswers.document(without).get("phases").propertyNames()).doesNotContain("SOLID");
    }

    @Test
    void aPhaseWithCompressibilitiesHasNoEquilibriaAtOtherPressures() {
        String compressible =
                "PARAMETER V0(LIQUID,A;0) 298.15 7e-6; 6000 N !\n" + "PARAMETER VK(LIQUID,A;0) 298.15 1e-11; 6000 N !";
        Command refused =
                run(compressible, "equilibrium", "--components", "A,B", "--conditions", "T=900, X(B)=0.3, P=1e8");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("LIQUID has compressibilities").contains("101325");
        Command without = run(
                compressible,
                "equilibrium",
                "--components",
                "A,B",
                "--suspend",
                "LIQUID",
                "--conditions",
                "T=900, X(B)=0.3, P=1e8");
        assertThat(without.exitCode()).as(without.err()).isZero();
        assertThat(equilibrium(compressible, "--components", "A,B").exitCode()).isZero();
        Command map = run(compressible, "map", "--components", "A,B", "--x", "X(B)", "--conditions", "T=900, P=1e8");
        assertThat(map.exitCode()).isEqualTo(2);
        assertThat(map.err()).contains("LIQUID has compressibilities");
    }

    @Test
    void aFunctionThatIsNotDefinedIsNamedWithTheOneThatWasPerhapsMeant() {
        Command command = equilibrium("PARAMETER L(LIQUID,A,B;0) 298.15 +FUSOIN; 6000 N !", "--components", "A,B");
        assertThat(command.exitCode()).isZero();
        assertThat(command.err()).contains("FUSOIN").contains("Did you mean FUSION by FUSOIN?");
    }

    /// Published databases use functions that they do not define, mostly in corners that do not matter.
    @Test
    void functionsDefinedNowhereCountAsZeroWithAWarning() {
        Command without = equilibrium("", "--components", "A,B");
        Command with = equilibrium("PARAMETER L(LIQUID,A,B;1) 298.15 +LOST0AB; 6000 N !", "--components", "A,B");

        assertThat(with.exitCode()).as(with.err()).isZero();
        assertThat(with.out()).isEqualTo(without.out());
        assertThat(with.err())
                .contains("function LOST0AB is not defined")
                .contains("uses functions that are defined nowhere and count as zero: LOST0AB");
    }

    @Test
    void anElementThatNoPhaseHoldsIsNamed() {
        Command command = run(
                "ELEMENT D BLANK 1 0 0 !",
                "equilibrium",
                "--components",
                "A,B,D",
                "--conditions",
                "T=900, X(B)=0.3, X(D)=0.1");

        assertThat(command.err()).contains("espei: none of the phases holds D");
    }
}
