package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumResult.StablePhase;
import org.espei4j.calphad.equilibrium.Quantities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Derivatives of properties of equilibria by their conditions, from the differentiated equations of equilibrium, against
/// differences between equilibria computed anew.
class PropertyDerivativesTest {

    private static final double ATMOSPHERE = 101_325;

    /// @param name of the case
    /// @param phases that are stable
    record Case(String name, SystemUnderTest system, Conditions conditions, String phases, List<String> properties) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Conditions.Builder at(double temperature) {
        return Conditions.at(temperature, ATMOSPHERE).amount(1);
    }

    static Stream<Case> cases() {
        SystemUnderTest metallic = SystemUnderTest.metallic()
                .withReferences(ReferenceState.of("A", "SOLID"), ReferenceState.of("B", "LIQUID", 900));
        List<String> binary =
                List.of("GM", "HM", "SM", "VM", "G", "H", "GMR", "HMR", "MU(A)", "AC(B)", "MUR(A)", "ACR(B)");
        SystemUnderTest ordering = SystemUnderTest.ordering();
        SystemUnderTest ionic = SystemUnderTest.ionic();
        SystemUnderTest ternary = SystemUnderTest.ternary();
        return Stream.of(
                new Case(
                        "one phase",
                        metallic,
                        at(1300).fraction("B", .3).build(),
                        "LIQUID",
                        with(
                                binary,
                                "X(LIQUID,B)",
                                "W(B)",
                                "VISC(LIQUID)",
                                "DGM(SOLID)",
                                "GM_ALONE(SOLID)",
                                "TC_ALONE(SOLID)")),
                new Case(
                        "two phases with volumes and magnetism",
                        metallic,
                        Conditions.at(940, 2e7).amount(1.7).fraction("B", .25).build(),
                        "LIQUID+SOLID",
                        with(
                                binary,
                                "X(LIQUID,B)",
                                "NP(SOLID)",
                                "Y(SOLID,A)",
                                "HM(LIQUID)",
                                "TC(SOLID)",
                                "HM_ALONE(LIQUID)",
                                "DGM(LINE)",
                                "W(SOLID,A)")),
                new Case(
                        "below the Curie temperature",
                        metallic,
                        Conditions.at(600, ATMOSPHERE)
                                .amount("A", 2)
                                .amount("B", .9)
                                .build(),
                        "LINE+SOLID",
                        with(binary, "NP(LINE)", "X(SOLID,B)", "SM(SOLID)", "TC(SOLID)")),
                new Case(
                        "given enthalpy",
                        metallic,
                        Conditions.builder()
                                .with(new Condition.SystemProperty(Condition.Property.ENTHALPY, true, 28_000))
                                .with(new Condition.Pressure(ATMOSPHERE))
                                .amount(1)
                                .fraction("B", .25)
                                .build(),
                        "LIQUID+SOLID",
                        List.of("T", "GM", "SM", "NP(LIQUID)", "X(SOLID,B)", "MU(A)", "VM")),
                new Case(
                        "given potential",
                        metallic,
                        at(1300).with(new Condition.ChemicalPotential("B", -250_000))
                                .build(),
                        "LIQUID",
                        List.of("GM", "HM", "X(B)", "MU(A)", "AC(B)")),
                new Case(
                        "given activity",
                        metallic,
                        at(1300).with(new Condition.Activity("B", Optional.of("LIQUID"), .4))
                                .build(),
                        "LIQUID",
                        List.of("GM", "HM", "X(B)", "MU(A)", "AC(A,LIQUID)")),
                new Case(
                        "fixed phase",
                        metallic,
                        Conditions.builder()
                                .with(new Condition.PhaseFraction("LIQUID", .7))
                                .with(new Condition.Pressure(ATMOSPHERE))
                                .amount(1)
                                .fraction("B", .25)
                                .build(),
                        "LIQUID+SOLID",
                        List.of("T", "GM", "HM", "X(SOLID,B)", "X(LIQUID,B)", "MU(A)")),
                new Case(
                        "three elements",
                        ternary,
                        at(850).fraction("B", .25).fraction("C", .3).build(),
                        "LIQUID+SOLID",
                        List.of(
                                "GM",
                                "HM",
                                "MU(A)",
                                "MU(B)",
                                "MU(C)",
                                "NP(LIQUID)",
                                "X(SOLID,C)",
                                "X(LIQUID,B)",
                                "SM")),
                new Case(
                        "mass fraction and composition of a phase",
                        ternary,
                        Conditions.builder()
                                .with(new Condition.PhaseComposition("LIQUID", "B", .3))
                                .with(new Condition.Pressure(ATMOSPHERE))
                                .amount(1)
                                .massFraction("B", .25)
                                .fraction("C", .3)
                                .build(),
                        "LIQUID+SOLID",
                        List.of("T", "GM", "HM", "X(SOLID,B)", "NP(LIQUID)", "X(B)")),
                new Case(
                        "ordered phase",
                        ordering,
                        at(450).fraction("B", .4).build(),
                        "ORD",
                        List.of("GM", "HM", "SM", "MU(A)", "TC(ORD)", "GM_ALONE(LIQUID)", "DGM(LIQUID)")),
                new Case(
                        "ionic liquid and oxide",
                        ionic,
                        at(1900).fraction("O", .45).build(),
                        "HALITE+MELT",
                        List.of(
                                "GM",
                                "HM",
                                "SM",
                                "MU(O)",
                                "MU(M)",
                                "X(MELT,O)",
                                "Y(MELT,VA)",
                                "Y(HALITE,M+3)",
                                "NP(MELT)")),
                new Case(
                        "ionic liquid alone",
                        ionic,
                        at(2300).fraction("O", .4).build(),
                        "MELT",
                        List.of("GM", "HM", "SM", "MU(O)", "MU(M)", "Y(MELT,VA)", "DGM(HALITE)", "HM_ALONE(MELT)")),
                new Case(
                        "oxide with two charges and vacancies",
                        ionic,
                        at(1600).fraction("O", .53).build(),
                        "HALITE",
                        List.of(
                                "GM",
                                "HM",
                                "SM",
                                "MU(O)",
                                "MU(M)",
                                "Y(HALITE,VA)",
                                "HM_ALONE(MELT)",
                                "HM_ALONE(HALITE)")));
    }

    private static List<String> with(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    static String phases(EquilibriumResult result) {
        return String.join(
                "+", result.phases().stream().map(StablePhase::phase).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void derivativesAgreeWithDifferences(Case tested) throws BadInputException {
        EquilibriumResult result = tested.system().solve(tested.conditions());
        assertThat(result.converged()).isTrue();
        assertThat(phases(result)).isEqualTo(tested.phases());
        for (Condition condition : tested.conditions().conditions()) {
            double step = step(condition);
            EquilibriumResult above = tested.system().solve(moved(tested.conditions(), condition, step));
            EquilibriumResult below = tested.system().solve(moved(tested.conditions(), condition, -step));
            assertThat(phases(above)).isEqualTo(tested.phases());
            assertThat(phases(below)).isEqualTo(tested.phases());
            for (String property : tested.properties()) {
                String name = property + "." + condition.quantity();
                double exact = tested.system().number(result, name);
                double up = tested.system().number(above, property);
                double down = tested.system().number(below, property);
                double rounding = 1e-9 * Math.max(Math.abs(up), 1e-6) / step;
                assertThat(exact)
                        .as("%s in %s", name, tested)
                        .isCloseTo((up - down) / (2 * step), within(2e-6 * Math.abs(exact) + rounding));
            }
        }
    }

    static double step(Condition condition) {
        return switch (condition) {
            case Condition.ElementFraction _,
                    Condition.MassFraction _,
                    Condition.PhaseFraction _,
                    Condition.PhaseComposition _ -> 2e-5;
            case Condition.ChemicalPotential _ -> .5;
            default -> 2e-5 * Math.abs(condition.value());
        };
    }

    static Conditions moved(Conditions conditions, Condition moved, double by) throws BadInputException {
        List<Condition> all = new ArrayList<>();
        for (Condition condition : conditions.conditions()) {
            all.add(
                    condition == moved
                            ? Quantities.condition(condition.quantity(), condition.value() + by)
                            : condition);
        }
        return new Conditions(all, conditions.statuses());
    }

    /// Temperature, pressure and the composition are given.
    static Stream<Case> closed() {
        return cases().filter(tested -> tested.conditions().conditions().stream()
                .allMatch(condition -> switch (condition) {
                    case Condition.Temperature _,
                            Condition.Pressure _,
                            Condition.Amount _,
                            Condition.ElementAmount _,
                            Condition.ElementFraction _ -> true;
                    default -> false;
                }));
    }

    /// The heat capacity at equilibrium is the slope of the enthalpy, which melting makes much larger than that of the phases.
    @ParameterizedTest
    @MethodSource("closed")
    void heatCapacityIsTheSlopeOfTheEnthalpy(Case tested) throws BadInputException {
        EquilibriumResult result = tested.system().solve(tested.conditions());
        Condition temperature = tested.conditions().conditions().getFirst();
        double step = 0.02;
        double up = tested.system().number(tested.system().solve(moved(tested.conditions(), temperature, step)), "HM");
        double down =
                tested.system().number(tested.system().solve(moved(tested.conditions(), temperature, -step)), "HM");
        double expected = (up - down) / (2 * step);

        assertThat(tested.system().number(result, "CPM")).isCloseTo(expected, within(1e-5 * Math.abs(expected) + 1e-9));
        assertThat(tested.system().number(result, "CP"))
                .isCloseTo(
                        expected * result.totalAmount(),
                        within(1e-5 * Math.abs(expected) * result.totalAmount() + 1e-9));
    }
}
