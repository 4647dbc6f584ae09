package org.espei4j.assess.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Values on the grid pressure × temperature × point, with a weight and a place each. Immutable.
///
/// Flat arrays are in the order of the file: pressure outermost, then temperature, then point (a configuration or a
/// composition), so that the value (p, t, x) has the index `(p · temperatures + t) · points + x`. Values have the SI
/// unit of their property per mole of atoms; weights are at least 0, and a value of weight 0 takes no part.
public final class MeasuredValues {

    private final int pressures;
    private final int temperatures;
    private final int points;
    private final double[] values;
    private final double[] weights;
    private final List<SourcePlace> places;

    /// @param pressures number of pressures, at least 1
    /// @param temperatures number of temperatures, at least 1
    /// @param points number of configurations or compositions, at least 1
    /// @param values flat values; copied
    /// @param weights flat weights; copied
    /// @param places where each value stands
    public MeasuredValues(
            int pressures, int temperatures, int points, double[] values, double[] weights, List<SourcePlace> places) {
        int size = pressures * temperatures * points;
        if (size == 0 || values.length != size || weights.length != size || places.size() != size) {
            throw new IllegalArgumentException("values, weights and places must fill the grid " + pressures + " x "
                    + temperatures + " x " + points);
        }
        this.pressures = pressures;
        this.temperatures = temperatures;
        this.points = points;
        this.values = values.clone();
        this.weights = weights.clone();
        this.places = List.copyOf(places);
    }

    /// Number of pressures.
    public int pressures() {
        return pressures;
    }

    /// Number of temperatures.
    public int temperatures() {
        return temperatures;
    }

    /// Number of configurations or compositions.
    public int points() {
        return points;
    }

    /// Number of values: the product of the three.
    public int size() {
        return values.length;
    }

    /// Flat index of a value.
    public int index(int pressure, int temperature, int point) {
        if (pressure < 0 || pressure >= pressures || temperature < 0 || temperature >= temperatures) {
            throw new IndexOutOfBoundsException("pressure " + pressure + ", temperature " + temperature);
        }
        if (point < 0 || point >= points) {
            throw new IndexOutOfBoundsException("point " + point);
        }
        return (pressure * temperatures + temperature) * points + point;
    }

    /// The value at three indices.
    public double value(int pressure, int temperature, int point) {
        return values[index(pressure, temperature, point)];
    }

    /// The weight at three indices.
    public double weight(int pressure, int temperature, int point) {
        return weights[index(pressure, temperature, point)];
    }

    /// Where the value at three indices stands in its file.
    public SourcePlace place(int pressure, int temperature, int point) {
        return places.get(index(pressure, temperature, point));
    }

    /// A copy of all values, flat.
    public double[] toArray() {
        return values.clone();
    }

    /// A copy of all weights, flat.
    public double[] toWeightArray() {
        return weights.clone();
    }

    /// The places of all values, flat; unmodifiable.
    public List<SourcePlace> places() {
        return places;
    }

    /// The values of some temperatures and points only, in the order given.
    ///
    /// @param keptTemperatures indices of temperatures; not empty
    /// @param keptPoints indices of points; not empty
    public MeasuredValues keeping(int[] keptTemperatures, int[] keptPoints) {
        int size = pressures * keptTemperatures.length * keptPoints.length;
        double[] keptValues = new double[size];
        double[] keptWeights = new double[size];
        List<SourcePlace> keptPlaces = new ArrayList<>(size);
        for (int p = 0; p < pressures; p++) {
            for (int t : keptTemperatures) {
                for (int x : keptPoints) {
                    int from = index(p, t, x);
                    keptValues[keptPlaces.size()] = values[from];
                    keptWeights[keptPlaces.size()] = weights[from];
                    keptPlaces.add(places.get(from));
                }
            }
        }
        return new MeasuredValues(
                pressures, keptTemperatures.length, keptPoints.length, keptValues, keptWeights, keptPlaces);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MeasuredValues that
                && pressures == that.pressures
                && temperatures == that.temperatures
                && points == that.points
                && Arrays.equals(values, that.values)
                && Arrays.equals(weights, that.weights)
                && places.equals(that.places);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values) * 31 + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return "MeasuredValues[" + pressures + " x " + temperatures + " x " + points + ": " + Arrays.toString(values)
                + "]";
    }
}
