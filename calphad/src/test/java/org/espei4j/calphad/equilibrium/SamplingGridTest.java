package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.model.PhaseDescription;
import org.junit.jupiter.api.Test;

class SamplingGridTest {

    private static PhaseDescription phase(List<List<String>> sublattices) {
        return new PhaseDescription(
                "P",
                List.of("A", "B", "C"),
                sublattices.stream()
                        .map(s -> s.stream().map(Species::ofElement).toList())
                        .toList(),
                sublattices.stream().map(s -> OptionalDouble.of(1)).toList());
    }

    private static double[] point(double[] points, int size, int index) {
        return java.util.Arrays.copyOfRange(points, index * size, (index + 1) * size);
    }

    @Test
    void referenceGridOfBinarySolutionHasEndmembersThenLineThenHalton() {
        double[] points = SamplingGrid.reference(50).points(phase(List.of(List.of("A", "B"))));

        assertThat(points).hasSize(2 * (2 + 50 + 50));
        assertThat(point(points, 2, 0)).containsExactly(new double[] {1, 1e-14}, within(1.1e-14));
        assertThat(points[1]).isCloseTo(1e-14, within(1e-27));
        assertThat(point(points, 2, 2)).containsExactly(new double[] {0, 1}, within(1e-13));
        assertThat(point(points, 2, 3)).containsExactly(new double[] {1 / 49.0, 48 / 49.0}, within(1e-13));
        // First quasi-random point: h = 1/2 (base 2, multiplier 1) and 2/3 (base 3, multiplier 2).
        double a = Math.log(2);
        double b = Math.log(1.5);
        assertThat(point(points, 2, 52)).containsExactly(new double[] {a / (a + b), b / (a + b)}, within(1e-15));
        // Second: h = 1/4 and (2·2 mod 3)/3 = 1/3.
        a = Math.log(4);
        b = Math.log(3);
        assertThat(point(points, 2, 53)).containsExactly(new double[] {a / (a + b), b / (a + b)}, within(1e-15));
    }

    @Test
    void referenceGridVariesLastSublatticeFastestAndSkipsPureVacancy() {
        PhaseDescription phase = phase(List.of(List.of("A", "VA"), List.of("B", "VA")));
        double[] points = SamplingGrid.reference(10).points(phase);

        // A:B, A:VA, VA:B; not VA:VA. Three lines of 10 points. 2·10 quasi-random points.
        assertThat(points).hasSize(4 * (3 + 30 + 20));
        assertThat(point(points, 4, 1)).containsExactly(new double[] {1, 0, 0, 1}, within(1e-13));
        assertThat(point(points, 4, 2)).containsExactly(new double[] {0, 1, 1, 0}, within(1e-13));
    }

    @Test
    void referenceGridLimitsLines() {
        List<String> abc = List.of("A", "B", "C");
        PhaseDescription phase = phase(List.of(abc, abc, abc, abc));
        // 81 endmembers, 3,240 pairs, 90,000/3,240 = 27 points each, 8·60 quasi-random points.
        assertThat(SamplingGrid.reference(60).points(phase)).hasSize(12 * (81 + 3240 * 27 + 480));
    }

    @Test
    void stoichiometricPhaseHasOnePoint() {
        PhaseDescription phase = phase(List.of(List.of("A"), List.of("B")));
        assertThat(SamplingGrid.reference(50).points(phase)).containsExactly(1, 1);
        assertThat(SamplingGrid.starts().points(phase)).containsExactly(1, 1);
    }

    @Test
    void chargedPhaseIsSampledNeutral() {
        Species u4 = new Species("U+4", new TreeMap<>(java.util.Map.of("A", 1.0)), 4);
        Species u3 = new Species("U+3", new TreeMap<>(java.util.Map.of("A", 1.0)), 3);
        Species o = new Species("O-2", new TreeMap<>(java.util.Map.of("B", 1.0)), -2);
        Species va = Species.ofElement("VA");
        PhaseDescription phase = new PhaseDescription(
                "UO2",
                List.of("A", "B"),
                List.of(List.of(u3, u4), List.of(o, va)),
                List.of(OptionalDouble.of(1), OptionalDouble.of(2)));
        for (SamplingGrid grid : List.of(SamplingGrid.reference(50), SamplingGrid.starts())) {
            double[] points = grid.points(phase);
            assertThat(points.length).isGreaterThan(40);
            for (int j = 0; j < points.length; j += 4) {
                assertThat(3 * points[j] + 4 * points[j + 1] - 4 * points[j + 2])
                        .isCloseTo(0, within(1e-11));
                assertThat(points[j] + points[j + 1]).isCloseTo(1, within(1e-14));
            }
        }
    }

    @Test
    void haltonDimensionsBeyondTheTableStayInsideTheUnitInterval() {
        for (int dimension : new int[] {0, 199, 200, 260}) {
            for (int i = 1; i < 100; i++) {
                assertThat(ScrambledHalton.coordinate(i, dimension, 100))
                        .isGreaterThan(0)
                        .isLessThan(1);
            }
        }
    }

    @Test
    void startGridIsBounded() {
        List<String> abc = List.of("A", "B", "C");
        PhaseDescription phase = phase(List.of(abc, abc, abc, abc, abc, abc, abc));
        assertThat(SamplingGrid.starts().points(phase).length / 21).isLessThan(3000);
    }

    private static final List<String> TEN = List.of("A", "B", "C", "D", "E", "F", "G", "H", "J", "K");

    /// The largest difference to half of two constituents on two sublattices that are alike.
    private static double distanceToDisorder(double[] y, int i, int j) {
        double distance = 0;
        for (int k = 0; k < TEN.size(); k++) {
            double half = k == i || k == j ? 0.5 : 0;
            distance = Math.max(distance, Math.max(Math.abs(y[k] - half), Math.abs(y[TEN.size() + k] - half)));
        }
        return distance;
    }

    @Test
    void startGridHasDisorderedConstitutionsOfManyElements() {
        double[] points = SamplingGrid.starts().points(phase(List.of(TEN, TEN, List.of("VA"))));
        int size = 2 * TEN.size() + 1;
        for (int i = 0; i < TEN.size(); i++) {
            for (int j = i + 1; j < TEN.size(); j++) {
                double nearest = 1;
                for (int p = 0; p < points.length / size; p++) {
                    nearest = Math.min(nearest, distanceToDisorder(point(points, size, p), i, j));
                }
                assertThat(nearest)
                        .as("half %s, half %s", TEN.get(i), TEN.get(j))
                        .isLessThan(0.1);
            }
        }
    }

    /// 1000 endmembers are too many, and every second one would leave out half of the constituents of the last sublattice.
    @Test
    void chosenEndmembersHaveEveryConstituentOnEverySublattice() {
        double[] points = SamplingGrid.starts().points(phase(List.of(TEN, TEN, TEN)));
        int size = 3 * TEN.size();
        int[] endmembers = new int[size];
        for (int p = 0; p < points.length / size; p++) {
            double[] y = point(points, size, p);
            if (java.util.Arrays.stream(y).filter(value -> value > 0.999).count() == 3) {
                for (int i = 0; i < size; i++) {
                    endmembers[i] += y[i] > 0.999 ? 1 : 0;
                }
            }
        }
        assertThat(java.util.Arrays.stream(endmembers).min().orElseThrow()).isGreaterThan(20);
    }

    /// The constitution of no atoms at all is no corner, but the last atoms mix with vacancies.
    @Test
    void startGridLeadsTowardsTheVacuum() {
        double[] points = SamplingGrid.starts()
                .points(phase(List.of(List.of("A", "B", "VA"), List.of("A", "B", "VA"), List.of("C", "VA"))));
        for (double filled : new double[] {0.5, 0.7, 0.9}) {
            for (int[] place : new int[][] {{0, 2}, {1, 2}, {3, 5}, {4, 5}, {6, 7}}) {
                double[] wanted = {0, 0, 1, 0, 0, 1, 0, 1};
                wanted[place[0]] = filled;
                wanted[place[1]] = 1 - filled;
                double nearest = 1;
                for (int p = 0; p < points.length / 8; p++) {
                    double distance = 0;
                    for (int i = 0; i < 8; i++) {
                        distance = Math.max(distance, Math.abs(points[8 * p + i] - wanted[i]));
                    }
                    nearest = Math.min(nearest, distance);
                }
                assertThat(nearest)
                        .as("%s of site fraction %s", filled, place[0])
                        .isLessThan(0.07);
            }
        }
    }
}
