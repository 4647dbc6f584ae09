package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.ConditionProblem;
import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Activities as conditions may refer to any phase of the database, whether it takes part in the calculation or not.
class ActivityReferenceTest {

    private static final double ATMOSPHERE = 101_325;

    private static Conditions activity(String phase, double value) {
        return Conditions.at(900, ATMOSPHERE)
                .amount(1)
                .activity("A", phase, value)
                .build();
    }

    /// The phases ORD and DIS are one phase, of which DIS is the disordered state.
    @ParameterizedTest
    @CsvSource({"DIS, 0.3", "DIS, 1e-4", "LIQUID, 0.3", "ORD, 0.3"})
    void aCoveredPhaseIsAReferenceLikeAnyOther(String phase, double value) {
        SystemUnderTest system = SystemUnderTest.ordering().withReferences(ReferenceState.of("A", phase));
        EquilibriumResult result = system.solve(activity(phase, value));

        assertThat(system.specs().phaseNames()).containsExactly("LIQUID", "ORD");
        assertThat(system.number(result, "ACR(A)")).isCloseTo(value, within(1e-10 * value));
        assertThat(system.number(result, "AC(A," + phase + ")")).isCloseTo(value, within(1e-10 * value));
    }

    @Test
    void thePureOrderedPhaseIsThePureDisorderedOne() {
        SystemUnderTest system = SystemUnderTest.ordering();
        double disordered = system.number(activity("DIS", .2), "MU(A)");
        assertThat(system.number(activity("ORD", .2), "MU(A)")).isCloseTo(disordered, within(1e-7));
    }

    /// μ(A) = G°(SOLID, A) + RT ln a, and the liquid that has it: x = a·exp((G°(SOLID, A) − G°(LIQUID, A))/RT).
    @Test
    void aPhaseThatWasLeftOutIsAReference() throws BadInputException {
        double t = 900;
        double rt = 8.31446261815324 * t;
        ThermodynamicSystem system = ThermodynamicSystem.of(solidAndLiquid())
                .components("A", "B")
                .phases("LIQUID")
                .build();
        EquilibriumResult result = EquilibriumSpecs.of(system).solve(activity("SOLID", .4));

        assertThat(result.potentials().get("A")).isCloseTo(-500 + rt * Math.log(.4), within(1e-7));
        assertThat(result.sortedPhases().getFirst().fractions().get("A"))
                .isCloseTo(.4 * Math.exp((-500 - (12000 - 10 * t)) / rt), within(1e-10));
    }

    /// The temperature at which liquid of a composition has an activity: slopes of the reference count, too.
    @Test
    void theTemperatureIsFoundByAnActivityAgainstAPhaseThatWasLeftOut() throws BadInputException {
        ThermodynamicSystem system = ThermodynamicSystem.of(solidAndLiquid())
                .components("A", "B")
                .phases("LIQUID")
                .build();
        EquilibriumResult result = EquilibriumSpecs.of(system)
                .solve(Conditions.builder()
                        .with(new Condition.Pressure(ATMOSPHERE))
                        .amount(1)
                        .fraction("A", .5)
                        .activity("A", "SOLID", .6)
                        .build());

        // 12000 − 10 T + RT ln 0.5 = −500 + RT ln 0.6
        assertThat(result.temperature()).isCloseTo(12500 / (10 + 8.31446261815324 * Math.log(.6 / .5)), within(1e-6));
    }

    @Test
    void whatCannotBeAReferenceIsNamed() throws BadInputException {
        EquilibriumSpecs specs = EquilibriumSpecs.of(ThermodynamicSystem.of(solidAndLiquid())
                .components("A", "B")
                .phases("LIQUID")
                .build());
        assertThatThrownBy(() -> specs.check(activity("SOLIT", .5)))
                .isInstanceOfSatisfying(BadInputException.class, wrong -> {
                    assertThat(wrong.problems())
                            .extracting(problem -> problem.kind())
                            .containsExactly(ConditionProblem.UNKNOWN_REFERENCE);
                    assertThat(wrong.problems().getFirst().message())
                            .contains("AC(A,SOLIT)", "one of LINE, LIQUID, SOLID", "Did you mean SOLID?");
                });
        assertThatThrownBy(() -> specs.check(activity("LINE", .5)))
                .isInstanceOfSatisfying(BadInputException.class, wrong -> {
                    assertThat(wrong.problems())
                            .extracting(problem -> problem.kind())
                            .containsExactly(ConditionProblem.REFERENCE_WITHOUT_ENERGY);
                    assertThat(wrong.problems().getFirst().message())
                            .contains("AC(A,LINE) refers to pure A in LINE", "phase LINE does not exist");
                });
    }

    private static Database solidAndLiquid() {
        return DatabaseSketch.of("A", "B")
                .phase("LIQUID", "1", "A,B")
                .phase("SOLID", "1", "A,B")
                .phase("LINE", "1 1", "A:B")
                .parameter("G(LIQUID,A)", DatabaseSketch.linear(12000, -10))
                .parameter("G(LIQUID,B)", DatabaseSketch.linear(9000, -11))
                .parameter("G(SOLID,A)", -500)
                .build();
    }
}
