package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Properties of equilibria against closed forms and the identities that connect them.
class EquilibriumPropertiesByNameTest {

    private static final double R = 8.31446261815324;
    private static final double ATMOSPHERE = 101_325;

    private static Conditions.Builder at(double temperature) {
        return Conditions.at(temperature, ATMOSPHERE).amount(1);
    }

    /// Systems with amounts as conditions, so that partial quantities are derivatives by conditions, too.
    static Stream<Arguments> mixtures() {
        return Stream.of(
                Arguments.of(
                        SystemUnderTest.metallic(), byAmounts(1300, "A", .7, "B", .5), List.of("A", "B"), "LIQUID"),
                Arguments.of(SystemUnderTest.metallic(), byAmounts(940, "A", .75, "B", .25), List.of("A", "B"), ""),
                Arguments.of(SystemUnderTest.ordering(), byAmounts(450, "A", .6, "B", .4), List.of("A", "B"), "ORD"),
                Arguments.of(SystemUnderTest.ionic(), byAmounts(2300, "M", 1.2, "O", .8), List.of("M", "O"), "MELT"),
                Arguments.of(SystemUnderTest.ionic(), byAmounts(1600, "M", .47, "O", .53), List.of("M", "O"), "HALITE"),
                Arguments.of(SystemUnderTest.ionic(), byAmounts(1900, "M", .55, "O", .45), List.of("M", "O"), ""));
    }

    private static Conditions byAmounts(double temperature, String one, double first, String other, double second) {
        return Conditions.at(temperature, ATMOSPHERE)
                .amount(one, first)
                .amount(other, second)
                .build();
    }

    /// G = H − TS, and Euler: G = Σ μ_e N_e, H = Σ H_e N_e, S = Σ S_e N_e.
    @ParameterizedTest
    @MethodSource("mixtures")
    void extensivePropertiesAreSumsOfPartialOnes(
            SystemUnderTest system, Conditions conditions, List<String> elements, String phase) {
        EquilibriumResult result = system.solve(conditions);
        double t = result.temperature();
        double g = system.number(result, "G");
        double h = system.number(result, "H");
        double s = system.number(result, "S");

        assertThat(g).isCloseTo(h - t * s, within(1e-9 * Math.abs(h)));
        assertThat(g).isCloseTo(result.energy(), within(1e-9 * Math.abs(g)));
        for (String quantity : List.of("G", "H", "S")) {
            double sum = 0;
            for (String element : elements) {
                sum += system.number(result, quantity + "_PARTIAL(" + element + ")")
                        * system.number(result, "N(" + element + ")");
            }
            double expected = system.number(result, quantity);
            assertThat(sum).as(quantity).isCloseTo(expected, within(1e-7 * Math.abs(expected)));
        }
    }

    /// ∂μ/∂T = −S_e and ∂μ/∂P = V_e, by the symmetry of second derivatives.
    @ParameterizedTest
    @MethodSource("mixtures")
    void slopesOfPotentialsArePartialEntropiesAndVolumes(
            SystemUnderTest system, Conditions conditions, List<String> elements, String phase) {
        EquilibriumResult result = system.solve(conditions);
        for (String element : elements) {
            double entropy = system.number(result, "S_PARTIAL(" + element + ")");
            double enthalpy = system.number(result, "H_PARTIAL(" + element + ")");
            double slope = system.number(result, "MU(" + element + ").T");
            assertThat(slope).isCloseTo(-entropy, within(1e-7 * (1 + Math.abs(entropy))));
            assertThat(system.number(result, "MU(" + element + ")"))
                    .isCloseTo(
                            enthalpy - result.temperature() * entropy,
                            within(1e-9 * (Math.abs(enthalpy) + result.temperature() * Math.abs(entropy))));
            if (system.value(result, "V_PARTIAL(" + element + ")") instanceof PropertyValue.Known(double volume)) {
                assertThat(system.number(result, "MU(" + element + ").P"))
                        .isCloseTo(volume, within(1e-7 * Math.abs(volume)));
            }
        }
        // Gibbs–Duhem at constant T and P: Σ N_e ∂μ_e/∂N_f = 0.
        for (String changed : elements) {
            double sum = 0;
            double scale = 1;
            for (String element : elements) {
                double term = system.number(result, "N(" + element + ")")
                        * system.number(result, "MU(" + element + ").N(" + changed + ")");
                sum += term;
                scale += Math.abs(term);
            }
            assertThat(sum).isCloseTo(0, within(1e-8 * scale));
        }
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void aSystemOfOnePhaseIsThatPhaseAlone(
            SystemUnderTest system, Conditions conditions, List<String> elements, String phase) {
        if (phase.isEmpty()) {
            return;
        }
        EquilibriumResult result = system.solve(conditions);
        for (String quantity : List.of("GM", "HM", "SM", "CPM")) {
            double expected = system.number(result, quantity);
            assertThat(system.number(result, quantity + "_ALONE(" + phase + ")"))
                    .as(quantity)
                    .isCloseTo(expected, within(1e-8 * Math.abs(expected) + 1e-9));
        }
        for (String element : elements) {
            for (String quantity : List.of("G", "H", "S")) {
                double expected = system.number(result, quantity + "_PARTIAL(" + element + ")");
                assertThat(system.number(result, quantity + "_PARTIAL(" + phase + "," + element + ")"))
                        .as(quantity)
                        .isCloseTo(expected, within(1e-7 * Math.abs(expected) + 1e-9));
            }
        }
    }

    /// The same system with its elements renamed so that their order is reversed: odd orders change their sign, and
    /// nothing else changes.
    @Test
    void permutingTheComponentsChangesNothing() {
        SystemUnderTest one = SystemUnderTest.of(permuted("A", "B", "C", 1), "A", "B", "C");
        SystemUnderTest other = SystemUnderTest.of(permuted("Z", "Y", "X", -1), "X", "Y", "Z");
        Random random = new Random(20261123);
        for (int i = 0; i < 25; i++) {
            double t = 500 + 800 * random.nextDouble();
            double a = random.nextDouble();
            double b = (1 - a) * random.nextDouble();
            EquilibriumResult first =
                    one.solve(at(t).fraction("A", a).fraction("B", b).build());
            EquilibriumResult second =
                    other.solve(at(t).fraction("Z", a).fraction("Y", b).build());
            assertThat(second.molarEnergy()).isCloseTo(first.molarEnergy(), within(1e-6));
            assertThat(second.phases()).hasSameSizeAs(first.phases());
            for (String[] names : new String[][] {{"A", "Z"}, {"B", "Y"}, {"C", "X"}}) {
                assertThat(other.number(second, "MU(" + names[1] + ")"))
                        .isCloseTo(one.number(first, "MU(" + names[0] + ")"), within(1e-4));
                assertThat(other.number(second, "S_PARTIAL(" + names[1] + ")"))
                        .isCloseTo(one.number(first, "S_PARTIAL(" + names[0] + ")"), within(1e-3));
            }
        }
    }

    private static Database permuted(String a, String b, String c, double sign) {
        return DatabaseSketch.of(a, b, c)
                .phase("LIQUID", "1", a + "," + b + "," + c)
                .phase("SOLID", "1", a + "," + b + "," + c)
                .parameter("G(LIQUID," + a + ")", DatabaseSketch.linear(12000, -10))
                .parameter("G(LIQUID," + b + ")", DatabaseSketch.linear(9000, -11))
                .parameter("G(LIQUID," + c + ")", DatabaseSketch.linear(4000, -8))
                .parameter("L(LIQUID," + a + "," + b + ";0)", DatabaseSketch.linear(-6000, 2))
                .parameter("L(LIQUID," + a + "," + c + ";1)", sign * 2500)
                .parameter("L(LIQUID," + b + "," + c + ";2)", 1200)
                .parameter("L(LIQUID," + a + "," + b + "," + c + ";0)", -9000)
                .parameter("L(SOLID," + b + "," + c + ";0)", DatabaseSketch.linear(5000, -3))
                .build();
    }

    @Test
    void volumesOfOnePhaseFollowItsParameters() {
        SystemUnderTest system = SystemUnderTest.metallic();
        double t = 1300;
        double x = .3;
        EquilibriumResult result = system.solve(at(t).fraction("B", x).build());
        double v0 = (1 - x) * 8e-6 + x * 10e-6;
        double slope = (1 - x) * 6e-5 + x * 9e-5;
        double volume = v0 * Math.exp(slope * t);

        assertThat(system.number(result, "VM(LIQUID)")).isCloseTo(volume, within(1e-12 * volume));
        assertThat(system.number(result, "VM.T")).isCloseTo(volume * slope, within(1e-10 * volume));
        assertThat(system.number(result, "VM.P")).isCloseTo(0, within(1e-22));
        assertThat(system.number(result, "VISC(LIQUID)")).isCloseTo((1 - x) * (5 - 1e-3 * t) + x * 3, within(1e-12));
        assertThat(system.number(result, "VISC(LIQUID).T")).isCloseTo((1 - x) * -1e-3, within(1e-12));
    }

    @Test
    void activitiesOfALiquidHaveTheReferenceThatIsGiven() {
        SystemUnderTest system = SystemUnderTest.metallic()
                .withReferences(ReferenceState.of("a", "liquid"), ReferenceState.of("B", "SOLID"));
        double t = 1300;
        double x = .3;
        EquilibriumResult result = system.solve(at(t).fraction("B", x).build());
        double l = -6000 + 2 * t;
        double activityOfA = (1 - x) * Math.exp(l * x * x / (R * t));
        double relativeB = R * t * Math.log(x) + l * (1 - x) * (1 - x) + 9000 - 11 * t;

        assertThat(system.number(result, "ACR(A)")).isCloseTo(activityOfA, within(1e-10));
        assertThat(system.number(result, "MUR(B)")).isCloseTo(relativeB, within(1e-6));
        assertThat(system.number(result, "ACR(B)")).isCloseTo(Math.exp(relativeB / (R * t)), within(1e-10));
        double mixing = R * t * (x * Math.log(x) + (1 - x) * Math.log(1 - x)) + l * x * (1 - x);
        assertThat(system.number(result, "GMR")).isCloseTo(mixing + x * (9000 - 11 * t), within(1e-6));
        assertThat(system.number(result, "HMR(LIQUID)")).isCloseTo(-6000 * x * (1 - x) + x * 9000, within(1e-6));
    }

    @Test
    void aReferenceAtItsOwnTemperatureDoesNotFollowTheSystem() {
        SystemUnderTest system = SystemUnderTest.metallic()
                .withReferences(ReferenceState.of("A", "LIQUID", 1000), ReferenceState.of("B", "LIQUID", 1000));
        EquilibriumResult result = system.solve(at(1300).fraction("B", .3).build());
        double enthalpy = 24 * 300 - 6000 * .21;

        assertThat(system.number(result, "HMR")).isCloseTo(enthalpy, within(1e-6));
        assertThat(system.number(result, "HMR.T")).isCloseTo(24, within(1e-9));
    }

    @Test
    void mixingQuantitiesAreAgainstTheEndmembers() {
        SystemUnderTest system = SystemUnderTest.metallic();
        double t = 1300;
        double x = .3;
        EquilibriumResult result = system.solve(at(t).fraction("B", x).build());
        double ideal = x * Math.log(x) + (1 - x) * Math.log(1 - x);

        assertThat(system.number(result, "HM_MIX(LIQUID)")).isCloseTo(-6000 * x * (1 - x), within(1e-6));
        assertThat(system.number(result, "SM_MIX(LIQUID)")).isCloseTo(-R * ideal - 2 * x * (1 - x), within(1e-9));
        assertThat(system.number(result, "GM_MIX(LIQUID)"))
                .isCloseTo(R * t * ideal + (-6000 + 2 * t) * x * (1 - x), within(1e-6));
        assertThat(system.number(result, "CPM_MIX(LIQUID)")).isCloseTo(0, within(1e-9));
        // Without magnetism and the like the mean of the endmembers is the phase without interactions.
        for (String quantity : List.of("GM_MIX", "HM_MIX", "SM_MIX", "CPM_MIX")) {
            assertThat(system.number(result, quantity + "_EM(LIQUID)"))
                    .isCloseTo(system.number(result, quantity + "(LIQUID)"), within(1e-7));
        }
    }

    @Test
    void compositionSetsOfAMiscibilityGapAreCounted() {
        SystemUnderTest gap = SystemUnderTest.of(
                DatabaseSketch.of("A", "B")
                        .phase("S", "1", "A,B")
                        .parameter("L(S,A,B;0)", 20000)
                        .build(),
                "A",
                "B");
        EquilibriumResult result = gap.solve(at(700).fraction("B", .4).build());
        double poor = gap.number(result, "X(S#2,B)");
        double rich = gap.number(result, "X(S#1,B)");

        assertThat(poor).isCloseTo(1 - rich, within(1e-9));
        assertThat(rich).isGreaterThan(.8);
        assertThat(gap.number(result, "NP(S)")).isCloseTo(1, within(1e-12));
        assertThat(gap.number(result, "NP(S#1)") * rich + gap.number(result, "NP(S#2)") * poor)
                .isCloseTo(.4, within(1e-9));
        assertThat(reason(gap, result, "X(S,B)")).contains("2 composition sets: S#1 to S#2");
        assertThat(reason(gap, result, "X(S#3,B)")).contains("no composition set 3");
    }

    private static String reason(SystemUnderTest system, EquilibriumResult result, String property) {
        return switch (system.value(result, property)) {
            case PropertyValue.Known(double value) -> throw new AssertionError(property + " is " + value);
            case PropertyValue.Undefined(String reason) -> reason;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X(SOLID,B) | SOLID is not stable",
                "GM.X(A) | X(A) is not among the conditions",
                "CPM.T.T | is a derivative itself",
                "H_PARTIAL(A).T.P | is a derivative itself",
                "HM.T.T.T | no more than two derivatives",
                "Y(LIQUID,B,2) | sublattice 2 has no B",
                "VM_ALONE(LINE) | LINE alone has no state at this composition"
            })
    void whatHasNoValueHasAReason(String property, String expected) {
        SystemUnderTest system = SystemUnderTest.metallic();
        EquilibriumResult result = system.solve(at(1300).fraction("B", .3).build());
        assertThat(reason(system, result, property)).contains(expected);
    }

    @Test
    void aLineCompoundLeavesPotentialsOpen() {
        SystemUnderTest system = SystemUnderTest.metallic();
        EquilibriumResult result = system.solve(at(600).fraction("B", 1.0 / 3).build());

        assertThat(result.phases()).hasSize(1);
        assertThat(reason(system, result, "MU(A)")).contains("potential of A open");
        assertThat(reason(system, result, "GM.X(B)")).contains("X(B) cannot change");
        assertThat(reason(system, result, "DGM(LIQUID)")).contains("open");
        assertThat(system.number(result, "GM.T")).isCloseTo(-system.number(result, "SM"), within(1e-8));
        assertThat(system.number(result, "CPM")).isCloseTo(24, within(1e-9));
    }

    @Test
    void aPureElementHasPropertiesAndTheAbsentOneHasNone() {
        SystemUnderTest system = SystemUnderTest.metallic();
        EquilibriumResult result = system.solve(at(1300).fraction("B", 0).build());

        assertThat(reason(system, result, "MU(B)")).isEqualTo("B is absent");
        assertThat(system.number(result, "AC(B)")).isZero();
        assertThat(system.number(result, "GM.T")).isCloseTo(-system.number(result, "SM"), within(1e-8));
        assertThat(reason(system, result, "GM.X(B)")).contains("X(B) cannot change");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("HMM", PropertyProblem.UNKNOWN_QUANTITY, "Did you mean HM?"),
                Arguments.of("MU(C)", PropertyProblem.UNKNOWN_ELEMENT, "one of A, B"),
                Arguments.of("X(LIQIUD,A)", PropertyProblem.UNKNOWN_PHASE, "Did you mean LIQUID?"),
                Arguments.of("MU", PropertyProblem.WRONG_ARGUMENTS, "MU(element)"),
                Arguments.of("NP(LIQUID,A)", PropertyProblem.WRONG_ARGUMENTS, "NP(phase)"),
                Arguments.of("Y(LIQUID,C)", PropertyProblem.UNKNOWN_CONSTITUENT, "one of A, B"),
                Arguments.of("VISC(SOLID)", PropertyProblem.NOT_IN_DATABASE, "no VISC of SOLID"),
                Arguments.of("VISC", PropertyProblem.WRONG_ARGUMENTS, "VISC(phase)"),
                Arguments.of("ACR(A)", PropertyProblem.NO_REFERENCE, "Maybe a reference such as A="));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreNamedBeforeAnythingIsComputed(String property, ProblemKind kind, String message) {
        SystemUnderTest system = SystemUnderTest.metallic();
        assertThatThrownBy(() -> system.properties().check(Property.parseAll(property)))
                .isInstanceOfSatisfying(BadInputException.class, wrong -> {
                    assertThat(wrong.problems()).extracting(p -> p.kind()).contains(kind);
                    assertThat(wrong.problems().getFirst().toString()).contains(message);
                });
    }

    @Test
    void asterisksStandForAllPhasesAndElements() throws BadInputException {
        SystemUnderTest system = SystemUnderTest.metallic();
        assertThat(system.properties().expand(Property.parseAll("HM, X(*,B), MU(*).T, NP(*)")))
                .extracting(Property::toString)
                .containsExactly(
                        "HM",
                        "X(LINE,B)",
                        "X(LIQUID,B)",
                        "X(SOLID,B)",
                        "MU(A).T",
                        "MU(B).T",
                        "NP(LINE)",
                        "NP(LIQUID)",
                        "NP(SOLID)");
        assertThat(system.properties().expand(Property.parseAll("X(*,*)"))).hasSize(6);
    }

    @Test
    void referencesThatDoNotExistAreNamed() {
        SystemUnderTest system = SystemUnderTest.metallic();
        assertThatThrownBy(() -> system.properties()
                        .withReferences(ReferenceState.of("A", "SOLDI"), ReferenceState.of("C", "SOLID")))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        wrong -> assertThat(wrong.problems().toString())
                                .contains("Did you mean SOLID?")
                                .contains("one of A, B"));
        assertThatThrownBy(() -> system.properties().withReferences(ReferenceState.of("A", "LINE")))
                .isInstanceOf(BadInputException.class);
    }
}
