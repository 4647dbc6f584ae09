package org.espei4j.assess.dataset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.DatasetTexts;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the tags of a run file do to datasets.
class DatasetTagsTest {

    private final Problems problems = new Problems();

    @TempDir
    Path folder;

    @Test
    void tagsAppendMergeReplaceAndDisable() {
        DocumentObject changes = DatasetTexts.document("run.yaml", """
                first: {excluded_model_contributions: [mag], conditions: {P: 5000}, weight: 3}
                second: {excluded_model_contributions: [idmix], weight: 2}
                off: {disabled: true}
                """);
        DatasetTags tags = tags(changes);
        String text = DatasetTexts.FIXED
                .replace("P: [101325, 200000]", "P: 101325")
                .replaceAll("values: .*", "values: [[[1000, 2000], [3000, 4000], [5000, 6000]]]");

        DatasetFolder both = DatasetTexts.read(folder, text + "tags: [second, first]\n", tags, new Problems());
        FixedConfigurationDataset changed =
                (FixedConfigurationDataset) both.datasets().getFirst();
        assertThat(changed.excludedContributions()).containsExactly("idmix", "mag");
        assertThat(changed.pressures()).containsExactly(5000.0);
        assertThat(changed.temperatures()).as("merged, not replaced").hasSize(3);
        assertThat(changed.values().weight(0, 0, 0))
                .as("tags in the order of the run file")
                .isEqualTo(2);

        DatasetFolder none = DatasetTexts.read(folder, text + "tags: [off]\n", tags, new Problems());
        assertThat(none.datasets()).isEmpty();
        assertThat(none.disabled()).hasSize(1);
    }

    @Test
    void problemsOfATagPointAtTheRunFileAndTagsWithoutSetsAreNamed() {
        DatasetTags tags = tags(DatasetTexts.document("run.yaml", "first:\n  weight: -3\nfrst: {weight: 1}\n"));
        DatasetTexts.read(folder, DatasetTexts.FIXED + "tags: [first]\n", tags, problems);

        assertThat(problems.all())
                .extracting(Problem::kind)
                .containsExactly(DatasetProblem.WEIGHT_NEGATIVE, DatasetProblem.TAG_WITHOUT_DATASETS);
        assertThat(problems.all().get(0).place().toString()).isEqualTo("run.yaml:2:11");
        assertThat(problems.all().get(1).mend()).isEqualTo("Maybe you meant first.");
    }

    private static DatasetTags tags(DocumentObject document) {
        Map<String, DocumentObject> changes = new LinkedHashMap<>();
        document.members().forEach((tag, change) -> changes.put(tag, (DocumentObject) change));
        return new DatasetTags(changes);
    }
}
