package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parameters of other kinds than the energy: mobilities, viscosity, elastic constants, and what users define.
class NamedPropertiesTest {

    private static final ModelOptions STANDARD = ModelOptions.standard();

    private static DatabaseSketch liquid() {
        return DatabaseSketch.of("A", "B", "C").phase("S", "1", "A,B,C");
    }

    @Test
    void mobilitiesArePropertiesAndNoEnergy() {
        DatabaseSketch sketch = liquid().parameter("MQ(S&A,*)", -100000)
                .parameter("MQ(S&A,A,B)", 8000)
                .parameter("DF(S&C,*)", 7)
                .parameter("MF(S&B,B)", -3);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", STANDARD, "A", "B");
        assertThat(phase.property("MQ&A", 1000, .25, .75)).isCloseTo(-100000 + 1500, within(1e-9));
        assertThat(phase.property("MF&B", 1000, .25, .75)).isCloseTo(-2.25, within(1e-12));
        // Of a tracer, which is not in the system itself.
        assertThat(phase.property("DF&C", 1000, .25, .75)).isCloseTo(7, within(1e-12));
        assertThat(phase.model().contributions()).hasSize(1);
    }

    /// Any kind is summed as energies are: endmembers, series of binary interactions, ternary ones; temperature and pressure
    /// enter as written, and nothing is divided by the number of atoms.
    @Test
    void whatAUserDefinesIsSummedLikeAnEnergy() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "C", "VA")
                .phase("S", "2 1", "A,B,C:VA")
                .parameter("HARDNESS(S,A:VA)", DatabaseSketch.linear(5, 1e-3))
                .parameter("HARDNESS(S,B:VA)", Algebra.multiply(Expr.constant(1e-5), Expr.P))
                .parameter("HARDNESS(S,A,B:VA;1)", 10)
                .parameter("HARDNESS(S,A,B,C:VA;0)", 100)
                .parameter("EC11(S,*:VA)", 170e9);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", STANDARD, "A", "B", "C", "VA");
        double expected = .5 * (5 + 1e-3 * 800) + .3 * 1.01325 + 10 * .5 * .3 * (.5 - .3) + 100 * .5 * .3 * .2;
        assertThat(phase.property("HARDNESS", 800, .5, .3, .2, 1)).isCloseTo(expected, within(1e-12));
        assertThat(phase.property("EC11", 800, .5, .3, .2, 1)).isCloseTo(170e9, within(1e-3));
    }

    @Test
    void synonymsAskForTheSame() {
        DatabaseSketch sketch = liquid().parameter("ETA(S,A)", 2).parameter("VISC(S,B)", 4);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", STANDARD, "A", "B");
        assertThat(phase.property("VISC", 1000, .5, .5)).isEqualTo(3);
        assertThat(phase.property("ETA", 1000, .5, .5)).isEqualTo(3);
        assertThat(phase.model().property("BM")).isEqualTo(phase.model().property(PhaseModel.MAGNETIC_MOMENT));
    }

    /// A file may call a kind of its own as the program calls the volume; the volume stays what it is.
    @Test
    void aKindThatHasTheNameOfAnotherPropertyIsLeftOutWithAWarning() {
        DatabaseSketch sketch =
                liquid().parameter("V0(S,A)", 7e-6).parameter("V(S,A)", 1).parameter("DOO(S,A)", 1);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", STANDARD, "A");
        assertThat(phase.property(PhaseModel.VOLUME, 1000, 1)).isEqualTo(7e-6);
        assertThat(phase.property(PhaseModel.DEGREE_OF_ORDERING, 1000, 1)).isZero();
        assertThat(phase.model().notes())
                .filteredOn(note -> note.found().contains("stands for a property that every phase has"))
                .hasSize(2);
    }

    /// As the energy: the disordered part at the overall fractions, and what ordering adds.
    @Test
    void aPartitionedPhaseHasTheSumOfItsParts() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B")
                .phase("D", "1", "A,B")
                .phase("O", ".5 .5", "A,B:A,B", null, "D")
                .parameter("EC11(D,A)", 100)
                .parameter("EC11(O,A:B)", 40)
                .parameter("EC12(O,A:B)", 40);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "O", STANDARD, "A", "B");
        double ordering = 40 * (.9 * .7 - .6 * .4);
        assertThat(phase.property("EC11", 1000, .9, .1, .3, .7)).isCloseTo(100 * .6 + ordering, within(1e-12));
        assertThat(phase.property("EC12", 1000, .9, .1, .3, .7)).isCloseTo(ordering, within(1e-12));
    }

    /// A property that cannot be evaluated costs neither the energy nor the other properties.
    @Test
    void aPropertyThatNeedsAnUndefinedFunctionIsLeftOutWithAWarning() {
        DatabaseSketch sketch = liquid().parameter("VISC(S,A)", Expr.named("LOST"))
                .parameter("G(S,A)", -500)
                .parameter("EC11(S,A)", 1);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", STANDARD, "A");
        assertThat(phase.gm(1000, 1)).isEqualTo(-500);
        assertThat(phase.model().properties()).containsKey("EC11").doesNotContainKey("VISC");
        assertThat(phase.model().notes())
                .anyMatch(note -> note.found().contains("has no VISC: it needs undefined functions LOST"));
    }

    /// Names of thermodynamic functions may be names of parameters, too: the phase in brackets tells them apart.
    @ParameterizedTest
    @CsvSource({"MU, MU(A)", "H, H", "X, X(A)", "T, T", "N, N"})
    void aPropertyMayBeCalledLikeAThermodynamicFunction(String name, String other) {
        SystemUnderTest system = SystemUnderTest.of(
                DatabaseSketch.of("A", "B")
                        .phase("LIQUID", "1", "A,B")
                        .phase("SOLID", "1", "A,B")
                        .parameter("G(SOLID,A)", 9000)
                        .parameter("G(SOLID,B)", 9000)
                        .parameter(name + "(LIQUID,A)", DatabaseSketch.linear(40, -1e-2))
                        .parameter(name + "(LIQUID,B)", 70)
                        .build(),
                "A",
                "B");
        EquilibriumResult result = system.solve(
                Conditions.at(1000, 101_325).amount(1).fraction("B", .25).build());

        assertThat(system.number(result, name + "(LIQUID)")).isCloseTo(.75 * 30 + .25 * 70, within(1e-10));
        assertThat(system.number(result, name + "(LIQUID#1)")).isCloseTo(40, within(1e-10));
        assertThat(system.number(result, name + "(LIQUID).T")).isCloseTo(-.75e-2, within(1e-12));
        assertThat(system.number(result, name + "_ALONE(LIQUID)")).isCloseTo(40, within(1e-10));
        assertThat(system.value(result, other)).isNotEqualTo(system.value(result, name + "(LIQUID)"));
    }
}
