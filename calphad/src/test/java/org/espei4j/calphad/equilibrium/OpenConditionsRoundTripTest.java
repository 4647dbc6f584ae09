package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random states of a ternary system, found again from other quantities than those that they were computed for.
class OpenConditionsRoundTripTest {

    private static final double P = 101_325;

    private static EquilibriumResult solve(EquilibriumSpecs specs, Conditions.Builder builder)
            throws BadInputException {
        EquilibriumResult result = specs.solve(builder.build());
        assertThat(result.converged()).as("%s", result.failure()).isTrue();
        assertThat(result.residuals().orElseThrow().massBalance()).isLessThan(1e-9);
        return result;
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
        return Conditions.builder()
                .with(new Condition.Pressure(P))
                .amount("A", x[0])
                .amount("B", x[1])
                .amount("C", x[2]);
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
}
