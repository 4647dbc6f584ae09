package org.espei4j.assess.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Least squares by their defining properties.
class LinearFitTest {

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[][] matrix(Random random, int rows, int columns) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            Arrays.setAll(row, _ -> random.nextGaussian());
        }
        return matrix;
    }

    private static double[] vector(Random random, int n) {
        double[] vector = new double[n];
        Arrays.setAll(vector, _ -> random.nextGaussian());
        return vector;
    }

    /// `Aᵀ W (A c − b) + α c`, half the slope of what is minimised.
    private static double[] slope(double[][] a, double[] b, double[] w, double ridge, double[] c) {
        double[] slope = new double[c.length];
        for (int i = 0; i < a.length; i++) {
            double residual = -b[i];
            for (int j = 0; j < c.length; j++) {
                residual += a[i][j] * c[j];
            }
            for (int j = 0; j < c.length; j++) {
                slope[j] += w[i] * residual * a[i][j];
            }
        }
        for (int j = 0; j < c.length; j++) {
            slope[j] += ridge * c[j];
        }
        return slope;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theSlopeVanishesAtTheSolution(long seed) {
        Random random = new Random(seed);
        double[][] a = matrix(random, 12, 5);
        double[] b = vector(random, 12);
        double[] w = vector(random, 12);
        Arrays.setAll(w, i -> Math.abs(w[i]));
        for (double ridge : new double[] {0, 1e-2, 3, 1e-100}) {
            double[] c = LinearFit.solve(a, b, w, ridge);
            assertThat(slope(a, b, w, ridge, c)).containsExactly(new double[5], Offset.offset(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void withFewerSamplesThanTermsTheShortestSolutionIsExact(long seed) {
        Random random = new Random(seed);
        double[][] a = matrix(random, 3, 6);
        double[] b = vector(random, 3);
        double[] c = LinearFit.solve(a, b, ones(3), 0);
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int j = 0; j < 6; j++) {
                sum += a[i][j] * c[j];
            }
            assertThat(sum).isCloseTo(b[i], Offset.offset(1e-12));
        }
        // The shortest solution is a combination of the rows: fitting it by them leaves nothing.
        double[][] transposed = new double[6][3];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 3; j++) {
                transposed[i][j] = a[j][i];
            }
        }
        double[] combination = LinearFit.solve(transposed, c, ones(6), 0);
        for (int i = 0; i < 6; i++) {
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                sum += transposed[i][j] * combination[j];
            }
            assertThat(sum).isCloseTo(c[i], Offset.offset(1e-12));
        }
    }

    @Test
    void dependentColumnsShareACoefficient() {
        double[][] a = {{1, 1, 0}, {2, 2, 0}, {3, 3, 0}};
        assertThat(LinearFit.solve(a, new double[] {2, 4, 6}, ones(3), 0))
                .containsExactly(new double[] {1, 1, 0}, Offset.offset(1e-14));
    }

    /// Functions of temperature as they occur in heat capacities: columns of lengths 1 to 1e12, all independent.
    @Test
    void columnsOfVeryDifferentLengthAreNotTakenForDependent() {
        double[] exact = {2.5, -3e-3, 4e4, 5e-7};
        double[] temperatures = {300, 500, 700, 900, 1200, 1500};
        TemperatureTerm[] terms = {
            TemperatureTerm.T_LN_T, TemperatureTerm.SQUARE, TemperatureTerm.INVERSE, TemperatureTerm.CUBE
        };
        double[][] a = new double[temperatures.length][terms.length];
        double[] b = new double[temperatures.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < terms.length; j++) {
                a[i][j] = terms[j].heatCapacity(temperatures[i]);
                b[i] += a[i][j] * exact[j];
            }
        }
        double[] c = LinearFit.solve(a, b, ones(b.length), 0);
        for (int j = 0; j < c.length; j++) {
            assertThat(c[j]).isCloseTo(exact[j], Offset.offset(1e-10 * Math.abs(exact[j])));
        }
    }

    @Test
    void aRidgeShrinksAndAVanishingRidgeDoesNot() {
        double[][] a = {{1, 1}, {1, 1}};
        double[] b = {2, 2};
        assertThat(LinearFit.solve(a, b, ones(2), 1e-100)).containsExactly(new double[] {1, 1}, Offset.offset(1e-14));
        // Minimises 2(c₁ + c₂ − 2)² + |c|²: c = 4/(1 + 4).
        assertThat(LinearFit.solve(a, b, ones(2), 1)).containsExactly(new double[] {0.8, 0.8}, Offset.offset(1e-14));
    }

    @Test
    void aWeightOfZeroTakesASampleAway() {
        double[][] a = {{1}, {1}, {1}};
        assertThat(LinearFit.solve(a, new double[] {1, 3, 1e9}, new double[] {1, 3, 0}, 0))
                .containsExactly(new double[] {2.5}, Offset.offset(1e-14));
        assertThat(LinearFit.solve(new double[][] {{0}, {0}}, new double[] {1, 2}, ones(2), 0))
                .containsExactly(0);
    }
}
