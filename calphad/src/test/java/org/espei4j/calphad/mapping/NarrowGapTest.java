package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.model.BoundPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Gaps that open along a Curie line: a hundredth wide, a few hundredths of a joule deep, and between all points of a
/// search at even steps. Their ends are compared with the convex hull of the energy on a fine grid.
class NarrowGapTest {

    private static final int FINE = 50_000;

    /// The curvature of the energy is small and jumps where the solution becomes magnetic.
    private static SketchedSystem system() {
        return new SketchedSystem("A", "B")
                .magnet()
                .energy("MAGNET,A,B;0", "-20000")
                .parameter("TC(MAGNET,A;0)", "700")
                .parameter("TC(MAGNET,A,B;0)", "-1200")
                .parameter("BMAGN(MAGNET,A;0)", "1.0")
                .parameter("BMAGN(MAGNET,A,B;0)", "-2.5");
    }

    /// Ends of the gaps in the only phase at a temperature that are wider than a number of steps of the grid.
    private static List<double[]> gapsByHull(EquilibriumSpecs specs, double temperature) {
        BoundPhase phase = specs.phases().getFirst().bind(temperature, 101_325);
        double[] workspace = phase.newWorkspace();
        phase.bindParameters(new double[0], workspace);
        double[] energies = new double[FINE];
        List<Integer> hull = new ArrayList<>();
        for (int i = 1; i < FINE; i++) {
            double x = (double) i / FINE;
            energies[i] = phase.energy(workspace, new double[] {1 - x, x});
            while (hull.size() > 1 && isAbove(energies, hull.get(hull.size() - 2), hull.getLast(), i)) {
                hull.removeLast();
            }
            hull.add(i);
        }
        List<double[]> gaps = new ArrayList<>();
        for (int h = 1; h < hull.size(); h++) {
            if (hull.get(h) - hull.get(h - 1) > 10) {
                gaps.add(new double[] {(double) hull.get(h - 1) / FINE, (double) hull.get(h) / FINE});
            }
        }
        return gaps;
    }

    private static boolean isAbove(double[] energies, int left, int middle, int right) {
        return (energies[middle] - energies[left]) * (right - left)
                >= (energies[right] - energies[left]) * (middle - left);
    }

    @Test
    void anIslandBetweenTwoTricriticalPointsIsFound() {
        EquilibriumSpecs specs = system().specs();
        BinaryDiagram diagram = DiagramMapper.of(specs).binary(340, 520);

        assertThat(diagram.gaps()).isEmpty();
        assertThat(diagram.fields()).hasSize(1);
        TwoPhaseField island = diagram.fields().getFirst();
        assertThat(List.of(island.start(), island.end()))
                .containsExactlyInAnyOrder(new FieldEnd.AtCriticalPoint(0), new FieldEnd.AtCriticalPoint(1));
        for (int i = 0; i < island.tieLines().size(); i += 6) {
            TieSimplex tieLine = island.tieLines().get(i);
            double from =
                    Math.min(tieLine.phase(0).fractions()[1], tieLine.phase(1).fractions()[1]);
            double to =
                    Math.max(tieLine.phase(0).fractions()[1], tieLine.phase(1).fractions()[1]);
            assertThat(to - from).isLessThan(0.016);
            List<double[]> gaps = gapsByHull(specs, tieLine.temperature());
            if (to - from > 5e-4) {
                assertThat(gaps).hasSize(1);
                assertThat(gaps.getFirst()).containsExactly(new double[] {from, to}, within(2.1e-5));
            }
        }
        // Beyond its ends there is no gap, and just before them there is.
        for (int end = 0; end < 2; end++) {
            double temperature = diagram.criticalPoints().get(end).temperature();
            double outwards = end == 0 ? -1 : 1;
            assertThat(gapsByHull(specs, temperature + outwards)).isEmpty();
            assertThat(gapsByHull(specs, temperature - 2 * outwards)).hasSize(1);
        }
    }

    /// The solvus of a compound crosses the gap, or passes by: where it does, three phases coexist. Near the ends of the island,
    /// where the gap is less than 3e-4 J/mol deep, nothing is promised.
    @ParameterizedTest
    @ValueSource(ints = {950, 1000, 1050, 1100, 1150, 1200, 1450, 1600, 1800, 2000})
    void aSolvusDoesNotPassThroughTheGap(int stability) {
        EquilibriumSpecs specs = system().compound("SA", "1", "A")
                .energy("SA,A;0", "-" + stability + "-1.5*T")
                .specs();
        BinaryDiagram diagram = DiagramMapper.of(specs).binary(340, 520);

        assertThat(diagram.gaps()).isEmpty();
        RandomEquilibria.assertDisjoint(diagram);
        assertThat(diagram.invariants()).allSatisfy(invariant -> {
            List<double[]> gaps = gapsByHull(specs, invariant.temperature());
            assertThat(gaps).hasSize(1);
            assertThat(invariant.equilibrium().phases().stream()
                            .filter(phase -> phase.name().equals("MAGNET"))
                            .mapToDouble(phase -> phase.fractions()[1])
                            .sorted()
                            .toArray())
                    .containsExactly(gaps.getFirst(), within(2.1e-5));
        });
        assertThat(diagram.fields())
                .hasSize(1
                        + diagram.invariants().size()
                        + (diagram.criticalPoints().isEmpty() ? 0 : 1));
    }
}
