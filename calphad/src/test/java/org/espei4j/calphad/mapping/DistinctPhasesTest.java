package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.espei4j.calphad.mapping.SketchedSystem.R;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Diagrams with phases of the same energy: a solution A1 and an ordered phase whose reciprocal parameters give the same energy
/// without order. With `G(i:j) = Lᵢⱼ/2` for sublattices of half a mole, the energy is that of the regular solution and `L·η²`
/// for a difference of 2η between the fractions of the sublattices: below `−2·L·x·(1−x)/R` the phase orders.
class DistinctPhasesTest {

    private static final String ORDER =
            "A1 is not told apart from ORD, which has the same energy where it is not ordered: "
                    + "what is called ORD is both";

    /// The phases of a name each, in a given order.
    private static SketchedSystem system(List<String> phases, double interaction, String... components) {
        SketchedSystem system = new SketchedSystem(components);
        for (String phase : phases) {
            switch (phase) {
                case "ORD" -> addOrdered(system, interaction, components);
                case "LIQUID" -> {
                    system.solution("LIQUID");
                    for (int i = 0; i < components.length; i++) {
                        system.energy("LIQUID," + components[i] + ";0", 8000 + 1000 * i + "-10*T");
                    }
                }
                default -> {
                    system.solution(phase);
                    for (int i = 0; i < components.length; i++) {
                        for (int j = 0; j < i; j++) {
                            system.energy(phase + "," + components[j] + "," + components[i] + ";0", "" + interaction);
                        }
                    }
                }
            }
        }
        return system;
    }

    private static void addOrdered(SketchedSystem system, double interaction, String... components) {
        String constituents = String.join(",", components);
        system.compound("ORD", "0.5 0.5", constituents + ":" + constituents);
        for (String first : components) {
            for (String second : components) {
                if (!first.equals(second)) {
                    system.energy("ORD," + first + ":" + second + ";0", "" + interaction / 2);
                }
            }
        }
    }

    private static BinaryDiagram binary(List<String> phases, double interaction) {
        return DiagramMapper.of(system(phases, interaction, "A", "B").specs()).binary(300, 1100);
    }

    private static IsothermalSection section(List<String> phases, double interaction, double temperature) {
        return DiagramMapper.of(system(phases, interaction, "A", "B", "C").specs())
                .isothermal(temperature);
    }

    /// Below 601 K the phase is ordered and A1 is not stable, above it is disordered and both are the same: no field at all.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTransitionOfSecondOrderMakesNoField(boolean orderedFirst) {
        BinaryDiagram diagram = binary(orderedFirst ? List.of("ORD", "A1") : List.of("A1", "ORD"), -10_000);

        assertThat(diagram.fields()).isEmpty();
        assertThat(diagram.gaps()).isEmpty();
        assertThat(diagram.notes()).containsExactly(ORDER);
    }

    @Test
    void aMiscibilityGapIsFoundOnce() {
        BinaryDiagram diagram = binary(List.of("A1", "ORD"), 12_000);

        assertThat(diagram.gaps()).isEmpty();
        assertThat(diagram.notes()).containsExactly(ORDER);
        assertThat(diagram.fields())
                .singleElement()
                .satisfies(field ->
                        assertThat(List.of(field.first(), field.second())).containsExactly("ORD", "ORD"));
        assertThat(diagram.criticalPoints().getFirst().temperature()).isCloseTo(12_000 / (2 * R), within(1e-6));
    }

    /// With a liquid the diagram is the same as without A1; and where nothing orders, as without ORD.
    @ParameterizedTest
    @CsvSource({"-10000, true", "-10000, false", "12000, true", "12000, false"})
    void aLiquidHasOneFieldWithBoth(double interaction, boolean orderedFirst) {
        BinaryDiagram diagram =
                binary(orderedFirst ? List.of("LIQUID", "ORD", "A1") : List.of("A1", "LIQUID", "ORD"), interaction);
        BinaryDiagram withoutA1 = binary(List.of("LIQUID", "ORD"), interaction);
        BinaryDiagram withoutOrder = binary(List.of("LIQUID", "A1"), interaction);

        assertThat(diagram.gaps()).isEmpty();
        assertThat(diagram.notes()).containsExactly(ORDER);
        assertThat(diagram.fields()).hasSameSizeAs(withoutOrder.fields()).isNotEmpty();
        assertThat(diagram.fields()).usingRecursiveComparison().isEqualTo(withoutA1.fields());
        assertThat(diagram.invariants()).usingRecursiveComparison().isEqualTo(withoutA1.invariants());
        assertThat(diagram.invariants()).hasSameSizeAs(withoutOrder.invariants());
        for (int i = 0; i < diagram.invariants().size(); i++) {
            assertThat(diagram.invariants().get(i).temperature())
                    .isCloseTo(withoutOrder.invariants().get(i).temperature(), within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({"-10000, 850", "12000, 700", "12000, 850"})
    void aSectionOfThreeElementsHasEachFieldOnce(double interaction, double temperature) {
        IsothermalSection section = section(List.of("A1", "LIQUID", "ORD"), interaction, temperature);
        IsothermalSection withoutOrder = section(List.of("A1", "LIQUID"), interaction, temperature);

        assertThat(section.gaps()).isEmpty();
        assertThat(section.notes()).containsExactly(ORDER);
        assertThat(withoutOrder.notes()).isEmpty();
        assertThat(section.fields()).hasSameSizeAs(withoutOrder.fields()).isNotEmpty();
        assertThat(section.triangles()).hasSameSizeAs(withoutOrder.triangles());
        assertThat(section.fields())
                .allSatisfy(field ->
                        assertThat(List.of(field.first(), field.second())).doesNotContain("A1"));
    }

    @Test
    void anIsoplethAndASeriesCrossEachBoundaryOnce() {
        DiagramMapper mapper = DiagramMapper.of(
                system(List.of("A1", "LIQUID", "ORD"), -10_000, "A", "B", "C").specs());
        Isopleth isopleth = mapper.isopleth(new double[] {0.8, 0.1, 0.1}, new double[] {0.1, 0.8, 0.1}, 300, 1300);
        StepSeries series = mapper.alongTemperature(new double[] {0.4, 0.3, 0.3}, 300, 1300, 40);

        assertThat(isopleth.gaps()).isEmpty();
        assertThat(isopleth.notes()).containsExactly(ORDER);
        assertThat(isopleth.boundaries()).hasSize(2);
        assertThat(isopleth.boundaries()).extracting(Boundary::appearing).containsExactlyInAnyOrder("LIQUID", "ORD");
        assertThat(series.notes()).containsExactly(ORDER);
        assertThat(series.transitions())
                .extracting(Transition::after)
                .containsExactly(List.of("LIQUID", "ORD"), List.of("LIQUID"));
    }

    /// Phases that are not described at all, and compounds that are described twice; those that are nowhere stable are not worth
    /// a word.
    @Test
    void onePhaseStandsForAllThatAreAlike() {
        BinaryDiagram diagram = DiagramMapper.of(new SketchedSystem("A", "B")
                        .solution("BCC")
                        .solution("FCC")
                        .solution("HCP")
                        .solution("NEVER")
                        .solution("STABLE")
                        .energy("NEVER,A;0", "9000")
                        .energy("STABLE,A;0", "9000")
                        .compound("AB", "1 1", "A:B")
                        .compound("AB_AGAIN", "2 2", "B:A")
                        .energy("AB,A:B;0", "-30000")
                        .energy("AB_AGAIN,B:A;0", "-60000")
                        .specs())
                .binary(400, 1000);

        assertThat(diagram.gaps()).isEmpty();
        assertThat(diagram.notes())
                .allSatisfy(note -> assertThat(note).contains("maybe because the database describes neither"))
                .extracting(note -> note.replaceAll(", which.*", ""))
                .containsExactlyInAnyOrder(
                        "FCC is not told apart from BCC",
                        "HCP is not told apart from BCC",
                        "AB_AGAIN is not told apart from AB");
        assertThat(diagram.fields())
                .hasSize(2)
                .allSatisfy(field ->
                        assertThat(List.of(field.first(), field.second())).containsExactlyInAnyOrder("AB", "BCC"));
    }

    /// A ten-thousandth of a joule is too little to matter, a tenth is enough, also at some temperatures only.
    @ParameterizedTest
    @CsvSource({"0.0001, true", "0.1, false", "-0.1, false", "0; 900 Y 0.1, false"})
    void phasesThatDifferALittleAreToldApart(String difference, boolean alike) {
        SketchedSystem system = system(List.of("A1", "ORD"), -10_000, "A", "B").energy("A1,A,B;1", difference);
        BinaryDiagram diagram = DiagramMapper.of(system.specs()).binary(700, 1100);

        assertThat(diagram.gaps()).isEmpty();
        assertThat(diagram.notes().contains(ORDER)).isEqualTo(alike);
    }
}
