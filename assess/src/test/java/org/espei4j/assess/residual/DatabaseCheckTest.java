package org.espei4j.assess.residual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.read.DatasetFolder;
import org.espei4j.assess.phasemodel.PhaseModelReader;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said about phases of a database that cannot be calculated, or that are not those of the phase models.
class DatabaseCheckTest {

    private static final String SOUND = """
            ELEMENT A SOL 1 0 0 !
            ELEMENT B SOL 1 0 0 !
            FUNCTION VV0001 1 -4000; 6000 N !
            PHASE SOL % 1 1 !
            CONSTITUENT SOL :A,B: !
            PARAMETER G(SOL,A;0) 1 -20*T; 6000 N !
            PARAMETER G(SOL,B;0) 1 -25*T; 6000 N !
            PARAMETER L(SOL,A,B;0) 1 VV0001; 6000 N !
            PHASE AB2 % 2 1 2 !
            CONSTITUENT AB2 :A:B: !
            PARAMETER G(AB2,A:B;0) 1 -70*T; 6000 N !
            """;

    @TempDir
    Path folder;

    private List<String> check(String database) throws Exception {
        return check(database, Compatibility.STANDARD);
    }

    private List<String> check(String text, Compatibility compatibility) throws Exception {
        Problems problems = new Problems();
        PhaseModels models = models(problems);
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/hm.json"), """
                {"components": ["A", "B"], "phases": ["SOL"],
                 "solver": {"mode": "manual", "sublattice_site_ratios": [1],
                            "sublattice_configurations": [[["A", "B"]]], "sublattice_occupancies": [[[0.5, 0.5]]]},
                 "conditions": {"P": 101325, "T": 298.15}, "output": "HM_MIX", "values": [[[-1000]]]}
                """);
        DatasetFolder datasets = DatasetFolder.read(folder.resolve("data"), DatasetTags.NONE, problems);
        assertThat(problems.all()).isEmpty();
        Database database = TdbReader.parse(text, "start.tdb").database();
        DatabaseCheck.ofAssessed(database, "start.tdb", models, datasets.datasets(), compatibility, problems);
        return problems.all().stream().map(Problem::toString).toList();
    }

    private PhaseModels models(Problems problems) throws IOException {
        Path file = folder.resolve("models.json");
        Files.writeString(file, """
                {"components": ["A", "B"],
                 "phases": {
                   "SOL": {"sublattice_model": [["A", "B"]], "sublattice_site_ratios": [1]},
                   "AB2": {"sublattice_model": [["A"], ["B"]], "sublattice_site_ratios": [0.333333, 0.666667]}}}
                """);
        return PhaseModelReader.read(file, problems).orElseThrow();
    }

    @Test
    void nothingIsSaidAboutADatabaseThatFits() throws Exception {
        assertThat(check(SOUND)).isEmpty();
    }

    @Test
    void aPhaseThatNeedsAnUndefinedFunctionIsAnError() throws Exception {
        assertThat(check(SOUND.replace("-70*T", "-70*T+GAB2")))
                .containsExactly(
                        "start.tdb:9:1: phase AB2 needs functions that are defined nowhere: GAB2. Add a FUNCTION"
                                + " command for each; if nothing is meant, FUNCTION name 298.15 0; 6000 N !");
    }

    @Test
    void theReferenceProgramCountsUndefinedFunctionsAsZero() throws Exception {
        assertThat(check(SOUND.replace("-70*T", "-70*T+GAB2"), Compatibility.ESPEI_0_9_1))
                .singleElement()
                .asString()
                .contains("warning", "count as zero", "GAB2");
    }

    @Test
    void aPhaseOfAnUnsupportedModelIsAnError() throws Exception {
        assertThat(check(SOUND.replace("PHASE SOL %", "PHASE SOL:Q %").replace("CONSTITUENT SOL", "CONSTITUENT SOL:Q")))
                .singleElement()
                .asString()
                .startsWith("start.tdb:4:1: phase SOL asks for a model that is not implemented")
                .endsWith("Remove the phase, or describe it by a model that is supported.");
    }

    @Test
    void aModelledPhaseThatTheDatabaseLacksIsAnErrorIfThereAreDataAboutIt() throws Exception {
        assertThat(check(SOUND.replaceAll("\\bSOL,", "SOLU,")
                        .replace("PHASE SOL ", "PHASE SOLU ")
                        .replace("CONSTITUENT SOL ", "CONSTITUENT SOLU ")))
                .containsExactly(folder.resolve("models.json")
                        + ":3:11: /phases/SOL the database start.tdb has no phase SOL; expected one of AB2, SOLU."
                        + " Maybe you meant SOLU.");
    }

    @Test
    void itIsAWarningIfThereAreNone() throws Exception {
        assertThat(check(SOUND.substring(0, SOUND.indexOf("PHASE AB2"))))
                .containsExactly(folder.resolve("models.json")
                        + ":4:11: warning: /phases/AB2 the database start.tdb has no phase AB2; expected one of SOL");
    }

    @Test
    void otherSiteRatiosAndConstituentsThanTheModelsAreWarnings() throws Exception {
        assertThat(check(SOUND.replace("AB2 % 2 1 2", "AB2 % 2 2 1")))
                .containsExactly(folder.resolve("models.json")
                        + ":4:11: warning: /phases/AB2 AB2 has site ratios [0.333333, 0.666667], which is not what the"
                        + " database start.tdb has; expected [2.0, 1.0]. The database is what is calculated.");
        assertThat(check(SOUND.replace(":A:B:", ":A:A,B:")))
                .anyMatch(text -> text.contains(
                        "AB2 has B on sublattice 1, which is not what the database start.tdb has;" + " expected A, B"));
    }

    @Test
    void anElementThatTheDatabaseLacksIsOneError() throws Exception {
        String without = SOUND.replace("ELEMENT B SOL 1 0 0 !", "")
                .replace(":A,B:", ":A:")
                .replaceAll("(?s)PHASE AB2.*", "")
                .replaceAll(".*SOL,A?,?B;0.*\n", "");
        assertThat(check(without))
                .first(InstanceOfAssertFactories.STRING)
                .isEqualTo("start.tdb: the database has no element B, which is a component of the phase models;"
                        + " expected one of A");
        Problems problems = new Problems();
        DatabaseCheck.ofKept(
                TdbReader.parse(without, "kept.tdb").database(),
                "kept.tdb",
                models(problems),
                Compatibility.STANDARD,
                problems);
        assertThat(problems.all()).as("generation adds the element").isEmpty();
    }

    @Test
    void endmembersWithoutAValueAreTold() throws Exception {
        assertThat(check(SOUND.replaceAll(".*SOL,B;0.*\\n", "")))
                .singleElement()
                .asString()
                .contains("warning", "SOL", "which count as zero", "B");
    }
}
