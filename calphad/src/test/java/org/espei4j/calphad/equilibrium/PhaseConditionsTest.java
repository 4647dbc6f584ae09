package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.equilibrium.EquilibriumResult.StablePhase;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conditions on one of several composition sets of a phase, on compositions of phases, and on masses.
class PhaseConditionsTest {

    private static final double P = 101_325;
    private static final double R = HandMadePhase.R;
    private static final double L = 20_000;

    /// Regular solution with a symmetrical miscibility gap. The set poor in A is the first one.
    private static EquilibriumSpecs gap() {
        return EquilibriumSpecs.of(
                        List.of(HandMadePhase.solution("SOL", List.of("A", "B")).with(L, 0, 0, 1)))
                .withGasConstant(R);
    }

    /// Temperature at which the gap reaches from x to 1 − x: `ln(x/(1−x)) = L·(2x − 1)/(RT)`.
    private static double binodal(double x) {
        return L * (2 * x - 1) / (R * Math.log(x / (1 - x)));
    }

    private static EquilibriumResult solve(EquilibriumSpecs specs, Conditions.Builder builder)
            throws BadInputException {
        EquilibriumResult result =
                specs.solve(builder.with(new Condition.Pressure(P)).amount(1).build());
        assertThat(result.converged()).as("%s", result.failure()).isTrue();
        assertThat(result.residuals().orElseThrow().massBalance()).isLessThan(1e-9);
        return result;
    }

    @ParameterizedTest
    @CsvSource({"0.2,SOL#1,0", "0.2,SOL#2,1", "0.9,SOL#2,0", "0.9,SOL#1,1", "0.01,SOL#1,0"})
    void setThatIsAboutToVanishFixesTheBinodal(double x, String set, double share) throws BadInputException {
        EquilibriumResult result =
                solve(gap(), Conditions.builder().fraction("B", x).fixed(set, share));

        assertThat(result.temperature()).isCloseTo(binodal(x), within(1e-7));
        assertThat(result.phases()).hasSize(2);
        assertThat(result.phases()).extracting(StablePhase::share).contains(0.0);
    }

    @Test
    void amountOfOneSetFixesTheTemperature() throws BadInputException {
        EquilibriumResult result =
                solve(gap(), Conditions.builder().fraction("B", 0.4).fixed("SOL#2", 0.65));

        // 0.4 = 0.65·x + 0.35·(1 − x)
        assertThat(result.temperature()).isCloseTo(binodal(1.0 / 6), within(1e-7));
        assertThat(result.phases()).extracting(StablePhase::share).anyMatch(s -> Math.abs(s - 0.65) < 1e-12);
    }

    @Test
    void amountOfOneSetFixesTheComposition() throws BadInputException {
        double t = binodal(0.2);
        EquilibriumResult result = solve(
                gap(), Conditions.builder().with(new Condition.Temperature(t)).fixed("SOL#2", 0.75));

        assertThat(result.amounts().get("B")).isCloseTo(0.75 * 0.2 + 0.25 * 0.8, within(1e-9));
    }

    @Test
    void setThatNeverVanishesIsSaid() throws BadInputException {
        EquilibriumResult result = gap().solve(Conditions.builder()
                .with(new Condition.Pressure(P))
                .amount(1)
                .fraction("B", 0.2)
                .fixed("SOL#2", 0)
                .build());

        assertThat(result.failure()).contains(FailureReason.CONDITIONS_NOT_MET);
    }

    @Test
    void compositionOfOneSetFixesTheTemperature() throws BadInputException {
        EquilibriumResult result =
                solve(gap(), Conditions.builder().fraction("B", 0.4).fraction("SOL#1", "B", 0.8));

        assertThat(result.temperature()).isCloseTo(binodal(0.2), within(1e-7));
        assertThat(result.phases()).hasSize(2);
    }

    private static EquilibriumSpecs eutectic() throws BadInputException {
        String tdb = """
                ELEMENT A SOLID_A 100 0 0 !
                ELEMENT B SOLID_B 25 0 0 !
                PHASE LIQUID % 1 1 !
                CONSTITUENT LIQUID :A,B: !
                PARAMETER G(LIQUID,A;0) 298.15 +10000-10*T; 6000 N !
                PARAMETER G(LIQUID,B;0) 298.15 +8000-10*T; 6000 N !
                PHASE SOLID_A % 1 1 !
                CONSTITUENT SOLID_A :A: !
                PARAMETER G(SOLID_A,A;0) 298.15 0; 6000 N !
                PHASE SOLID_B % 1 1 !
                CONSTITUENT SOLID_B :B: !
                PARAMETER G(SOLID_B,B;0) 298.15 0; 6000 N !
                """;
        return EquilibriumSpecs.of(ThermodynamicSystem.of(TdbReader.parseOrThrow(tdb, "eutectic.tdb"))
                .build());
    }

    @Test
    void compositionOfTheLiquidIsThatOfTheLiquidus() throws BadInputException {
        EquilibriumSpecs specs = eutectic();
        EquilibriumResult result =
                solve(specs, Conditions.builder().fraction("B", 0.1).fraction("LIQUID", "A", 0.8));

        double expected = 10_000 / (10 - specs.gasConstant() * Math.log(0.8));
        assertThat(result.temperature()).isCloseTo(expected, within(1e-8));
        assertThat(result.phases()).extracting(StablePhase::phase).containsExactlyInAnyOrder("LIQUID", "SOLID_A");
    }

    @Test
    void compositionAndAmountOfThePhaseDetermineTheSystem() throws BadInputException {
        EquilibriumResult result = solve(
                eutectic(), Conditions.builder().fraction("LIQUID", "A", 0.8).fixed("SOLID_A", 0.25));

        assertThat(result.amounts().get("A")).isCloseTo(0.25 + 0.75 * 0.8, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0.5,0.8", "0.2,0.5", "1e-10,4e-10", "0,0", "1,1"})
    void massFractionsAreConverted(double mass, double mole) throws BadInputException {
        EquilibriumResult result = solve(
                eutectic(),
                Conditions.builder().with(new Condition.Temperature(1200)).massFraction("B", mass));

        assertThat(result.amounts().get("B")).isCloseTo(mole, within(1e-9 * mole));
    }

    @Test
    void massFractionsGoWithOpenTemperatures() throws BadInputException {
        EquilibriumSpecs specs = eutectic();
        EquilibriumResult result =
                solve(specs, Conditions.builder().massFraction("B", 1 / 37.0).fixed("SOLID_A", 0));

        // 1 g of B and 36 g of A are 0.04 and 0.36 mol.
        assertThat(result.temperature()).isCloseTo(10_000 / (10 - specs.gasConstant() * Math.log(0.9)), within(1e-8));
    }

    private static void assertProblem(ProblemKind kind, EquilibriumSpecs specs, Conditions.Builder conditions) {
        assertThatThrownBy(() -> specs.check(conditions.build()))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.problems()).extracting(p -> p.kind()).containsExactly(kind));
    }

    @Test
    void wrongConditionsAreNamed() throws BadInputException {
        EquilibriumSpecs specs = eutectic();
        assertProblem(
                ConditionProblem.UNKNOWN_PHASE,
                specs,
                Conditions.at(700, P).amount(1).fixed("SOLID#2", 0));
        assertProblem(
                ConditionProblem.UNKNOWN_ELEMENT,
                specs,
                Conditions.at(700, P).amount(1).fraction("LIQUID", "C", 0.1));
        assertProblem(
                ConditionProblem.MASS_FRACTIONS_EXCEED_ONE,
                specs,
                Conditions.builder()
                        .with(new Condition.Pressure(P))
                        .amount(1)
                        .massFraction("A", 0.7)
                        .massFraction("B", 0.7));
        assertProblem(
                ConditionProblem.PHASE_FRACTIONS_EXCEED_ONE,
                specs,
                Conditions.builder()
                        .with(new Condition.Pressure(P))
                        .amount(1)
                        .fraction("LIQUID", "A", 0.7)
                        .fraction("LIQUID", "B", 0.7));
        assertProblem(
                ConditionProblem.NEGATIVE_AMOUNT,
                specs,
                Conditions.at(700, P).amount(1).amount("A", 1.5));
        assertProblem(
                ConditionProblem.NO_MASS, gap(), Conditions.at(700, P).amount(1).massFraction("A", 0.5));
        assertProblem(
                ConditionProblem.FIXED_BUT_NOT_ENTERED,
                specs,
                Conditions.at(700, P).amount(1).fraction("LIQUID", "A", 0.5).status("LIQUID", PhaseStatus.DORMANT));
    }
}
