package org.espei4j.calphad.equilibrium;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A constitution of a phase with its amount, and the phase matrix there. Mutable, owned by one solver.
///
/// At given chemical potentials μ a stable constitution minimises `G(y) − Σ μₑ·nₑ(y)` under the sublattice sums and the
/// charge balance. These constraints are eliminated: on each sublattice the largest site fraction gives way to the
/// others, and the charge balance to one more. What is left of the Hessian is positive definite where the phase is
/// stable, so that it has a Cholesky factor `L·Lᵀ`; a factor that fails *is* the test for instability. The elimination
/// keeps the grading of the matrix (its diagonal goes like 1/y), for which Cholesky's method is accurate for large and
/// tiny site fractions alike.
///
/// With the slopes of the amounts reduced alike to `B`, one has for a change Δμ of the potentials
/// `Δw = L⁻ᵀ (V Δμ − v)`, `V = L⁻¹ Bᵀ`, `v = L⁻¹ r`, where r is what is left of the gradient. `Vᵀ V` is the phase's part
/// of the equilibrium matrix of Hillert (1981).
final class CompositionSet {

    /// How a step treats small site fractions; see [#advance].
    enum Stepping {
        /// The composition decides site fractions: a linear step is right.
        BALANCED,
        /// Given potentials decide site fractions: the logarithm of a small one is linear in the step.
        AT_POTENTIALS
    }

    private static final double STRONGEST_CONVEXIFICATION = 1e8;
    /// A pivot of the reduced Hessian below this part of what ideal mixing alone would give counts as unstable.
    private static final double LEAST_CURVATURE = 1e-11;

    /// A site fraction below this is relaxed as a trace …
    private static final double LARGEST_TRACE = 1e-3;
    /// … and becomes at most this.
    private static final double LARGEST_RELAXED_TRACE = 0.02;

    final WorkingPhase phase;
    final double[] y;
    /// Moles of formula units.
    double amount;
    /// Amount from which the present iterations started.
    double anchor;

    /// Gibbs energy, J per mole of formula units.
    double energy;
    /// Moles of elements per mole of formula units.
    final double[] amounts;
    /// Moles of atoms per mole of formula units.
    double atoms;
    /// Number of independent site fractions.
    int freedom;
    /// Number of site fractions that stay at their least value in this step.
    int held;
    /// Whether site fractions at their least value take part in steps whatever they would do.
    boolean releaseFloor;
    /// Response of the independent site fractions to the potentials, `V` at `a·elements + e`.
    final double[] response;
    /// The part `v` of the step that does not depend on a change of the potentials.
    final double[] relaxation;
    /// The step in the amount, moles of formula units.
    double amountStep;
    /// The step in all site fractions.
    final double[] step;
    /// Whether the phase is unstable here, so that its Hessian was made convex.
    boolean convexified;

    private final SiteLayout layout;
    private final int elements;
    private final double[] gradient;
    private final double[] hessian;
    private final double[] amountSlopes;
    private final double[] curvatures;
    private final double[] slope;
    private final double[] factor;
    private final int[] independent;
    private final int[] dependentOf;
    private final int[] major;
    /// Number of eliminated constraints besides the sublattice sums; their pivots follow the free site fractions in
    /// `independent`.
    private int constraints;
    /// Coefficients of the constraints over all of `independent`, while they are eliminated.
    private final double[] coefficients;
    /// Step of each pivot per step of a free site fraction, with the sign turned, at `r·freedom + a`.
    private final double[] ratios;
    /// Step of each pivot that mends its constraint.
    private final double[] mends;
    private final boolean[] pivots;
    private final boolean[] heldBack;
    private final int[] pivotColumns;
    private final int[] pivotSites;
    private final int[] pivotDependents;
    private final double[] pivotHessian;
    private int failedRow;
    private final double[] reducedStep;
    private final double[] saved;
    private final boolean[] locked;

    CompositionSet(WorkingPhase phase) {
        this.phase = phase;
        layout = phase.layout;
        elements = layout.elements;
        int n = layout.size;
        int m = n - layout.sublattices;
        y = new double[n];
        amounts = new double[elements];
        gradient = new double[n];
        hessian = new double[n * n];
        amountSlopes = new double[elements * n];
        curvatures = new double[layout.linearAmounts ? 0 : n * n];
        slope = new double[n];
        factor = new double[m * m];
        independent = new int[m];
        dependentOf = new int[m];
        major = new int[layout.sublattices];
        coefficients = new double[(elements + 1) * m];
        ratios = new double[(elements + 1) * m];
        mends = new double[elements + 1];
        pivots = new boolean[m];
        heldBack = new boolean[m];
        pivotColumns = new int[elements + 1];
        pivotSites = new int[elements + 1];
        pivotDependents = new int[elements + 1];
        pivotHessian = new double[(elements + 1) * (m + elements + 1)];
        response = new double[m * elements];
        relaxation = new double[m];
        reducedStep = new double[m];
        step = new double[n];
        saved = new double[n];
        locked = new boolean[n];
        phase.bound.amountSlopes(y, amountSlopes);
    }

    /// Sets the constitution from an array that holds it at an offset. Constituents with an element that the system does
    /// not have are locked at zero; the others get at least the least site fraction.
    void set(double[] source, int offset, boolean[] absentElements) {
        for (int i = 0; i < layout.size; i++) {
            locked[i] = false;
            for (int e = 0; e < elements; e++) {
                locked[i] |= absentElements[e] && layout.holds[e * layout.size + i];
            }
            y[i] = locked[i] ? 0 : Math.max(source[offset + i], Tolerances.LEAST_SITE_FRACTION);
        }
        releaseFloor = false;
        makeFeasible();
    }

    private void makeFeasible() {
        layout.normalise(y);
        if (layout.charges == null) {
            return;
        }
        layout.neutralise(y);
        for (int i = 0; i < y.length; i++) {
            // Balancing the charge may have pushed site fractions below the least value, where the models have no ideal
            // mixing that would bring them back.
            y[i] = locked[i] ? 0 : Math.max(y[i], Tolerances.LEAST_SITE_FRACTION);
        }
    }

    /// Makes this a copy of another set of the same phase.
    void copy(CompositionSet other) {
        System.arraycopy(other.y, 0, y, 0, y.length);
        System.arraycopy(other.locked, 0, locked, 0, y.length);
        amount = other.amount;
        releaseFloor = false;
    }

    /// Takes over the step of another set of the same phase.
    void copyStep(CompositionSet other) {
        System.arraycopy(other.step, 0, step, 0, step.length);
    }

    /// Sets the site fractions to `share·a + (1 − share)·b` of two sets of the same phase. Either may be this one.
    void setBetween(CompositionSet a, CompositionSet b, double share) {
        for (int i = 0; i < y.length; i++) {
            locked[i] = a.locked[i];
            y[i] = share * a.y[i] + (1 - share) * b.y[i];
        }
        makeFeasible();
    }

    /// Sets the site fractions to what is left of a set when a share of it becomes another one.
    ///
    /// @return false if a site fraction would become negative; then the content is of no use
    boolean setRest(CompositionSet whole, CompositionSet part, double share) {
        for (int i = 0; i < y.length; i++) {
            locked[i] = whole.locked[i];
            y[i] = (whole.y[i] - share * part.y[i]) / (1 - share);
            if (y[i] < (locked[i] ? 0 : Tolerances.LEAST_SITE_FRACTION)) {
                if (whole.y[i] > 2 * Tolerances.LEAST_SITE_FRACTION) {
                    return false;
                }
                y[i] = locked[i] ? 0 : Tolerances.LEAST_SITE_FRACTION;
            }
        }
        makeFeasible();
        return true;
    }

    /// Takes over the site fractions of another set of the same phase.
    void copyConstitution(CompositionSet other) {
        System.arraycopy(other.y, 0, y, 0, y.length);
    }

    /// Largest difference of a site fraction.
    double distance(CompositionSet other) {
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            largest = Math.max(largest, Math.abs(y[i] - other.y[i]));
        }
        return largest;
    }

    /// Remembers the site fractions for [#restore].
    void save() {
        System.arraycopy(y, 0, saved, 0, y.length);
    }

    /// Goes back to the site fractions of the last [#save].
    void restore() {
        System.arraycopy(saved, 0, y, 0, y.length);
    }

    /// Evaluates the energy and its derivatives, and the amounts.
    void evaluate() {
        energy = phase.bound.hessian(phase.workspace, y, gradient, hessian);
        evaluateAmounts();
    }

    /// Evaluates the energy and the amounts, without derivatives of the energy.
    void evaluateEnergy() {
        energy = phase.bound.energy(phase.workspace, y);
        evaluateAmounts();
    }

    /// Evaluates the amounts alone.
    void evaluateAmounts() {
        phase.bound.amounts(y, amounts);
        if (!layout.linearAmounts) {
            phase.bound.amountSlopes(y, amountSlopes);
        }
        double sum = 0;
        for (int e = 0; e < elements; e++) {
            sum += amounts[e];
        }
        atoms = sum;
    }

    /// `Σ μₑ·nₑ − G` of the evaluated constitution, J per mole of formula units.
    double excess(double[] potentials) {
        double sum = -energy;
        for (int e = 0; e < elements; e++) {
            // An absent element has the potential −∞ and no part in any phase.
            if (amounts[e] != 0) {
                sum += potentials[e] * amounts[e];
            }
        }
        return sum;
    }

    /// Driving force of the evaluated constitution, J per mole of atoms.
    double drivingForce(double[] potentials) {
        return excess(potentials) / atoms;
    }

    /// Factorises the phase matrix at the evaluated constitution.
    ///
    /// @param potentials chemical potentials, J/mol
    /// @param shift subtracted from all potentials, J/mol
    /// @return false if the matrix is not finite
    boolean factorise(double[] potentials, double shift) {
        int n = layout.size;
        for (int i = 0; i < n; i++) {
            double d = gradient[i];
            for (int e = 0; e < elements; e++) {
                double amountSlope = amountSlopes[e * n + i];
                if (amountSlope != 0 && !locked[i]) {
                    d -= (potentials[e] - shift) * amountSlope;
                }
            }
            slope[i] = d;
        }
        if (!layout.linearAmounts) {
            subtractAmountCurvatures(potentials, shift);
        }
        chooseIndependent();
        constraints = 0;
        if (layout.charges != null) {
            addChargeBalance(layout.charges);
            eliminate();
        }
        holdAtFloor();
        return factoriseReduced();
    }

    /// Factorises the phase matrix of the phase alone at a given composition: the step then mends the composition and
    /// lowers the energy per mole of atoms at constant composition. Only for phases whose amounts are linear.
    ///
    /// @param fractions mole fractions
    /// @return false if the matrix is not finite
    boolean factoriseAlone(double[] fractions) {
        int n = layout.size;
        double perAtom = energy / atoms;
        for (int i = 0; i < n; i++) {
            double d = gradient[i];
            for (int e = 0; e < elements; e++) {
                d -= perAtom * amountSlopes[e * n + i];
            }
            slope[i] = d;
        }
        chooseIndependent();
        constraints = 0;
        if (layout.charges != null) {
            addChargeBalance(layout.charges);
        }
        for (int e = 0; e < elements; e++) {
            addComposition(e, fractions[e]);
        }
        eliminate();
        holdAtFloor();
        return factoriseReduced();
    }

    private boolean factoriseReduced() {
        convexified = false;
        if (assemble(0)) {
            return respond();
        }
        convexified = true;
        for (double strength = 0.1; strength < STRONGEST_CONVEXIFICATION; strength *= 3) {
            if (assemble(strength)) {
                return respond();
            }
        }
        return false;
    }

    /// Largest deviation of a mole fraction of the evaluated constitution from a composition.
    double compositionError(double[] fractions) {
        double largest = 0;
        for (int e = 0; e < elements; e++) {
            largest = Math.max(largest, Math.abs(amounts[e] / atoms - fractions[e]));
        }
        return largest;
    }

    private void subtractAmountCurvatures(double[] potentials, double shift) {
        for (int e = 0; e < elements; e++) {
            double potential = potentials[e] - shift;
            if (potential == Double.NEGATIVE_INFINITY) {
                continue;
            }
            phase.bound.amountCurvatures(e, y, curvatures);
            for (int k = 0; k < hessian.length; k++) {
                hessian[k] -= potential * curvatures[k];
            }
        }
    }

    /// On each sublattice the largest site fraction gives way to the others.
    private void chooseIndependent() {
        freedom = 0;
        for (int s = 0; s < layout.sublattices; s++) {
            int first = layout.offsets[s];
            int last = layout.offsets[s + 1];
            int largest = first;
            for (int i = first + 1; i < last; i++) {
                if (y[i] > y[largest]) {
                    largest = i;
                }
            }
            major[s] = largest;
            for (int i = first; i < last; i++) {
                if (i != largest && !locked[i]) {
                    independent[freedom] = i;
                    dependentOf[freedom] = largest;
                    freedom++;
                }
            }
        }
    }

    private void addChargeBalance(double[] charges) {
        int row = constraints * independent.length;
        for (int a = 0; a < freedom; a++) {
            coefficients[row + a] = charges[independent[a]] - charges[dependentOf[a]];
        }
        // Every step keeps the charge balanced by itself.
        mends[constraints++] = 0;
    }

    private void addComposition(int element, double fraction) {
        int n = layout.size;
        int row = constraints * independent.length;
        for (int a = 0; a < freedom; a++) {
            int i = independent[a];
            int d = dependentOf[a];
            double own = amountSlopes[element * n + i] - amountSlopes[element * n + d];
            double all = 0;
            for (int e = 0; e < elements; e++) {
                all += amountSlopes[e * n + i] - amountSlopes[e * n + d];
            }
            coefficients[row + a] = own - fraction * all;
        }
        mends[constraints++] = fraction * atoms - amounts[element];
    }

    /// Eliminates the constraints by Gauss–Jordan steps. The pivot of each is the site fraction that can do most: with
    /// the largest product of coefficient and value. Constraints that follow from others drop out.
    private void eliminate() {
        int width = independent.length;
        Arrays.fill(pivots, 0, freedom, false);
        int kept = 0;
        int[] pivotOf = pivotColumns;
        for (int r = 0; r < constraints; r++) {
            int pivot = -1;
            double most = 0;
            for (int a = 0; a < freedom; a++) {
                double size = Math.abs(coefficients[r * width + a]);
                if (!pivots[a] && size > 1e-9 && size * y[independent[a]] > most) {
                    most = size * y[independent[a]];
                    pivot = a;
                }
            }
            if (pivot < 0) {
                continue;
            }
            double head = coefficients[r * width + pivot];
            for (int a = 0; a < freedom; a++) {
                coefficients[kept * width + a] = coefficients[r * width + a] / head;
            }
            mends[kept] = mends[r] / head;
            coefficients[kept * width + pivot] = 1;
            pivots[pivot] = true;
            pivotOf[kept] = pivot;
            for (int other = 0; other < constraints; other++) {
                if (other == kept || (other > kept && other <= r)) {
                    continue;
                }
                double factor = coefficients[other * width + pivot];
                if (factor != 0) {
                    for (int a = 0; a < freedom; a++) {
                        coefficients[other * width + a] -= factor * coefficients[kept * width + a];
                    }
                    coefficients[other * width + pivot] = 0;
                    mends[other] -= factor * mends[kept];
                }
            }
            kept++;
        }
        constraints = kept;
        putPivotsLast(width, pivotOf);
    }

    private void putPivotsLast(int width, int[] pivotOf) {
        int free = 0;
        int count = freedom - constraints;
        for (int r = 0; r < constraints; r++) {
            pivotSites[r] = independent[pivotOf[r]];
            pivotDependents[r] = dependentOf[pivotOf[r]];
        }
        for (int a = 0; a < freedom; a++) {
            if (!pivots[a]) {
                for (int r = 0; r < constraints; r++) {
                    ratios[r * count + free] = coefficients[r * width + a];
                }
                independent[free] = independent[a];
                dependentOf[free] = dependentOf[a];
                free++;
            }
        }
        freedom = count;
        for (int r = 0; r < constraints; r++) {
            independent[freedom + r] = pivotSites[r];
            dependentOf[freedom + r] = pivotDependents[r];
        }
    }

    /// Takes out free site fractions that stand at their least value and would become smaller still: they would promise
    /// changes of the composition that do not happen.
    private void holdAtFloor() {
        held = 0;
        if (releaseFloor) {
            return;
        }
        int count = freedom;
        for (int a = 0; a < count; a++) {
            int i = independent[a];
            boolean hold = false;
            if (y[i] < 2 * Tolerances.LEAST_SITE_FRACTION) {
                double r = slope[i] - slope[dependentOf[a]];
                for (int t = 0; t < constraints; t++) {
                    r -= ratios[t * count + a] * (slope[independent[count + t]] - slope[dependentOf[count + t]]);
                }
                hold = r > 0;
            }
            if (hold) {
                held++;
            } else if (held > 0) {
                independent[a - held] = i;
                dependentOf[a - held] = dependentOf[a];
            }
            heldBack[a] = hold;
        }
        if (held == 0) {
            return;
        }
        freedom = count - held;
        for (int t = 0; t < constraints; t++) {
            int free = 0;
            for (int a = 0; a < count; a++) {
                if (!heldBack[a]) {
                    ratios[t * freedom + free++] = ratios[t * count + a];
                }
            }
            independent[freedom + t] = independent[count + t];
            dependentOf[freedom + t] = dependentOf[count + t];
        }
    }

    /// Reduces the Hessian, with `strength` times that of ideal mixing added, and factorises it.
    ///
    /// @return false if it is not positive definite
    private boolean assemble(double strength) {
        int n = layout.size;
        double rt = phase.thermalEnergy;
        for (int a = 0; a < freedom; a++) {
            for (int b = 0; b <= a; b++) {
                factor[a * freedom + b] = entry(a, b, n, strength * rt);
            }
        }
        if (constraints > 0) {
            eliminateFromHessian(strength * rt);
        }
        for (int a = 0; a < freedom; a++) {
            int row = a * freedom;
            for (int b = 0; b < a; b++) {
                double sum = factor[row + b];
                for (int k = 0; k < b; k++) {
                    sum -= factor[row + k] * factor[b * freedom + k];
                }
                factor[row + b] = sum / factor[b * freedom + b];
            }
            double pivot = factor[row + a];
            for (int k = 0; k < a; k++) {
                pivot -= factor[row + k] * factor[row + k];
            }
            if (!(pivot > LEAST_CURVATURE * rt / y[independent[a]])) {
                failedRow = a;
                return false;
            }
            factor[row + a] = Math.sqrt(pivot);
        }
        return true;
    }

    /// Adds what the pivots of the constraints contribute: with the ratios C, `H − Cᵀ Hp − Hpᵀ C + Cᵀ Hpp C`.
    private void eliminateFromHessian(double ideal) {
        int n = layout.size;
        int width = freedom + constraints;
        for (int r = 0; r < constraints; r++) {
            for (int b = 0; b < width; b++) {
                pivotHessian[r * width + b] = entry(freedom + r, b, n, ideal);
            }
        }
        for (int a = 0; a < freedom; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int r = 0; r < constraints; r++) {
                    double ra = ratios[r * freedom + a];
                    double rb = ratios[r * freedom + b];
                    double both = 0;
                    for (int t = 0; t < constraints; t++) {
                        both += pivotHessian[r * width + freedom + t] * ratios[t * freedom + b];
                    }
                    sum += ra * both - ra * pivotHessian[r * width + b] - rb * pivotHessian[r * width + a];
                }
                factor[a * freedom + b] += sum;
            }
        }
    }

    /// Entry of the Hessian after elimination of the sublattice sums.
    private double entry(int a, int b, int n, double ideal) {
        int i = independent[a];
        int j = independent[b];
        int di = dependentOf[a];
        int dj = dependentOf[b];
        double h = hessian[i * n + j] - hessian[i * n + dj] - hessian[di * n + j] + hessian[di * n + dj];
        if (ideal > 0) {
            if (i == j) {
                h += ideal * layout.sites[i] / y[i];
            }
            if (di == dj) {
                h += ideal * layout.sites[i] / y[di];
            }
        }
        return h;
    }

    /// Computes `V` and `v` by forward substitution.
    private boolean respond() {
        int n = layout.size;
        boolean finite = true;
        for (int a = 0; a < freedom; a++) {
            int i = independent[a];
            int d = dependentOf[a];
            double diagonal = factor[a * freedom + a];
            double r = slope[i] - slope[d];
            if (constraints > 0) {
                r += pivotSlope(a);
            }
            for (int k = 0; k < a; k++) {
                r -= factor[a * freedom + k] * relaxation[k];
            }
            relaxation[a] = r / diagonal;
            finite &= Math.abs(relaxation[a]) <= Double.MAX_VALUE;
            for (int e = 0; e < elements; e++) {
                double b = amountSlopes[e * n + i] - amountSlopes[e * n + d];
                for (int t = 0; t < constraints; t++) {
                    b -= ratios[t * freedom + a]
                            * (amountSlopes[e * n + independent[freedom + t]]
                                    - amountSlopes[e * n + dependentOf[freedom + t]]);
                }
                for (int k = 0; k < a; k++) {
                    b -= factor[a * freedom + k] * response[k * elements + e];
                }
                response[a * elements + e] = b / diagonal;
            }
        }
        return finite;
    }

    /// Brings the slopes of a quantity z into the space of the response: `p = L⁻¹·b` with `b` the slopes reduced like those of
    /// the amounts. For a step with changes Δμ the quantity changes by `pᵀ (V Δμ − v)`; a quantity whose slopes are those of
    /// an energy with its sign turned acts as one more amount in the response.
    ///
    /// @param slopes ∂z/∂yᵢ at `offset + i`, all site fractions independent
    /// @param projected receives p; as long as there are independent site fractions
    void project(double[] slopes, int offset, double[] projected) {
        for (int a = 0; a < freedom; a++) {
            double b = slopes[offset + independent[a]] - slopes[offset + dependentOf[a]];
            for (int t = 0; t < constraints; t++) {
                b -= ratios[t * freedom + a]
                        * (slopes[offset + independent[freedom + t]] - slopes[offset + dependentOf[freedom + t]]);
            }
            for (int k = 0; k < a; k++) {
                b -= factor[a * freedom + k] * projected[k];
            }
            projected[a] = b / factor[a * freedom + a];
        }
    }

    /// Computes the step in all site fractions that follows from `V Δμ − v` in the space of the response.
    void computeStepFrom(double[] projectedChange) {
        for (int a = freedom - 1; a >= 0; a--) {
            double w = projectedChange[a];
            for (int b = a + 1; b < freedom; b++) {
                w -= factor[b * freedom + a] * reducedStep[b];
            }
            reducedStep[a] = w / factor[a * freedom + a];
        }
        expand(true);
    }

    /// The slopes of the energy at the evaluated constitution, J per mole of formula units. Not to be changed.
    double[] energySlopes() {
        return gradient;
    }

    /// What the pivots of the constraints add to the slope of a free site fraction: their own slopes, and the change of
    /// slope along the step that mends the constraints.
    private double pivotSlope(int a) {
        int width = freedom + constraints;
        double sum = 0;
        for (int t = 0; t < constraints; t++) {
            sum -= ratios[t * freedom + a] * (slope[independent[freedom + t]] - slope[dependentOf[freedom + t]]);
            if (mends[t] != 0) {
                double change = pivotHessian[t * width + a];
                for (int u = 0; u < constraints; u++) {
                    change -= ratios[u * freedom + a] * pivotHessian[t * width + freedom + u];
                }
                sum += mends[t] * change;
            }
        }
        return sum;
    }

    /// Computes the step in all site fractions.
    ///
    /// @param change change of the potentials, J/mol; null for none
    void computeStep(double @Nullable [] change) {
        for (int a = freedom - 1; a >= 0; a--) {
            double w = -relaxation[a];
            if (change != null) {
                for (int e = 0; e < elements; e++) {
                    w += response[a * elements + e] * change[e];
                }
            }
            for (int b = a + 1; b < freedom; b++) {
                w -= factor[b * freedom + a] * reducedStep[b];
            }
            reducedStep[a] = w / factor[a * freedom + a];
        }
        expand(true);
    }

    private void expand(boolean mend) {
        Arrays.fill(step, 0);
        for (int a = 0; a < freedom; a++) {
            step[independent[a]] += reducedStep[a];
            step[dependentOf[a]] -= reducedStep[a];
        }
        for (int r = 0; r < constraints; r++) {
            double change = mend ? mends[r] : 0;
            for (int a = 0; a < freedom; a++) {
                change -= ratios[r * freedom + a] * reducedStep[a];
            }
            step[independent[freedom + r]] += change;
            step[dependentOf[freedom + r]] -= change;
        }
    }

    /// `rᵀ H⁻¹ r`: twice the energy that relaxation at fixed potentials would gain, J per mole of formula units.
    double decrement() {
        double sum = 0;
        for (int a = 0; a < freedom; a++) {
            sum += relaxation[a] * relaxation[a];
        }
        return sum;
    }

    /// How far the factorised constitution is from having the slopes of the tangent plane: the largest reduced slope times
    /// the site fraction it belongs to, J per mole of formula units.
    double slopeError() {
        double largest = 0;
        for (int a = 0; a < freedom; a++) {
            double r = slope[independent[a]] - slope[dependentOf[a]];
            for (int t = 0; t < constraints; t++) {
                r -= ratios[t * freedom + a] * (slope[independent[freedom + t]] - slope[dependentOf[freedom + t]]);
            }
            largest = Math.max(largest, Math.abs(r) * y[independent[a]]);
        }
        return largest;
    }

    /// Size of the step relative to the site fractions. Site fractions at their least value that would become smaller do
    /// not count.
    double relativeStep() {
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            if (step[i] > 0 || y[i] > 10 * Tolerances.LEAST_SITE_FRACTION) {
                largest = Math.max(largest, Math.abs(step[i]) / (y[i] + 1e-11));
            }
        }
        return largest;
    }

    /// Largest rise of a site fraction in the step, relative to its value.
    double largestRise() {
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            if (step[i] > 0) {
                largest = Math.max(largest, step[i] / y[i]);
            }
        }
        return largest;
    }

    /// Largest change of a site fraction in the step.
    double largestStep() {
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            largest = Math.max(largest, Math.abs(step[i]));
        }
        return largest;
    }

    /// Lets constituents that are only traces come to equilibrium with given potentials, as in a dilute solution: a start
    /// for Newton's method, which is slow to raise a site fraction by many orders of magnitude.
    void relaxTraces(double[] potentials) {
        evaluate();
        if (!factorise(potentials, drivingForce(potentials))) {
            return;
        }
        for (int s = 0; s < layout.sublattices; s++) {
            for (int i = layout.offsets[s]; i < layout.offsets[s + 1]; i++) {
                if (!locked[i] && i != major[s] && y[i] < LARGEST_TRACE) {
                    double rise = (slope[major[s]] - slope[i]) / (phase.thermalEnergy * layout.sites[i]);
                    double next = y[i] * Math.exp(Math.clamp(rise, -40, 40));
                    y[i] = Math.clamp(next, Tolerances.LEAST_SITE_FRACTION, LARGEST_RELAXED_TRACE);
                }
            }
        }
        makeFeasible();
    }

    /// Computes a step along which the energy at given potentials bends down, if the phase is unstable at the last
    /// factorisation.
    ///
    /// @param length largest change of a site fraction in the step
    /// @return false if the phase is stable
    boolean computeUnstableStep(double length) {
        if (!convexified || assemble(0)) {
            return false;
        }
        // The factorisation stopped at a row whose pivot is not positive; with l the part of the factor in that row,
        // the vector (−L⁻ᵀ l, 1, 0) has that pivot as its curvature.
        Arrays.fill(reducedStep, 0);
        reducedStep[failedRow] = 1;
        for (int a = failedRow - 1; a >= 0; a--) {
            double sum = -factor[failedRow * freedom + a];
            for (int b = a + 1; b < failedRow; b++) {
                sum -= factor[b * freedom + a] * reducedStep[b];
            }
            reducedStep[a] = sum / factor[a * freedom + a];
        }
        expand(false);
        double largest = largestStep();
        for (int i = 0; i < y.length; i++) {
            step[i] *= length / largest;
        }
        return true;
    }

    /// Takes a part of the computed step and keeps the constitution feasible.
    ///
    /// A linear step that would make a site fraction negative is what is left of `ln y` falling by many units; it is
    /// then taken in `ln y`. When potentials are given, small site fractions grow in `ln y` too.
    void advance(double part, Stepping stepping) {
        for (int i = 0; i < y.length; i++) {
            double change = part * step[i];
            if (change == 0 || locked[i]) {
                continue;
            }
            double old = y[i];
            double ratio = change / old;
            double next;
            if (ratio <= -1) {
                next = old * Math.exp(Math.max(ratio, -40));
            } else if (ratio < -0.99) {
                next = 0.01 * old;
            } else {
                next = old + change;
            }
            if (stepping == Stepping.AT_POTENTIALS && old < 0.05 && Math.abs(ratio) > 0.3) {
                next = Math.min(old * Math.exp(Math.clamp(ratio, -40, 40)), Math.max(old + change, 0.1));
            }
            y[i] = Math.max(next, Tolerances.LEAST_SITE_FRACTION);
        }
        makeFeasible();
    }
}
