package org.espei4j.calphad.equilibrium;

/// Finds the column that improves the linear programme most. To look at all columns costs much more than a step of the
/// simplex method, so the best of each block of columns are kept and looked at first in the following steps: after a step
/// most of them are still good. Belongs to one thread.
final class HullPricing {

    private static final int MOST_CANDIDATES = 200;
    private static final int SHORTEST_BLOCK = 24;

    private final HullColumns columns;
    private final boolean coarse;
    private final int count;
    private final double[] fractions;
    private final double[] forces;
    private final int blockLength;
    private final int[] candidates;
    private int candidateCount;

    /// @param coarse whether to look at the coarser choice of sampled constitutions, and at no added ones
    HullPricing(HullColumns columns, boolean coarse) {
        this.columns = columns;
        this.coarse = coarse;
        count = coarse ? columns.grid.coarseCount() : columns.sampled;
        fractions = coarse ? columns.grid.coarseFractions() : columns.grid.fractions();
        forces = new double[count];
        blockLength = Math.max(SHORTEST_BLOCK, count / MOST_CANDIDATES + 1);
        candidates = new int[count / blockLength + 1];
    }

    /// Forgets all candidates.
    void begin() {
        candidateCount = 0;
    }

    /// Space for driving forces of all points, overwritten by every call of [#best].
    double[] forces() {
        return forces;
    }

    /// The best column for the potentials of the second phase, a candidate if there is still one that improves.
    ///
    /// @param tolerance columns with a smaller driving force, J per mole of atoms, do not improve
    /// @param first whether to take the first improving column instead of the best
    /// @return −1 if none improves
    int best(double[] potentials, double tolerance, boolean first) {
        int candidate = first ? -1 : bestCandidate(potentials, tolerance);
        if (candidate >= 0) {
            return candidate;
        }
        drivingForces(potentials, coarse ? columns.coarseEnergies : columns.sampledEnergies());
        int point = collectCandidates(tolerance, first);
        int best = point < 0 ? -1 : columnOf(point);
        if (coarse || (first && best >= 0)) {
            return best;
        }
        double most = point < 0 ? tolerance : forces[point];
        for (int j = columns.sampled; j < columns.sampled + columns.added; j++) {
            double force = columns.plane(potentials, j) - columns.energy(j);
            if (force > most) {
                most = force;
                best = j;
            }
        }
        return best;
    }

    /// The column that reduces what artificial columns hold most.
    ///
    /// @return −1 if none does
    int mostFeasible(double[] potentials, double tolerance) {
        int best = -1;
        double most = tolerance;
        for (int j = 0; j < columns.sampled + columns.added; j++) {
            double force = columns.plane(potentials, j);
            if (force > most && columns.energy(j) < Double.POSITIVE_INFINITY) {
                most = force;
                best = j;
            }
        }
        return best;
    }

    private int columnOf(int point) {
        return coarse ? point * HullGrid.STRIDE : point;
    }

    /// Writes the driving force of every point, J per mole of atoms; −∞ for points that must not be used.
    ///
    /// @param mu chemical potentials, J/mol, finite
    /// @param g energies of the points, J per mole of atoms
    void drivingForces(double[] mu, double[] g) {
        // Element by element over contiguous arrays, so that the compiler makes vector code of the inner loops.
        double first = mu[0];
        if (mu.length == 2) {
            double second = mu[1];
            for (int j = 0; j < count; j++) {
                forces[j] = first * fractions[j] + second * fractions[count + j] - g[j];
            }
            return;
        }
        for (int j = 0; j < count; j++) {
            forces[j] = first * fractions[j] - g[j];
        }
        for (int e = 1; e < mu.length; e++) {
            double factor = mu[e];
            int row = e * count;
            for (int j = 0; j < count; j++) {
                forces[j] += factor * fractions[row + j];
            }
        }
    }

    private int collectCandidates(double tolerance, boolean first) {
        candidateCount = 0;
        int best = -1;
        double most = tolerance;
        for (int start = 0; start < count; start += blockLength) {
            int end = Math.min(start + blockLength, count);
            int bestOfBlock = -1;
            double mostOfBlock = tolerance;
            for (int j = start; j < end; j++) {
                if (forces[j] > mostOfBlock) {
                    mostOfBlock = forces[j];
                    bestOfBlock = j;
                    if (first) {
                        return j;
                    }
                }
            }
            if (bestOfBlock >= 0) {
                candidates[candidateCount++] = columnOf(bestOfBlock);
                if (mostOfBlock > most) {
                    most = mostOfBlock;
                    best = bestOfBlock;
                }
            }
        }
        return best;
    }

    private int bestCandidate(double[] potentials, double tolerance) {
        int best = -1;
        double most = tolerance;
        for (int c = 0; c < candidateCount; c++) {
            double force = columns.plane(potentials, candidates[c]) - columns.energy(candidates[c]);
            if (force > most) {
                most = force;
                best = candidates[c];
            }
        }
        return best;
    }
}
