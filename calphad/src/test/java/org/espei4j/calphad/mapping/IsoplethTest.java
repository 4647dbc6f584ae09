package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.espei4j.calphad.mapping.SketchedSystem.R;
import static org.espei4j.calphad.mapping.SketchedSystem.root;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Isopleths with answers in closed form. Elements A, B and C melt at 1000, 800 and 700 K with 10 J/(mol K).
class IsoplethTest {

    private static SketchedSystem eutecticSystem() {
        return new SketchedSystem("A", "B", "C")
                .solution("LIQUID")
                .energy("LIQUID,A;0", "10000-10*T")
                .energy("LIQUID,B;0", "8000-10*T")
                .energy("LIQUID,C;0", "7000-10*T")
                .compound("SA", "1", "A")
                .compound("SB", "1", "B")
                .compound("SC", "1", "C");
    }

    /// Ideal solubility of a pure solid.
    private static double solubility(double melting, double t) {
        return Math.exp(-10 * (melting - t) / (R * t));
    }

    @Test
    void sectionThroughAnIdealEutecticSystem() {
        double c = 0.2;
        Isopleth isopleth = DiagramMapper.of(eutecticSystem().specs())
                .isopleth(new double[] {0.75, 0.05, c}, new double[] {0.05, 0.75, c}, 300, 1000);

        assertThat(isopleth.gaps()).isEmpty();
        assertThat(isopleth.invariants()).hasSize(1);
        Invariant invariant = isopleth.invariants().getFirst();
        double t = root(x -> solubility(1000, x) + solubility(800, x) + solubility(700, x) - 1, 300, 700);
        assertThat(invariant.temperature()).isCloseTo(t, within(1e-7));
        assertThat(invariant.reaction().type()).isEqualTo(ReactionType.EUTECTIC);
        assertThat(invariant.reaction().text()).isEqualTo("LIQUID → SA + SB + SC");
        int points = 0;
        for (Boundary boundary : isopleth.boundaries()) {
            for (SystemPoint point : boundary.points()) {
                points += checkLiquidus(boundary, point, c);
            }
        }
        assertThat(points).isGreaterThan(100);
    }

    /// Where liquid is left, it is saturated with the solids that are present or about to appear; the solids hold the rest
    /// of their elements.
    private static int checkLiquidus(Boundary boundary, SystemPoint point, double c) {
        List<String> names = point.phases().stream().map(CoexistingPhase::name).toList();
        int liquid = names.indexOf("LIQUID");
        if (liquid < 0 || point.amounts()[liquid] == 0) {
            return 0;
        }
        double t = point.temperature();
        double amount = point.amounts()[liquid];
        double[] x = point.phases().get(liquid).fractions();
        double[] melting = {1000, 800, 700};
        String[] solids = {"SA", "SB", "SC"};
        for (int e = 0; e < 3; e++) {
            int solid = names.indexOf(solids[e]);
            double left = point.composition()[e] - amount * x[e];
            if (solid < 0) {
                assertThat(left).isCloseTo(0, within(1e-9));
                assertThat(x[e]).isLessThan(solubility(melting[e], t) + 1e-9);
            } else {
                assertThat(x[e]).isCloseTo(solubility(melting[e], t), within(1e-9));
                assertThat(left).isCloseTo(point.amounts()[solid], within(1e-9));
            }
        }
        assertThat(point.composition()[2]).isCloseTo(c, within(1e-12));
        assertThat(point.amounts()[point.amounts().length - 1]).isZero();
        assertThat(names.getLast()).isEqualTo(boundary.appearing());
        return 1;
    }

    /// Every node joins four boundaries, unless some of them run along the border.
    @Test
    void boundariesMeetInFours() {
        Isopleth isopleth = DiagramMapper.of(eutecticSystem().specs())
                .isopleth(new double[] {0.75, 0.05, 0.2}, new double[] {0.05, 0.75, 0.2}, 300, 1000);

        assertThat(isopleth.nodes()).isNotEmpty();
        for (int i = 0; i < isopleth.nodes().size(); i++) {
            FieldEnd node = new FieldEnd.AtNode(i);
            assertThat(isopleth.boundaries().stream()
                            .mapToInt(b ->
                                    (b.start().equals(node) ? 1 : 0) + (b.end().equals(node) ? 1 : 0))
                            .sum())
                    .isEqualTo(4);
        }
    }

    /// In a binary system the section is the diagram itself.
    @Test
    void binaryDiagramAsAnIsopleth() {
        SketchedSystem system = new SketchedSystem("A", "B")
                .solution("LIQUID")
                .energy("LIQUID,A;0", "10000-10*T")
                .energy("LIQUID,B;0", "8000-10*T")
                .compound("SA", "1", "A")
                .compound("SB", "1", "B")
                .compound("AB", "1 1", "A:B")
                .energy("AB,A:B;0", "-14000");
        DiagramMapper mapper = DiagramMapper.of(system.specs());
        BinaryDiagram diagram = mapper.binary(300, 1200);
        Isopleth isopleth = mapper.isopleth(new double[] {1, 0}, new double[] {0, 1}, 300, 1200);

        assertThat(isopleth.gaps()).isEmpty();
        assertThat(isopleth.invariants()).hasSameSizeAs(diagram.invariants());
        for (int i = 0; i < diagram.invariants().size(); i++) {
            Invariant ours = isopleth.invariants().get(i);
            Invariant theirs = diagram.invariants().get(i);
            assertThat(ours.temperature()).isCloseTo(theirs.temperature(), within(1e-8));
            assertThat(ours.reaction().type()).isEqualTo(theirs.reaction().type());
        }
    }

    @Test
    void gapEndsAtItsCriticalPoint() {
        double c = 0.1;
        double interaction = 15000;
        SketchedSystem system = new SketchedSystem("A", "B", "C").solution("S").energy("S,A,B;0", "15000");
        Isopleth isopleth = DiagramMapper.of(system.specs())
                .isopleth(new double[] {0.85, 0.05, c}, new double[] {0.05, 0.85, c}, 400, 1000);

        assertThat(isopleth.gaps()).isEmpty();
        // Both branches of the boundary end where RT/x = L at x = (1 − c)/2.
        double t = interaction * (1 - c) / (2 * R);
        assertThat(isopleth.criticalPoints()).hasSize(1);
        CriticalPoint critical = isopleth.criticalPoints().getFirst();
        assertThat(critical.temperature()).isCloseTo(t, within(1e-3));
        assertThat(critical.fractions()).containsExactly(new double[] {0.45, 0.45, c}, within(1e-6));
        assertThat(isopleth.boundaries()).hasSize(2);
        for (Boundary boundary : isopleth.boundaries()) {
            for (SystemPoint point : boundary.points()) {
                double[] x = point.composition();
                if (Math.abs(x[0] - x[1]) > 1e-3) {
                    assertThat(Math.log(x[0] / x[1]))
                            .isCloseTo(interaction / (R * point.temperature()) * (x[0] - x[1]), within(1e-8));
                }
            }
        }
    }

    @Test
    void sectionsThatAreNoneAreRefused() {
        DiagramMapper mapper = DiagramMapper.of(eutecticSystem().specs());
        double[] middle = {0.4, 0.4, 0.2};
        assertThatThrownBy(() -> mapper.isopleth(middle, middle, 300, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Arrays.toString(middle));
        assertThatThrownBy(() -> mapper.isopleth(new double[] {1, 0, 0}, new double[] {0, 1, 0}, 300, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("C is absent");
        assertThatThrownBy(() -> mapper.isopleth(new double[] {0.5, 0.5}, middle, 300, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[A, B, C]");
    }
}
