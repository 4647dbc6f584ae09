package org.espei4j.calphad.equilibrium;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The phase matrix of a constitution, reduced to its independent site fractions and factorised.
///
/// What is left of the Hessian of `G(y) − Σ μₑ·nₑ(y)` after the constraints are eliminated is positive definite where the
/// phase is stable, so that it has a Cholesky factor `L·Lᵀ`; a factor that fails *is* the test for instability. With the
/// slopes of the amounts reduced alike to `B`, one has for a change Δμ of the potentials `Δw = L⁻ᵀ (V Δμ − v)`,
/// `V = L⁻¹ Bᵀ`, `v = L⁻¹ r`, where r is what is left of the gradient. `Vᵀ V` is the phase's part of the equilibrium matrix
/// of Hillert (1981).
///
/// Belongs to one thread; the arrays of the constitution belong to [CompositionSet].
final class PhaseMatrix {

    /// What is added to an unstable phase, as a part of what ideal mixing gives: as much as is needed, to this factor.
    private static final double CONVEXIFICATION_FACTOR = 3;

    private static final double MODERATE_CONVEXIFICATION = 0.1;
    private static final double WEAKEST_CONVEXIFICATION = 1e-9;
    private static final double STRONGEST_CONVEXIFICATION = 1e8;
    /// A pivot of the reduced Hessian below this part of what ideal mixing alone would give counts as unstable.
    private static final double LEAST_CURVATURE = 1e-11;

    /// The independent site fractions.
    final SiteReduction reduction;
    /// Response of the independent site fractions to the potentials, `V` at `a·elements + e`.
    final double[] response;
    /// The part `v` of the step that does not depend on a change of the potentials.
    final double[] relaxation;
    /// Whether the phase is unstable here, so that its Hessian was made convex.
    boolean convexified;

    private final SiteLayout layout;
    private final int elements;
    private final double thermalEnergy;
    private final double[] y;
    private final double[] hessian;
    private final double[] slope;
    private final double[] amountSlopes;
    private final double[] factor;
    private final double[] pivotHessian;
    private final double[] reducedStep;
    private int failedRow;

    /// @param hessian of what is minimised, at `i·size + j`
    /// @param slope its slopes
    /// @param amountSlopes ∂n_e/∂y_i at `e·size + i`
    PhaseMatrix(
            WorkingPhase phase, double[] y, boolean[] locked, double[] hessian, double[] slope, double[] amountSlopes) {
        layout = phase.layout;
        elements = layout.elements;
        thermalEnergy = phase.thermalEnergy;
        this.y = y;
        this.hessian = hessian;
        this.slope = slope;
        this.amountSlopes = amountSlopes;
        reduction = new SiteReduction(layout, y, locked);
        int m = layout.size - layout.sublattices;
        factor = new double[m * m];
        response = new double[m * elements];
        relaxation = new double[m];
        reducedStep = new double[m];
        pivotHessian = new double[(elements + 1) * (m + elements + 1)];
    }

    /// Number of independent site fractions.
    int freedom() {
        return reduction.freedom;
    }

    /// Factorises, making the Hessian convex if it is not, and computes the response.
    ///
    /// @return false if the matrix is not finite
    boolean factorise() {
        convexified = false;
        if (assemble(0)) {
            return respond();
        }
        convexified = true;
        double strength = MODERATE_CONVEXIFICATION;
        if (assemble(strength)) {
            return assemble(weakest(strength)) && respond();
        }
        while (strength < STRONGEST_CONVEXIFICATION) {
            strength *= CONVEXIFICATION_FACTOR;
            if (assemble(strength)) {
                return respond();
            }
        }
        return false;
    }

    /// The least convexification that is enough. Inside a narrow miscibility gap the energy is hardly curved; with much more
    /// curvature than it has, steps would be so short that they lead nowhere.
    private double weakest(double enough) {
        double strength = enough;
        while (strength > WEAKEST_CONVEXIFICATION && assemble(strength / CONVEXIFICATION_FACTOR)) {
            strength /= CONVEXIFICATION_FACTOR;
        }
        return strength;
    }

    /// Reduces the Hessian, with `strength` times that of ideal mixing added, and factorises it.
    ///
    /// @return false if it is not positive definite
    private boolean assemble(double strength) {
        int freedom = reduction.freedom;
        int[] independent = reduction.independent;
        int n = layout.size;
        double ideal = strength * thermalEnergy;
        for (int a = 0; a < freedom; a++) {
            for (int b = 0; b <= a; b++) {
                factor[a * freedom + b] = entry(a, b, n, ideal);
            }
        }
        if (reduction.constraints > 0) {
            eliminateFromHessian(ideal);
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
            if (!(pivot > LEAST_CURVATURE * thermalEnergy / y[independent[a]])) {
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
        int freedom = reduction.freedom;
        int constraints = reduction.constraints;
        double[] ratios = reduction.ratios;
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
        int i = reduction.independent[a];
        int j = reduction.independent[b];
        int di = reduction.dependentOf[a];
        int dj = reduction.dependentOf[b];
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
        int freedom = reduction.freedom;
        boolean finite = true;
        for (int a = 0; a < freedom; a++) {
            double diagonal = factor[a * freedom + a];
            double r = reduction.reduced(slope, 0, a);
            if (reduction.constraints > 0) {
                r += mendedSlope(a);
            }
            for (int k = 0; k < a; k++) {
                r -= factor[a * freedom + k] * relaxation[k];
            }
            relaxation[a] = r / diagonal;
            finite &= Math.abs(relaxation[a]) <= Double.MAX_VALUE;
            for (int e = 0; e < elements; e++) {
                double b = reduction.reduced(amountSlopes, e * n, a);
                for (int k = 0; k < a; k++) {
                    b -= factor[a * freedom + k] * response[k * elements + e];
                }
                response[a * elements + e] = b / diagonal;
            }
        }
        return finite;
    }

    /// The change of the slope of a free site fraction along the step that mends the constraints.
    private double mendedSlope(int a) {
        int freedom = reduction.freedom;
        int constraints = reduction.constraints;
        int width = freedom + constraints;
        double sum = 0;
        for (int t = 0; t < constraints; t++) {
            if (reduction.mends[t] != 0) {
                double change = pivotHessian[t * width + a];
                for (int u = 0; u < constraints; u++) {
                    change -= reduction.ratios[u * freedom + a] * pivotHessian[t * width + freedom + u];
                }
                sum += reduction.mends[t] * change;
            }
        }
        return sum;
    }

    /// Brings the slopes of a quantity z into the space of the response: `p = L⁻¹·b` with `b` the slopes reduced like those of
    /// the amounts. For a step with changes Δμ the quantity changes by `pᵀ (V Δμ − v)`; a quantity whose slopes are those of
    /// an energy with its sign turned acts as one more amount in the response.
    ///
    /// @param slopes ∂z/∂yᵢ at `offset + i`, all site fractions independent
    /// @param projected receives p; as long as there are independent site fractions
    void project(double[] slopes, int offset, double[] projected) {
        int freedom = reduction.freedom;
        for (int a = 0; a < freedom; a++) {
            double b = reduction.reduced(slopes, offset, a);
            for (int k = 0; k < a; k++) {
                b -= factor[a * freedom + k] * projected[k];
            }
            projected[a] = b / factor[a * freedom + a];
        }
    }

    /// Computes the step in all site fractions.
    ///
    /// @param change change of the potentials, J/mol; null for none
    /// @param step receives the step
    void computeStep(double @Nullable [] change, double[] step) {
        int freedom = reduction.freedom;
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
        reduction.expand(reducedStep, true, step);
    }

    /// Computes the step in all site fractions that follows from `V Δμ − v` in the space of the response.
    ///
    /// @param step receives the step
    void computeStepFrom(double[] projectedChange, double[] step) {
        int freedom = reduction.freedom;
        for (int a = freedom - 1; a >= 0; a--) {
            double w = projectedChange[a];
            for (int b = a + 1; b < freedom; b++) {
                w -= factor[b * freedom + a] * reducedStep[b];
            }
            reducedStep[a] = w / factor[a * freedom + a];
        }
        reduction.expand(reducedStep, true, step);
    }

    /// Computes a step along which the energy at given potentials bends down, if the phase is unstable at the last
    /// factorisation.
    ///
    /// @param step receives the step
    /// @return false if the phase is stable
    boolean computeUnstableStep(double[] step) {
        if (!convexified || assemble(0)) {
            return false;
        }
        // The factorisation stopped at a row whose pivot is not positive; with l the part of the factor in that row,
        // the vector (−L⁻ᵀ l, 1, 0) has that pivot as its curvature.
        int freedom = reduction.freedom;
        Arrays.fill(reducedStep, 0);
        reducedStep[failedRow] = 1;
        for (int a = failedRow - 1; a >= 0; a--) {
            double sum = -factor[failedRow * freedom + a];
            for (int b = a + 1; b < failedRow; b++) {
                sum -= factor[b * freedom + a] * reducedStep[b];
            }
            reducedStep[a] = sum / factor[a * freedom + a];
        }
        reduction.expand(reducedStep, false, step);
        return true;
    }

    /// `rᵀ H⁻¹ r`: twice the energy that relaxation at fixed potentials would gain, J per mole of formula units.
    double decrement() {
        double sum = 0;
        for (int a = 0; a < reduction.freedom; a++) {
            sum += relaxation[a] * relaxation[a];
        }
        return sum;
    }

    /// How far the factorised constitution is from having the slopes of the tangent plane: the largest reduced slope times
    /// the site fraction it belongs to, J per mole of formula units.
    double slopeError() {
        double largest = 0;
        for (int a = 0; a < reduction.freedom; a++) {
            largest = Math.max(largest, Math.abs(reduction.reduced(slope, 0, a)) * y[reduction.independent[a]]);
        }
        return largest;
    }
}
