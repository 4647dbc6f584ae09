package org.espei4j.calphad.equilibrium;

import java.util.Arrays;

/// Finds the constitutions of one phase whose driving force is locally largest, at given chemical potentials. A search
/// begins with [#begin]; starts come from the caller ([#tryStart]) and from the best sampled points ([#tryBestPoint],
/// [#tryFurtherPoints]), one for each region that is not yet explored. Belongs to one thread.
final class PhaseSearch implements DrivingForceSearch.Visited {

    /// No more starts than this in one search, for each of the sublattices that are alike: a constitution that is not the same
    /// on all of them stands in as many places of the grid.
    private static final int MOST_STARTS = 40;
    /// The search ends after so many starts, for each of the alike sublattices, one after the other that led to nothing new
    /// above the aim.
    private static final int MOST_IN_VAIN = 8;
    /// Sampled points within this distance (largest difference of a site fraction) of a better one, of a maximum already
    /// found or of a known constitution are not looked at.
    private static final double BASIN_RADIUS = 0.12;
    /// A search that comes this near to a known constitution, or to a maximum already found, ends there.
    private static final double NEIGHBOURHOOD = 0.01;
    /// Local maxima whose site fractions differ by less are one.
    private static final double SAME = 1e-4;

    private final WorkingPhase phase;
    private final SampledPhase sampled;
    private final int offset;
    private double[] sampledForces = new double[0];
    private final double[] potentials;
    private final boolean[] absentElements;
    private final StableSets known;
    private final SymmetricForms symmetricForms;
    private final int mostStarts;
    private final int mostInVain;
    private double[] forces;
    private CompositionSet[] optima = new CompositionSet[0];
    private int[] candidates = new int[16];
    private int candidateCount;
    private int found;
    private int starts;
    private int inVain;
    private double aim;
    private double keep;

    /// All arrays belong to the caller, who fills them before each search.
    ///
    /// @param offset where the points of the phase begin among the sampled points
    /// @param potentials chemical potentials, J/mol
    /// @param absentElements elements that the system does not have
    /// @param known constitutions of which the maximum need not be found again
    PhaseSearch(
            WorkingPhase phase,
            SampledPhase sampled,
            int offset,
            double[] potentials,
            boolean[] absentElements,
            StableSets known) {
        this.phase = phase;
        this.sampled = sampled;
        this.offset = offset;
        this.potentials = potentials;
        this.absentElements = absentElements;
        this.known = known;
        symmetricForms = new SymmetricForms(phase.layout);
        int alike = Math.max(phase.layout.alike.length, 1);
        mostStarts = MOST_STARTS * alike;
        mostInVain = MOST_IN_VAIN * alike;
        forces = new double[mostStarts];
    }

    /// Begins the search for constitutions below a tangent plane: what cannot get there is given up early.
    ///
    /// @param forces driving forces of sampled points, J per mole of atoms; not to be changed until the search is over
    void begin(double[] forces) {
        begin(forces, 0, 0);
    }

    /// Begins the search for the largest driving force, whatever its value.
    ///
    /// @param forces as for [#begin]
    void beginForLargest(double[] forces) {
        begin(forces, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /// @param force maxima below this need not be found, J per mole of atoms
    /// @param certain sampled points above this are looked at even near to known constitutions, J per mole of atoms
    private void begin(double[] forces, double force, double certain) {
        sampledForces = forces;
        aim = force;
        keep = certain;
        found = 0;
        starts = 0;
        inVain = 0;
    }

    /// Climbs from a constitution.
    void tryStart(double[] siteFractions) {
        if (starts < mostStarts) {
            CompositionSet start = spare();
            start.set(siteFractions, 0, absentElements);
            climb(start);
        }
    }

    /// Climbs from the best sampled point that is not near to what is known. [#tryFurtherPoints] goes on with the others.
    ///
    /// @param threshold sampled points with a driving force below this are not looked at, J per mole of atoms
    void tryBestPoint(double threshold) {
        collect(threshold);
        for (int k = 0; k < known.count() && candidateCount > 0; k++) {
            if (known.get(k).phase == phase) {
                dropNear(known.get(k).y, 0);
            }
        }
        for (int k = 0; k < found; k++) {
            dropNear(optima[k].y, 0);
        }
        tryPoints(starts + 1);
    }

    /// Climbs from the best of the sampled points that are left and not near to what is known by now, and so on; in the end from
    /// more symmetric forms of what is known and of the best that was found.
    void tryFurtherPoints() {
        tryPoints(mostStarts);
        if (symmetricForms.count() > 2) {
            int best = best();
            for (int k = 0; k < known.count(); k++) {
                if (known.get(k).phase == phase) {
                    trySymmetricForms(known.get(k).y);
                }
            }
            if (best >= 0) {
                trySymmetricForms(optima[best].y);
            }
        }
    }

    private int best() {
        int best = -1;
        for (int k = 0; k < found; k++) {
            best = best < 0 || forces[k] > forces[best] ? k : best;
        }
        return best;
    }

    private void trySymmetricForms(double[] siteFractions) {
        symmetricForms.begin(siteFractions);
        for (int form = 0; form < symmetricForms.count(); form++) {
            CompositionSet start = spare();
            start.set(symmetricForms.form(form), 0, absentElements);
            climb(start);
        }
    }

    private void tryPoints(int limit) {
        while (candidateCount > 0 && starts < limit && inVain < mostInVain) {
            int best = 0;
            for (int c = 1; c < candidateCount; c++) {
                if (sampledForces[offset + candidates[c]] > sampledForces[offset + candidates[best]]) {
                    best = c;
                }
            }
            int point = candidates[best];
            candidates[best] = candidates[--candidateCount];
            dropNear(sampled.points(), point * phase.layout.size);
            CompositionSet start = spare();
            start.set(sampled.points(), point * phase.layout.size, absentElements);
            start.evaluateEnergy();
            if (!isConnected(start)) {
                climb(start);
            }
        }
    }

    /// Number of maxima found.
    int found() {
        return found;
    }

    /// A local maximum, evaluated, or where its search was given up.
    CompositionSet optimum(int k) {
        return optima[k];
    }

    /// Its driving force, J per mole of atoms.
    double drivingForce(int k) {
        return forces[k];
    }

    private void climb(CompositionSet start) {
        starts++;
        inVain++;
        double force = DrivingForceSearch.maximise(start, potentials, aim, this);
        if (!Double.isNaN(force) && !isFound(start)) {
            if (force > aim + Tolerances.DRIVING_FORCE * phase.thermalEnergy) {
                inVain = 0;
            }
            if (found == forces.length) {
                forces = Arrays.copyOf(forces, 2 * found);
            }
            forces[found++] = force;
            dropNear(start.y, 0);
        }
    }

    private void collect(double threshold) {
        candidateCount = 0;
        int points = sampled.count();
        for (int j = 0; j < points; j++) {
            if (sampledForces[offset + j] > threshold) {
                if (candidateCount == candidates.length) {
                    candidates = Arrays.copyOf(candidates, 2 * candidateCount);
                }
                candidates[candidateCount++] = j;
            }
        }
    }

    private void dropNear(double[] siteFractions, int start) {
        int size = phase.layout.size;
        double[] points = sampled.points();
        int kept = 0;
        for (int c = 0; c < candidateCount; c++) {
            int point = candidates[c];
            double distance = 0;
            for (int i = 0; i < size && distance <= BASIN_RADIUS; i++) {
                distance = Math.max(distance, Math.abs(points[point * size + i] - siteFractions[start + i]));
            }
            if (distance > BASIN_RADIUS || sampledForces[offset + point] > keep) {
                candidates[kept++] = point;
            }
        }
        candidateCount = kept;
    }

    /// Whether the energy is seen to be convex between a start and a constitution already known. A point below the tangent
    /// plane always leads to something new, and in more than one dimension convexity along a line says too little.
    private boolean isConnected(CompositionSet start) {
        if (phase.layout.freedom > 1 || start.excess(potentials) > keep * start.atoms) {
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

    @Override
    public boolean isKnown(CompositionSet set) {
        for (int k = 0; k < known.count(); k++) {
            if (known.get(k).phase == phase && known.get(k).distance(set) < NEIGHBOURHOOD) {
                return true;
            }
        }
        for (int k = 0; k < found; k++) {
            if (optima[k].distance(set) < NEIGHBOURHOOD) {
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
