package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The volume of a system as a condition, with temperature, pressure, both or an amount open. The phases expand with
/// temperature (VA) and give way to pressure (VK); the liquid takes more room than the solid, the compound less.
class VolumeConditionsTest {

    private static final String TDB = """
            ELEMENT VA VACUUM 0 0 0 !
            ELEMENT A FCC_A1 50 4000 30 !
            ELEMENT B FCC_A1 60 4500 35 !
            TYPE_DEFINITION % SEQ * !
            FUNCTION GA 298.15 -8000+130*T-24*T*LN(T)-3E-3*T**2; 6000 N !
            FUNCTION GB 298.15 -9000+140*T-26*T*LN(T)-2E-3*T**2; 6000 N !
            PHASE LIQUID % 1 1 !
            CONSTITUENT LIQUID :A,B: !
            PARAMETER G(LIQUID,A;0)  298.15 +GA+11000-10*T; 6000 N !
            PARAMETER G(LIQUID,B;0)  298.15 +GB+13000-10*T; 6000 N !
            PARAMETER L(LIQUID,A,B;0) 298.15 -4000; 6000 N !
            PARAMETER V0(LIQUID,A;0) 298.15 8.2E-6; 6000 N !
            PARAMETER V0(LIQUID,B;0) 298.15 9.3E-6; 6000 N !
            PARAMETER VA(LIQUID,A;0) 298.15 9E-5*T; 6000 N !
            PARAMETER VA(LIQUID,B;0) 298.15 8E-5*T; 6000 N !
            PARAMETER VK(LIQUID,A;0) 298.15 1.2E-11; 6000 N !
            PARAMETER VC(LIQUID,A;0) 298.15 2.5E-6; 6000 N !
            PARAMETER VK(LIQUID,B;0) 298.15 1.3E-11; 6000 N !
            PARAMETER VC(LIQUID,B;0) 298.15 2.5E-6; 6000 N !
            PHASE FCC_A1 % 1 1 !
            CONSTITUENT FCC_A1 :A,B: !
            PARAMETER G(FCC_A1,A;0)  298.15 +GA; 6000 N !
            PARAMETER G(FCC_A1,B;0)  298.15 +GB; 6000 N !
            PARAMETER L(FCC_A1,A,B;0) 298.15 3000; 6000 N !
            PARAMETER V0(FCC_A1,A;0) 298.15 7.5E-6; 6000 N !
            PARAMETER V0(FCC_A1,B;0) 298.15 8.8E-6; 6000 N !
            PARAMETER VA(FCC_A1,A;0) 298.15 6E-5*T; 6000 N !
            PARAMETER VA(FCC_A1,B;0) 298.15 5E-5*T; 6000 N !
            PARAMETER VK(FCC_A1,A;0) 298.15 8E-12; 6000 N !
            PARAMETER VC(FCC_A1,A;0) 298.15 2.5E-6; 6000 N !
            PARAMETER VK(FCC_A1,B;0) 298.15 9E-12; 6000 N !
            PARAMETER VC(FCC_A1,B;0) 298.15 2.5E-6; 6000 N !
            """;

    private static final Condition.Property V = Condition.Property.VOLUME;

    private static EquilibriumSpecs specs() throws BadInputException {
        return EquilibriumSpecs.of(ThermodynamicSystem.of(TdbReader.parseOrThrow(TDB, "volumes.tdb"))
                .components("A", "B")
                .build());
    }

    private static Conditions.Builder amounts(double x) {
        return Conditions.builder().amount("A", 1 - x).amount("B", x);
    }

    private static Condition given(Condition.Property property, double value) {
        return new Condition.SystemProperty(property, false, value);
    }

    private static EquilibriumResult solve(EquilibriumSpecs specs, Conditions.Builder conditions)
            throws BadInputException {
        EquilibriumResult result = specs.solve(conditions.build());
        assertThat(result.converged()).as("%s", result.failure()).isTrue();
        assertThat(result.residuals().orElseThrow().massBalance()).isLessThan(1e-9);
        return result;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void stateIsFoundAgainFromItsVolume(long seed) throws BadInputException {
        RandomGenerator random = RandomSystems.generator(seed);
        EquilibriumSpecs specs = specs();
        GlobalStates states = new GlobalStates(specs, new double[0]);
        double[] open = {Double.NaN, Double.NaN};
        for (int repeat = 0; repeat < 6; repeat++) {
            double x = 0.05 + 0.9 * random.nextDouble();
            double t = 500 + 1200 * random.nextDouble();
            double p = Math.pow(10, 5 + 4.5 * random.nextDouble());
            SystemState state = states.solve(t, p, new double[] {1 - x, x}, open);
            StateQuantities quantities = states.quantities(state);
            double volume = quantities.property(V);
            String what = "seed %d: T = %s, P = %s, x = %s".formatted(seed, t, p, x);

            EquilibriumResult byTemperature =
                    solve(specs, amounts(x).with(new Condition.Pressure(p)).with(given(V, volume)));
            assertThat(byTemperature.temperature()).as(what).isCloseTo(t, within(1e-6));

            EquilibriumResult byPressure =
                    solve(specs, amounts(x).with(new Condition.Temperature(t)).with(given(V, volume)));
            assertThat(byPressure.pressure()).as(what).isCloseTo(p, within(1e-4 * p + 10));

            EquilibriumResult byAmount = solve(
                    specs,
                    Conditions.at(t, p)
                            .with(new Condition.ElementFraction("B", x))
                            .amount("B", x));
            assertThat(byAmount.totalAmount()).isCloseTo(1, within(1e-12));

            Condition.Property entropy = Condition.Property.ENTROPY;
            EquilibriumResult byBoth =
                    solve(specs, amounts(x).with(given(V, volume)).with(given(entropy, quantities.property(entropy))));
            assertThat(byBoth.temperature()).as(what).isCloseTo(t, within(1e-4));
            assertThat(byBoth.pressure()).as(what).isCloseTo(p, within(1e-4 * p + 1000));
        }
    }

    /// Between the volumes of the solid and the liquid a pure element melts: the volume decides how much of it.
    @Test
    void volumeDecidesHowMuchHasMelted() throws BadInputException {
        EquilibriumSpecs specs = specs();
        double melting = 1100;
        double p = 101_325;
        double solid = 7.5e-6 * Math.exp(6e-5 * melting);
        double liquid = 8.2e-6 * Math.exp(9e-5 * melting);
        double volume = 0.7 * solid + 0.3 * liquid;

        EquilibriumResult result = solve(
                specs,
                Conditions.builder()
                        .amount("A", 1)
                        .amount("B", 0)
                        .with(new Condition.Pressure(p))
                        .with(given(V, volume)));

        assertThat(result.temperature()).isCloseTo(melting, within(1e-6));
        assertThat(result.phases()).hasSize(2);
        assertThat(result.phases().getFirst().phase()).isEqualTo("FCC_A1");
        assertThat(result.phases().getFirst().share()).isCloseTo(0.7, within(1e-6));
    }

    @Test
    void aVolumeThatNoPhaseHasIsRefused() {
        assertRefused(
                TDB.lines().filter(line -> !line.contains(" V")).collect(Collectors.joining("\n"))
                        + "\nELEMENT VA VACUUM 0 0 0 !",
                ConditionProblem.NO_VOLUME,
                "V is given, but no phase has a volume; expected parameters V0 in the database, or P in its place");
    }

    @Test
    void aVolumeThatCannotBeComputedIsRefusedByName() {
        assertRefused(
                TDB.lines().filter(line -> !line.contains("VC(FCC_A1")).collect(Collectors.joining("\n")),
                ConditionProblem.VOLUME_NOT_KNOWN,
                "the volume of FCC_A1 is not known");
    }

    private static void assertRefused(String tdb, ConditionProblem kind, String text) {
        assertThatThrownBy(() -> EquilibriumSpecs.of(ThermodynamicSystem.of(
                                        TdbReader.parse(tdb, "volumes.tdb").database())
                                .components("A", "B")
                                .build())
                        .check(amounts(0.3)
                                .with(new Condition.Pressure(101_325))
                                .with(given(V, 8e-6))
                                .build()))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.problems()).extracting(Problem::kind).containsExactly(kind))
                .hasMessageContaining(text);
    }
}
