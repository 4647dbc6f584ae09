package org.espei4j.calphad.equilibrium;

import java.util.Arrays;
import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.EnergySurface;
import org.espei4j.calphad.model.PhaseDescription;

/// Sampled constitutions of a phase with their compositions: everything about a grid that depends neither on temperature
/// nor on fitted values. Immutable.
public final class SampledPhase {

    /// Points with fewer atoms per formula unit than this part of the largest number are left out: their energies per
    /// mole of atoms mean nothing.
    private static final double LEAST_ATOMS = 1e-6;

    private final PhaseDescription description;
    private final int count;
    private final double[] points;
    private final double[] atoms;
    private final double[] fractions;

    private SampledPhase(PhaseDescription description, int count, double[] points, double[] atoms, double[] fractions) {
        this.description = description;
        this.count = count;
        this.points = points;
        this.atoms = atoms;
        this.fractions = fractions;
    }

    /// Samples a phase. Points without atoms, or with fewer than the grid asks for, are left out.
    ///
    /// @param phase the phase at any temperature and pressure; only its constitution and amounts are used
    public static SampledPhase of(BoundPhase phase, SamplingGrid grid) {
        PhaseDescription description = phase.description();
        double[] all = grid.points(description);
        int size = description.siteFractionCount();
        int elements = description.elements().size();
        int number = all.length / size;
        double[] y = new double[size];
        double[][] amounts = new double[number][elements];
        double[] sums = new double[number];
        double largest = 0;
        for (int j = 0; j < number; j++) {
            System.arraycopy(all, j * size, y, 0, size);
            phase.amounts(y, amounts[j]);
            sums[j] = Arrays.stream(amounts[j]).sum();
            largest = Math.max(largest, sums[j]);
        }
        double least = Math.max(LEAST_ATOMS * largest, grid.leastAtoms(description));
        int[] kept = java.util.stream.IntStream.range(0, number)
                .filter(j -> sums[j] > least)
                .toArray();
        double[] points = new double[kept.length * size];
        double[] atoms = new double[kept.length];
        double[] fractions = new double[kept.length * elements];
        for (int k = 0; k < kept.length; k++) {
            System.arraycopy(all, kept[k] * size, points, k * size, size);
            atoms[k] = sums[kept[k]];
            for (int e = 0; e < elements; e++) {
                fractions[e * kept.length + k] = amounts[kept[k]][e] / atoms[k];
            }
        }
        return new SampledPhase(description, kept.length, points, atoms, fractions);
    }

    /// The constitution of the phase.
    public PhaseDescription description() {
        return description;
    }

    /// Number of points.
    public int count() {
        return count;
    }

    /// Site fractions of a point.
    public double[] siteFractions(int point) {
        int size = description.siteFractionCount();
        return Arrays.copyOfRange(points, point * size, (point + 1) * size);
    }

    /// Mole fraction of an element at a point.
    ///
    /// @param element index into the elements of the description
    public double fraction(int element, int point) {
        return fractions[element * count + point];
    }

    /// Moles of atoms per mole of formula units at a point.
    public double atoms(int point) {
        return atoms[point];
    }

    /// The energies of all points.
    ///
    /// @param phase the sampled phase at some temperature and pressure
    public EnergySurface surface(BoundPhase phase) {
        return phase.surface(points);
    }

    /// Site fractions of all points. Not a copy: not to be changed.
    double[] points() {
        return points;
    }

    /// Moles of atoms per formula unit of all points. Not a copy: not to be changed.
    double[] atoms() {
        return atoms;
    }

    /// Mole fractions at `element·count + point`. Not a copy: not to be changed.
    double[] fractions() {
        return fractions;
    }
}
