package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.junit.jupiter.api.Test;

/// Traces, extreme temperatures and phases that are nearly empty, on small databases.
class ExtremeConditionsTest {

    private static final String HEAD = """
            ELEMENT VA VACUUM 0 0 0 !
            ELEMENT A  FCC_A1 1 0 0 !
            ELEMENT B  FCC_A1 1 0 0 !
            ELEMENT C  FCC_A1 1 0 0 !
            TYPE_DEFINITION % SEQ * !
            """;

    private static EquilibriumResult solve(String text, Conditions conditions, String... components)
            throws BadInputException {
        ThermodynamicSystem system = ThermodynamicSystem.of(
                        TdbReader.parse(HEAD + text, "small.tdb").database())
                .components(components)
                .build();
        return EquilibriumSpecs.of(system).solve(conditions);
    }

    /// With G(VA:VA) = 0 a formula unit of vacancies costs nothing, and a lattice that is nearly all vacancies is an ideal gas
    /// of the atoms in it: at 6000 K the energy falls with the logarithm of the number of empty sites, without end.
    @Test
    void aVacuumIsNoPhase() throws BadInputException {
        EquilibriumResult hot =
                solve("""
                PHASE LIQUID % 1 1 !
                CONSTITUENT LIQUID :A: !
                PARAMETER G(LIQUID,A;0) 1 9000-10*T; 6000 N !
                PHASE BCC_B2 % 2 .5 .5 !
                CONSTITUENT BCC_B2 :A,VA:A,VA: !
                PARAMETER G(BCC_B2,A:A;0)   1 0; 6000 N !
                PARAMETER G(BCC_B2,A:VA;0)  1 80000; 6000 N !
                PARAMETER G(BCC_B2,VA:A;0)  1 80000; 6000 N !
                PARAMETER G(BCC_B2,VA:VA;0) 1 0; 6000 N !
                """, Conditions.at(6000, 101_325).amount("A", 1).build(), "A", "VA");

        assertThat(hot.converged()).isTrue();
        assertThat(hot.phases()).singleElement().satisfies(phase -> {
            assertThat(phase.phase()).isEqualTo("LIQUID");
        });
        assertThat(hot.energy()).isCloseTo(9000 - 60_000, within(1e-6));
    }

    /// The compound holds the traces; what solubility leaves of them in the nearly pure phase is below the least site
    /// fraction, and yet each of them is balanced.
    @Test
    void tracesAreBalancedFarBelowRoomTemperature() throws BadInputException {
        String text = """
                PHASE FCC_A1 % 1 1 !
                CONSTITUENT FCC_A1 :A,B,C: !
                PARAMETER G(FCC_A1,A;0) 1 0; 6000 N !
                PARAMETER G(FCC_A1,B;0) 1 0; 6000 N !
                PARAMETER G(FCC_A1,C;0) 1 0; 6000 N !
                PARAMETER L(FCC_A1,A,B;0) 1 20000; 6000 N !
                PARAMETER L(FCC_A1,A,C;0) 1 25000; 6000 N !
                PARAMETER L(FCC_A1,B,C;0) 1 15000; 6000 N !
                PHASE SIGMA % 2 1 1 !
                CONSTITUENT SIGMA :A,B:B,C: !
                PARAMETER G(SIGMA,A:B;0) 1 -2000; 6000 N !
                PARAMETER G(SIGMA,A:C;0) 1 -5000; 6000 N !
                PARAMETER G(SIGMA,B:C;0) 1 -9000; 6000 N !
                PARAMETER G(SIGMA,B:B;0) 1 5000; 6000 N !
                """;
        for (double temperature : new double[] {1, 3, 10, 30, 100, 300}) {
            for (double trace : new double[] {1e-10, 3e-8, 1e-5}) {
                for (String rich : List.of("A", "B", "C")) {
                    Conditions.Builder conditions = Conditions.at(temperature, 101_325);
                    for (String element : List.of("A", "B", "C")) {
                        conditions.amount(element, element.equals(rich) ? 1 - 2 * trace : trace);
                    }
                    EquilibriumResult result = solve(text, conditions.build(), "A", "B", "C");
                    String what = "%s K, %s of two elements in %s".formatted(temperature, trace, rich);
                    assertThat(result.converged()).as(what).isTrue();
                    for (String element : List.of("A", "B", "C")) {
                        double amount = result.phases().stream()
                                .mapToDouble(phase ->
                                        phase.share() * phase.fractions().get(element))
                                .sum();
                        double given = element.equals(rich) ? 1 - 2 * trace : trace;
                        assertThat(amount).as(what).isCloseTo(given, within(1e-9 * given + 1e-13));
                    }
                }
            }
        }
    }

    /// Exactly on the line of a compound, and with a trace: nothing but traces decides how its potential is shared out.
    @Test
    void aCompoundWithATraceIsSolved() throws BadInputException {
        EquilibriumResult result = solve(
                """
                PHASE AB % 2 1 1 !
                CONSTITUENT AB :A:B,C: !
                PARAMETER G(AB,A:B;0) 1 -40000; 6000 N !
                PARAMETER G(AB,A:C;0) 1 -1000; 6000 N !
                PHASE AC2 % 2 1 2 !
                CONSTITUENT AC2 :A,B:C: !
                PARAMETER G(AC2,A:C;0) 1 -30000; 6000 N !
                PARAMETER G(AC2,B:C;0) 1 -29000; 6000 N !
                PHASE FCC_A1 % 1 1 !
                CONSTITUENT FCC_A1 :A,B,C: !
                PARAMETER G(FCC_A1,A;0) 1 0; 6000 N !
                PARAMETER G(FCC_A1,B;0) 1 0; 6000 N !
                PARAMETER G(FCC_A1,C;0) 1 0; 6000 N !
                """,
                Conditions.at(40, 101_325)
                        .amount("A", 0.49999999995)
                        .amount("B", 0.49999999995)
                        .amount("C", 1e-10)
                        .build(),
                "A",
                "B",
                "C");

        assertThat(result.converged()).isTrue();
        assertThat(result.phases().stream()
                        .mapToDouble(EquilibriumResult.StablePhase::share)
                        .max())
                .hasValueCloseTo(1.0, within(1e-9));
    }
}
