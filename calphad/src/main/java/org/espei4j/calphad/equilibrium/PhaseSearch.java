package org.espei4j.calphad.equilibrium;

import java.util.Arrays;

/// Finds the constitutions of one phase whose driving force is locally largest, at given chemical potentials: from the
/// best sampled points, one for each region that is not convexly connected to a constitution already known. Belongs to
/// one thread.
final class PhaseSearch {

    /// No more local maxima than this are refined.
    private static final int MOST_BASINS = 8;
    /// Sampled points within this distance (largest difference of a site fraction) of a better one are not looked at.
    private static final double BASIN_RADIUS = 0.12;

    /// Local maxima whose site fractions differ by less are one.
    private static final double SAME = 1e-4;

    private final WorkingPhase phase;
    private final SampledPhase sampled;
    private CompositionSet[] optima = new CompositionSet[0];
    private final double[] forces = new double[MOST_BASINS];
    private int[] candidates = new int[16];
    private int found;

    PhaseSearch(WorkingPhase phase, SampledPhase sampled) {
        this.phase = phase;
        this.sampled = sampled;
    }

    /// Searches the phase.
    ///
    /// @param sampledForces driving forces of the sampled points of all phases, J per mole of atoms
    /// @param offset where the points of this phase begin
    /// @param end where they end
    /// @param potentials chemical potentials, J/mol
    /// @param threshold sampled points with a driving force below this are not refined, J per mole of atoms
    /// @param known constitutions of which the maximum need not be found again
    /// @param absentElements elements that the system does not have
    /// @return number of maxima found, in [#optimum] and [#drivingForce]
    int search(
            double[] sampledForces,
            int offset,
            int end,
            double[] potentials,
            double threshold,
            StableSets known,
            boolean[] absentElements) {
        found = 0;
        int count = collect(sampledForces, offset, end, threshold);
        while (count > 0 && found < MOST_BASINS) {
            int best = 0;
            for (int c = 1; c < count; c++) {
                if (sampledForces[offset + candidates[c]] > sampledForces[offset + candidates[best]]) {
                    best = c;
                }
            }
            int point = candidates[best];
            count = dropNear(sampled.points(), point * phase.layout.size, count);
            CompositionSet start = spare();
            start.set(sampled.points(), point * phase.layout.size, absentElements);
            start.evaluateEnergy();
            // A point below the tangent plane always leads to something new.
            if (start.excess(potentials) > 0 || !isKnown(start, known, potentials)) {
                double force = DrivingForceSearch.maximise(start, potentials, Double.POSITIVE_INFINITY);
                if (!Double.isNaN(force) && !isFound(start)) {
                    forces[found++] = force;
                    count = dropNear(start.y, 0, count);
                }
            }
        }
        return found;
    }

    /// A local maximum, evaluated.
    CompositionSet optimum(int k) {
        return optima[k];
    }

    /// Its driving force, J per mole of atoms.
    double drivingForce(int k) {
        return forces[k];
    }

    private int collect(double[] sampledForces, int offset, int end, double threshold) {
        int count = 0;
        for (int j = 0; j < end - offset; j++) {
            if (sampledForces[offset + j] > threshold) {
                if (count == candidates.length) {
                    candidates = Arrays.copyOf(candidates, 2 * count);
                }
                candidates[count++] = j;
            }
        }
        return count;
    }

    private int dropNear(double[] siteFractions, int start, int count) {
        int size = phase.layout.size;
        double[] points = sampled.points();
        int kept = 0;
        for (int c = 0; c < count; c++) {
            double distance = 0;
            for (int i = 0; i < size; i++) {
                distance = Math.max(distance, Math.abs(points[candidates[c] * size + i] - siteFractions[start + i]));
            }
            if (distance > BASIN_RADIUS) {
                candidates[kept++] = candidates[c];
            }
        }
        return kept;
    }

    /// Whether the energy is seen to be convex between a start and a constitution already known. In more than one
    /// dimension that says too little.
    private boolean isKnown(CompositionSet start, StableSets known, double[] potentials) {
        if (phase.layout.freedom > 1) {
            return false;
        }
        for (int k = 0; k < known.count(); k++) {
            if (known.get(k).phase == phase && known.isConvexBetween(start, known.get(k), potentials)) {
                return true;
            }
        }
        for (int k = 0; k < found; k++) {
            if (known.isConvexBetween(start, optima[k], potentials)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFound(CompositionSet optimum) {
        for (int k = 0; k < found; k++) {
            if (optima[k].distance(optimum) < SAME) {
                return true;
            }
        }
        return false;
    }

    private CompositionSet spare() {
        if (found == optima.length) {
            optima = Arrays.copyOf(optima, found + 1);
            optima[found] = new CompositionSet(phase);
        }
        return optima[found];
    }
}
