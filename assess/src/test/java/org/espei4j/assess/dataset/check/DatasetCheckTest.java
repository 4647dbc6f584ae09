package org.espei4j.assess.dataset.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.DatasetTexts;
import org.espei4j.assess.dataset.UnreachableData;
import org.espei4j.assess.dataset.read.DatasetFolder;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetCheckTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {DatasetTexts.FIXED, DatasetTexts.BOUNDARIES, DatasetTexts.ACTIVITY, DatasetTexts.EQUILIBRIUM})
    void soundSetsPass(String text) {
        assertThat(check(text)).isEmpty();
    }

    private record Suspicion(String text, String replaced, String by, ProblemKind kind, String names) {

        @Override
        public String toString() {
            return kind + " " + by;
        }
    }

    static List<Suspicion> suspicions() {
        String fixed = DatasetTexts.FIXED;
        String values =
                "values: [[[1000, 2000], [3000, 4000], [5000, 6000]], [[7000, 8000], [9000, 10000], [11000, 12000]]]";
        String small = values.replace("000", "");
        String large = values.replace("000", "000000");
        return List.of(
                new Suspicion(fixed, values, small, DatasetProblem.VALUES_SMALL, "at most 12 J"),
                new Suspicion(fixed, values, large, DatasetProblem.VALUES_LARGE, "formula units"),
                new Suspicion(fixed, "HM_MIX", "SM_MIX", DatasetProblem.VALUES_LARGE, "J/K"),
                new Suspicion(fixed, "HM_MIX", "VM", DatasetProblem.VALUES_LARGE, "cm³"),
                new Suspicion(
                        fixed, "[SOLUTION]", "[SOLUTON]", DatasetProblem.PHASE_UNKNOWN, "Maybe you meant SOLUTION"),
                new Suspicion(
                        fixed, "[SOLUTION]", "[OTHER]", DatasetProblem.PHASE_IS_ALIAS, "alias of the phase SOLUTION"),
                new Suspicion(fixed, "[SOLUTION]", "[NEEDS_D]", DatasetProblem.PHASE_NOT_ACTIVE, "NEEDS_D"),
                new Suspicion(
                        fixed,
                        "[SOLUTION]",
                        "[LIQUID]",
                        DatasetProblem.SUBLATTICES_DIFFER,
                        "2 sublattices and the model of LIQUID has 1"),
                new Suspicion(
                        fixed, "ratios: [1, 3]", "ratios: [3, 1]", DatasetProblem.SITE_RATIOS_DIFFER, "[1.0, 3.0]"),
                new Suspicion(fixed, "[A, [B, VA]]", "[A, [A, VA]]", DatasetProblem.CONFIGURATION_OUTSIDE, "A:(A,VA)"),
                new Suspicion(DatasetTexts.ACTIVITY, "0.81", "81", DatasetProblem.ACTIVITY_ABOVE_ONE, "percent"),
                new Suspicion(DatasetTexts.ACTIVITY, "0.81", "0", DatasetProblem.ACTIVITY_NOT_POSITIVE, "logarithm"),
                new Suspicion(DatasetTexts.EQUILIBRIUM, "HMR", "HM", DatasetProblem.REFERENCES_UNUSED, "HMR"),
                new Suspicion(DatasetTexts.EQUILIBRIUM, "HMR", "TCR", DatasetProblem.EQUILIBRIUM_OUTPUT, "GM, HM"),
                new Suspicion(
                        DatasetTexts.EQUILIBRIUM,
                        "reference_states:",
                        "disabled: false\nbibtex:",
                        DatasetProblem.EQUILIBRIUM_OUTPUT,
                        "Add reference_states"),
                new Suspicion(
                        DatasetTexts.EQUILIBRIUM,
                        "  B: {phase: LIQUID}\n",
                        "",
                        DatasetProblem.REFERENCES_MISSING,
                        "no reference state of B"),
                new Suspicion(
                        DatasetTexts.EQUILIBRIUM,
                        "phases: [LIQUID]",
                        "phases: [COMPOUND]",
                        DatasetProblem.EQUILIBRIUM_OUTSIDE,
                        "x(A)=0.2, x(B)=0.1, x(C)=0.7"),
                new Suspicion(
                        DatasetTexts.BOUNDARIES,
                        "[COMPOUND, [B, A], [null, null]]",
                        "[COMPOUND, [B, A], [0.7, 0.1]]",
                        DatasetProblem.COMPOSITION_OUTSIDE,
                        "x(B) = 0.75"),
                new Suspicion(
                        DatasetTexts.BOUNDARIES,
                        "[COMPOUND, [B, A], [null, null]]",
                        "[COMPOUND, [B, A], [null, 0.4]]",
                        DatasetProblem.COMPOSITION_OUTSIDE,
                        "x(A) from 0.0 to 0.25"));
    }

    @ParameterizedTest
    @MethodSource("suspicions")
    void everySuspicionIsReported(Suspicion suspicion) {
        assertThat(suspicion.text()).contains(suspicion.replaced());
        List<Problem> problems = check(suspicion.text().replace(suspicion.replaced(), suspicion.by()));

        assertThat(problems).extracting(Problem::kind).containsOnly(suspicion.kind());
        assertThat(problems)
                .anySatisfy(problem -> assertThat(problem.toString()).contains(suspicion.names()));
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.place().line()).isPositive());
    }

    @Test
    void multiplesOfTheSiteRatiosAreTheSame() {
        assertThat(check(DatasetTexts.FIXED.replace("ratios: [1, 3]", "ratios: [0.25, 0.75]")))
                .isEmpty();
    }

    @Test
    void activitiesAboveOneArePossibleInAnotherPhaseThanTheReference() {
        String text = DatasetTexts.ACTIVITY
                .replace("0.81", "1.3")
                .replace("reference_state: {phases: [LIQUID]", "reference_state: {phases: [SOLUTION]");

        assertThat(check(text)).isEmpty();
    }

    @Test
    void copiedFilesAreNamed() {
        DatasetTexts.writeJson(folder.resolve("a.json"), DatasetTexts.FIXED);
        DatasetTexts.writeJson(folder.resolve("b.json"), DatasetTexts.BOUNDARIES);
        DatasetTexts.writeJson(folder.resolve("c.json"), DatasetTexts.FIXED + "comment: a copy\n");

        List<Problem> problems = DatasetCheck.check(folder, Optional.empty());
        assertThat(problems).extracting(Problem::kind).containsExactly(DatasetProblem.SAME_AS_OTHER);
        assertThat(problems.getFirst().toString()).contains("c.json").contains("a.json");
    }

    @Test
    void unreachableCompositionsAreErrorsOnlyWhereTheyStopARun() {
        String text = DatasetTexts.BOUNDARIES.replace("[B, A], [null, null]", "[B, A], [0.76, 0.1]");

        assertThat(severities(text, UnreachableData.STOP)).containsExactly(Severity.ERROR);
        assertThat(severities(text, UnreachableData.LEAVE_OUT)).isEmpty();
        assertThat(severities(text, UnreachableData.SNAP)).isEmpty();
        assertThat(severities(text.replace("0.76", "0.7"), UnreachableData.SNAP))
                .containsExactly(Severity.ERROR);
    }

    private List<Severity> severities(String text, UnreachableData choice) {
        Problems problems = new Problems();
        DatasetFolder read = DatasetTexts.read(folder, text, DatasetTags.NONE, problems);
        DatasetCheck.check(read.datasets(), DatasetTexts.models(), choice, problems);
        return problems.all().stream().map(Problem::severity).toList();
    }

    @Test
    void problemsComeInTheOrderOfFilesAndLines() {
        DatasetTexts.writeJson(
                folder.resolve("b.json"),
                DatasetTexts.FIXED.replace("manual", "x").replace("HM_MIX", "HMIX"));
        DatasetTexts.writeJson(folder.resolve("a.json"), DatasetTexts.ACTIVITY.replace("0.81", "81"));

        assertThat(DatasetCheck.check(folder, Optional.of(DatasetTexts.models())))
                .extracting(Problem::kind)
                .containsExactly(
                        DatasetProblem.ACTIVITY_ABOVE_ONE, DatasetProblem.UNKNOWN_MODE, DatasetProblem.UNKNOWN_OUTPUT);
    }

    private List<Problem> check(String text) {
        Path file = folder.resolve("set.json");
        DatasetTexts.writeJson(file, text);
        return DatasetCheck.check(file, Optional.of(DatasetTexts.models()));
    }
}
