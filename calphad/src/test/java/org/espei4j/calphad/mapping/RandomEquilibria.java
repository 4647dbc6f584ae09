package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;

/// Compares binary diagrams with equilibria at random points: each two-phase equilibrium belongs to one field of the same
/// phases, each single phase to none.
final class RandomEquilibria {

    /// Points nearer to a boundary than this, or than half a step along it, may lie on either side of what straight lines
    /// between tie-lines make of it.
    private static final double NEAR = 1e-5;

    /// A gap in one phase that is narrower lies between the points from which a single equilibrium is searched; at a magnetic
    /// transition it is a few mJ/mol deep.
    private static final double NARROW = 0.02;

    private RandomEquilibria() {}

    static void assertComplete(EquilibriumSpecs specs, BinaryDiagram diagram, int count) throws BadInputException {
        assertDisjoint(diagram);
        Random random = new Random(4);
        for (int i = 0; i < count; i++) {
            double temperature = diagram.lowest() + random.nextDouble() * (diagram.highest() - diagram.lowest());
            // Every third point is near one of the elements.
            double x = Math.pow(random.nextDouble(), i % 3 == 0 ? 4 : 1);
            x = i % 6 == 0 ? 1 - x : x;
            EquilibriumResult result = specs.solve(Conditions.at(temperature, diagram.pressure())
                    .amount(1)
                    .fraction(specs.elements().get(1), x)
                    .build());
            assertThat(result.converged()).isTrue();
            List<List<String>> around = new ArrayList<>();
            boolean onBoundary = false;
            for (TwoPhaseField field : diagram.fields()) {
                for (double[] tieLine : at(field, temperature)) {
                    double distance = Math.min(Math.abs(x - tieLine[0]), Math.abs(x - tieLine[1]));
                    boolean narrow = field.first().equals(field.second()) && tieLine[1] - tieLine[0] < NARROW;
                    onBoundary |= distance < NEAR + 0.5 * tieLine[2] || narrow && distance < NARROW;
                    if (x > tieLine[0] && x < tieLine[1]) {
                        around.add(List.of(field.first(), field.second()));
                    }
                }
            }
            List<String> stable =
                    result.phases().stream().map(phase -> phase.phase()).toList();
            if (!onBoundary) {
                assertThat(around)
                        .as("fields at %s K, x = %s, where %s", temperature, x, stable)
                        .hasSize(stable.size() == 2 ? 1 : 0)
                        .allSatisfy(names -> assertThat(names).containsExactlyInAnyOrderElementsOf(stable));
            }
        }
    }

    /// Asserts that tie-lines of different fields have no composition in common, at any temperature: one of them would be
    /// metastable.
    static void assertDisjoint(BinaryDiagram diagram) {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            double temperature = diagram.lowest() + random.nextDouble() * (diagram.highest() - diagram.lowest());
            List<double[]> tieLines = new ArrayList<>();
            diagram.fields().forEach(field -> tieLines.addAll(at(field, temperature)));
            tieLines.sort(Comparator.comparingDouble(tieLine -> tieLine[0]));
            for (int k = 1; k < tieLines.size(); k++) {
                double[] left = tieLines.get(k - 1);
                double[] right = tieLines.get(k);
                assertThat(left[1] - right[0])
                        .as("%s K: from %s to %s, and from %s to %s", temperature, left[0], left[1], right[0], right[1])
                        .isLessThan(NEAR + 0.1 * (left[2] + right[2]));
            }
        }
    }

    /// Both ends of the tie-lines of a field at a temperature, between those that were computed, and by how much the ends
    /// differ between these.
    static List<double[]> at(TwoPhaseField field, double temperature) {
        List<double[]> found = new ArrayList<>();
        for (int i = 1; i < field.tieLines().size(); i++) {
            TieSimplex a = field.tieLines().get(i - 1);
            TieSimplex b = field.tieLines().get(i);
            double share = (temperature - a.temperature()) / (b.temperature() - a.temperature());
            if (share >= 0 && share <= 1) {
                double first = between(a, b, 0, share);
                double second = between(a, b, 1, share);
                double step = Math.max(
                        Math.abs(between(a, b, 0, 1) - between(a, b, 0, 0)),
                        Math.abs(between(a, b, 1, 1) - between(a, b, 1, 0)));
                found.add(new double[] {Math.min(first, second), Math.max(first, second), step});
            }
        }
        return found;
    }

    private static double between(TieSimplex a, TieSimplex b, int phase, double share) {
        double from = a.phase(phase).fractions()[1];
        return from + share * (b.phase(phase).fractions()[1] - from);
    }
}
