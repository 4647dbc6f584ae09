package org.espei4j.assess.residual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.espei4j.assess.dataset.ActivityDataset;
import org.espei4j.assess.dataset.EquilibriumConditions;
import org.espei4j.assess.dataset.MeasuredValues;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.equilibrium.EquilibriumSolver;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;

/// Activities: the chemical potential of an element less that which the measured activity means, J/mol.
///
/// With the activity a at temperature T, and the potential μ° in the reference state (which has a temperature of its
/// own), the residual is `μ − (μ° + R·T·ln a)`.
final class ActivityResidual implements Residual {

    /// Name of the kind.
    static final String KIND = "ACR";

    /// Standard deviation of a chemical potential of weight 1, J/mol.
    private static final double USUAL_DEVIATION = 500;

    private final List<ResidualPoint> points;
    private final List<Series> series;

    /// Values at one temperature and pressure.
    ///
    /// @param station the measured equilibria
    /// @param element position of the element in the station's system
    /// @param reference the reference state, a single equilibrium
    /// @param referenceElement position of the element in the reference's system
    /// @param points index of the residual of each equilibrium; −1 for a value of weight 0
    /// @param shifts `R·T·ln a` of each equilibrium, J/mol
    private record Series(
            EquilibriumStation station,
            int element,
            EquilibriumStation reference,
            int referenceElement,
            int[] points,
            double[] shifts) {}

    private ActivityResidual(List<ResidualPoint> points, List<Series> series) {
        this.points = List.copyOf(points);
        this.series = List.copyOf(series);
    }

    /// The residual of datasets.
    ///
    /// @param theta start values of the parameters
    /// @param problems receives what is left out, with the reason
    static ActivityResidual of(
            AssessedSystem system,
            List<ActivityDataset> datasets,
            DataWeights weights,
            double[] theta,
            Problems problems) {
        List<ResidualPoint> points = new ArrayList<>();
        List<Series> series = new ArrayList<>();
        for (ActivityDataset set : datasets) {
            SortedSet<String> components = system.chosenComponents(referenceElements(system, set));
            Optional<String> missing =
                    system.firstMissing(components, set.referenceState().phases());
            if (missing.isPresent()) {
                problems.add(system.notCalculated(set.header().place(), missing.get(), components));
                continue;
            }
            SourcePlace place = set.header().place();
            EquilibriumSpecs referred =
                    system.specs(components, set.referenceState().phases());
            if (!system.coversPressure(referred, set.referenceState().pressure(), place, problems)) {
                continue;
            }
            EquilibriumStation reference = reference(system, set, components, theta);
            EquilibriumSpecs specs = system.specs(system.chosenComponents(set.elements()));
            for (int p = 0; p < set.conditions().pressures().size(); p++) {
                if (!system.coversPressure(specs, set.conditions().pressures().get(p), place, problems)) {
                    continue;
                }
                for (int t = 0; t < set.conditions().temperatures().size(); t++) {
                    series.add(series(system, set, p, t, reference, weights, theta, points));
                }
            }
        }
        return new ActivityResidual(points, series);
    }

    private static Series series(
            AssessedSystem system,
            ActivityDataset set,
            int p,
            int t,
            EquilibriumStation reference,
            DataWeights weights,
            double[] theta,
            List<ResidualPoint> points) {
        EquilibriumConditions conditions = set.conditions();
        double temperature = conditions.temperatures().get(t);
        List<double[]> compositions = new ArrayList<>();
        int count = conditions.compositions().size();
        int[] indices = new int[count];
        double[] shifts = new double[count];
        for (int x = 0; x < count; x++) {
            compositions.add(EquilibriumStation.clamped(conditions.complete(x, set.elements())));
            MeasuredValues values = set.values();
            shifts[x] = system.profile().gasConstant() * temperature * Math.log(values.value(p, t, x));
            double weight = values.weight(p, t, x) * weights.of(KIND);
            indices[x] = weight > 0 ? points.size() : -1;
            if (weight > 0) {
                points.add(new ResidualPoint(
                        values.place(p, t, x),
                        set.header().provenance().reference().orElse(""),
                        String.format(
                                Locale.ROOT,
                                "activity of %s at %s, %.2f K",
                                set.element(),
                                conditions.compositions().get(x),
                                temperature),
                        weights.deviation(KIND, USUAL_DEVIATION) / weight,
                        "J/mol"));
            }
        }
        EquilibriumStation station = EquilibriumStation.of(
                system.specs(system.chosenComponents(set.elements()))
                        .bind(temperature, conditions.pressures().get(p)),
                compositions,
                theta);
        return new Series(
                station,
                elementIndex(station, set.element()),
                reference,
                elementIndex(reference, set.element()),
                indices,
                shifts);
    }

    private static int elementIndex(EquilibriumStation station, String element) {
        return station.system().specs().elements().indexOf(element);
    }

    /// The elements of the reference state. Where it is the pure element, it is computed as that, without the other
    /// elements; ESPEI keeps them as traces.
    private static List<String> referenceElements(AssessedSystem system, ActivityDataset set) {
        List<String> elements = List.copyOf(set.elements());
        boolean pure = fractions(set.referenceState(), set)[elements.indexOf(set.element())] == 1;
        return pure && !system.isCompatible() ? List.of(set.element()) : elements;
    }

    private static EquilibriumStation reference(
            AssessedSystem system, ActivityDataset set, SortedSet<String> components, double[] theta) {
        ActivityDataset.ReferenceState state = set.referenceState();
        EquilibriumSpecs specs = system.specs(components, state.phases());
        double[] composition = referenceElements(system, set).size() == 1
                ? new double[] {1}
                : EquilibriumStation.clamped(fractions(state, set));
        return EquilibriumStation.of(specs.bind(state.temperature(), state.pressure()), List.of(composition), theta);
    }

    /// Mole fractions of all elements in the reference state. Elements that are not mentioned share what is left: nothing
    /// where the given fractions add to 1.
    private static double[] fractions(ActivityDataset.ReferenceState state, ActivityDataset set) {
        Map<String, Double> given = state.fractions().isEmpty() ? Map.of(set.element(), 1.0) : state.fractions();
        double sum = given.values().stream().mapToDouble(Double::doubleValue).sum();
        long missing =
                set.elements().stream().filter(e -> !given.containsKey(e)).count();
        double rest = missing == 0 ? 0 : Math.max(0, 1 - sum) / missing;
        return set.elements().stream()
                .mapToDouble(e -> given.getOrDefault(e, rest))
                .toArray();
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
        private final EquilibriumSolver reference;
        private final EquilibriumSolver solver;

        SeriesEvaluator(Series plan) {
            this.plan = plan;
            this.reference = plan.reference().system().solver();
            this.solver = plan.station().system().solver();
        }

        @Override
        public boolean evaluate(double[] theta, double[] residuals, FailureSink failures) {
            reference.bindParameters(theta);
            solver.bindParameters(theta);
            boolean referenceFound = plan.reference().solve(reference, 0);
            double origin = referenceFound ? reference.potential(plan.referenceElement()) : Double.NaN;
            for (int x = 0; x < plan.points().length; x++) {
                int point = plan.points()[x];
                if (point < 0) {
                    continue;
                }
                boolean goOn = referenceFound
                        ? evaluate(x, point, origin, residuals, failures)
                        : failures.failed(new PointFailure(
                                point, FailureReason.REFERENCE_NOT_COMPUTABLE, String.valueOf(reference.failure())));
                if (!goOn) {
                    return false;
                }
            }
            return true;
        }

        private boolean evaluate(int x, int point, double origin, double[] residuals, FailureSink failures) {
            if (!plan.station().solve(solver, x)) {
                return failures.failed(
                        new PointFailure(point, FailureReasons.of(solver.failure()), String.valueOf(solver.failure())));
            }
            residuals[point] = solver.potential(plan.element()) - (origin + plan.shifts()[x]);
            return Double.isFinite(residuals[point])
                    || failures.failed(new PointFailure(point, FailureReason.NON_FINITE_PROPERTY, ""));
        }
    }
}
