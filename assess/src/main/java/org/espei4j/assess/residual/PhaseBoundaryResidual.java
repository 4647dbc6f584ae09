package org.espei4j.assess.residual;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.espei4j.calphad.equilibrium.EquilibriumSolver;
import org.jspecify.annotations.Nullable;

/// Driving forces of phases that were found in equilibrium with each other.
///
/// For a region, the target plane is the mean of the chemical potentials at its plane points, each from an equilibrium of
/// all phases. The residual of a vertex is the driving force Σ xᵢ μᵢ − G of its phase, J per mole of atoms: 0 where the
/// phase touches the plane, positive where it is more stable than the plane, negative where it is less. See B. Bocklund et
/// al., MRS Commun. 9 (2019) 618–627.
final class PhaseBoundaryResidual implements Residual {

    /// Name of the kind.
    static final String KIND = "ZPF";

    private final List<ResidualPoint> points;
    private final List<StationPlan> stations;
    private final boolean asEspei;

    /// A region: the equilibria whose potentials make its plane, and its vertices.
    ///
    /// @param planePoints indices of the equilibria of the station
    /// @param vertices the vertices that have a residual
    record RegionPlan(int[] planePoints, List<VertexPlan> vertices) {}

    /// A vertex.
    ///
    /// @param point index of its residual
    /// @param target how its driving force is found
    record VertexPlan(int point, VertexTarget target) {}

    /// All regions at one temperature and pressure in one system.
    record StationPlan(EquilibriumStation station, List<RegionPlan> regions) {}

    /// @param asEspei whether ESPEI's choices are followed: only the simplest undetermined planes are recognised, and the
    ///     vertices of a region without a target plane get the driving force 0 instead of failing
    PhaseBoundaryResidual(List<ResidualPoint> points, List<StationPlan> stations, boolean asEspei) {
        this.points = List.copyOf(points);
        this.stations = List.copyOf(stations);
        this.asEspei = asEspei;
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
        return PartEvaluator.inOrder(
                stations.stream().map(StationEvaluator::new).toList());
    }

    /// What one thread needs of a station.
    private final class StationEvaluator implements PartEvaluator {

        private final StationPlan plan;
        private final StationSolvers solvers;
        private final EquilibriumSolver solver;
        private final double[][] potentials;
        private final PlaneStatus[] status;
        private final String[] details;
        private final double[] target;
        private final VertexTarget.Evaluator[][] vertices;

        StationEvaluator(StationPlan plan) {
            this.plan = plan;
            this.solvers = new StationSolvers(plan.station().system());
            this.solver = solvers.equilibrium();
            int equilibria = plan.station().compositions().size();
            int elements = plan.station().system().specs().elements().size();
            this.potentials = new double[equilibria][elements];
            this.status = new PlaneStatus[equilibria];
            this.details = new String[equilibria];
            this.target = new double[elements];
            this.vertices = plan.regions().stream()
                    .map(region -> region.vertices().stream()
                            .map(vertex -> vertex.target().newEvaluator(solvers))
                            .toArray(VertexTarget.Evaluator[]::new))
                    .toArray(VertexTarget.Evaluator[][]::new);
        }

        @Override
        public boolean evaluate(double[] theta, double[] residuals, FailureSink failures) {
            solvers.bindParameters(theta);
            for (int i = 0; i < status.length; i++) {
                status[i] = solve(i);
            }
            for (int r = 0; r < vertices.length; r++) {
                RegionPlan region = plan.regions().get(r);
                PlaneStatus plane = findTarget(region);
                for (int v = 0; v < vertices[r].length; v++) {
                    int point = region.vertices().get(v).point();
                    boolean goOn = plane == PlaneStatus.DETERMINED
                            ? evaluate(vertices[r][v], theta, point, residuals, failures)
                            : withoutPlane(region, plane, point, residuals, failures);
                    if (!goOn) {
                        return false;
                    }
                }
            }
            return true;
        }

        private PlaneStatus solve(int equilibrium) {
            if (!plan.station().solve(solver, equilibrium)) {
                details[equilibrium] = String.valueOf(solver.failure()).toLowerCase(Locale.ROOT);
                return PlaneStatus.FAILED;
            }
            solver.potentials(potentials[equilibrium]);
            boolean determined = asEspei ? isDeterminedForEspei() : solver.isDetermined();
            return determined ? PlaneStatus.DETERMINED : PlaneStatus.UNDETERMINED;
        }

        /// What ESPEI recognises: potentials are undetermined only where a single stable phase has nothing but full site
        /// fractions.
        private boolean isDeterminedForEspei() {
            if (solver.setCount() > 1) {
                return true;
            }
            for (double y : solver.siteFractions(0)) {
                if (y != 1) {
                    return true;
                }
            }
            return false;
        }

        /// The mean of the potentials that are determined.
        private PlaneStatus findTarget(RegionPlan region) {
            int used = 0;
            Arrays.fill(target, 0);
            for (int i : region.planePoints()) {
                if (status[i] == PlaneStatus.FAILED) {
                    return PlaneStatus.FAILED;
                }
                if (status[i] == PlaneStatus.DETERMINED) {
                    used++;
                    for (int e = 0; e < target.length; e++) {
                        target[e] += potentials[i][e];
                    }
                }
            }
            for (int e = 0; e < target.length; e++) {
                target[e] /= used;
            }
            return used > 0 ? PlaneStatus.DETERMINED : PlaneStatus.UNDETERMINED;
        }

        private boolean evaluate(
                VertexTarget.Evaluator vertex, double[] theta, int point, double[] residuals, FailureSink failures) {
            double drivingForce = vertex.drivingForce(theta, target);
            residuals[point] = drivingForce;
            if (Double.isFinite(drivingForce)) {
                return true;
            }
            FailureReason reason = vertex.failure();
            return failures.failed(new PointFailure(point, reason, reason.meaning()));
        }

        private boolean withoutPlane(
                RegionPlan region, PlaneStatus plane, int point, double[] residuals, FailureSink failures) {
            if (plane == PlaneStatus.UNDETERMINED) {
                if (asEspei) {
                    residuals[point] = 0;
                    return true;
                }
                return failures.failed(new PointFailure(point, FailureReason.HYPERPLANE_UNDETERMINED, ""));
            }
            @Nullable String detail = null;
            for (int i : region.planePoints()) {
                detail = status[i] == PlaneStatus.FAILED ? details[i] : detail;
            }
            return failures.failed(
                    new PointFailure(point, FailureReason.EQUILIBRIUM_NOT_CONVERGED, "target plane: " + detail));
        }
    }

    /// What an equilibrium says about the plane.
    private enum PlaneStatus {
        DETERMINED,
        UNDETERMINED,
        FAILED
    }
}
