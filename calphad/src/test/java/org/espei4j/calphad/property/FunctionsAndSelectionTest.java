package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import org.espei4j.calphad.model.UnbuildablePhaseException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values of functions, and which phases have a model.
class FunctionsAndSelectionTest {

    private static final ModelOptions REFERENCE = ModelOptions.reference();
    private static final ModelOptions STANDARD = ModelOptions.standard();

    private static DatabaseSketch phase(Expr value) {
        return DatabaseSketch.of("A").phase("S", "1", "A").parameter("G(S,A)", value);
    }

    private static Reason reason(DatabaseSketch sketch, String phase, ModelOptions options, String... components) {
        try {
            PhaseModel.of(sketch.build(), phase, List.of(components), options);
            throw new AssertionError("built");
        } catch (UnbuildablePhaseException e) {
            return e.reason();
        }
    }

    @Test
    void theOutermostRangesContinueAndABreakpointBelongsToTheUpperOne() {
        DatabaseSketch sketch =
                phase(Expr.named("F")).function("F", DatabaseSketch.ranges(300, 100, 1000, 200, 2000, 300, 3000));
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", REFERENCE, "A");
        assertThat(phase.gm(10, 1)).isEqualTo(100);
        assertThat(phase.gm(999.999, 1)).isEqualTo(100);
        assertThat(phase.gm(1000, 1)).isEqualTo(200);
        assertThat(phase.gm(5000, 1)).isEqualTo(300);
    }

    @Test
    void nestedRangesContinueToo() {
        DatabaseSketch sketch = DatabaseSketch.of("A")
                .phase("S", "1", "A")
                .parameter("G(S,A)", DatabaseSketch.ranges(300, Expr.named("F"), 1000, Expr.named("F"), 2000))
                .function("F", DatabaseSketch.ranges(500, 7, 800, 9, 900));
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", REFERENCE, "A");
        assertThat(phase.gm(100, 1)).isEqualTo(7);
        assertThat(phase.gm(3000, 1)).isEqualTo(9);
    }

    @Test
    void theFilesGasConstantActsInItsOwnFunctionsOnlyInTheStandardProfile() {
        DatabaseSketch sketch =
                phase(Algebra.multiply(Expr.named("R"), Expr.constant(100))).function("R", Expr.constant(8));
        assertThat(PhaseUnderTest.of(sketch, "S", REFERENCE, "A").gm(1000, 1)).isCloseTo(831.45, within(1e-10));
        assertThat(PhaseUnderTest.of(sketch, "S", STANDARD, "A").gm(1000, 1)).isEqualTo(800);
    }

    /// Longer than the 32 levels after which the reference program stops, and than a thread's stack is deep.
    @Test
    void functionsNestToAnyDepth() {
        DatabaseSketch sketch = phase(Expr.named("F0"));
        int depth = 20_000;
        for (int i = 0; i < depth; i++) {
            sketch.function("F" + i, Algebra.add(Expr.named("F" + (i + 1)), Expr.ONE));
        }
        sketch.function("F" + depth, Expr.ONE);
        assertThat(PhaseUnderTest.of(sketch, "S", REFERENCE, "A").gm(1000, 1)).isEqualTo(depth + 1.0);
    }

    @Test
    void aCircleOfFunctionsIsNamed() {
        DatabaseSketch sketch = phase(Expr.named("F"))
                .function("F", Algebra.add(Expr.named("H"), Expr.ONE))
                .function("H", Algebra.add(Expr.named("F"), Expr.ONE));
        try {
            PhaseModel.of(sketch.build(), "S", List.of("A"), REFERENCE);
            throw new AssertionError("built");
        } catch (UnbuildablePhaseException e) {
            assertThat(e.reason()).isEqualTo(Reason.CYCLIC_FUNCTION);
            assertThat(e.problem().found()).contains("F → H → F");
        }
    }

    @Test
    void undefinedFunctionsAreZeroOrRefused() {
        DatabaseSketch sketch = phase(Algebra.add(Expr.named("NOBODY"), Expr.constant(5)));
        PhaseUnderTest reference = PhaseUnderTest.of(sketch, "S", REFERENCE, "A");
        assertThat(reference.gm(1000, 1)).isEqualTo(5);
        assertThat(reference.model().notes()).anyMatch(note -> note.found().contains("NOBODY"));
        assertThat(reason(sketch, "S", STANDARD, "A")).isEqualTo(Reason.UNDEFINED_FUNCTION);
        assertThat(PhaseUnderTest.of(sketch, "S", STANDARD.withUndefinedAsZero(true), "A")
                        .gm(1000, 1))
                .isEqualTo(5);
    }

    @Test
    void fittingSymbolsStaySymbols() {
        DatabaseSketch sketch = phase(Expr.named("VV0000")).function("VV0000", Expr.constant(-7));
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", STANDARD.withFittingSymbols(List.of("VV0000")), "A");
        double[] y = {1};
        assertThat(phase.properties()
                        .at(1000, 101325, 42)
                        .evaluate(y)
                        .orElseThrow()
                        .gibbsEnergy())
                .isEqualTo(42);
    }

    @Test
    void everyUnbuildablePhaseHasAReason() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "VA")
                .phase("S", "1 1", "A:B")
                .phase("V", "1", "A,VA")
                .phase("O", ".5 .5", "A,B:A,B", null, "NOWHERE");
        assertThat(reason(sketch, "Z", STANDARD, "A")).isEqualTo(Reason.UNKNOWN_PHASE);
        assertThat(reason(sketch, "S", STANDARD, "A", "Q")).isEqualTo(Reason.UNKNOWN_COMPONENT);
        assertThat(reason(sketch, "S", STANDARD, "A")).isEqualTo(Reason.EMPTY_SUBLATTICE);
        assertThat(reason(sketch, "V", STANDARD, "B", "VA")).isEqualTo(Reason.ONLY_VACANCIES);
        assertThat(reason(sketch, "O", STANDARD, "A", "B")).isEqualTo(Reason.UNFIT_PARTITION);
    }

    /// An option that speaks of other sublattices than the phase has would be left out, or leave a part of the energy out.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P:Y | 1               | A+1                 | it has 1 sublattice(s)",
                "P:Y | 1 1             | A+1,B:VA            | B on its first sublattice is no cation",
                "P:Y | 1 1             | A+1:A+1,VA          | A+1 on its second sublattice is a cation",
                "P:F | 1 1             | A,B:A,B             | it has 2 sublattice(s)",
                "P:F | .25 .25 .25 .3  | A,B:A,B:A,B:A,B     | its first four sublattices differ",
                "P:B | .25 .25 .25 .25 | A,B:A,B:A,B:A       | its first four sublattices differ",
            })
    void anOptionNeedsTheSublatticesThatItSpeaksOf(String phase, String ratios, String array, String cause) {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "VA")
                .species("A+1", Map.of("A", 1.0), 1)
                .phase(phase, ratios, array);
        for (ModelOptions options : List.of(REFERENCE, STANDARD)) {
            assertThatThrownBy(() -> PhaseModel.of(sketch.build(), "P", List.of("A", "B", "VA"), options))
                    .isInstanceOfSatisfying(UnbuildablePhaseException.class, e -> {
                        assertThat(e.reason()).isEqualTo(Reason.UNFIT_OPTION);
                        assertThat(e.problem().found()).contains("phase P").endsWith(cause);
                    });
        }
    }

    @Test
    void ofAPairOnlyTheOrderedPhaseIsSelected() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "C")
                .phase("D", "1", "A,B")
                .phase("O", ".5 .5", "A,B:A,B", null, "D")
                .phase("X", "1", "C");
        PhaseSelection both = PhaseSelection.of(sketch.build(), List.of("a", "b"), STANDARD);
        assertThat(both.models()).containsOnlyKeys("O");
        assertThat(both.leftOut().get("D")).isEqualTo(new PhaseSelection.LeftOut.CoveredBy("O"));
        assertThat(both.leftOut().get("X"))
                .asInstanceOf(InstanceOfAssertFactories.type(PhaseSelection.LeftOut.Unbuildable.class))
                .matches(left -> left.cause().reason().isAbsence());
        assertThat(PhaseSelection.of(sketch.build(), List.of("D"), List.of("A", "B"), STANDARD)
                        .models())
                .containsOnlyKeys("D");
    }
}
