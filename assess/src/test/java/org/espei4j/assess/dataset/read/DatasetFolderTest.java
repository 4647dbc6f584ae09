package org.espei4j.assess.dataset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.DatasetTexts;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which files of a folder are read, and in what order.
class DatasetFolderTest {

    private final Problems problems = new Problems();

    @TempDir
    Path folder;

    @Test
    void aProgramMayAddPropertiesOfItsOwn() {
        DatasetTexts.writeJson(folder.resolve("a.json"), DatasetTexts.FIXED.replace("HM_MIX", "C11"));

        assertThat(DatasetFolder.read(folder, DatasetTags.NONE, List.of("C11"), problems)
                        .datasets())
                .hasSize(1);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void filesAreReadInTheOrderOfTheirPathsWithSubfoldersAndLinks() throws IOException {
        DatasetTexts.writeJson(folder.resolve("data/b.json"), DatasetTexts.FIXED);
        DatasetTexts.writeJson(folder.resolve("data/a/c.json"), DatasetTexts.ACTIVITY);
        DatasetTexts.writeJson(folder.resolve("data/B.json"), DatasetTexts.EQUILIBRIUM);
        DatasetTexts.writeJson(folder.resolve("data/a-b/d.json"), DatasetTexts.BOUNDARIES);
        DatasetTexts.writeJson(folder.resolve("other/e.json"), DatasetTexts.BOUNDARIES);
        Files.createSymbolicLink(folder.resolve("data/link"), folder.resolve("other"));
        Files.writeString(folder.resolve("data/readme.txt"), "no dataset");

        DatasetFolder read = DatasetFolder.read(folder.resolve("data"), DatasetTags.NONE, problems);
        assertThat(problems.all()).isEmpty();
        assertThat(read.datasets())
                .extracting(set ->
                        folder.resolve("data").relativize(Path.of(set.file())).toString())
                .containsExactly("B.json", "a-b/d.json", "a/c.json", "b.json", "link/e.json");
    }

    @Test
    void aFolderWithoutDatasetsAndAMissingFolderAreReported() {
        DatasetFolder.read(folder, DatasetTags.NONE, problems);
        DatasetFolder.read(folder.resolve("none"), DatasetTags.NONE, problems);

        assertThat(problems.all())
                .extracting(Problem::kind)
                .containsExactly(DatasetProblem.NO_DATASETS, DatasetProblem.FOLDER_MISSING);
    }

    @Test
    void disabledSetsAreListedAndNotChecked() {
        String text = DatasetTexts.FIXED.replace("HM_MIX", "HMIX") + "disabled: true\ndisabled-reason: doubtful\n";
        DatasetFolder read = DatasetTexts.read(folder, text, DatasetTags.NONE, problems);

        assertThat(problems.all()).isEmpty();
        assertThat(read.datasets()).isEmpty();
        assertThat(read.disabled()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.DISABLED);
        assertThat(read.disabled().getFirst().toString()).contains("disabled by its author (doubtful)");
    }

    @Test
    void linksThatLeadNowhereOrInACircleAreErrorsAndTheRestIsRead() throws IOException {
        DatasetTexts.writeJson(folder.resolve("a.json"), DatasetTexts.FIXED);
        Files.createSymbolicLink(folder.resolve("b.json"), folder.resolve("gone.json"));
        Files.createSymbolicLink(folder.resolve("c"), folder);
        Files.writeString(folder.resolve("d.JSON"), "{}");

        DatasetFolder read = DatasetFolder.read(folder, DatasetTags.NONE, problems);
        assertThat(read.datasets()).hasSize(1);
        assertThat(problems.all())
                .extracting(problem -> problem.kind() + " "
                        + folder.relativize(Path.of(problem.place().file())))
                .containsExactlyInAnyOrder("LINK_TO_NOTHING b.json", "LINK_IN_A_CIRCLE c", "ENDING_IN_CAPITALS d.JSON");
    }
}
