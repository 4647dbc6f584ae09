package org.espei4j.calphad.equilibrium;

import java.util.Arrays;

/// Which row belongs to which column so that the sum of the costs is least: the assignment problem, by shortest augmenting
/// paths (Jonker and Volgenant, Computing 38 (1987) 325).
final class Assignment {

    private Assignment() {}

    /// Assigns rows to columns.
    ///
    /// @param cost `cost[row][column]`, as many columns as rows, finite
    /// @return the column of each row
    static int[] leastCost(double[][] cost) {
        int n = cost.length;
        int[] rowOf = new int[n];
        Arrays.fill(rowOf, -1);
        double[] rowPrice = new double[n];
        double[] columnPrice = new double[n];
        for (int row = 0; row < n; row++) {
            augment(cost, row, rowOf, rowPrice, columnPrice);
        }
        int[] columnOf = new int[n];
        for (int column = 0; column < n; column++) {
            columnOf[rowOf[column]] = column;
        }
        return columnOf;
    }

    /// Gives a row a column: along the shortest path over columns that others have already, which move on by one.
    private static void augment(double[][] cost, int start, int[] rowOf, double[] rowPrice, double[] columnPrice) {
        int n = cost.length;
        double[] distance = new double[n];
        int[] previous = new int[n];
        boolean[] done = new boolean[n];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        int row = start;
        int from = -1;
        double length = 0;
        int last;
        while (true) {
            int nearest = -1;
            for (int column = 0; column < n; column++) {
                if (done[column]) {
                    continue;
                }
                double way = length + cost[row][column] - rowPrice[row] - columnPrice[column];
                if (way < distance[column]) {
                    distance[column] = way;
                    previous[column] = from;
                }
                if (nearest < 0 || distance[column] < distance[nearest]) {
                    nearest = column;
                }
            }
            done[nearest] = true;
            length = distance[nearest];
            if (rowOf[nearest] < 0) {
                last = nearest;
                break;
            }
            from = nearest;
            row = rowOf[nearest];
        }
        rowPrice[start] += length;
        for (int column = 0; column < n; column++) {
            if (done[column]) {
                columnPrice[column] -= length - distance[column];
                if (rowOf[column] >= 0) {
                    rowPrice[rowOf[column]] += length - distance[column];
                }
            }
        }
        for (int column = last; column >= 0; column = previous[column]) {
            rowOf[column] = previous[column] < 0 ? start : rowOf[previous[column]];
        }
    }
}
