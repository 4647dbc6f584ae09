package org.espei4j.assess.dataset.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.espei4j.assess.ReferenceFolder;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.dataset.read.DatasetFolder;
import org.espei4j.assess.document.DocumentProblem;
import org.espei4j.assess.phasemodel.PhaseModelReader;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Severity;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every defective dataset of the reference collection is caught as its column `wanted` says, and every sound one
/// passes.
class DatasetCheckConformanceTest {

    /// The one problem of each defective set, and a piece of its message or path that names the offender.
    private record Wanted(ProblemKind kind, String names) {}

    private static final Map<String, Wanted> WANTED = Map.ofEntries(
            Map.entry("missing-components", new Wanted(DocumentProblem.MISSING_KEY, "\"components\"")),
            Map.entry("missing-conditions", new Wanted(DocumentProblem.MISSING_KEY, "\"conditions\"")),
            Map.entry("missing-values", new Wanted(DocumentProblem.MISSING_KEY, "\"values\"")),
            Map.entry("missing-T", new Wanted(DocumentProblem.MISSING_KEY, "/conditions the key \"T\"")),
            Map.entry("missing-mode", new Wanted(DatasetProblem.MODE_ASSUMED, "manual")),
            Map.entry(
                    "missing-site-ratios",
                    new Wanted(DocumentProblem.MISSING_KEY, "/solver the key \"sublattice_site_ratios\"")),
            Map.entry(
                    "values-two-dimensional",
                    new Wanted(
                            DatasetProblem.VALUES_SHAPE,
                            "(1, 3); expected the shape (pressures, temperatures, configurations) = (1, 1, 3)")),
            Map.entry("temperature-count", new Wanted(DatasetProblem.REGION_COUNT, "2 regions for 3 temperatures")),
            Map.entry("occupancy-shape", new Wanted(DatasetProblem.OCCUPANCY_SHAPE, "configuration 0")),
            Map.entry("weight-shape", new Wanted(DatasetProblem.WEIGHT_SHAPE, "(1, 1, 3)")),
            Map.entry("unknown-phase-zpf", new Wanted(DatasetProblem.PHASE_UNKNOWN, "BCC_A2")),
            Map.entry("phase-used-but-unlisted", new Wanted(DatasetProblem.PHASE_UNLISTED, "FCC_A1")),
            Map.entry("fractions-above-one", new Wanted(DatasetProblem.FRACTIONS_ABOVE_ONE, "vertex 0 of region 0")),
            Map.entry("fraction-in-percent", new Wanted(DatasetProblem.FRACTION_PERCENT, "percentage")),
            Map.entry("occupancy-negative", new Wanted(DatasetProblem.OCCUPANCY_RANGE, "configuration 0")),
            Map.entry(
                    "sublattice-count-model",
                    new Wanted(DatasetProblem.SUBLATTICES_DIFFER, "3 sublattices and the model of LAVES_C15 has 2")),
            Map.entry("components-not-in-system", new Wanted(DatasetProblem.COMPONENTS_OUTSIDE, "ZN")),
            Map.entry("zpf-too-many-compositions", new Wanted(DatasetProblem.VERTEX_REDUNDANT, "redundant")),
            Map.entry("zpf-all-unknown", new Wanted(DatasetProblem.REGION_WITHOUT_COMPOSITION, "region 1")),
            Map.entry("hyperplane-unknown", new Wanted(DatasetProblem.HYPERPLANE_UNKNOWN, "region 0")),
            Map.entry("value-string", new Wanted(DocumentProblem.WRONG_TYPE, "/values/0/0/1")),
            Map.entry("temperature-negative", new Wanted(DatasetProblem.TEMPERATURE_NOT_POSITIVE, "/conditions/T")),
            Map.entry("unit-kilojoule", new Wanted(DatasetProblem.VALUES_SMALL, "thousand times smaller")),
            Map.entry("pressure-in-bar", new Wanted(DatasetProblem.PRESSURE_UNIT, "bar")),
            Map.entry("activity-above-one", new Wanted(DatasetProblem.ACTIVITY_ABOVE_ONE, "2.64")),
            Map.entry("form-without-reference", new Wanted(DatasetProblem.UNKNOWN_OUTPUT, "HM_MIX, HM_FORM")),
            Map.entry("output-absolute-enthalpy", new Wanted(DatasetProblem.ABSOLUTE_OUTPUT, "not used")),
            Map.entry("duplicate-key", new Wanted(DocumentProblem.DUPLICATE_KEY, "\"values\"")),
            Map.entry("disabled-string", new Wanted(DocumentProblem.WRONG_TYPE, "true or false")),
            Map.entry("weight-zero", new Wanted(DatasetProblem.WEIGHT_ZERO, "not used")),
            Map.entry("syntax-trailing-comma", new Wanted(DocumentProblem.SURPLUS_COMMA, "comma")),
            Map.entry("syntax-comment", new Wanted(DocumentProblem.COMMENT, "comment")),
            Map.entry("syntax-empty", new Wanted(DocumentProblem.EMPTY_FILE, "empty")));

    /// What is wanted of these is that they are accepted.
    private static final List<String> ACCEPTED = List.of("excluded-empty", "syntax-bom");

    @TestFactory
    Stream<DynamicTest> everyDefectiveSetIsCaughtAsWanted() throws IOException {
        Path folder = ReferenceFolder.path("golden/espei/datasets-check/bad");
        PhaseModels models = models();
        return files(folder)
                .map(file -> dynamicTest(name(file), () -> {
                    List<Problem> problems = DatasetCheck.check(file, Optional.of(models));
                    if (ACCEPTED.contains(name(file))) {
                        assertThat(problems).isEmpty();
                        return;
                    }
                    Wanted wanted = WANTED.get(name(file));
                    assertThat(wanted).as("expectation for %s", file).isNotNull();
                    assertThat(problems).extracting(Problem::kind).containsOnly(wanted.kind());
                    assertThat(problems)
                            .anySatisfy(
                                    problem -> assertThat(problem.toString()).contains(wanted.names()));
                    assertThat(problems).allSatisfy(problem -> {
                        assertThat(problem.place().file()).isEqualTo(file.toString());
                        assertThat(problem.place().line())
                                .isEqualTo(wanted.kind() == DocumentProblem.EMPTY_FILE ? 0 : line(problem));
                    });
                }));
    }

    /// Every problem but that of an empty file has a line.
    private static int line(Problem problem) {
        assertThat(problem.place().line()).isPositive();
        return problem.place().line();
    }

    @TestFactory
    Stream<DynamicTest> everySoundSetPasses() throws IOException {
        Path folder = ReferenceFolder.path("golden/espei/datasets-check/good");
        PhaseModels models = models();
        return files(folder)
                .map(file -> dynamicTest(
                        name(file),
                        () -> assertThat(DatasetCheck.check(file, Optional.of(models)))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> syntaxErrorsHaveLineAndColumn() {
        Path folder = ReferenceFolder.path("golden/espei/datasets-check/bad");
        record Spot(String name, int line, int column) {}
        return Stream.of(
                        new Spot("syntax-trailing-comma", 59, 21),
                        new Spot("syntax-comment", 59, 2),
                        new Spot("duplicate-key", 70, 2))
                .map(spot -> dynamicTest(spot.name(), () -> {
                    Path file = folder.resolve(spot.name() + ".json");
                    Problem problem = DatasetCheck.check(file, Optional.empty()).getFirst();
                    assertThat(problem.place().line()).isEqualTo(spot.line());
                    assertThat(problem.place().column()).isEqualTo(spot.column());
                }));
    }

    /// What is justly said of the measurements of each system: the Cr-Ni set uses a phase that it does not list, the
    /// Cu-Mg set has its sublattices in another order than the phase models, and the invented system has cold values
    /// and two regions without any composition on purpose.
    private static final Map<String, List<ProblemKind>> WARNINGS = Map.of(
            "Al-Co-Cr",
            List.of(),
            "Cr-Ni",
            List.of(DatasetProblem.PHASE_UNLISTED),
            "Cu-Mg",
            List.of(DatasetProblem.SITE_RATIOS_DIFFER),
            "Mock-Co-Cr-Ni",
            List.of(
                    DatasetProblem.TEMPERATURE_COLD,
                    DatasetProblem.TEMPERATURE_COLD,
                    DatasetProblem.TEMPERATURE_COLD,
                    DatasetProblem.TEMPERATURE_COLD,
                    DatasetProblem.REGION_WITHOUT_COMPOSITION,
                    DatasetProblem.REGION_WITHOUT_COMPOSITION));

    @TestFactory
    Stream<DynamicTest> theMeasurementsOfEverySystemAreReadWithoutErrors() {
        Path systems = ReferenceFolder.path("data/systems");
        return WARNINGS.entrySet().stream()
                .map(system -> dynamicTest(system.getKey(), () -> {
                    Path folder = systems.resolve(system.getKey());
                    PhaseModels models = PhaseModelReader.read(folder.resolve("phase_models.json"), new Problems())
                            .orElseThrow();
                    Path measurements = folder.resolve("input-data");
                    DatasetFolder read = DatasetFolder.read(measurements, DatasetTags.NONE, new Problems());
                    assertThat(read.datasets().size() + read.disabled().size())
                            .isEqualTo(read.files().size());
                    List<Problem> problems = DatasetCheck.check(measurements, Optional.of(models));
                    assertThat(problems).noneMatch(problem -> problem.severity() == Severity.ERROR);
                    assertThat(problems).extracting(Problem::kind).containsExactlyElementsOf(system.getValue());
                }));
    }

    @TestFactory
    Stream<DynamicTest> anEmptyListOfExcludedContributionsIsTheSameAsNone() {
        Path file = ReferenceFolder.path("golden/espei/datasets-check/bad/excluded-empty.json");
        return Stream.of(dynamicTest("excluded-empty", () -> {
            DatasetFolder folder = DatasetFolder.read(file, DatasetTags.NONE, new Problems());
            assertThat(((FixedConfigurationDataset) folder.datasets().getFirst()).excludedContributions())
                    .isEmpty();
        }));
    }

    private static PhaseModels models() {
        Path file = ReferenceFolder.path("data/systems/Cu-Mg/phase_models.json");
        return PhaseModelReader.read(file, new Problems()).orElseThrow();
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }
}
