package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A series must give the very numbers of single calculations, whatever was computed before and by whom.
class EquilibriumSeriesTest {

    private static final List<String> ELEMENTS = List.of("A", "B", "C");

    /// More temperatures than a series remembers, in disorder, some of them many times.
    private static List<Conditions> conditions(RandomGenerator random) {
        List<Conditions> all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            double temperature = i % 3 == 0 ? 900 : 600 + 25 * random.nextInt(20);
            double[] x = RandomSystems.composition(3, random);
            Conditions.Builder builder = Conditions.at(temperature, 1e5)
                    .amount(1)
                    .fraction("B", x[1])
                    .fraction("C", x[2]);
            if (i % 10 == 0) {
                builder.status("C0", PhaseStatus.DORMANT);
            }
            all.add(builder.build());
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void resultsAreThoseOfSingleCalculations(long seed) throws BadInputException {
        RandomGenerator random = RandomSystems.generator(seed);
        EquilibriumSpecs specs = EquilibriumSpecs.of(RandomSystems.phases(ELEMENTS, random));
        List<Conditions> conditions = conditions(random);
        EquilibriumSeries series = EquilibriumSeries.of(specs);

        List<EquilibriumResult> together = series.solveAll(conditions);

        assertThat(together).hasSameSizeAs(conditions);
        for (int i = 0; i < conditions.size(); i++) {
            EquilibriumResult alone = specs.solve(conditions.get(i));
            assertSame(together.get(i), alone);
            if (i % 7 == 0) {
                assertSame(series.solve(conditions.get(i)), alone);
            }
        }
    }

    private static void assertSame(EquilibriumResult one, EquilibriumResult other) {
        assertThat(one.conditions()).isEqualTo(other.conditions());
        assertThat(one.converged()).isEqualTo(other.converged());
        if (one.converged()) {
            assertThat(one.energy()).isEqualTo(other.energy());
            assertThat(one.potentials()).isEqualTo(other.potentials());
            assertThat(one.phases()).isEqualTo(other.phases());
            assertThat(one.drivingForces()).isEqualTo(other.drivingForces());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 4)
    void nothingIsComputedWhereAnyConditionIsWrong(long seed) {
        EquilibriumSpecs specs = EquilibriumSpecs.of(RandomSystems.phases(ELEMENTS, RandomSystems.generator(seed)));
        Conditions right = Conditions.of(900, 1e5, Map.of("B", 0.2, "C", 0.3));
        Conditions wrong = Conditions.of(900, 1e5, Map.of("B", 0.2, "C", 0.9));
        assertThatThrownBy(() -> EquilibriumSeries.of(specs).solveAll(List.of(right, wrong)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("X(B)=0.2, X(C)=0.9 sum to 1.1");
    }
}
