package org.espei4j.calphad.property;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// How an equilibrium answers to small changes of its conditions: the equations of equilibrium, differentiated (implicit
/// function theorem).
///
/// With `k` for composition sets, `i`, `j` for site fractions, `e` for elements, `λ` for the multipliers of the sublattice
/// sums, `κ` for those of charge balances `Σ zᵢyᵢ = 0`, and `N_e` for moles of an element per mole of formula units:
///
/// | row | equation |
/// | --- | --- |
/// | stationarity | `Σ_j (G_ij − Σ_e μ_e N_e,ij) dy_j + G_iT dT + G_iP dP − Σ_e N_e,i dμ_e − dλ_s − zᵢ dκ = 0` |
/// | sublattice | `Σ_i dy_i = 0` |
/// | charge | `Σ zᵢ dy_i = 0` |
/// | tangent plane | `G_T dT + G_P dP − Σ_e N_e dμ_e = 0` (Gibbs–Duhem; the rest vanishes by stationarity) |
/// | condition | `dF = dc` for each condition `F = c` |
///
/// Unknowns are scaled by their natural size and the square root of the site fraction, which makes the rows of large and
/// tiny site fractions alike. The singular value decomposition tells what the equations leave open: a property that changes
/// in a direction that no equation fixes has no slope, nor has any property by a condition that contradicts the others when
/// it alone is changed, such as the temperature of an invariant equilibrium.
final class LinearisedEquilibrium {

    private static final double GAS_CONSTANT = 8.314;
    /// Singular values below this part of the largest are zero.
    private static final double RANK = 1e-11;
    /// Part of a property's slopes that may lie outside of what the equations fix, by rounding.
    private static final double OPEN = 1e-6;
    /// Part of a condition in a contradiction from which on it counts.
    private static final double CONTRADICTION = 1e-5;

    private final EquilibriumPoint point;
    private final double[] columnScale;
    private final double[] conditionScale;
    private final int conditions;
    private final int firstCondition;
    private final DMatrixRMaj left;
    private final DMatrixRMaj right;
    private final double[] singular;
    private final boolean[] independent;

    /// @param point with slopes
    /// @param conditions the quantities that are given, as many as determine the equilibrium
    LinearisedEquilibrium(EquilibriumPoint point, List<Differential> conditions) {
        this.point = point;
        this.conditions = conditions.size();
        columnScale = columnScale(point);
        int rows = this.conditions;
        for (SetPoint set : point.sets) {
            rows += SetPoint.unknowns(set.phase.description());
        }
        firstCondition = rows - this.conditions;
        DMatrixRMaj matrix = new DMatrixRMaj(rows, point.unknowns);
        int next = 0;
        for (SetPoint set : point.sets) {
            next = addSet(matrix, set, next);
        }
        conditionScale = new double[this.conditions];
        for (int c = 0; c < this.conditions; c++) {
            conditionScale[c] = addCondition(matrix, next + c, conditions.get(c));
        }
        SingularValueDecomposition_F64<DMatrixRMaj> decomposition =
                DecompositionFactory_DDRM.svd(rows, point.unknowns, true, true, false);
        if (!decomposition.decompose(matrix)) {
            throw new IllegalStateException("the singular values of an equilibrium matrix were not found");
        }
        left = decomposition.getU(null, false);
        right = decomposition.getV(null, false);
        singular = Arrays.copyOf(decomposition.getSingularValues(), decomposition.numberOfSingularValues());
        double largest = Arrays.stream(singular).max().orElse(0);
        independent = new boolean[singular.length];
        for (int s = 0; s < singular.length; s++) {
            independent[s] = singular[s] > RANK * largest;
        }
    }

    private static double[] columnScale(EquilibriumPoint point) {
        double[] scale = new double[point.unknowns];
        double thermal = GAS_CONSTANT * point.temperature;
        double total = 0;
        for (SetPoint set : point.sets) {
            total += set.amount * set.atoms();
        }
        Arrays.fill(scale, thermal);
        scale[EquilibriumPoint.TEMPERATURE] = point.temperature;
        scale[EquilibriumPoint.PRESSURE] = point.pressure;
        for (SetPoint set : point.sets) {
            scale[set.first] = total / set.atoms();
            for (int i = 0; i < set.siteFractions.length; i++) {
                scale[set.first + 1 + i] = Math.sqrt(Math.max(set.siteFractions[i], SetPoint.FIXED));
            }
        }
        return scale;
    }

    /// @return position of the next free row
    private int addSet(DMatrixRMaj matrix, SetPoint set, int row) {
        int count = set.siteFractions.length;
        int sublattices = set.phase.description().sublatticeCount();
        boolean charged = SetPoint.hasChargeBalance(set.phase.description());
        int multipliers = set.first + 1 + count;
        double[] curvatures = moleCurvatures(set);
        int sums = row + count;
        for (int i = 0; i < count; i++) {
            addStationarity(matrix, set, row + i, i, curvatures);
            int s = set.sublattice(i);
            put(matrix, sums + s, set.first + 1 + i, 1, 1);
            if (!set.isFixed(i)) {
                put(matrix, row + i, multipliers + s, -1, rowScale(set, i));
            }
            if (charged) {
                put(matrix, sums + sublattices, set.first + 1 + i, set.charge(i), 1);
                if (!set.isFixed(i)) {
                    put(matrix, row + i, multipliers + sublattices, -set.charge(i), rowScale(set, i));
                }
            }
        }
        int plane = sums + sublattices + (charged ? 1 : 0);
        double unit = 1 / (GAS_CONSTANT * point.temperature * set.atoms());
        put(matrix, plane, EquilibriumPoint.TEMPERATURE, set.gradient(0), unit);
        put(matrix, plane, EquilibriumPoint.PRESSURE, set.gradient(1), unit);
        for (int e = 0; e < point.elements.size(); e++) {
            put(matrix, plane, EquilibriumPoint.POTENTIALS + e, -set.molesOf(e), unit);
        }
        return plane + 1;
    }

    /// `Σ_e μ_e N_e,ij`, which differs from zero only in ionic liquids.
    private double[] moleCurvatures(SetPoint set) {
        int size = set.siteFractions.length * set.siteFractions.length;
        double[] sum = new double[size];
        if (set.phase.description().hasFixedSiteRatios()) {
            return sum;
        }
        for (int e = 0; e < point.elements.size(); e++) {
            if (Double.isFinite(point.potentials[e])) {
                double[] one = set.moleCurvatures(e);
                for (int k = 0; k < size; k++) {
                    sum[k] += point.potentials[e] * one[k];
                }
            }
        }
        return sum;
    }

    private double rowScale(SetPoint set, int i) {
        return Math.sqrt(set.siteFractions[i]) / (GAS_CONSTANT * point.temperature);
    }

    private void addStationarity(DMatrixRMaj matrix, SetPoint set, int row, int i, double[] curvatures) {
        int count = set.siteFractions.length;
        if (set.isFixed(i)) {
            matrix.set(row, set.first + 1 + i, 1);
            return;
        }
        double unit = rowScale(set, i);
        put(matrix, row, EquilibriumPoint.TEMPERATURE, set.curvature(0, 2 + i), unit);
        put(matrix, row, EquilibriumPoint.PRESSURE, set.curvature(1, 2 + i), unit);
        for (int j = 0; j < count; j++) {
            double entry = set.curvature(2 + i, 2 + j) - curvatures[i * count + j];
            put(matrix, row, set.first + 1 + j, entry, unit);
        }
        for (int e = 0; e < point.elements.size(); e++) {
            put(matrix, row, EquilibriumPoint.POTENTIALS + e, -set.moleSlope(e, i), unit);
        }
    }

    private void put(DMatrixRMaj matrix, int row, int column, double value, double rowScale) {
        matrix.set(row, column, value * rowScale * columnScale[column]);
    }

    /// @return what the row was multiplied with
    private double addCondition(DMatrixRMaj matrix, int row, Differential condition) {
        double largest = 0;
        for (int u = 0; u < point.unknowns; u++) {
            largest = Math.max(largest, Math.abs(condition.slope(u)) * columnScale[u]);
        }
        if (largest == 0) {
            return 0;
        }
        for (int u = 0; u < point.unknowns; u++) {
            put(matrix, row, u, condition.slope(u), 1 / largest);
        }
        return 1 / largest;
    }

    /// Slopes of a property by each of the conditions, the others held; NaN where a condition cannot change alone.
    ///
    /// @throws UndefinedPropertyException if the conditions leave the property open
    double[] slopes(Differential property) throws UndefinedPropertyException {
        int unknowns = point.unknowns;
        double[] scaled = new double[unknowns];
        double norm = 0;
        for (int u = 0; u < unknowns; u++) {
            scaled[u] = property.slope(u) * columnScale[u];
            norm += scaled[u] * scaled[u];
        }
        double[] response = new double[left.numRows];
        double found = 0;
        for (int s = 0; s < singular.length; s++) {
            if (!independent[s]) {
                continue;
            }
            double part = 0;
            for (int u = 0; u < unknowns; u++) {
                part += right.get(u, s) * scaled[u];
            }
            found += part * part;
            for (int r = 0; r < response.length; r++) {
                response[r] += left.get(r, s) * part / singular[s];
            }
        }
        if (norm - found > OPEN * norm) {
            throw new UndefinedPropertyException("the conditions leave open how it changes");
        }
        double[] slopes = new double[conditions];
        for (int c = 0; c < conditions; c++) {
            slopes[c] = isFree(c) ? response[firstCondition + c] * conditionScale[c] : Double.NaN;
        }
        return slopes;
    }

    /// Whether a condition can change without contradicting the others.
    private boolean isFree(int condition) {
        if (conditionScale[condition] == 0) {
            return false;
        }
        double inside = 0;
        for (int s = 0; s < singular.length; s++) {
            if (independent[s]) {
                double part = left.get(firstCondition + condition, s);
                inside += part * part;
            }
        }
        return 1 - inside < CONTRADICTION;
    }
}
