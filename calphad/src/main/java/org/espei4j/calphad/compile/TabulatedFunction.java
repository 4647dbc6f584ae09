package org.espei4j.calphad.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function of the arguments bound last, made to be evaluated at many points that never change, for many potentials
/// and parameters. Immutable and thread-safe.
///
/// As far as the function is `Σₖ cₖ·φₖ`, with coefficients `cₖ` of potentials and parameters and functions `φₖ` of the
/// arguments bound last alone, the `φₖ` are tabulated once; new parameters then cost one multiplication and addition
/// for each point and each coefficient that holds a parameter.
public final class TabulatedFunction {

    private static final double[] NOTHING = {};

    /// Where the columns of coefficients without a parameter would hold more numbers than this (8 MB), they are not
    /// kept: such a coefficient is bound once, and reading a long table is no faster than evaluating.
    private static final int MOST_FIXED_NUMBERS = 1_000_000;

    /// These routines run for all points of a table at once and often only for one table: a few thousand evaluations do
    /// not mean that many more follow.
    private static final int PATIENCE = 10 * AdaptiveRoutine.PATIENCE;

    private final StagedProgram program;
    private final int arguments;
    private final int[] fixedCoefficients;
    private final int[] variableCoefficients;
    private final Routine basis;
    private final Routine fixed;
    private final @Nullable Routine fixedRest;
    private final @Nullable Routine variableRest;

    /// @param fixedCoefficients places of the coefficients without a parameter in a workspace
    /// @param variableCoefficients places of the other coefficients
    TabulatedFunction(
            StagedProgram program,
            String name,
            int arguments,
            Separation separation,
            int[] fixedCoefficients,
            int[] variableCoefficients) {
        this.program = program;
        this.arguments = arguments;
        this.fixedCoefficients = fixedCoefficients;
        this.variableCoefficients = variableCoefficients;
        this.basis = program.routine(name + " basis");
        this.fixed = program.routine(name + " fixed");
        this.fixedRest = separation.fixedRest().isEmpty() ? null : program.routine(name + " fixed rest");
        this.variableRest = separation.variableRest().isEmpty() ? null : program.routine(name + " variable rest");
    }

    /// Adds the routines that a tabulated function of this name is made of.
    static void addRoutines(StagedProgram.Builder builder, String name, Separation separation, Factoring factoring) {
        List<Value> fixed =
                separation.fixed().stream().map(Separation.Column::basis).toList();
        List<Value> variable =
                separation.variable().stream().map(Separation.Column::basis).toList();
        builder.addRoutine(name + " basis", Step.Store.arrays(fixed, variable), PATIENCE);
        addSum(builder, name + " fixed", factoring.sum(separation.fixedTerms()));
        addSum(builder, name + " fixed rest", factoring.sum(separation.fixedRest()));
        addSum(builder, name + " variable rest", factoring.sum(separation.variableRest()));
    }

    private static void addSum(StagedProgram.Builder builder, String name, Value sum) {
        builder.addRoutine(name, List.of(Step.Store.returned(sum)), PATIENCE);
    }

    /// Number of columns that new parameters make necessary to add up: the cost of [Table#evaluate] for each point.
    public int variableColumns() {
        return variableCoefficients.length;
    }

    /// Whether a part of the function has to be evaluated point by point for new parameters.
    public boolean hasVariableRest() {
        return variableRest != null;
    }

    /// Tabulates what depends on the points alone.
    ///
    /// @param points arguments of point after point; length = number of points × number of arguments
    public Table at(double[] points) {
        return new Table(points);
    }

    /// The function at fixed points. Immutable and thread-safe.
    public final class Table {

        private final int size;
        /// The points, where some part has to be evaluated at them.
        private final double[][] rows;
        /// Columns of the coefficients without a parameter; empty where it is better to evaluate.
        private final double[][] fixedColumns;
        private final double[][] variableColumns;

        private Table(double[] points) {
            this.size = points.length / arguments;
            boolean keepFixed = (long) size * fixedCoefficients.length <= MOST_FIXED_NUMBERS;
            this.fixedColumns = new double[keepFixed ? fixedCoefficients.length : 0][size];
            this.variableColumns = new double[variableCoefficients.length][size];
            this.rows = new double[!keepFixed || fixedRest != null || variableRest != null ? size : 0][arguments];
            double[] workspace = program.unboundWorkspace();
            double[] point = new double[arguments];
            double[] fixedValues = new double[fixedCoefficients.length];
            double[] variableValues = new double[variableCoefficients.length];
            for (int p = 0; p < size; p++) {
                System.arraycopy(points, p * arguments, point, 0, arguments);
                basis.evaluate(workspace, point, fixedValues, variableValues);
                for (int k = 0; k < fixedColumns.length; k++) {
                    fixedColumns[k][p] = fixedValues[k];
                }
                for (int k = 0; k < variableColumns.length; k++) {
                    variableColumns[k][p] = variableValues[k];
                }
            }
            for (int p = 0; p < rows.length; p++) {
                System.arraycopy(points, p * arguments, rows[p], 0, arguments);
            }
        }

        /// Number of points.
        public int size() {
            return size;
        }

        /// The part of the function that no parameter changes, at every point.
        ///
        /// @param bound what [StagedProgram#bindPotentials] gave
        public double[] bind(double[] bound) {
            double[] values = new double[size];
            double[] workspace = program.newWorkspace(bound);
            if (fixedColumns.length < fixedCoefficients.length) {
                addEach(fixed, workspace, values);
                return values;
            }
            addColumns(fixedColumns, fixedCoefficients, workspace, values);
            if (fixedRest != null) {
                addEach(fixedRest, workspace, values);
            }
            return values;
        }

        /// Values at all points.
        ///
        /// @param fixedValues from [#bind] for the potentials of the workspace
        /// @param workspace bound to parameters
        /// @param values receives one number per point
        public void evaluate(double[] fixedValues, double[] workspace, double[] values) {
            System.arraycopy(fixedValues, 0, values, 0, size);
            addColumns(variableColumns, variableCoefficients, workspace, values);
            if (variableRest != null) {
                addEach(variableRest, workspace, values);
            }
        }

        private void addEach(Routine routine, double[] workspace, double[] values) {
            for (int p = 0; p < size; p++) {
                values[p] += routine.evaluate(workspace, rows[p], NOTHING, NOTHING);
            }
        }

        // Four columns at a time: the sums stay in registers, and the loop over contiguous arrays becomes vector code.
        private void addColumns(double[][] columns, int[] places, double[] workspace, double[] values) {
            int k = 0;
            for (; k + 4 <= columns.length; k += 4) {
                addFour(columns, places, k, workspace, values);
            }
            for (; k < columns.length; k++) {
                double[] column = columns[k];
                double c = workspace[places[k]];
                for (int p = 0; p < size; p++) {
                    values[p] += c * column[p];
                }
            }
        }

        private void addFour(double[][] columns, int[] places, int k, double[] workspace, double[] values) {
            double[] a0 = columns[k];
            double[] a1 = columns[k + 1];
            double[] a2 = columns[k + 2];
            double[] a3 = columns[k + 3];
            double c0 = workspace[places[k]];
            double c1 = workspace[places[k + 1]];
            double c2 = workspace[places[k + 2]];
            double c3 = workspace[places[k + 3]];
            for (int p = 0; p < size; p++) {
                values[p] += (c0 * a0[p] + c1 * a1[p]) + (c2 * a2[p] + c3 * a3[p]);
            }
        }
    }
}
