package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.SinglePhaseSolver;

/// The driving force D of a phase in an equilibrium, `max (Σ μ_e·x_e − GM)` over its constitutions.
///
/// With potentials that are all lowered by D the best constitution lies on the tangent plane: the phase alone is in
/// equilibrium at the same temperature and pressure and the same differences of potentials. Its potentials are functions of
/// these, and D is what the potential of any element of the phase differs by.
final class DrivingForce {

    private final EquilibriumProperties properties;
    private final EquilibriumResult result;
    private final EquilibriumPoint point;

    DrivingForce(EquilibriumProperties properties, EquilibriumResult result, EquilibriumPoint point) {
        this.properties = properties;
        this.result = result;
        this.point = point;
    }

    /// The driving force, J per mole of atoms of the phase.
    ///
    /// @throws UndefinedPropertyException if the potentials are not determined, or the phase has no state
    Differential of(String phase) throws UndefinedPropertyException {
        if (!result.undetermined().isEmpty()) {
            throw new UndefinedPropertyException(
                    "the conditions leave the potentials of " + String.join(", ", result.undetermined()) + " open");
        }
        PhaseCode code = properties.phase(phase);
        SinglePhaseSolver solver =
                code.alone().bind(point.temperature, point.pressure).singlePhase(0);
        solver.bindParameters(code.theta());
        double force = solver.largestDrivingForce(point.potentials);
        if (Double.isNaN(force)) {
            throw new UndefinedPropertyException(phase + " has no constitution of these elements");
        }
        return point.isDifferentiated()
                ? differentiated(code, force, solver.siteFractions().clone())
                : Differential.constant(force);
    }

    private Differential differentiated(PhaseCode code, double force, double[] siteFractions)
            throws UndefinedPropertyException {
        double[] lowered = point.potentials.clone();
        for (int e = 0; e < lowered.length; e++) {
            lowered[e] -= force;
        }
        EquilibriumPoint alone = new EquilibriumPoint(
                point.temperature,
                point.pressure,
                point.elements,
                lowered,
                List.of(new EquilibriumPoint.Content(code, 1, siteFractions)),
                Directions.EACH);
        int element = mostAbundant(alone.sets.getFirst(), lowered.length);
        List<Differential> arguments = conditions(point, element);
        arguments.add(Differential.constant(1));
        LinearisedEquilibrium.Conditions given = at -> {
            List<Differential> all = conditions(at, element);
            all.add(at.sets.getFirst().formulaUnits());
            return all;
        };
        Differential own = new InnerSystem(point, alone, given, arguments).value(at -> at.potential(element));
        return point.potential(element).minus(own);
    }

    /// Temperature, pressure and differences of potentials to that of one element.
    private List<Differential> conditions(EquilibriumPoint at, int element) {
        List<Differential> conditions = new ArrayList<>(List.of(at.temperature(), at.pressure()));
        for (int e = 0; e < at.elements.size(); e++) {
            if (e != element && Double.isFinite(point.potentials[e])) {
                conditions.add(at.potential(e).minus(at.potential(element)));
            }
        }
        return conditions;
    }

    private static int mostAbundant(SetPoint set, int elements) {
        int most = 0;
        for (int e = 1; e < elements; e++) {
            most = set.molesOf(e) > set.molesOf(most) ? e : most;
        }
        return most;
    }
}
