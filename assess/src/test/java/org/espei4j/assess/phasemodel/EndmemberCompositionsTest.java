package org.espei4j.assess.phasemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EndmemberCompositionsTest {

    private static final List<String> TERNARY = List.of("A", "B", "C");

    @Test
    void aLineCompoundHasOneComposition() {
        EndmemberCompositions compound =
                compositions(List.of(List.of("A"), List.of("B")), List.of(1.0, 2.0), List.of("A", "B"));

        assertThat(compound.distance(new double[] {1 / 3.0, 2 / 3.0})).isLessThan(1e-12);
        assertThat(compound.distance(new double[] {0.35, 0.65})).isCloseTo(0.35 - 1 / 3.0, within(1e-12));
        assertThat(compound.nearest(new double[] {0.35, 0.65})).containsExactly(1 / 3.0, 2 / 3.0);
        assertThat(compound.least(1)).isEqualTo(compound.greatest(1)).isEqualTo(2 / 3.0);
    }

    @Test
    void aBinaryPhaseHasTheIntervalBetweenItsEndmembers() {
        EndmemberCompositions laves =
                compositions(List.of(List.of("A", "B"), List.of("B")), List.of(2.0, 1.0), List.of("A", "B"));

        assertThat(laves.least(0)).isZero();
        assertThat(laves.greatest(0)).isEqualTo(2 / 3.0);
        assertThat(laves.distance(new double[] {0.5, 0.5})).isLessThan(1e-7);
        assertThat(laves.distance(new double[] {0.7, 0.3})).isCloseTo(0.7 - 2 / 3.0, within(1e-7));
    }

    @Test
    void vacanciesWidenWhatAPhaseCanHave() {
        EndmemberCompositions interstitial =
                compositions(List.of(List.of("A"), List.of("C", "VA")), List.of(1.0, 3.0), TERNARY);

        assertThat(interstitial.greatest(2)).isEqualTo(0.75);
        assertThat(interstitial.least(2)).isZero();
        assertThat(interstitial.distance(new double[] {0.5, 0, 0.5})).isLessThan(1e-7);
        assertThat(interstitial.distance(new double[] {0.2, 0, 0.8})).isCloseTo(0.05, within(1e-7));
    }

    @Test
    void manySublatticesAreNoProblem() {
        List<List<String>> sublattices = java.util.Collections.nCopies(12, List.of("A", "B", "C", "VA"));
        List<Double> ratios = List.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2);

        EndmemberCompositions phase = compositions(sublattices, ratios, TERNARY);
        assertThat(phase.distance(new double[] {0.2, 0.3, 0.5})).isLessThan(1e-7);
    }

    @Test
    void nothingIsSaidOfPhasesWithTooManyEndmembers() {
        List<List<String>> sublattices = java.util.Collections.nCopies(18, List.of("A", "B"));
        List<Double> ratios = java.util.stream.IntStream.range(0, 18)
                .mapToObj(s -> Math.sqrt(2 + s))
                .toList();

        assertThat(EndmemberCompositions.of(model(sublattices, ratios), List.of("A", "B")))
                .isEmpty();
    }

    @Test
    void nothingIsSaidOfSpecies() {
        PhaseModel ionic = model(List.of(List.of("A+2"), List.of("B")), List.of(1.0, 1.0));

        assertThat(EndmemberCompositions.of(ionic, List.of("A", "B"))).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /// Independent formulation: random site fractions give mole fractions that the phase can have, by definition.
    @ParameterizedTest
    @MethodSource("seeds")
    void everyFillingOfTheSublatticesIsPossible(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PhaseModel model = randomModel(random);
        Optional<EndmemberCompositions> possible = EndmemberCompositions.of(model, TERNARY);
        double[] moles = new double[3];
        for (int s = 0; s < model.sublattices().size(); s++) {
            List<String> names = model.sublattices().get(s);
            double[] fractions = random.doubles(names.size(), 0.01, 1).toArray();
            double sum = java.util.Arrays.stream(fractions).sum();
            for (int i = 0; i < fractions.length; i++) {
                int element = TERNARY.indexOf(names.get(i));
                if (element >= 0) {
                    moles[element] += model.siteRatios().get(s) * fractions[i] / sum;
                }
            }
        }
        double total = moles[0] + moles[1] + moles[2];
        if (total == 0) {
            assertThat(possible).isEmpty();
            return;
        }
        double[] composition = {moles[0] / total, moles[1] / total, moles[2] / total};
        assertThat(possible.orElseThrow().distance(composition)).isLessThan(1e-7);
    }

    /// Independent formulation: no point of a fine lattice of mixtures is nearer than the nearest point.
    @ParameterizedTest
    @MethodSource("seeds")
    void noMixtureOfEndmembersIsNearer(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> corners = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            corners.add(randomComposition(random));
        }
        double[] target = randomComposition(random);
        double[] nearest = new NearestPoint(corners).to(target);
        double least = Double.POSITIVE_INFINITY;
        int steps = 200;
        for (int i = 0; i <= steps; i++) {
            for (int j = 0; j <= steps - i; j++) {
                double a = (double) i / steps;
                double b = (double) j / steps;
                double[] mixture = new double[3];
                for (int k = 0; k < 3; k++) {
                    mixture[k] = a * corners.get(0)[k] + b * corners.get(1)[k] + (1 - a - b) * corners.get(2)[k];
                }
                least = Math.min(least, squared(mixture, target));
            }
        }
        double found = squared(nearest, target);
        assertThat(found).isLessThanOrEqualTo(least + 1e-14);
        assertThat(Math.sqrt(found)).isCloseTo(Math.sqrt(least), within(0.02));
    }

    private static double squared(double[] first, double[] second) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += (first[i] - second[i]) * (first[i] - second[i]);
        }
        return sum;
    }

    private static double[] randomComposition(SplittableRandom random) {
        double a = -Math.log(random.nextDouble());
        double b = -Math.log(random.nextDouble());
        double c = -Math.log(random.nextDouble());
        return new double[] {a / (a + b + c), b / (a + b + c), c / (a + b + c)};
    }

    private static PhaseModel randomModel(SplittableRandom random) {
        List<List<String>> sublattices = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int s = 0; s < count; s++) {
            List<String> names = new ArrayList<>();
            for (String name : List.of("A", "B", "C", "VA")) {
                if (random.nextBoolean()) {
                    names.add(name);
                }
            }
            sublattices.add(names.isEmpty() ? List.of("A") : names);
            ratios.add(0.5 + random.nextInt(6));
        }
        return model(sublattices, ratios);
    }

    private static EndmemberCompositions compositions(
            List<List<String>> sublattices, List<Double> ratios, List<String> elements) {
        return EndmemberCompositions.of(model(sublattices, ratios), elements).orElseThrow();
    }

    private static PhaseModel model(List<List<String>> sublattices, List<Double> ratios) {
        return new PhaseModel(
                "P", sublattices, ratios, List.of(), new TreeSet<>(), Optional.empty(), SourcePlace.of("test"));
    }
}
