package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.equilibrium.EquilibriumResult.StablePhase;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Conditions on chemical potentials, phases, enthalpy, entropy and volume, in systems with answers in closed form and, for
/// round trips, random ones.
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

    /// A ternary with heat capacities, a miscibility gap, a compound and a magnetic solid.
    private static EquilibriumSpecs ternary() throws BadInputException {
        String tdb = """
                ELEMENT /- ELECTRON_GAS 0 0 0 !
                ELEMENT VA VACUUM 0 0 0 !
                ELEMENT A ALPHA 50 4000 30 !
                ELEMENT B ALPHA 60 4500 35 !
                ELEMENT C ALPHA 70 5000 40 !
                TYPE_DEFINITION % SEQ * !
                TYPE_DEFINITION & GES A_P_D ALPHA MAGNETIC -1.0 0.4 !
                FUNCTION GA 298.15 -8000+130*T-24*T*LN(T)-3E-3*T**2; 6000 N !
                FUNCTION GB 298.15 -9000+140*T-26*T*LN(T)-2E-3*T**2; 6000 N !
                FUNCTION GC 298.15 -7000+120*T-22*T*LN(T)-4E-3*T**2; 6000 N !
                PHASE LIQUID % 1 1 !
                CONSTITUENT LIQUID :A,B,C: !
                PARAMETER G(LIQUID,A;0) 298.15 +GA+11000-8*T; 6000 N !
                PARAMETER G(LIQUID,B;0) 298.15 +GB+13000-9*T; 6000 N !
                PARAMETER G(LIQUID,C;0) 298.15 +GC+9000-9*T; 6000 N !
                PARAMETER L(LIQUID,A,B;0) 298.15 -12000+3*T; 6000 N !
                PARAMETER L(LIQUID,A,C;1) 298.15 4000; 6000 N !
                PHASE ALPHA %& 1 1 !
                CONSTITUENT ALPHA :A,B,C: !
                PARAMETER G(ALPHA,A;0) 298.15 +GA; 6000 N !
                PARAMETER G(ALPHA,B;0) 298.15 +GB; 6000 N !
                PARAMETER G(ALPHA,C;0) 298.15 +GC; 6000 N !
                PARAMETER L(ALPHA,A,C;0) 298.15 18000; 6000 N !
                PARAMETER L(ALPHA,B,C;0) 298.15 6000; 6000 N !
                PARAMETER TC(ALPHA,A;0) 298.15 900; 6000 N !
                PARAMETER BMAGN(ALPHA,A;0) 298.15 1.8; 6000 N !
                PHASE A2B % 2 2 1 !
                CONSTITUENT A2B :A,C:B: !
                PARAMETER G(A2B,A:B;0) 298.15 +2*GA+GB-35000+4*T; 6000 N !
                PARAMETER G(A2B,C:B;0) 298.15 +2*GC+GB+5000; 6000 N !
                """;
        return EquilibriumSpecs.of(ThermodynamicSystem.of(TdbReader.parseOrThrow(tdb, "ternary.tdb"))
                .build());
    }

    /// Solve at T and composition, then find the same state from enthalpy, entropy, potentials and amounts of phases.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void stateIsFoundAgain(long seed) throws BadInputException {
        RandomGenerator random = RandomSystems.generator(seed);
        EquilibriumSpecs specs = ternary();
        GlobalStates states = new GlobalStates(specs, new double[0]);
        double[] open = {Double.NaN, Double.NaN, Double.NaN};
        for (int repeat = 0; repeat < 8; repeat++) {
            double[] x = RandomSystems.composition(3, random);
            double t = 500 + 1000 * random.nextDouble();
            SystemState state = states.solve(t, P, x, open);
            assertThat(state).as("%s", states.failure()).isNotNull();
            StateQuantities quantities = states.quantities(state);
            for (Condition.Property property : List.of(Condition.Property.ENTHALPY, Condition.Property.ENTROPY)) {
                EquilibriumResult found = solve(
                        specs,
                        amounts(x).with(new Condition.SystemProperty(property, true, quantities.property(property))));
                assertThat(found.temperature())
                        .as("seed %s, %s", seed, property)
                        .isCloseTo(t, within(1e-6));
                assertThat(found.energy()).isCloseTo(quantities.energy, within(1e-4));
            }
            assertPotentialsGiveTheState(specs, state, x);
        }
    }

    private static Conditions.Builder amounts(double[] x) {
        return at(P).amount("A", x[0]).amount("B", x[1]).amount("C", x[2]);
    }

    private static void assertPotentialsGiveTheState(EquilibriumSpecs specs, SystemState state, double[] x)
            throws BadInputException {
        int count = state.equilibrium().count();
        double[] mu = state.equilibrium().potentials();
        if (count == 3) {
            return;
        }
        EquilibriumResult byOne = solve(
                specs,
                Conditions.at(state.temperature(), P)
                        .amount("A", x[0])
                        .amount("C", x[2])
                        .potential("B", mu[1]));
        assertThat(byOne.amounts().get("B")).isCloseTo(x[1], within(1e-7));
        if (count == 1) {
            EquilibriumResult byTwo = solve(
                    specs,
                    Conditions.at(state.temperature(), P)
                            .amount(1)
                            .potential("B", mu[1])
                            .potential("C", mu[2]));
            assertThat(byTwo.amounts().get("C")).isCloseTo(x[2], within(1e-7));
        }
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
