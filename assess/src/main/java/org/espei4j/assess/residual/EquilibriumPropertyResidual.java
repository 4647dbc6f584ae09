package org.espei4j.assess.residual;

import java.util.List;
import org.espei4j.calphad.compile.Routine;
import org.espei4j.calphad.compile.StagedProgram;
import org.espei4j.calphad.equilibrium.EquilibriumSolver;

/// Molar properties of the equilibrium of given phases: calculated less measured values, per mole of atoms.
///
/// The property of a mixture of phases is the sum over its phases, at the constitutions of the equilibrium; a heat
/// capacity does not contain what changes of the constitution would add.
final class EquilibriumPropertyResidual implements Residual {

    /// Name of the kind.
    static final String KIND = "equilibrium_property";

    private static final double[] NOTHING = {};

    private final List<ResidualPoint> points;
    private final List<Series> series;

    /// Values of one property at one temperature and pressure.
    ///
    /// @param station the measured equilibria
    /// @param properties the property of each phase of the system, J or J/K per mole of formula units, as a function of
    ///     the parameters and the site fractions
    /// @param points index of the residual of each equilibrium; −1 for a value of weight 0
    /// @param measured measured value of each equilibrium
    /// @param references what is subtracted, as a routine of the parameters with one result for each equilibrium
    record Series(
            EquilibriumStation station,
            List<PhaseProperty> properties,
            int[] points,
            double[] measured,
            StagedProgram references) {}

    /// A property of a phase, compiled.
    ///
    /// @param program its one routine [#NAME] returns the property per mole of formula units
    /// @param bound the program bound to temperature and pressure
    record PhaseProperty(StagedProgram program, double[] bound) {

        /// Name of the routine.
        static final String NAME = "property";
    }

    EquilibriumPropertyResidual(List<ResidualPoint> points, List<Series> series) {
        this.points = List.copyOf(points);
        this.series = List.copyOf(series);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<ResidualPoint> points() {
        return points;
    }

    @Override
    public Residual.Evaluator newEvaluator() {
        return PartEvaluator.inOrder(series.stream().map(SeriesEvaluator::new).toList());
    }

    private static final class SeriesEvaluator implements PartEvaluator {

        private final Series plan;
        private final EquilibriumSolver solver;
        private final double[][] workspaces;
        private final Routine[] routines;
        private final double[] referenceWorkspace;
        private final double[] references;

        SeriesEvaluator(Series plan) {
            this.plan = plan;
            this.solver = plan.station().system().solver();
            this.workspaces = plan.properties().stream()
                    .map(property -> property.program().newWorkspace(property.bound()))
                    .toArray(double[][]::new);
            this.routines = plan.properties().stream()
                    .map(property -> property.program().routine(PhaseProperty.NAME))
                    .toArray(Routine[]::new);
            this.referenceWorkspace =
                    plan.references().newWorkspace(plan.references().bindPotentials());
            plan.references().bindParameters(referenceWorkspace, NOTHING);
            this.references = new double[plan.points().length];
        }

        @Override
        public boolean evaluate(double[] theta, double[] residuals, FailureSink failures) {
            solver.bindParameters(theta);
            for (int p = 0; p < workspaces.length; p++) {
                plan.properties().get(p).program().bindParameters(workspaces[p], theta);
            }
            plan.references().routine(PhaseProperty.NAME).evaluate(referenceWorkspace, theta, references, NOTHING);
            for (int x = 0; x < references.length; x++) {
                if (plan.points()[x] >= 0 && !evaluate(x, plan.points()[x], residuals, failures)) {
                    return false;
                }
            }
            return true;
        }

        private boolean evaluate(int x, int point, double[] residuals, FailureSink failures) {
            if (!plan.station().solve(solver, x)) {
                return failures.failed(
                        new PointFailure(point, FailureReasons.of(solver.failure()), String.valueOf(solver.failure())));
            }
            double sum = 0;
            double atoms = 0;
            for (int k = 0; k < solver.setCount(); k++) {
                int phase = solver.phase(k);
                sum += solver.amount(k)
                        * routines[phase].evaluate(workspaces[phase], solver.siteFractions(k), NOTHING, NOTHING);
                atoms += solver.amount(k) * solver.atoms(k);
            }
            residuals[point] = sum / atoms - references[x] - plan.measured()[x];
            if (Double.isFinite(references[x])) {
                return Double.isFinite(residuals[point])
                        || failures.failed(new PointFailure(point, FailureReason.NON_FINITE_PROPERTY, ""));
            }
            return failures.failed(new PointFailure(point, FailureReason.REFERENCE_NOT_COMPUTABLE, ""));
        }
    }
}
