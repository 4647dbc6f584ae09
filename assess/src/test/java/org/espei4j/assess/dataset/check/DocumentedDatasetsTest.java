package org.espei4j.assess.dataset.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.espei4j.assess.phasemodel.PhaseModelReader;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What the documentation shows, and the example that comes with the program, is right.
class DocumentedDatasetsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> datasetsOfTheReferencePageAreSound() throws IOException {
        List<String> blocks = jsonBlocks("docs/reference/datasets.md");
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(3);
        PhaseModels models = exampleModels();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Path file = folder.resolve("block" + i + ".json");
            Files.writeString(file, blocks.get(i));
            tests.add(dynamicTest(
                    "block " + i,
                    () -> assertThat(DatasetCheck.check(file, Optional.of(models)))
                            .isEmpty()));
        }
        return tests.stream();
    }

    @Test
    void phaseModelsOfTheReferencePageAreSound() throws IOException {
        Path file = folder.resolve("phase_models.json");
        Files.writeString(file, jsonBlocks("docs/reference/phase-models.md").getFirst());
        Problems problems = new Problems();

        assertThat(PhaseModelReader.read(file, problems)).isPresent();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void theDatasetsOfTheExampleHaveNothingToMend() throws IOException {
        assertThat(DatasetCheck.check(ROOT.resolve("examples/cu-mg/datasets"), Optional.of(exampleModels())))
                .isEmpty();
    }

    private static PhaseModels exampleModels() {
        return PhaseModelReader.read(ROOT.resolve("examples/cu-mg/phase_models.json"), new Problems())
                .orElseThrow();
    }

    private static List<String> jsonBlocks(String page) throws IOException {
        Matcher matcher = JSON.matcher(Files.readString(ROOT.resolve(page)));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }
}
