package org.espei4j.calphad.database.tdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.espei4j.calphad.database.Database;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class TdbSettingsTest {

    @Test
    void rejectedPhasesAndAssessedSystemsAreListed() {
        Database database = TdbReader.parse("""
                        DEFAULT_COMMAND REJECT-PHASE GAS,AL5FE4 !
                        DEFAULT-COM REJECT_PHASE sigma chi !
                        DEFAULT_COMMAND DEF_SYS_ELEMENT VA /- !
                        ASSESSED_SYSTEMS AL-B(;P3 *) AL-FE(;P3 STP:.99/1400/-1 STP:.60/1400/-1)
                          C-SI, CR-MN (;P3 *) CU-Y !
                        """, "settings.tdb").database();
        TdbSettings settings = TdbSettings.of(database);
        assertThat(settings.rejectedPhases()).containsExactly("AL5FE4", "CHI", "GAS", "SIGMA");
        assertThat(settings.assessedSystems()).containsExactly("AL-B", "AL-FE", "C-SI", "CR-MN", "CU-Y");
    }

    @Test
    void aDatabaseThatProposesNothingHasNoSettings() {
        assertThat(TdbSettings.of(Database.builder().build()).rejectedPhases()).isEmpty();
        assertThat(TdbSettings.of(Database.builder().build()).assessedSystems()).isEmpty();
    }

    @Test
    void theLargestPublishedFileListsItsSystems() throws Exception {
        Path file = Path.of(System.getProperty("conformance", "../shared")).resolve("data/tdb/COST507.tdb");
        Assumptions.assumeTrue(Files.exists(file), "the reference folder is absent: " + file);
        assertThat(TdbSettings.of(TdbReader.read(file).database()).assessedSystems())
                .startsWith("AL-B", "AL-C", "AL-CR", "AL-CU", "AL-FE")
                .allMatch(system -> system.matches("[A-Z]{1,2}(-[A-Z]{1,2})+"));
    }
}
