package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.equilibrium.EquilibriumResult.StablePhase;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Conditions on chemical potentials, phases, enthalpy, entropy and volume, in systems with answers in closed form.
class OpenConditionsTest {

    private static final List<String> AB = List.of("A", "B");
    private static final List<String> ABC = List.of("A", "B", "C");
    private static final double R = HandMadePhase.R;
    private static final double P = 101_325;

    /// Simple eutectic of pure solids, A melting at 1000 K and B at 800 K, with an ideal liquid.
    private static EquilibriumSpecs eutectic() {
        HandMadePhase liquid =
                HandMadePhase.solution("LIQUID", AB).with(10_000, 10, 0).with(8000, 10, 1);
        HandMadePhase a = new HandMadePhase("PA", AB, List.of(), new double[] {1}, List.of(List.of("A")));
        HandMadePhase b = new HandMadePhase("PB", AB, List.of(), new double[] {1}, List.of(List.of("B")));
        return EquilibriumSpecs.of(List.of(liquid, a, b)).withGasConstant(R);
    }

    /// Temperature at which the ideal liquid is saturated with A.
    private static double liquidus(double xA) {
        // 10000 − 10·T + R·T·ln x = 0
        return 10_000 / (10 - R * Math.log(xA));
    }

    private static Conditions.Builder at(double pressure) {
        return Conditions.builder().with(new Condition.Pressure(pressure));
    }

    private static EquilibriumResult solve(EquilibriumSpecs specs, Conditions.Builder builder)
            throws BadInputException {
        EquilibriumResult result = specs.solve(builder.build());
        assertThat(result.converged()).as("%s", result.failure()).isTrue();
        assertThat(result.residuals().orElseThrow().massBalance()).isLessThan(1e-9);
        return result;
    }

    private static double share(EquilibriumResult result, String phase) {
        return result.phases().stream()
                .filter(each -> each.phase().equals(phase))
                .mapToDouble(StablePhase::share)
                .sum();
    }

    @Test
    void phaseAboutToMeltFixesTheLiquidus() throws BadInputException {
        EquilibriumResult byLiquid =
                solve(eutectic(), at(P).amount(1).fraction("B", 0.1).fixed("PA", 0));

        assertThat(byLiquid.temperature()).isCloseTo(liquidus(0.9), within(1e-9));
        assertThat(share(byLiquid, "LIQUID")).isCloseTo(1, within(1e-12));
        assertThat(byLiquid.phases()).extracting(StablePhase::phase).contains("PA");
    }

    @Test
    void allLiquidMeansTheLiquidusToo() throws BadInputException {
        EquilibriumResult result =
                solve(eutectic(), at(P).amount(1).fraction("B", 0.1).fixed("LIQUID", 1));

        assertThat(result.temperature()).isCloseTo(liquidus(0.9), within(1e-9));
    }

    @Test
    void liquidAboutToFormFixesTheEutecticTemperature() throws BadInputException {
        EquilibriumSpecs specs = eutectic();
        EquilibriumResult result =
                solve(specs, at(P).amount(1).fraction("B", 0.1).status("LIQUID", PhaseStatus.FIXED));

        double t = result.temperature();
        double xA = Math.exp((10 * t - 10_000) / (R * t));
        double xB = Math.exp((10 * t - 8000) / (R * t));
        assertThat(xA + xB).isCloseTo(1, within(1e-11));
        assertThat(share(result, "LIQUID")).isZero();
        assertThat(share(result, "PA")).isCloseTo(0.9, within(1e-12));
    }

    @Test
    void eutecticPointFollowsFromTwoSolidsAboutToForm() throws BadInputException {
        EquilibriumResult result =
                solve(eutectic(), at(P).amount(2).fixed("PA", 0).fixed("PB", 0));

        double t = result.temperature();
        double xA = Math.exp((10 * t - 10_000) / (R * t));
        assertThat(xA + Math.exp((10 * t - 8000) / (R * t))).isCloseTo(1, within(1e-11));
        assertThat(result.amounts().get("A")).isCloseTo(2 * xA, within(1e-9));
    }

    @Test
    void solubilityFollowsFromPhaseAboutToFormAtGivenTemperature() throws BadInputException {
        double t = 900;
        EquilibriumResult result = solve(
                eutectic(), at(P).with(new Condition.Temperature(t)).amount(1).fixed("PA", 0));

        assertThat(result.amounts().get("A")).isCloseTo(Math.exp((10 * t - 10_000) / (R * t)), within(1e-9));
    }

    @Test
    void enthalpyInsideTheMeltingOfAPureElementGivesBothPhases() throws BadInputException {
        EquilibriumResult result =
                solve(eutectic(), at(P).amount(1).fraction("B", 0).enthalpy(2500));

        assertThat(result.temperature()).isCloseTo(1000, within(1e-9));
        assertThat(share(result, "LIQUID")).isCloseTo(0.25, within(1e-9));
        assertThat(share(result, "PA")).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void entropyInsideAnInvariantGivesThreePhases() throws BadInputException {
        EquilibriumSpecs specs = eutectic();
        double eutectic = solve(specs, at(P).amount(1).fraction("B", 0.3).fixed("LIQUID", 0))
                .temperature();

        EquilibriumResult result =
                solve(specs, at(P).amount(1).fraction("B", 0.3).entropy(3));

        assertThat(result.temperature()).isCloseTo(eutectic, within(1e-8));
        assertThat(result.phases()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 0.3, 0.9})
    void activityDeterminesTheCompositionOfAnIdealLiquid(double activity) throws BadInputException {
        double t = 1200;
        EquilibriumResult result =
                solve(eutectic(), Conditions.at(t, P).amount(1).activity("B", "LIQUID", activity));

        assertThat(result.amounts().get("B")).isCloseTo(activity, within(1e-12 + 1e-9 * activity));
        assertThat(result.totalAmount()).isCloseTo(1, within(1e-14));
        double reference = 8000 - 10 * t;
        assertThat(result.potentials().get("B")).isCloseTo(reference + R * t * Math.log(activity), within(1e-9));
        EquilibriumResult byPotential = solve(
                eutectic(),
                Conditions.at(t, P).amount(1).potential("B", result.potentials().get("B")));
        assertThat(byPotential.amounts().get("B")).isCloseTo(activity, within(1e-12 + 1e-9 * activity));
    }

    @Test
    void activityAndCompositionDetermineTheTemperature() throws BadInputException {
        // In an ideal liquid a_B = x_B at all temperatures, but not against pure solid B.
        double x = 0.4;
        EquilibriumResult result =
                solve(eutectic(), at(P).amount(1).fraction("B", x).activity("B", "PB", 0.45));

        double t = result.temperature();
        assertThat(8000 - 10 * t + R * t * Math.log(x)).isCloseTo(R * t * Math.log(0.45), within(1e-7));
    }

    @Test
    void potentialAndCompositionOfOtherElementsMix() throws BadInputException {
        double t = 1000;
        HandMadePhase ideal = HandMadePhase.solution("S", ABC).with(-1000, 0, 0).with(2000, 0, 1);
        EquilibriumSpecs specs = EquilibriumSpecs.of(List.of(ideal)).withGasConstant(R);
        double mu = 2000 + R * t * Math.log(0.25);

        EquilibriumResult result =
                solve(specs, Conditions.at(t, P).amount(3).fraction("A", 0.6).potential("B", mu));
        assertThat(result.amounts().get("A")).isCloseTo(1.8, within(1e-10));
        assertThat(result.amounts().get("B")).isCloseTo(0.75, within(1e-10));
        assertThat(result.amounts().get("C")).isCloseTo(0.45, within(1e-10));

        EquilibriumResult byTwo = solve(
                specs,
                Conditions.at(t, P)
                        .amount("C", 0.45)
                        .potential("B", mu)
                        .activity("A", Math.exp(-1000 / (R * t)) * 0.6));
        assertThat(byTwo.totalAmount()).isCloseTo(3, within(1e-9));

        EquilibriumResult fractionOfTheSame = solve(
                specs, Conditions.at(t, P).amount("A", 1.8).fraction("B", 0.25).potential("B", mu));
        assertThat(fractionOfTheSame.amounts().get("B") / fractionOfTheSame.totalAmount())
                .isCloseTo(0.25, within(1e-10));
    }

    @Test
    void phaseThatWouldGrowWithoutEndIsNamed() throws BadInputException {
        EquilibriumResult result = eutectic()
                .solve(Conditions.at(700, P)
                        .amount("A", 1)
                        .activity("B", "PB", 1.01)
                        .build());

        assertThat(result.failure()).contains(FailureReason.UNBOUNDED);
    }

    @Test
    void activityOneMeansSaturation() throws BadInputException {
        double t = 700;
        EquilibriumResult result = solve(
                eutectic(),
                Conditions.at(t, P).amount("A", 1).activity("B", "PB", 1).status("PA", PhaseStatus.SUSPENDED));

        double xB = Math.exp((10 * t - 8000) / (R * t));
        StablePhase liquid = result.phases().stream()
                .filter(phase -> phase.phase().equals("LIQUID"))
                .findFirst()
                .orElseThrow();
        assertThat(liquid.fractions().get("B")).isCloseTo(xB, within(1e-10));
    }

    @Test
    void whatConditionsLeaveOpenIsNamed() throws BadInputException {
        // Below the eutectic there are 30 % of B at any temperature.
        EquilibriumResult anyTemperature =
                solve(eutectic(), at(P).amount(1).fraction("B", 0.3).fixed("PB", 0.3));
        assertThat(anyTemperature.leftOpen()).containsExactly("T");

        assertThat(solve(eutectic(), at(P).amount(1).fraction("B", 0.1).fixed("PA", 0))
                        .leftOpen())
                .isEmpty();
    }

    /// Extrapolated to low temperatures, many functions of elements have negative heat capacities: the enthalpy falls, then
    /// rises.
    @Test
    void enthalpyThatIsReachedOnlyFarBelowRoomTemperatureIsFound() throws BadInputException {
        String tdb = """
                ELEMENT A SOLID 50 4000 30 !
                PHASE SOLID % 1 1 !
                CONSTITUENT SOLID :A: !
                PARAMETER G(SOLID,A;0) 298.15 -20*T*LN(T)+1E6*T**(-1); 6000 N !
                """;
        EquilibriumSpecs specs = EquilibriumSpecs.of(
                ThermodynamicSystem.of(TdbReader.parseOrThrow(tdb, "solid.tdb")).build());

        double t = solve(specs, at(P).amount(1).enthalpy(3e5)).temperature();

        assertThat(20 * t + 2e6 / t).isCloseTo(3e5, within(1e-6));
        assertThat(t).isBetween(6.0, 7.0);
    }

    @Test
    void gasFillsItsVolume() throws BadInputException {
        HandMadePhase gas = HandMadePhase.solution("GAS", AB)
                .with(5000, 30, 0)
                .with(1000, 20, 1)
                .gas();
        EquilibriumSpecs specs = EquilibriumSpecs.of(List.of(gas)).withGasConstant(R);

        EquilibriumResult result = solve(
                specs,
                Conditions.builder()
                        .with(new Condition.Temperature(500))
                        .amount(2)
                        .fraction("B", 0.3)
                        .volume(0.01));
        assertThat(result.pressure()).isCloseTo(2 * R * 500 / 0.01, within(1e-4));

        EquilibriumResult byEntropy = solve(
                specs,
                Conditions.builder()
                        .amount(2)
                        .fraction("B", 0.3)
                        .volume(0.01)
                        .entropy(entropyOfGas(0.3, 800, 2 * R * 800 / 0.01)));
        assertThat(byEntropy.temperature() / byEntropy.pressure()).isCloseTo(0.01 / (2 * R), within(1e-12));
    }

    private static double entropyOfGas(double x, double t, double p) {
        double mixing = (1 - x) * Math.log(1 - x) + x * Math.log(x);
        return 2 * ((1 - x) * 30 + x * 20 - R * mixing - R * Math.log(p / 1e5));
    }

    @Test
    void dormantPhasesGetDrivingForcesUnderAnyCondition() throws BadInputException {
        EquilibriumResult result = solve(
                eutectic(), at(P).amount(1).fraction("B", 0.5).enthalpy(8000).status("PA", PhaseStatus.DORMANT));

        assertThat(result.drivingForces()).containsOnlyKeys("PA");
        assertThat(result.drivingForces().get("PA"))
                .isCloseTo(result.potentials().get("A"), within(1e-9));
    }

    private static void assertProblems(ThrowingCallable action, ProblemKind... kinds) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.problems()).extracting(p -> p.kind()).containsExactly(kinds));
    }

    @Test
    void wrongConditionsAreNamed() {
        EquilibriumSpecs specs = eutectic();
        assertProblems(
                () -> specs.check(
                        Conditions.at(700, P).amount(1).potential("C", 0).build()),
                ConditionProblem.UNKNOWN_ELEMENT);
        assertProblems(
                () -> specs.check(
                        Conditions.at(700, P).amount(1).fixed("SOLID", 0).build()),
                ConditionProblem.UNKNOWN_PHASE);
        assertProblems(
                () -> specs.check(Conditions.at(700, P)
                        .amount(1)
                        .fixed("PA", 0)
                        .status("PA", PhaseStatus.SUSPENDED)
                        .build()),
                ConditionProblem.FIXED_BUT_NOT_ENTERED);
        assertProblems(
                () -> specs.check(
                        at(P).amount(1).fixed("PA", 0.7).fixed("PB", 0.7).build()),
                ConditionProblem.PHASES_EXCEED_ONE);
        assertProblems(
                () -> specs.check(
                        Conditions.at(700, P).amount(1).activity("B", "PA", 0.5).build()),
                ConditionProblem.REFERENCE_NOT_PURE);
        assertProblems(
                () -> specs.check(
                        Conditions.at(700, P).amount(1).activity("B", -0.5).build()),
                ConditionProblem.OUT_OF_RANGE);
        assertProblems(
                () -> specs.check(Conditions.at(700, P)
                        .amount(1)
                        .fraction("B", 0.3)
                        .enthalpy(0)
                        .build()),
                ConditionProblem.TOO_MANY);
        assertProblems(
                () -> specs.check(Conditions.at(700, P)
                        .potential("A", 0)
                        .potential("B", 0)
                        .build()),
                ConditionProblem.NO_AMOUNT);
        assertProblems(
                () -> specs.check(
                        at(P).amount(1).potential("B", 0).activity("B", 0.5).build()),
                ConditionProblem.REPEATED);
    }

    @Test
    void whatCannotBeReachedIsSaid() throws BadInputException {
        EquilibriumResult result = eutectic()
                .solve(at(P).amount(1).fraction("B", 0.3).enthalpy(-1e6).build());

        assertThat(result.failure()).contains(FailureReason.CONDITIONS_NOT_MET);
    }
}
