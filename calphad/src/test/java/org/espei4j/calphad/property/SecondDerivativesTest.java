package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.property.PropertyDerivativesTest.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Second derivatives of properties, and derivatives of those that are derivatives themselves, against differences of exact
/// first derivatives between equilibria computed anew.
class SecondDerivativesTest {

    private static final double ATMOSPHERE = 101_325;

    /// An equilibrium with its neighbours along one condition.
    private record Neighbourhood(
            Case tested,
            Condition by,
            double step,
            EquilibriumResult result,
            EquilibriumResult above,
            EquilibriumResult below,
            EquilibriumResult halfAbove,
            EquilibriumResult halfBelow) {

        static Neighbourhood of(Case tested, EquilibriumResult result, Condition by) throws BadInputException {
            double step = PropertyDerivativesTest.step(by) * 4;
            return new Neighbourhood(
                    tested,
                    by,
                    step,
                    result,
                    moved(tested, by, step),
                    moved(tested, by, -step),
                    moved(tested, by, step / 2),
                    moved(tested, by, -step / 2));
        }

        private static EquilibriumResult moved(Case tested, Condition by, double step) throws BadInputException {
            EquilibriumResult moved =
                    tested.system().solve(PropertyDerivativesTest.moved(tested.conditions(), by, step));
            assertThat(PropertyDerivativesTest.phases(moved)).isEqualTo(tested.phases());
            return moved;
        }

        /// Checks derivatives of properties against differences, extrapolated to a step of zero (L. F. Richardson 1911).
        void assertDerivatives(List<String> properties) {
            Map<String, Double> exact = tested.system()
                    .numbers(
                            result,
                            properties.stream()
                                    .map(p -> p + "." + by.quantity())
                                    .toList());
            Map<String, Double> sizes = tested.system()
                    .numbers(
                            result,
                            properties.stream()
                                    .map(p -> differentiated(p).orElse(p))
                                    .collect(Collectors.toSet()));
            Map<String, Double> up = tested.system().numbers(above, properties);
            Map<String, Double> down = tested.system().numbers(below, properties);
            Map<String, Double> halfUp = tested.system().numbers(halfAbove, properties);
            Map<String, Double> halfDown = tested.system().numbers(halfBelow, properties);
            for (String property : properties) {
                double half = (halfUp.get(property) - halfDown.get(property)) / step;
                double whole = (up.get(property) - down.get(property)) / (2 * step);
                double difference = (4 * half - whole) / 3;
                assertThat(exact.get(property + "." + by.quantity()))
                        .as("%s.%s in %s", property, by.quantity(), tested)
                        .isCloseTo(
                                difference, within(1e-5 * Math.abs(difference) + 1e-9 * size(property, sizes) / step));
            }
        }

        /// Natural size of a property: for a derivative that of what is differentiated by that of the condition.
        private double size(String property, Map<String, Double> sizes) {
            Optional<String> base = differentiated(property);
            if (base.isEmpty()) {
                return Math.max(Math.abs(sizes.get(property)), 1);
            }
            String condition = property.substring(base.get().length() + 1);
            double value = tested.conditions().conditions().stream()
                    .filter(c -> c.quantity().equals(condition))
                    .mapToDouble(Condition::value)
                    .sum();
            return Math.abs(sizes.get(base.get()) / value) + 1e-3;
        }

        /// What a derivative is the derivative of.
        private Optional<String> differentiated(String property) {
            return tested.conditions().conditions().stream()
                    .map(condition -> "." + condition.quantity())
                    .filter(property::endsWith)
                    .map(ending -> property.substring(0, property.length() - ending.length()))
                    .findFirst();
        }
    }

    @ParameterizedTest
    @MethodSource("org.espei4j.calphad.property.PropertyDerivativesTest#cases")
    void secondDerivativesAgreeWithDifferences(Case tested) throws BadInputException {
        EquilibriumResult result = tested.system().solve(tested.conditions());
        for (Condition second : tested.conditions().conditions()) {
            Neighbourhood around = Neighbourhood.of(tested, result, second);
            List<String> slopes = new ArrayList<>();
            for (Condition first : tested.conditions().conditions()) {
                tested.properties().forEach(property -> slopes.add(property + "." + first.quantity()));
            }
            around.assertDerivatives(slopes);
        }
    }

    @ParameterizedTest
    @MethodSource("org.espei4j.calphad.property.PropertyDerivativesTest#cases")
    void slopesHaveDerivatives(Case tested) throws BadInputException {
        EquilibriumResult result = tested.system().solve(tested.conditions());
        List<String> properties = new ArrayList<>(List.of("CP", "CPM"));
        for (String element : result.amounts().keySet()) {
            if (result.phases().size() == 1) {
                properties.add("H_PARTIAL(" + element + ")");
                properties.add("S_PARTIAL(" + element + ")");
            }
        }
        for (EquilibriumResult.StablePhase phase : result.phases()) {
            properties.add("CPM(" + phase.phase() + ")");
            if (!phase.phase().equals("MELT")) {
                properties.add("GM_MIX_EM(" + phase.phase() + ")");
            }
            // Endmembers of ORD with three A have their Curie temperature at the 450 K of its case, where Cp jumps.
            if (!phase.phase().matches("MELT|ORD")) {
                properties.add("CPM_MIX_EM(" + phase.phase() + ")");
            }
            if (!phase.phase().matches("LINE|HALITE|MELT|ORD")) {
                properties.add("H_PARTIAL(" + phase.phase() + ",A)");
                properties.add("G_PARTIAL(" + phase.phase() + ",A)");
                properties.add("CPM_ALONE(" + phase.phase() + ")");
                for (String quantity : List.of("GM_MIX", "HM_MIX", "SM_MIX", "CPM_MIX")) {
                    properties.add(quantity + "(" + phase.phase() + ")");
                }
            }
        }
        for (Condition by : tested.conditions().conditions()) {
            Neighbourhood.of(tested, result, by).assertDerivatives(properties);
        }
    }

    @Test
    void tZeroMovesWithPressureAndComposition() throws BadInputException {
        SystemUnderTest metallic = SystemUnderTest.metallic();
        Conditions conditions = Conditions.at(1100, ATMOSPHERE * 100)
                .amount(1)
                .fraction("B", .3)
                .build();
        Case tested = new Case("T-zero", metallic, conditions, "LIQUID", List.of());
        EquilibriumResult result = metallic.solve(conditions);
        for (Condition by : conditions.conditions()) {
            List<String> properties = new ArrayList<>(List.of("T0(LIQUID,SOLID)"));
            conditions.conditions().forEach(first -> properties.add("T0(LIQUID,SOLID)." + first.quantity()));
            Neighbourhood.of(tested, result, by).assertDerivatives(properties);
        }
    }
}
