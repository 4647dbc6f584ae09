package org.espei4j.calphad.property;

import java.util.ArrayList;
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
///
/// Differentiated once more, with A the matrix, g the slopes of a property, `v = A⁻¹ e` the direction in which the unknowns go
/// with a condition, w from `Aᵀ w = g`, and u another direction, the slope `gᵀ v` changes along u by
/// `D²Q[u, v] − Σ_r w_r D²R_r[u, v]`, where D² are second derivatives of the property Q and of the equations R along both: of
/// stationarity, with third derivatives of the energy, of the tangent plane, and of the conditions.
final class LinearisedEquilibrium {

    private static final double GAS_CONSTANT = 8.314;
    /// Singular values below this part of the largest are zero.
    private static final double RANK = 1e-11;
    /// Part of a property's slopes that may lie outside of what the equations fix, by rounding.
    private static final double OPEN = 1e-6;
    /// Part of a condition in a contradiction from which on it counts.
    private static final double CONTRADICTION = 1e-5;

    private final EquilibriumPoint point;
    private final Conditions given;
    private final double[] columnScale;
    private final double[] rowScale;
    private final int conditions;
    private final int firstCondition;
    private final DMatrixRMaj left;
    private final DMatrixRMaj right;
    private final double[] singular;
    private final boolean[] independent;

    /// The quantities that are given, as many as determine the equilibrium.
    interface Conditions {
        /// The quantities at a point, with the slopes that the point has.
        List<Differential> at(EquilibriumPoint point) throws UndefinedPropertyException;
    }

    /// The equilibrium with temperature, pressure and amounts as conditions.
    ///
    /// @param point the equilibrium, with any slopes
    static LinearisedEquilibrium canonical(EquilibriumPoint point) {
        try {
            return new LinearisedEquilibrium(point, EquilibriumPoint::canonicalConditions);
        } catch (UndefinedPropertyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @param at the equilibrium, with any slopes
    /// @throws UndefinedPropertyException if a condition has no value
    LinearisedEquilibrium(EquilibriumPoint at, Conditions given) throws UndefinedPropertyException {
        this.point = at.in(Directions.EACH);
        this.given = given;
        List<Differential> conditionValues = given.at(point);
        this.conditions = conditionValues.size();
        columnScale = columnScale(point);
        int rows = this.conditions;
        for (SetPoint set : point.sets) {
            rows += SetPoint.unknowns(set.phase.description());
        }
        firstCondition = rows - this.conditions;
        rowScale = new double[rows];
        DMatrixRMaj matrix = new DMatrixRMaj(rows, point.unknowns);
        int next = 0;
        for (SetPoint set : point.sets) {
            next = addSet(matrix, set, next);
        }
        for (int c = 0; c < this.conditions; c++) {
            addCondition(matrix, next + c, conditionValues.get(c));
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

    /// The row of the tangent plane, the last one of a set.
    ///
    /// @param row the first one of the set
    private static int planeRow(SetPoint set, int row) {
        return row + SetPoint.unknowns(set.phase.description()) - 1;
    }

    /// @return position of the next free row
    private int addSet(DMatrixRMaj matrix, SetPoint set, int row) {
        int count = set.siteFractions.length;
        int sublattices = set.phase.description().sublatticeCount();
        boolean charged = SetPoint.hasChargeBalance(set.phase.description());
        int multipliers = set.first + 1 + count;
        double[] curvatures = moleCurvatures(set);
        int sums = row + count;
        int plane = planeRow(set, row);
        Arrays.fill(rowScale, sums, plane, 1);
        for (int i = 0; i < count; i++) {
            addStationarity(matrix, set, row + i, i, curvatures);
            int s = set.sublattice(i);
            put(matrix, sums + s, set.first + 1 + i, 1);
            if (!set.isFixed(i)) {
                put(matrix, row + i, multipliers + s, -1);
            }
            if (charged) {
                put(matrix, sums + sublattices, set.first + 1 + i, set.charge(i));
                if (!set.isFixed(i)) {
                    put(matrix, row + i, multipliers + sublattices, -set.charge(i));
                }
            }
        }
        rowScale[plane] = 1 / (GAS_CONSTANT * point.temperature * set.atoms());
        put(matrix, plane, EquilibriumPoint.TEMPERATURE, set.gradient(0));
        put(matrix, plane, EquilibriumPoint.PRESSURE, set.gradient(1));
        for (int e = 0; e < point.elements.size(); e++) {
            put(matrix, plane, EquilibriumPoint.POTENTIALS + e, -set.molesOf(e));
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

    private void addStationarity(DMatrixRMaj matrix, SetPoint set, int row, int i, double[] curvatures) {
        int count = set.siteFractions.length;
        if (set.isFixed(i)) {
            matrix.set(row, set.first + 1 + i, 1);
            return;
        }
        rowScale[row] = Math.sqrt(set.siteFractions[i]) / (GAS_CONSTANT * point.temperature);
        put(matrix, row, EquilibriumPoint.TEMPERATURE, set.curvature(0, 2 + i));
        put(matrix, row, EquilibriumPoint.PRESSURE, set.curvature(1, 2 + i));
        for (int j = 0; j < count; j++) {
            put(matrix, row, set.first + 1 + j, set.curvature(2 + i, 2 + j) - curvatures[i * count + j]);
        }
        for (int e = 0; e < point.elements.size(); e++) {
            put(matrix, row, EquilibriumPoint.POTENTIALS + e, -set.moleSlope(e, i));
        }
    }

    private void put(DMatrixRMaj matrix, int row, int column, double value) {
        matrix.set(row, column, value * rowScale[row] * columnScale[column]);
    }

    private void addCondition(DMatrixRMaj matrix, int row, Differential condition) {
        double largest = 0;
        for (int u = 0; u < point.unknowns; u++) {
            largest = Math.max(largest, Math.abs(condition.slope(u)) * columnScale[u]);
        }
        rowScale[row] = largest == 0 ? 0 : 1 / largest;
        for (int u = 0; u < point.unknowns; u++) {
            put(matrix, row, u, condition.slope(u));
        }
    }

    /// Slopes of a property by each of the conditions, the others held; NaN where a condition cannot change alone.
    ///
    /// @throws UndefinedPropertyException if the conditions leave the property open, or it has no value
    double[] slopes(EquilibriumPoint.Quantity property) throws UndefinedPropertyException {
        double[] weights = weights(property.at(point));
        double[] slopes = new double[conditions];
        for (int c = 0; c < conditions; c++) {
            slopes[c] = isFree(c) ? weights[firstCondition + c] : Double.NaN;
        }
        return slopes;
    }

    /// How much of each equation there is in a property: w in `Aᵀ w = g`.
    private double[] weights(Differential property) throws UndefinedPropertyException {
        int unknowns = point.unknowns;
        double[] scaled = new double[unknowns];
        double norm = 0;
        for (int u = 0; u < unknowns; u++) {
            scaled[u] = property.slope(u) * columnScale[u];
            norm += scaled[u] * scaled[u];
        }
        double[] weights = new double[left.numRows];
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
            for (int r = 0; r < weights.length; r++) {
                weights[r] += left.get(r, s) * part / singular[s] * rowScale[r];
            }
        }
        if (norm - found > OPEN * norm) {
            throw new UndefinedPropertyException("the conditions leave open how it changes");
        }
        return weights;
    }

    /// How all unknowns change with the conditions; what the conditions leave open does not change.
    ///
    /// @param changes rates of change of the conditions
    double[] direction(double[] changes) {
        double[] direction = new double[point.unknowns];
        for (int s = 0; s < singular.length; s++) {
            if (!independent[s]) {
                continue;
            }
            double part = 0;
            for (int c = 0; c < conditions; c++) {
                part += left.get(firstCondition + c, s) * rowScale[firstCondition + c] * changes[c];
            }
            for (int u = 0; u < direction.length; u++) {
                direction[u] += right.get(u, s) * part / singular[s] * columnScale[u];
            }
        }
        return direction;
    }

    /// How all unknowns change with one condition, the others held.
    double[] direction(int condition) {
        double[] changes = new double[conditions];
        changes[condition] = 1;
        return direction(changes);
    }

    /// How the slope of a property in a direction changes along another one.
    ///
    /// @param along any direction in which the equilibrium can move
    /// @param direction a direction that follows from the conditions, see [#direction(double[])]
    double slopeChange(EquilibriumPoint.Quantity property, double[] along, double[] direction)
            throws UndefinedPropertyException {
        double[] weights = weights(property.at(point));
        Directions.Pair pair = new Directions.Pair(along, direction);
        EquilibriumPoint both = point.in(pair);
        double change = property.at(both).mixed;
        int row = 0;
        for (SetPoint set : both.sets) {
            double[] stationarity = set.stationarityMixed(pair);
            for (int i = 0; i < stationarity.length; i++) {
                change -= set.isFixed(i) ? 0 : weights[row + i] * stationarity[i];
            }
            int plane = planeRow(set, row);
            change -= weights[plane] * both.excess(set).mixed;
            row = plane + 1;
        }
        List<Differential> conditionValues = given.at(both);
        for (int c = 0; c < conditions; c++) {
            change -= weights[firstCondition + c] * conditionValues.get(c).mixed;
        }
        return change;
    }

    /// Whether a condition can change without contradicting the others.
    boolean isFree(int condition) {
        int row = firstCondition + condition;
        if (rowScale[row] == 0) {
            return false;
        }
        double inside = 0;
        for (int s = 0; s < singular.length; s++) {
            if (independent[s]) {
                inside += left.get(row, s) * left.get(row, s);
            }
        }
        return 1 - inside < CONTRADICTION;
    }

    /// The directions that the conditions leave open; none if they determine everything.
    List<double[]> openDirections() {
        List<double[]> open = new ArrayList<>();
        for (int s = 0; s < point.unknowns; s++) {
            if (s >= singular.length || !independent[s]) {
                double[] direction = new double[point.unknowns];
                for (int u = 0; u < direction.length; u++) {
                    direction[u] = right.get(u, s) * columnScale[u];
                }
                open.add(direction);
            }
        }
        return open;
    }
}
