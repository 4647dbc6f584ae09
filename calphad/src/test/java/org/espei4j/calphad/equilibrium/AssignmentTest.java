package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {

    @Test
    void nearestFirstIsNotAlwaysBest() {
        assertThat(Assignment.leastCost(new double[][] {{1, 2}, {1.5, 9}})).containsExactly(1, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void noPermutationCostsLess(int size) {
        Random random = new Random(size);
        for (int round = 0; round < 50; round++) {
            double[][] cost = new double[size][size];
            for (double[] row : cost) {
                // Coarse numbers make many ties.
                Arrays.setAll(row, i -> random.nextBoolean() ? random.nextInt(4) : random.nextDouble());
            }
            int[] columns = Assignment.leastCost(cost);
            assertThat(Arrays.stream(columns).distinct().count()).isEqualTo(size);
            double sum = 0;
            for (int row = 0; row < size; row++) {
                sum += cost[row][columns[row]];
            }
            assertThat(sum).isCloseTo(leastByTrial(cost, 0, new boolean[size]), within(1e-12));
        }
    }

    private static double leastByTrial(double[][] cost, int row, boolean[] used) {
        if (row == cost.length) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int column = 0; column < cost.length; column++) {
            if (!used[column]) {
                used[column] = true;
                least = Math.min(least, cost[row][column] + leastByTrial(cost, row + 1, used));
                used[column] = false;
            }
        }
        return least;
    }
}
