package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private static final List<String> AB = List.of("A", "B");

    private static EquilibriumSpecs eutectic() {
        HandMadePhase liquid = HandMadePhase.solution("LIQUID", AB)
                .with(8000, 9, 0)
                .with(9000, 10, 1)
                .with(-12000, 0, 0, 1);
        HandMadePhase compound = new HandMadePhase(
                        "A2B", AB, List.of(), new double[] {2, 1}, List.of(List.of("A"), List.of("B")))
                .with(-45000, 0, 0, 1);
        HandMadePhase solid = HandMadePhase.solution("SOLID", AB).with(20000, 0, 0, 1);
        return EquilibriumSpecs.of(List.of(compound, liquid, solid));
    }

    private static void assertProblems(ThrowingCallable action, ProblemKind... kinds) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.problems()).extracting(p -> p.kind()).containsExactly(kinds));
    }

    @Test
    void resultHoldsEverythingAboutTheEquilibrium() throws BadInputException {
        EquilibriumResult result = eutectic().solve(Conditions.of(700, 101_325, Map.of("B", 0.2)));

        assertThat(result.converged()).isTrue();
        assertThat(result.phases())
                .extracting(EquilibriumResult.StablePhase::phase)
                .containsExactlyInAnyOrder("A2B", "SOLID");
        assertThat(result.phases().stream()
                        .mapToDouble(EquilibriumResult.StablePhase::share)
                        .sum())
                .isCloseTo(1, within(1e-14));
        assertThat(result.totalAmount()).isCloseTo(1, within(1e-15));
        assertThat(result.molarEnergy()).isEqualTo(result.energy());
        assertThat(result.undetermined()).isEmpty();
        EquilibriumResult.Residuals residuals = result.residuals().orElseThrow();
        assertThat(residuals.massBalance()).isLessThan(1e-14);
        assertThat(residuals.plane()).isLessThan(1e-9);
        assertThat(residuals.slope()).isLessThan(1e-9);
    }

    @Test
    void compoundAloneLeavesPotentialsOpen() throws BadInputException {
        EquilibriumResult result = eutectic().solve(Conditions.of(700, 101_325, Map.of("B", 1 / 3.0)));

        assertThat(result.converged()).isTrue();
        assertThat(result.undetermined()).containsExactly("A", "B");
        assertThat(result.energy()).isCloseTo(-15000, within(1e-8));
    }

    @Test
    void amountsMayBeGivenInAnyWay() throws BadInputException {
        EquilibriumSpecs specs = eutectic();
        double expected =
                3 * specs.solve(Conditions.of(700, 101_325, Map.of("B", 0.2))).energy();

        assertThat(specs.solve(Conditions.at(700, 101_325)
                                .amount("A", 2.4)
                                .amount("B", 0.6)
                                .build())
                        .energy())
                .isCloseTo(expected, within(1e-8));
        assertThat(specs.solve(Conditions.at(700, 101_325)
                                .amount(3)
                                .fraction("a", 0.8)
                                .build())
                        .energy())
                .isCloseTo(expected, within(1e-8));
        assertThat(specs.solve(Conditions.at(700, 101_325)
                                .amount("A", 2.4)
                                .fraction("B", 0.2)
                                .build())
                        .energy())
                .isCloseTo(expected, within(1e-8));
    }

    @Test
    void suspendedAndDormantPhasesDoNotForm() throws BadInputException {
        EquilibriumSpecs specs = eutectic();
        Conditions.Builder builder = Conditions.at(700, 101_325).amount(1).fraction("B", 0.2);

        EquilibriumResult dormant =
                specs.solve(builder.status("A2B", PhaseStatus.DORMANT).build());
        assertThat(dormant.phases())
                .extracting(EquilibriumResult.StablePhase::phase)
                .doesNotContain("A2B");
        double[] mu = {dormant.potentials().get("A"), dormant.potentials().get("B")};
        assertThat(dormant.drivingForces()).containsOnlyKeys("A2B");
        assertThat(dormant.drivingForces().get("A2B"))
                .isPositive()
                .isCloseTo((2 * mu[0] + mu[1] + 45000) / 3, within(1e-9));

        EquilibriumResult suspended =
                specs.solve(builder.status("A2B", PhaseStatus.SUSPENDED).build());
        assertThat(suspended.drivingForces()).isEmpty();
        assertThat(suspended.energy()).isEqualTo(dormant.energy());
    }

    @Test
    void failureHasAReasonAndNoNumbers() throws BadInputException {
        Conditions conditions = Conditions.at(700, 101_325)
                .amount(1)
                .fraction("B", 0.2)
                .status("LIQUID", PhaseStatus.SUSPENDED)
                .status("SOLID", PhaseStatus.SUSPENDED)
                .build();
        EquilibriumResult result = eutectic().solve(conditions);

        assertThat(result.failure()).contains(FailureReason.COMPOSITION_OUTSIDE_PHASES);
        assertThatThrownBy(result::energy).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void wrongConditionsAreNamed() {
        EquilibriumSpecs specs = eutectic();
        assertProblems(() -> specs.check(Conditions.at(700, 1e5).amount(1).build()), ConditionProblem.TOO_FEW);
        assertProblems(
                () -> specs.check(Conditions.at(700, 1e5)
                        .amount(1)
                        .fraction("A", 0.1)
                        .fraction("B", 0.9)
                        .build()),
                ConditionProblem.TOO_MANY);
        assertProblems(
                () -> specs.check(
                        Conditions.at(700, 1e5).amount(1).fraction("C", 0.1).build()),
                ConditionProblem.UNKNOWN_ELEMENT);
        assertProblems(
                () -> specs.check(
                        Conditions.at(-700, 1e5).amount(1).fraction("B", 30).build()),
                ConditionProblem.OUT_OF_RANGE,
                ConditionProblem.OUT_OF_RANGE);
        assertProblems(
                () -> specs.check(Conditions.at(700, 1e5)
                        .amount(1)
                        .fraction("A", 0.6)
                        .fraction("A", 0.7)
                        .fraction("B", 0.7)
                        .build()),
                ConditionProblem.REPEATED,
                ConditionProblem.FRACTIONS_EXCEED_ONE,
                ConditionProblem.TOO_MANY);
        assertProblems(
                () -> specs.check(Conditions.at(700, 1e5)
                        .amount(1)
                        .fraction("B", 0.5)
                        .status("LIQIUD", PhaseStatus.DORMANT)
                        .build()),
                ConditionProblem.UNKNOWN_PHASE);
        assertProblems(
                () -> specs.check(
                        Conditions.at(700, 1e5).amount("A", 1).amount("A", 2).build()),
                ConditionProblem.REPEATED);
        assertProblems(
                () -> specs.check(Conditions.at(700, 1e5)
                        .fraction("A", 0.2)
                        .fraction("B", 0.8)
                        .build()),
                ConditionProblem.NO_AMOUNT);
        Conditions withoutTemperature = Conditions.builder()
                .with(new Condition.Pressure(1e5))
                .amount(1)
                .fraction("A", 0.2)
                .fraction("B", 0.8)
                .build();
        assertProblems(() -> specs.check(withoutTemperature), ConditionProblem.DEPENDENT);
    }

    @Test
    void messageSuggestsTheNameThatWasMeant() {
        assertThatThrownBy(() -> eutectic()
                        .check(Conditions.at(700, 1e5)
                                .amount(1)
                                .fraction("B", 0.5)
                                .status("LIQIUD", PhaseStatus.DORMANT)
                                .build()))
                .hasMessageContaining("LIQIUD")
                .hasMessageContaining("Did you mean LIQUID?");
    }
}
