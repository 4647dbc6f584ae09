package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.espei4j.calphad.mapping.SketchedSystem.R;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Isothermal sections of three elements with answers in closed form.
class IsothermalSectionTest {

    private static IsothermalSection map(SketchedSystem system, double temperature) {
        IsothermalSection section = DiagramMapper.of(system.specs()).isothermal(temperature);
        assertThat(section.gaps()).isEmpty();
        for (int i = 0; i < section.triangles().size(); i++) {
            FieldEnd node = new FieldEnd.AtNode(i);
            assertThat(section.fields().stream()
                            .mapToInt(f ->
                                    (f.start().equals(node) ? 1 : 0) + (f.end().equals(node) ? 1 : 0))
                            .sum())
                    .isEqualTo(3);
        }
        return section;
    }

    private static SketchedSystem withSolids() {
        return new SketchedSystem("A", "B", "C")
                .solution("LIQUID")
                .compound("SA", "1", "A")
                .compound("SB", "1", "B")
                .compound("SC", "1", "C");
    }

    @Test
    void pureSolidsFormOneTriangle() {
        SketchedSystem system = withSolids()
                .energy("LIQUID,A;0", "20000")
                .energy("LIQUID,B;0", "20000")
                .energy("LIQUID,C;0", "20000");
        IsothermalSection section = map(system, 500);

        assertThat(section.triangles()).hasSize(1);
        assertThat(section.triangles().getFirst().phases())
                .extracting(CoexistingPhase::name)
                .containsExactlyInAnyOrder("SA", "SB", "SC");
        assertThat(section.triangles().getFirst().potentials()).containsExactly(new double[3], within(1e-9));
        assertThat(section.fields())
                .extracting(TwoPhaseField::end)
                .containsExactlyInAnyOrder(
                        new FieldEnd.WithoutElement("A"),
                        new FieldEnd.WithoutElement("B"),
                        new FieldEnd.WithoutElement("C"));
    }

    /// Solubility of a pure solid in an ideal liquid does not depend on the other elements.
    @Test
    void idealSolubility() {
        double t = 600;
        double a = 4000;
        SketchedSystem system = withSolids()
                .energy("LIQUID,A;0", "4000")
                .energy("LIQUID,B;0", "-1000")
                .energy("LIQUID,C;0", "-2000");
        IsothermalSection section = map(system, t);

        assertThat(section.triangles()).isEmpty();
        assertThat(section.fields()).hasSize(1);
        TwoPhaseField field = section.fields().getFirst();
        assertThat(List.of(field.start(), field.end()))
                .containsExactlyInAnyOrder(new FieldEnd.WithoutElement("B"), new FieldEnd.WithoutElement("C"));
        int liquid = field.first().equals("LIQUID") ? 0 : 1;
        for (TieSimplex tieLine : field.tieLines()) {
            assertThat(tieLine.phase(liquid).fractions()[0]).isCloseTo(Math.exp(-a / (R * t)), within(1e-10));
            assertThat(tieLine.temperature()).isEqualTo(t);
        }
    }

    @Test
    void liquidBetweenThreeSolids() {
        double t = 600;
        double energy = 5000;
        SketchedSystem system = withSolids()
                .energy("LIQUID,A;0", "5000")
                .energy("LIQUID,B;0", "5000")
                .energy("LIQUID,C;0", "5000");
        IsothermalSection section = map(system, t);

        // Each pair of solids meets the liquid where both are saturated.
        double saturated = Math.exp(-energy / (R * t));
        assertThat(saturated).isBetween(1.0 / 3, 0.5);
        assertThat(section.triangles()).hasSize(3);
        for (TieSimplex triangle : section.triangles()) {
            CoexistingPhase liquid = triangle.phases().stream()
                    .filter(p -> p.name().equals("LIQUID"))
                    .findFirst()
                    .orElseThrow();
            double[] sorted = liquid.fractions().clone();
            java.util.Arrays.sort(sorted);
            assertThat(sorted).containsExactly(new double[] {1 - 2 * saturated, saturated, saturated}, within(1e-10));
        }
        // Three fields between the liquid and a solid, three between two solids.
        assertThat(section.fields()).hasSize(6);
    }

    @Test
    void gapOfTwoElementsClosesAtAPlaitPoint() {
        double t = 700;
        double interaction = 15000;
        SketchedSystem system = new SketchedSystem("A", "B", "C").solution("S").energy("S,A,B;0", "15000");
        IsothermalSection section = map(system, t);

        assertThat(section.criticalPoints()).hasSize(1);
        double[] x = section.criticalPoints().getFirst().fractions();
        double half = R * t / interaction;
        assertThat(x).containsExactly(new double[] {half, half, 1 - 2 * half}, within(1e-6));
        assertThat(section.fields()).hasSize(1);
        TwoPhaseField gap = section.fields().getFirst();
        assertThat(List.of(gap.start(), gap.end()))
                .containsExactlyInAnyOrder(new FieldEnd.WithoutElement("C"), new FieldEnd.AtCriticalPoint(0));
        for (TieSimplex tieLine : gap.tieLines()) {
            double[] left = tieLine.phase(0).fractions();
            double[] right = tieLine.phase(1).fractions();
            // The sides are mirror images: ln(x_A/x_B) = L/RT·(x_A − x_B).
            assertThat(left[0]).isCloseTo(right[1], within(1e-8));
            assertThat(left[2]).isCloseTo(right[2], within(1e-8));
            double expected = interaction / (R * t) * (left[0] - left[1]);
            assertThat(Math.log(left[0] / left[1])).isCloseTo(expected, within(1e-7));
        }
    }

    /// A gap that touches no edge is found by the survey alone.
    @Test
    void gapInsideTheTriangle() {
        // The pairs attract each other, so that the edges are free of gaps.
        SketchedSystem system = new SketchedSystem("A", "B", "C")
                .solution("S")
                .energy("S,A,B;0", "-30000")
                .energy("S,B,C;0", "3000")
                .energy("S,A,C;0", "3000");
        IsothermalSection section = map(system, 600);

        assertThat(section.criticalPoints()).hasSize(2);
        assertThat(section.fields()).hasSize(1);
        TwoPhaseField gap = section.fields().getFirst();
        assertThat(List.of(gap.start(), gap.end()))
                .containsExactlyInAnyOrder(new FieldEnd.AtCriticalPoint(0), new FieldEnd.AtCriticalPoint(1));
        assertThat(section.criticalPoints())
                .allSatisfy(point -> assertThat(
                                java.util.Arrays.stream(point.fractions()).min().orElse(0))
                        .isGreaterThan(0.01));
    }

    /// Two ideal solutions, one of them stable only where there is less than 1.1 % of B and C: between all points of the survey,
    /// and the field touches no other.
    @Test
    void aNarrowFieldAroundACornerIsFound() {
        double t = 1000;
        SketchedSystem system = new SketchedSystem("A", "B", "C")
                .solution("ALPHA")
                .solution("BETA")
                .energy("ALPHA,A;0", "20")
                .energy("BETA,B;0", "2000")
                .energy("BETA,C;0", "2000");
        IsothermalSection section = map(system, t);

        double lessOfA = Math.exp(-20 / (R * t));
        double lessOfOthers = Math.exp(-2000 / (R * t));
        double alpha = (1 - lessOfOthers) / (1 / lessOfA - lessOfOthers);
        assertThat(section.fields()).hasSize(1);
        TwoPhaseField field = section.fields().getFirst();
        assertThat(List.of(field.start(), field.end()))
                .containsExactlyInAnyOrder(new FieldEnd.WithoutElement("B"), new FieldEnd.WithoutElement("C"));
        assertThat(alpha).isBetween(0.988, 0.99);
        for (TieSimplex tieLine : field.tieLines()) {
            int first = field.first().equals("ALPHA") ? 0 : 1;
            assertThat(tieLine.phase(first).fractions()[0]).isCloseTo(alpha, within(1e-9));
            assertThat(tieLine.phase(1 - first).fractions()[0]).isCloseTo(alpha / lessOfA, within(1e-9));
        }
    }

    @Test
    void systemWithAnotherNumberOfElementsIsRefused() {
        DiagramMapper mapper =
                DiagramMapper.of(new SketchedSystem("A", "B").solution("LIQUID").specs());
        assertThatThrownBy(() -> mapper.isothermal(1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[A, B]");
    }
}
