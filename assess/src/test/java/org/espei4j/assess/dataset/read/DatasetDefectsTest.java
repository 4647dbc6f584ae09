package org.espei4j.assess.dataset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.DatasetTexts;
import org.espei4j.assess.document.DocumentProblem;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said about wrong and suspicious datasets.
class DatasetDefectsTest {

    private final Problems problems = new Problems();

    @TempDir
    Path folder;

    private record Defect(String text, String replaced, String by, ProblemKind kind, String names) {

        @Override
        public String toString() {
            return kind + " " + by;
        }
    }

    private static Defect fixed(String replaced, String by, ProblemKind kind, String names) {
        return new Defect(DatasetTexts.FIXED, replaced, by, kind, names);
    }

    private static Defect boundaries(String replaced, String by, ProblemKind kind, String names) {
        return new Defect(DatasetTexts.BOUNDARIES, replaced, by, kind, names);
    }

    private static Defect activity(String replaced, String by, ProblemKind kind, String names) {
        return new Defect(DatasetTexts.ACTIVITY, replaced, by, kind, names);
    }

    private static Defect equilibrium(String replaced, String by, ProblemKind kind, String names) {
        return new Defect(DatasetTexts.EQUILIBRIUM, replaced, by, kind, names);
    }

    static List<Defect> defects() {
        return List.of(
                fixed("[A, B, VA]\n", "[A, b, VA]\n", DatasetProblem.LOWER_CASE, "Write B"),
                fixed("[A, B, VA]\n", "[A, B, A]\n", DatasetProblem.REPEATED_NAME, "A is listed twice"),
                fixed("[A, B, VA]\n", "[A, B, C]\n", DatasetProblem.COMPONENT_UNUSED, "C"),
                fixed("[A, B, VA]\n", "[A]\n", DatasetProblem.COMPONENT_UNLISTED, "B is not one of"),
                fixed("[A, B, VA]\n", "[]\n", DatasetProblem.EMPTY_LIST, "/components"),
                fixed("[SOLUTION]", "[SOLUTION, LIQUID]", DatasetProblem.ONE_PHASE, "2 phases"),
                fixed("mode: manual", "mode: automatic", DatasetProblem.UNKNOWN_MODE, "automatic"),
                fixed("ratios: [1, 3]", "ratios: [1, 0]", DatasetProblem.SITE_RATIO_NOT_POSITIVE, "0"),
                fixed("ratios: [1, 3]", "ratios: [1, 3, 1]", DatasetProblem.SUBLATTICE_COUNT, "2 sublattices"),
                fixed("[[A, B], VA]", "[[B, A], VA]", DatasetProblem.UNSORTED_SUBLATTICE, "A, B"),
                fixed("[[A, B], VA]", "[[A, A], VA]", DatasetProblem.REPEATED_CONSTITUENT, "A twice"),
                fixed("[[A, B], VA]", "[[], VA]", DatasetProblem.EMPTY_SUBLATTICE, "sublattice 0"),
                fixed("[1, [0.1, 0.9]]]", "]", DatasetProblem.CONFIGURATION_COUNT, "2 configurations and 1"),
                fixed("[1, [0.1, 0.9]]", "[0.9, [0.1, 0.9]]", DatasetProblem.PURE_OCCUPANCY, "0.9"),
                fixed("[1, [0.1, 0.9]]", "[1, 1]", DatasetProblem.OCCUPANCY_SHAPE, "configuration 1"),
                fixed("[1, [0.1, 0.9]]", "[1, [0.2, 0.9]]", DatasetProblem.OCCUPANCY_SUM_WRONG, "1.1"),
                fixed("[1, [0.1, 0.9]]", "[1, [0.1, 1.1]]", DatasetProblem.OCCUPANCY_RANGE, "1.1"),
                fixed("  sublattice_occupancies", "  comment", DatasetProblem.OCCUPANCIES_MISSING, "configuration 0"),
                fixed("P: [101325, 200000]", "P: [101325, -1]", DatasetProblem.PRESSURE_NOT_POSITIVE, "-1"),
                fixed("T: [300, 400, 500]", "T: [300, 400]", DatasetProblem.VALUES_SHAPE, "= (2, 2, 2)"),
                fixed("T: [300, 400, 500]", "T: []", DatasetProblem.EMPTY_LIST, "/conditions/T"),
                fixed("T: [300, 400, 500]", "T: [300, 400, 500], X_A: 1", DatasetProblem.UNKNOWN_CONDITION, "X_A"),
                fixed("HM_MIX", "HM_MX", DatasetProblem.UNKNOWN_OUTPUT, "Maybe you meant HM_MIX"),
                fixed("[5000, 6000]", "[5000]", DatasetProblem.RAGGED, "length 1"),
                fixed("6000", "null", DocumentProblem.WRONG_TYPE, "null"),
                fixed("6000", "NaN", DocumentProblem.WRONG_TYPE, "\"NaN\""),
                fixed("output:", "weight: -1\noutput:", DatasetProblem.WEIGHT_NEGATIVE, "-1"),
                fixed(
                        "output:",
                        "excluded_model_contributions: [idmx]\noutput:",
                        DatasetProblem.UNKNOWN_CONTRIBUTION,
                        "Maybe you meant idmix"),
                boundaries("[A, B], [0.2, 0.3]", "[A], [0.2]", DatasetProblem.VERTEX_UNDERDETERMINED, "1 of 2"),
                boundaries(
                        "[A, B], [0.2, 0.3]", "[A, B, C], [0.2, 0.3, 0.5]", DatasetProblem.VERTEX_REDUNDANT, "A, B, C"),
                boundaries("[A, B], [0.2, 0.3]", "[A, B], [0.2]", DatasetProblem.VERTEX_LENGTHS, "2 elements and 1"),
                boundaries("[A, B], [0.2, 0.3]", "[A, A], [0.2, 0.3]", DatasetProblem.REPEATED_NAME, "twice"),
                boundaries("[A, B], [0.2, 0.3]", "[A, D], [0.2, 0.3]", DatasetProblem.COMPONENT_UNLISTED, "D"),
                boundaries(
                        "[0.2, 0.3]", "[0.8, 0.3]", DatasetProblem.FRACTIONS_ABOVE_ONE, "1.1 (vertex 0 of region 0)"),
                boundaries("[0.2, 0.3]", "[-0.2, 0.3]", DatasetProblem.FRACTION_NEGATIVE, "-0.2"),
                boundaries("[0.2, 0.3]", "[20, 30]", DatasetProblem.FRACTION_PERCENT, "20"),
                boundaries("[0.2, 0.3]", "0.2", DocumentProblem.WRONG_TYPE, "a list"),
                boundaries("[LIQUID, [A, B], [0.2, 0.3]]", "[LIQUID, [A, B]]", DatasetProblem.VERTEX_FORM, "vertex 0"),
                boundaries("[LIQUID, [A, B], [0.2, 0.3]]", "LIQUID", DatasetProblem.VERTEX_FORM, "LIQUID"),
                boundaries("T: [1000, 1100]", "T: [1000]", DatasetProblem.REGION_COUNT, "2 regions for 1"),
                boundaries("T: [1000, 1100]", "T: 1000", DatasetProblem.REGION_COUNT, "2 regions for 1"),
                boundaries(
                        "P: 101325",
                        "P: [1e5, 1e5, 1e5]",
                        DatasetProblem.TEMPERATURES_AND_PRESSURES,
                        "2 temperatures and 3"),
                boundaries("[LIQUID, COMPOUND]", "[LIQUID, COMPOUND, GAS]", DatasetProblem.PHASE_UNUSED, "GAS"),
                boundaries(
                        "output: ZPF",
                        "weight: [1, 2, 3]\noutput: ZPF",
                        DatasetProblem.REGION_WEIGHTS,
                        "a list of 3 entries"),
                boundaries(
                        "output: ZPF",
                        "weight: [1, [1, 2]]\noutput: ZPF",
                        DatasetProblem.REGION_WEIGHTS,
                        "a list of 2 entries"),
                boundaries("[0.3, 0.3]", "[0.3, null]", DatasetProblem.HYPERPLANE_UNKNOWN, "region 1"),
                boundaries(
                        "- [[LIQUID, [A, B], [0.2, 0.3]], [COMPOUND, [B, A], [null, null]]]",
                        "- []",
                        DatasetProblem.EMPTY_REGION,
                        "region 0"),
                boundaries(
                        "- [[LIQUID, [A, B], [0.2, 0.3]], [COMPOUND, [B, A], [null, null]]]",
                        "- [[__HYPERPLANE__, [A, B], [0.2, 0.3]]]",
                        DatasetProblem.REGION_WITHOUT_PHASE,
                        "region 0"),
                activity("ACR_A", "ACR", DatasetProblem.ACTIVITY_ELEMENT, "ACR_MG"),
                activity("ACR_A", "ACR_C", DatasetProblem.COMPONENT_UNLISTED, "C is not one of"),
                activity(
                        "reference_state: {phases: [LIQUID], ",
                        "reference_state: {",
                        DocumentProblem.MISSING_KEY,
                        "\"phases\""),
                activity("X_A: 1}", "X_A: 1.2}", DatasetProblem.FRACTIONS_ABOVE_ONE, "reference state"),
                activity("T: 1200", "T: [1200, 1300]", DocumentProblem.WRONG_TYPE, "one number"),
                activity("X_B: [0.2, 0.8]", "X_C: [0.2, 0.8]", DatasetProblem.UNKNOWN_CONDITION, "X_C"),
                activity(
                        "X_B: [0.2, 0.8]",
                        "X_B: [0.2, 0.8], X_A: [0.8, 0.2]",
                        DatasetProblem.TOO_MANY_COMPOSITIONS,
                        "all elements but one"),
                activity("X_B: [0.2, 0.8]", "X_B: [20, 80]", DatasetProblem.FRACTION_PERCENT, "percentage"),
                equilibrium(", X_B: 0.1", "", DatasetProblem.TOO_FEW_COMPOSITIONS, "2 of the elements A, B, C"),
                equilibrium("X_B: 0.1", "X_B: [0.1, 0.1, 0.1]", DatasetProblem.CONDITION_LENGTHS, "X_A 2, X_B 3"),
                equilibrium("X_B: 0.1", "X_B: 0.9", DatasetProblem.FRACTIONS_ABOVE_ONE, "composition 0"),
                equilibrium("B: {phase: LIQUID}", "B: {}", DocumentProblem.MISSING_KEY, "\"phase\""),
                equilibrium("B: {phase: LIQUID}", "D: {phase: LIQUID}", DatasetProblem.COMPONENT_UNLISTED, "D"));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void everyDefectIsAnErrorThatNamesTheOffender(Defect defect) {
        assertThat(defect.text()).contains(defect.replaced());
        DatasetFolder read = DatasetTexts.read(
                folder, defect.text().replace(defect.replaced(), defect.by()), DatasetTags.NONE, problems);

        assertThat(read.datasets()).isEmpty();
        assertThat(problems.errors())
                .filteredOn(problem -> problem.kind() == defect.kind())
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem.toString()).contains(defect.names()))
                .allSatisfy(problem -> assertThat(problem.place().line()).isPositive());
    }

    static List<Defect> suspicions() {
        return List.of(
                fixed("6000", "'6000'", DocumentProblem.NUMBER_AS_TEXT, "6000"),
                fixed("T: [300,", "T: [200,", DatasetProblem.TEMPERATURE_COLD, "200 K"),
                fixed("T: [300,", "T: [298,", DatasetProblem.TEMPERATURE_COLD, "Write 298.15"),
                fixed("T: [300, 400, 500]", "T: [25, 100, 200]", DatasetProblem.TEMPERATURE_COLD, "Celsius"),
                fixed("P: [101325,", "P: [101.325,", DatasetProblem.PRESSURE_UNIT, "kilopascal"),
                fixed("500]}", "50000]}", DatasetProblem.TEMPERATURE_HIGH, "50000"),
                fixed("[0.25, 0.75]", "[0.25, 0.74]", DatasetProblem.OCCUPANCY_SUM, "0.99"),
                fixed("  mode: manual\n", "", DatasetProblem.MODE_ASSUMED, "manual"),
                fixed("output:", "waight: 1\noutput:", DocumentProblem.IGNORED_KEY, "Maybe you meant weight"),
                boundaries("T: [1000", "T: [100", DatasetProblem.TEMPERATURE_CELSIUS, "Celsius"),
                boundaries("disordered", "ordered", DatasetProblem.VERTEX_FLAG, "\"ordered\""),
                boundaries("[LIQUID, COMPOUND]", "[LIQUID]", DatasetProblem.PHASE_UNLISTED, "COMPOUND"),
                activity("weight: [[1], [2]]", "weight: 0", DatasetProblem.WEIGHT_ZERO, "not used"));
    }

    @ParameterizedTest
    @MethodSource("suspicions")
    void whatIsOnlySuspiciousDoesNotStopASet(Defect defect) {
        assertThat(defect.text()).contains(defect.replaced());
        String text = defect.text().replace(defect.replaced(), defect.by());
        DatasetFolder read = DatasetTexts.read(folder, text, DatasetTags.NONE, problems);

        assertThat(read.datasets()).hasSize(1);
        assertThat(problems.all()).extracting(Problem::kind).containsExactly(defect.kind());
        assertThat(problems.all().getFirst().toString()).contains(defect.names());
    }

    @Test
    void allProblemsOfAFileAreReportedAtOnce() {
        String text = DatasetTexts.FIXED
                .replace("mode: manual", "mode: x")
                .replace("HM_MIX", "HMIX")
                .replace("P: [101325, 200000]", "P: [0, 200000]")
                .replace("0.25, 0.75", "0.25, 7.5");

        DatasetTexts.read(folder, text, DatasetTags.NONE, problems);
        assertThat(problems.errors())
                .extracting(Problem::kind)
                .contains(
                        DatasetProblem.UNKNOWN_MODE,
                        DatasetProblem.UNKNOWN_OUTPUT,
                        DatasetProblem.PRESSURE_NOT_POSITIVE,
                        DatasetProblem.OCCUPANCY_RANGE);
    }

    @ParameterizedTest
    @CsvSource({"zpf, ZPF", "Zpf, ZPF"})
    void aBoundaryInSmallLettersIsReadAsOne(String written, String meant) {
        DatasetTexts.read(folder, DatasetTexts.BOUNDARIES.replace("ZPF", written), DatasetTags.NONE, problems);

        assertThat(problems.all()).extracting(Problem::kind).containsExactly(DatasetProblem.OUTPUT_CASE);
        assertThat(problems.all().getFirst().toString()).contains("/output", written, "Write " + meant + ".");
    }

    @Test
    void aMisspeltSolverIsNotTakenForAnEquilibrium() {
        DatasetTexts.read(folder, DatasetTexts.FIXED.replace("solver:", "solvr:"), DatasetTags.NONE, problems);

        assertThat(problems.all())
                .extracting(Problem::kind)
                .containsExactlyInAnyOrder(DocumentProblem.IGNORED_KEY, DatasetProblem.SOLVER_MISSING);
    }
}
