package org.espei4j.calphad.equilibrium;

import java.util.Arrays;

/// The lower convex hull of sampled energies at one composition, as a linear programme: minimise `Σ λⱼ·gⱼ` under
/// `Σ λⱼ·xⱼ = b`, `λ ≥ 0`, over all sampled constitutions j of all phases. Its solution is the mixture of sampled
/// constitutions with the least energy, its dual variables are the chemical potentials of the tangent plane.
///
/// The method is the revised simplex method with as many rows as elements: it needs no triangulation and is
/// deterministic. It starts from the cheapest nearly pure constitution of every element, or, where an element has none,
/// from an artificial column that a first phase drives out. Further constitutions may be added at any time; the search
/// goes on from the present basis.
///
/// Belongs to one thread. Columns `0 … sampled − 1` are the sampled constitutions, later ones the added ones.
final class LowerHull {

    private static final double PURE = 1 - 1e-9;
    private static final double LEAST_PIVOT = 1e-10;
    private static final int ARTIFICIAL = -1;
    private static final int MOST_CANDIDATES = 200;
    private static final int SHORTEST_BLOCK = 24;

    private final int elements;
    private final int sampled;
    private final double[] fractions;
    private final int[] purePoints;
    private final int[] pureStarts;

    private double[] energies = new double[0];
    private double[] addedFractions;
    private double[] addedEnergies;
    private int added;

    private final int[] basis;
    private final double[] inverse;
    private final double[] amounts;
    private final double[] potentials;
    private final double[] target;
    private final double[] direction;
    private final double[] column;
    private final double[] refactored;
    private final double[] drivingForces;
    private final int blockLength;
    private final int[] candidates;
    private int candidateCount;

    /// @param fractions mole fraction of each element at each sampled point, at `element·sampled + point`
    LowerHull(int elements, int sampled, double[] fractions) {
        this.elements = elements;
        this.sampled = sampled;
        this.fractions = fractions;
        addedFractions = new double[32 * elements];
        addedEnergies = new double[32];
        basis = new int[elements];
        inverse = new double[elements * elements];
        amounts = new double[elements];
        potentials = new double[elements];
        target = new double[elements];
        direction = new double[elements];
        column = new double[elements];
        refactored = new double[2 * elements * elements];
        drivingForces = new double[sampled];
        blockLength = Math.max(SHORTEST_BLOCK, sampled / MOST_CANDIDATES + 1);
        candidates = new int[sampled / blockLength + 1];
        pureStarts = new int[elements + 1];
        purePoints = pureConstitutions();
    }

    private int[] pureConstitutions() {
        int[] found = new int[elements * 16];
        int count = 0;
        for (int e = 0; e < elements; e++) {
            pureStarts[e] = count;
            for (int j = 0; j < sampled; j++) {
                if (fractions[e * sampled + j] >= PURE) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, 2 * count);
                    }
                    found[count++] = j;
                }
            }
        }
        pureStarts[elements] = count;
        return Arrays.copyOf(found, count);
    }

    /// Begins a new problem; added constitutions are forgotten.
    ///
    /// @param sampledEnergies energy of each sampled point, J per mole of atoms; read, not copied. Points that must not
    ///     be used have +∞
    /// @param composition moles of each element; 0 for an element that the system does not have
    void begin(double[] sampledEnergies, double[] composition) {
        energies = sampledEnergies;
        added = 0;
        System.arraycopy(composition, 0, target, 0, elements);
        Arrays.fill(inverse, 0);
        for (int e = 0; e < elements; e++) {
            basis[e] = ARTIFICIAL;
            inverse[e * elements + e] = 1;
            amounts[e] = composition[e];
            double least = Double.POSITIVE_INFINITY;
            for (int k = pureStarts[e]; k < pureStarts[e + 1]; k++) {
                double energy = energies[purePoints[k]];
                if (energy < least) {
                    least = energy;
                    basis[e] = purePoints[k];
                }
            }
        }
        if (!refactorise()) {
            Arrays.fill(basis, ARTIFICIAL);
            refactorise();
        }
    }

    /// Adds a constitution.
    ///
    /// @param composition moles of elements, in any unit
    /// @param energy J per mole of atoms
    /// @return number of its column
    int add(double[] composition, double energy) {
        if (added == addedEnergies.length) {
            addedEnergies = Arrays.copyOf(addedEnergies, 2 * added);
            addedFractions = Arrays.copyOf(addedFractions, 2 * added * elements);
        }
        double sum = 0;
        for (int e = 0; e < elements; e++) {
            sum += composition[e];
        }
        for (int e = 0; e < elements; e++) {
            addedFractions[added * elements + e] = composition[e] / sum;
        }
        addedEnergies[added] = energy;
        return sampled + added++;
    }

    /// Moves to the optimum.
    ///
    /// @param tolerance driving force, J per mole of atoms, that may remain
    /// @return false if no mixture of the constitutions has the composition
    boolean solve(double tolerance) {
        if (hasArtificial() && !driveOutArtificials()) {
            return false;
        }
        iterate(tolerance, false);
        refactorise();
        updatePotentials(false);
        return true;
    }

    /// The chemical potentials of the tangent plane, J/mol. Overwritten by the next call of [#solve].
    double[] potentials() {
        return potentials;
    }

    /// The column at a row of the basis; negative for a row that no constitution can fill.
    int basisColumn(int row) {
        return basis[row];
    }

    /// Moles of atoms of the constitution at a row of the basis.
    double basisAmount(int row) {
        return amounts[row];
    }

    /// Writes the driving force of every sampled point, J per mole of atoms; −∞ for points that must not be used.
    ///
    /// @param mu chemical potentials, J/mol, finite
    /// @param g energies of the sampled points, J per mole of atoms
    void drivingForces(double[] mu, double[] g, double[] result) {
        // Element by element over contiguous arrays, so that the compiler makes vector code of the inner loops.
        double first = mu[0];
        if (elements == 2) {
            double second = mu[1];
            for (int j = 0; j < sampled; j++) {
                result[j] = first * fractions[j] + second * fractions[sampled + j] - g[j];
            }
            return;
        }
        for (int j = 0; j < sampled; j++) {
            result[j] = first * fractions[j] - g[j];
        }
        for (int e = 1; e < elements; e++) {
            double factor = mu[e];
            int row = e * sampled;
            for (int j = 0; j < sampled; j++) {
                result[j] += factor * fractions[row + j];
            }
        }
    }

    private boolean hasArtificial() {
        for (int e = 0; e < elements; e++) {
            if (basis[e] == ARTIFICIAL) {
                return true;
            }
        }
        return false;
    }

    /// First phase: minimises the amounts of the artificial columns.
    ///
    /// @return whether they became zero
    private boolean driveOutArtificials() {
        iterate(1e-12, true);
        double total = 0;
        double left = 0;
        for (int e = 0; e < elements; e++) {
            total += target[e];
            left += basis[e] == ARTIFICIAL ? Math.abs(amounts[e]) : 0;
        }
        return left <= 1e-9 * total;
    }

    private void iterate(double tolerance, boolean firstPhase) {
        int degenerate = 0;
        candidateCount = 0;
        int limit = 200 + 60 * elements * elements;
        for (int iteration = 0; iteration < limit; iteration++) {
            updatePotentials(firstPhase);
            // After many steps without progress the first improving column is taken (Bland's rule), which cannot cycle.
            boolean bland = degenerate > 4 * elements;
            int entering = firstPhase || bland ? -1 : priceCandidates(tolerance);
            if (entering < 0) {
                entering = price(tolerance, firstPhase, bland);
            }
            if (entering < 0) {
                return;
            }
            int leaving = leavingRow(entering);
            if (leaving < 0) {
                return;
            }
            degenerate = pivot(entering, leaving) ? 0 : degenerate + 1;
            if (iteration % 32 == 31) {
                refactorise();
            }
        }
    }

    private void updatePotentials(boolean firstPhase) {
        for (int c = 0; c < elements; c++) {
            double sum = 0;
            for (int r = 0; r < elements; r++) {
                double cost;
                if (basis[r] == ARTIFICIAL) {
                    cost = firstPhase ? 1 : 0;
                } else {
                    cost = firstPhase ? 0 : energyOf(basis[r]);
                }
                sum += cost * inverse[r * elements + c];
            }
            potentials[c] = sum;
        }
    }

    private double energyOf(int j) {
        return j < sampled ? energies[j] : addedEnergies[j - sampled];
    }

    private double fractionOf(int e, int j) {
        return j < sampled ? fractions[e * sampled + j] : addedFractions[(j - sampled) * elements + e];
    }

    private int price(double tolerance, boolean firstPhase, boolean first) {
        int best = -1;
        double most = tolerance;
        if (firstPhase) {
            for (int j = 0; j < sampled; j++) {
                double force = infeasibility(j);
                if (force > most && energies[j] < Double.POSITIVE_INFINITY) {
                    most = force;
                    best = j;
                }
            }
        } else {
            drivingForces(potentials, energies, drivingForces);
            best = collectCandidates(tolerance, first);
            most = best < 0 ? tolerance : drivingForces[best];
            if (first && best >= 0) {
                return best;
            }
        }
        for (int k = 0; k < added; k++) {
            double force = infeasibility(sampled + k) - (firstPhase ? 0 : addedEnergies[k]);
            if (force > most) {
                most = force;
                best = sampled + k;
            }
        }
        return best;
    }

    /// Keeps the best column of each block of columns for the next steps: after a step most of them are still good, and to
    /// look at these costs much less than to look at all.
    ///
    /// @param first whether to take the first improving column instead of the best
    /// @return the best column, −1 if none improves
    private int collectCandidates(double tolerance, boolean first) {
        candidateCount = 0;
        int best = -1;
        double most = tolerance;
        for (int start = 0; start < sampled; start += blockLength) {
            int end = Math.min(start + blockLength, sampled);
            int bestOfBlock = -1;
            double mostOfBlock = tolerance;
            for (int j = start; j < end; j++) {
                if (drivingForces[j] > mostOfBlock) {
                    mostOfBlock = drivingForces[j];
                    bestOfBlock = j;
                    if (first) {
                        return j;
                    }
                }
            }
            if (bestOfBlock >= 0) {
                candidates[candidateCount++] = bestOfBlock;
                if (mostOfBlock > most) {
                    most = mostOfBlock;
                    best = bestOfBlock;
                }
            }
        }
        return best;
    }

    private int priceCandidates(double tolerance) {
        int best = -1;
        double most = tolerance;
        for (int c = 0; c < candidateCount; c++) {
            double force = infeasibility(candidates[c]) - energies[candidates[c]];
            if (force > most) {
                most = force;
                best = candidates[c];
            }
        }
        return best;
    }

    private double infeasibility(int j) {
        double force = 0;
        for (int e = 0; e < elements; e++) {
            force += potentials[e] * fractionOf(e, j);
        }
        return force;
    }

    private int leavingRow(int entering) {
        for (int e = 0; e < elements; e++) {
            column[e] = fractionOf(e, entering);
        }
        int leaving = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < elements; r++) {
            double sum = 0;
            for (int e = 0; e < elements; e++) {
                sum += inverse[r * elements + e] * column[e];
            }
            direction[r] = sum;
            if (basis[r] == ARTIFICIAL && Math.abs(sum) > LEAST_PIVOT && amounts[r] <= 1e-14) {
                // An artificial column at zero leaves at the first occasion, whatever the sign.
                leaving = r;
                least = Double.NEGATIVE_INFINITY;
            } else if (sum > LEAST_PIVOT) {
                double ratio = Math.max(amounts[r], 0) / sum;
                if (ratio < least || (ratio == least && sum > direction[leaving])) {
                    least = ratio;
                    leaving = r;
                }
            }
        }
        return leaving;
    }

    /// @return whether the solution moved
    private boolean pivot(int entering, int leaving) {
        double ratio = Math.max(amounts[leaving], 0) / direction[leaving];
        double scale = 1 / direction[leaving];
        for (int c = 0; c < elements; c++) {
            inverse[leaving * elements + c] *= scale;
        }
        for (int r = 0; r < elements; r++) {
            if (r != leaving) {
                double factor = direction[r];
                for (int c = 0; c < elements; c++) {
                    inverse[r * elements + c] -= factor * inverse[leaving * elements + c];
                }
                amounts[r] -= factor * ratio;
            }
        }
        amounts[leaving] = ratio;
        basis[leaving] = entering;
        return ratio > 1e-14;
    }

    /// Computes the inverse of the basis and the amounts afresh (Gauss–Jordan with row pivoting).
    ///
    /// @return false if the basis is singular; then nothing changes
    private boolean refactorise() {
        int width = 2 * elements;
        double[] a = refactored;
        Arrays.fill(a, 0);
        for (int r = 0; r < elements; r++) {
            for (int e = 0; e < elements; e++) {
                a[e * width + r] = basis[r] == ARTIFICIAL ? (e == artificialRow(r) ? 1 : 0) : fractionOf(e, basis[r]);
            }
            a[r * width + elements + r] = 1;
        }
        for (int c = 0; c < elements; c++) {
            int pivot = c;
            for (int r = c + 1; r < elements; r++) {
                if (Math.abs(a[r * width + c]) > Math.abs(a[pivot * width + c])) {
                    pivot = r;
                }
            }
            double head = a[pivot * width + c];
            if (Math.abs(head) < 1e-13) {
                return false;
            }
            for (int k = 0; k < width; k++) {
                double swap = a[c * width + k];
                a[c * width + k] = a[pivot * width + k] / head;
                if (pivot != c) {
                    a[pivot * width + k] = swap;
                }
            }
            for (int r = 0; r < elements; r++) {
                double factor = a[r * width + c];
                if (r != c && factor != 0) {
                    for (int k = c; k < width; k++) {
                        a[r * width + k] -= factor * a[c * width + k];
                    }
                }
            }
        }
        for (int r = 0; r < elements; r++) {
            double sum = 0;
            for (int e = 0; e < elements; e++) {
                inverse[r * elements + e] = a[r * width + elements + e];
                sum += inverse[r * elements + e] * target[e];
            }
            amounts[r] = sum;
        }
        return true;
    }

    /// The element whose balance the artificial column of a row stands for: artificial columns never move, because they
    /// never enter.
    private static int artificialRow(int row) {
        return row;
    }
}
