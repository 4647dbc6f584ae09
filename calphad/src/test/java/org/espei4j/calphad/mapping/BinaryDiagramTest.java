package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.espei4j.calphad.mapping.SketchedSystem.R;
import static org.espei4j.calphad.mapping.SketchedSystem.root;

import java.util.List;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Binary diagrams with answers in closed form. Element A melts at 1000 K with 10 J/(mol K), B at 800 K with 10 J/(mol K).
class BinaryDiagramTest {

    private static final double MELTING_A = 1000;
    private static final double MELTING_B = 800;
    private static final double ENTROPY = 10;

    /// Energies of the liquid elements; the solid ones have 0.
    private static SketchedSystem withLiquid() {
        return new SketchedSystem("A", "B")
                .solution("LIQUID")
                .energy("LIQUID,A;0", "10000-10*T")
                .energy("LIQUID,B;0", "8000-10*T");
    }

    private static SketchedSystem withPureSolids() {
        return withLiquid().compound("SA", "1", "A").compound("SB", "1", "B");
    }

    private static BinaryDiagram map(SketchedSystem system, double lowest, double highest) {
        BinaryDiagram diagram = DiagramMapper.of(system.specs()).binary(lowest, highest);
        assertThat(diagram.gaps()).isEmpty();
        for (int i = 0; i < diagram.invariants().size(); i++) {
            FieldEnd node = new FieldEnd.AtNode(i);
            assertThat(diagram.fields().stream()
                            .mapToInt(f ->
                                    (f.start().equals(node) ? 1 : 0) + (f.end().equals(node) ? 1 : 0))
                            .sum())
                    .as("fields that meet at %s", diagram.invariants().get(i).reaction())
                    .isEqualTo(3);
        }
        return diagram;
    }

    private static double gibbsOfMelting(double melting, double t) {
        return ENTROPY * (melting - t);
    }

    /// Ideal solubility of a pure solid in an ideal liquid (Schröder and van Laar).
    private static double idealLiquidus(double melting, double t) {
        return Math.exp(-gibbsOfMelting(melting, t) / (R * t));
    }

    @Test
    void idealLens() {
        BinaryDiagram diagram = map(withLiquid().solution("SOLID"), 700, 1100);

        assertThat(diagram.invariants()).isEmpty();
        assertThat(diagram.congruentPoints()).isEmpty();
        assertThat(diagram.fields()).hasSize(1);
        TwoPhaseField lens = diagram.fields().getFirst();
        assertThat(List.of(lens.start(), lens.end()))
                .containsExactlyInAnyOrder(new FieldEnd.WithoutElement("A"), new FieldEnd.WithoutElement("B"));
        boolean liquidFirst = lens.first().equals("LIQUID");
        for (TieSimplex tieLine : lens.tieLines()) {
            double t = tieLine.temperature();
            double a = Math.exp(gibbsOfMelting(MELTING_A, t) / (R * t));
            double b = Math.exp(gibbsOfMelting(MELTING_B, t) / (R * t));
            // (1−x_L)·a = 1−x_S and x_L·b = x_S
            double liquidus = (1 - a) / (b - a);
            assertThat(tieLine.phase(liquidFirst ? 0 : 1).fractions()[1]).isCloseTo(liquidus, within(1e-9));
            assertThat(tieLine.phase(liquidFirst ? 1 : 0).fractions()[1]).isCloseTo(liquidus * b, within(1e-9));
        }
        assertThat(temperatureWithout(lens, "B")).isCloseTo(MELTING_A, within(1e-6));
        assertThat(temperatureWithout(lens, "A")).isCloseTo(MELTING_B, within(1e-6));
    }

    private static double temperatureWithout(TwoPhaseField field, String element) {
        return field.end().equals(new FieldEnd.WithoutElement(element))
                ? field.tieLines().getLast().temperature()
                : field.tieLines().getFirst().temperature();
    }

    @Test
    void eutecticOfPureSolidsAndIdealLiquid() {
        BinaryDiagram diagram = map(withPureSolids(), 300, 1100);

        double t = root(x -> idealLiquidus(MELTING_A, x) + idealLiquidus(MELTING_B, x) - 1, 300, 800);
        assertThat(diagram.invariants()).hasSize(1);
        Invariant eutectic = diagram.invariants().getFirst();
        assertThat(eutectic.temperature()).isCloseTo(t, within(1e-7));
        assertThat(eutectic.reaction().type()).isEqualTo(ReactionType.EUTECTIC);
        assertThat(eutectic.reaction().text()).isEqualTo("LIQUID → SA + SB");
        double x = idealLiquidus(MELTING_B, t);
        assertThat(eutectic.equilibrium().phase(1).fractions()[1]).isCloseTo(x, within(1e-10));
        assertThat(eutectic.reaction().coefficients()).containsExactly(new double[] {1 - x, -1, x}, within(1e-9));
        double mixing = -R * (x * Math.log(x) + (1 - x) * Math.log1p(-x));
        assertThat(eutectic.reaction().heat()).isCloseTo(t * (ENTROPY + mixing), within(1e-3));
        assertThat(diagram.fields()).hasSize(3);
    }

    /// A compound AB, less stable than would let it melt as such.
    @Test
    void peritecticCompound() {
        BinaryDiagram diagram =
                map(withPureSolids().compound("AB", "1 1", "A:B").energy("AB,A:B;0", "-1500"), 300, 1100);

        // A liquid that is saturated with solid A forms AB: RT·ln x = μ(B) − G(B, liquid).
        double t = root(
                temperature -> {
                    double xa = idealLiquidus(MELTING_A, temperature);
                    return gibbsOfMelting(MELTING_B, temperature) + R * temperature * Math.log1p(-xa) + 1500;
                },
                400,
                800);
        assertThat(diagram.invariants()).hasSize(2);
        Invariant peritectic = diagram.invariants().getLast();
        assertThat(peritectic.temperature()).isCloseTo(t, within(1e-7));
        assertThat(peritectic.reaction().type()).isEqualTo(ReactionType.PERITECTIC);
        assertThat(peritectic.reaction().text()).isEqualTo("SA + LIQUID → AB");
        assertThat(diagram.invariants().getFirst().reaction().type()).isEqualTo(ReactionType.EUTECTIC);
        assertThat(diagram.congruentPoints()).isEmpty();
    }

    @Test
    void congruentMeltingOfACompound() {
        BinaryDiagram diagram =
                map(withPureSolids().compound("AB", "1 1", "A:B").energy("AB,A:B;0", "-14000"), 300, 1200);

        // Half a mole of each in the ideal liquid: −14000 = 18000 − 20·T + 2·RT·ln ½.
        double t = 32000 / (2 * ENTROPY + 2 * R * Math.log(2));
        assertThat(diagram.congruentPoints()).hasSize(1);
        CongruentPoint melting = diagram.congruentPoints().getFirst();
        assertThat(melting.temperature()).isCloseTo(t, within(1e-7));
        assertThat(melting.kind()).isEqualTo(CongruentPoint.Kind.MELTING);
        assertThat(melting.extremum()).isEqualTo(CongruentPoint.Extremum.MAXIMUM);
        assertThat(melting.equilibrium().phase(0).name()).isEqualTo("AB");
        assertThat(diagram.invariants())
                .extracting(i -> i.reaction().type())
                .containsExactly(ReactionType.EUTECTIC, ReactionType.EUTECTIC);
    }

    /// Two solutions of elements that melt at the same temperature: the boundaries touch at x = 1/2.
    @ParameterizedTest
    @ValueSource(doubles = {-6000, 4000})
    void congruentMeltingOfASolution(double difference) {
        SketchedSystem system = new SketchedSystem("A", "B")
                .solution("LIQUID")
                .energy("LIQUID,A;0", "10000-10*T")
                .energy("LIQUID,B;0", "10000-10*T")
                .energy("LIQUID,A,B;0", "%s".formatted(3000 - difference))
                .solution("SOLID")
                .energy("SOLID,A,B;0", "3000");
        BinaryDiagram diagram = map(system, 300, 1500);

        // 10000 − 10·T − difference/4 = 0
        assertThat(diagram.congruentPoints()).hasSize(1);
        CongruentPoint point = diagram.congruentPoints().getFirst();
        assertThat(point.temperature()).isCloseTo(1000 - difference / 40, within(1e-7));
        assertThat(point.equilibrium().phase(0).fractions()[1]).isCloseTo(0.5, within(1e-8));
        assertThat(point.extremum())
                .isEqualTo(difference < 0 ? CongruentPoint.Extremum.MAXIMUM : CongruentPoint.Extremum.MINIMUM);
        assertThat(diagram.fields()).hasSize(1);
    }

    @Test
    void miscibilityGapOfARegularSolution() {
        double interaction = 15000;
        BinaryDiagram diagram =
                map(new SketchedSystem("A", "B").solution("SOLID").energy("SOLID,A,B;0", "15000"), 300, 1100);

        assertThat(diagram.criticalPoints()).hasSize(1);
        CriticalPoint critical = diagram.criticalPoints().getFirst();
        assertThat(critical.temperature()).isCloseTo(interaction / (2 * R), within(1e-4));
        assertThat(critical.fractions()[1]).isCloseTo(0.5, within(1e-6));
        assertThat(diagram.fields()).hasSize(1);
        TwoPhaseField gap = diagram.fields().getFirst();
        assertThat(gap.tieLines()).hasSizeGreaterThan(20);
        // Its last tie-line is the extrapolated critical point.
        for (TieSimplex tieLine : gap.tieLines()) {
            double x = tieLine.phase(0).fractions()[1];
            if (Math.abs(x - 0.5) > 1e-3) {
                assertThat(Math.log((1 - x) / x))
                        .isCloseTo(interaction / (R * tieLine.temperature()) * (1 - 2 * x), within(1e-8));
            }
        }
    }

    /// The gap is subregular, so that its top lies where the second and the third derivative of the energy vanish:
    /// `(L₁ from −) …` solved by the composition that maximises the spinodal temperature.
    @Test
    void miscibilityGapOfASubregularSolution() {
        BinaryDiagram diagram = map(
                new SketchedSystem("A", "B")
                        .solution("SOLID")
                        .energy("SOLID,A,B;0", "12000")
                        .energy("SOLID,A,B;1", "4000"),
                300,
                1500);

        // Excess x(1−x)(L0 + L1·(1−2x)); spinodal RT = x(1−x)·(2·L0 + 6·L1·(1−2x)).
        double best = 0;
        double at = 0;
        for (int i = 1; i < 2_000_000; i++) {
            double x = i / 2e6;
            double t = x * (1 - x) * (24000 + 24000 * (1 - 2 * x)) / R;
            at = t > best ? x : at;
            best = Math.max(best, t);
        }
        assertThat(diagram.criticalPoints()).hasSize(1);
        assertThat(diagram.criticalPoints().getFirst().temperature()).isCloseTo(best, within(1e-3));
        assertThat(diagram.criticalPoints().getFirst().fractions()[1]).isCloseTo(at, within(1e-5));
    }

    @Test
    void monotecticAndLiquidGap() {
        BinaryDiagram diagram = map(withPureSolids().energy("LIQUID,A,B;0", "19000"), 400, 1300);

        assertThat(diagram.criticalPoints()).hasSize(1);
        assertThat(diagram.criticalPoints().getFirst().temperature()).isCloseTo(19000 / (2 * R), within(1e-4));
        assertThat(diagram.invariants())
                .extracting(i -> i.reaction().type())
                .containsExactly(ReactionType.EUTECTIC, ReactionType.MONOTECTIC);
        Invariant monotectic = diagram.invariants().getLast();
        double t = monotectic.temperature();
        double x = monotectic.equilibrium().phase(1).fractions()[1];
        assertThat(Math.log((1 - x) / x)).isCloseTo(19000 / (R * t) * (1 - 2 * x), within(1e-9));
        assertThat(gibbsOfMelting(MELTING_A, t) + R * t * Math.log1p(-x) + 19000 * x * x)
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void monotectoid() {
        BinaryDiagram diagram = map(
                new SketchedSystem("A", "B")
                        .solution("SOLID")
                        .energy("SOLID,A,B;0", "15000")
                        .energy("SOLID,B;0", "4000-5*T")
                        .compound("SB", "1", "B"),
                400,
                1000);

        assertThat(diagram.invariants()).extracting(i -> i.reaction().text()).containsExactly("SOLID → SOLID + SB");
        assertThat(diagram.invariants().getFirst().reaction().type()).isEqualTo(ReactionType.MONOTECTOID);
    }

    /// A loop of one solid solution in another, which begins and ends at the pure element.
    @Test
    void closedLoopAtAPureElement() {
        // G(γ) − G(α) of A: negative between 900 K and 1200 K.
        BinaryDiagram diagram = map(
                new SketchedSystem("A", "B")
                        .solution("ALPHA")
                        .solution("GAMMA")
                        .energy("GAMMA,A;0", "0.004*(T-900)*(T-1200)")
                        .energy("GAMMA,B;0", "2000"),
                700,
                1400);

        assertThat(diagram.fields()).hasSize(1);
        TwoPhaseField loop = diagram.fields().getFirst();
        assertThat(List.of(loop.start(), loop.end()))
                .containsExactly(new FieldEnd.WithoutElement("B"), new FieldEnd.WithoutElement("B"));
        assertThat(List.of(
                        loop.tieLines().getFirst().temperature(),
                        loop.tieLines().getLast().temperature()))
                .anySatisfy(t -> assertThat(t).isCloseTo(900, within(1e-6)))
                .anySatisfy(t -> assertThat(t).isCloseTo(1200, within(1e-6)));
    }

    /// A compound with two forms of the same composition.
    @Test
    void polymorphsOfACompound() {
        BinaryDiagram diagram = map(
                withPureSolids()
                        .compound("AB_COLD", "1 1", "A:B")
                        .compound("AB_HOT", "1 1", "A:B")
                        .energy("AB_COLD,A:B;0", "-20000")
                        .energy("AB_HOT,A:B;0", "-18000-4*T"),
                300,
                1300);

        assertThat(diagram.congruentPoints()).anySatisfy(p -> {
            assertThat(p.temperature()).isCloseTo(500, within(1e-7));
            assertThat(p.extremum()).isEqualTo(CongruentPoint.Extremum.NONE);
            assertThat(p.kind()).isEqualTo(CongruentPoint.Kind.TRANSFORMATION);
            assertThat(p.equilibrium().phase(0).name()).isEqualTo("AB_COLD");
        });
        assertThat(diagram.invariants().stream().filter(i -> Math.abs(i.temperature() - 500) < 1e-6))
                .hasSize(2)
                .allSatisfy(i -> assertThat(i.reaction().type()).isEqualTo(ReactionType.POLYMORPHIC));
    }

    @Test
    void systemWithAnotherNumberOfElementsIsRefused() {
        EquilibriumSpecs ternary =
                new SketchedSystem("A", "B", "C").solution("LIQUID").specs();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> DiagramMapper.of(ternary).binary(300, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[A, B, C]");
    }

    /// With constant volumes melting points rise by `ΔV·(P − 101325 Pa)/ΔS`.
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 101_325, 1e7, 1e9, 1e10})
    void meltingPointsFollowThePressure(double pressure) {
        EquilibriumSpecs specs = withLiquid()
                .solution("SOLID")
                .parameter("V0(SOLID,A;0)", "1E-5")
                .parameter("V0(SOLID,B;0)", "1E-5")
                .parameter("V0(LIQUID,A;0)", "1.06E-5")
                .parameter("V0(LIQUID,B;0)", "1.03E-5")
                .specs();
        BinaryDiagram diagram = DiagramMapper.of(specs).withPressure(pressure).binary(300, 2000);

        assertThat(diagram.gaps()).isEmpty();
        assertThat(diagram.fields()).hasSize(1);
        List<TieSimplex> lens = diagram.fields().getFirst().tieLines();
        double meltingA = MELTING_A + 6e-7 * (pressure - 101_325) / ENTROPY;
        double meltingB = MELTING_B + 3e-7 * (pressure - 101_325) / ENTROPY;
        assertThat(List.of(lens.getFirst(), lens.getLast()))
                .extracting(TieSimplex::temperature)
                .anySatisfy(t -> assertThat(t).isCloseTo(meltingA, within(1e-6)))
                .anySatisfy(t -> assertThat(t).isCloseTo(meltingB, within(1e-6)));
    }
}
