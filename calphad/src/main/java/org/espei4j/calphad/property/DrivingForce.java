package org.espei4j.calphad.property;

import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.SinglePhaseSolver;

/// The driving force of a phase in an equilibrium, `max (Σ μ_e·x_e − GM)` over its constitutions.
///
/// At the best constitution the slopes by site fractions vanish, so that `dD = Σ x_e dμ_e + SM dT − VM dP`.
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
        if (!point.differentiated) {
            return Differential.constant(force);
        }
        EquilibriumPoint alone = PhaseAlone.of(
                code,
                point.temperature,
                point.pressure,
                point.elements,
                1,
                solver.siteFractions().clone(),
                true);
        SetPoint set = alone.sets.getFirst();
        double[] slopes = new double[point.unknowns];
        slopes[EquilibriumPoint.TEMPERATURE] = -set.gradient(0) / set.atoms();
        slopes[EquilibriumPoint.PRESSURE] = -set.gradient(1) / set.atoms();
        for (int e = 0; e < point.elements.size(); e++) {
            slopes[EquilibriumPoint.POTENTIALS + e] = set.molesOf(e) / set.atoms();
        }
        return Differential.of(force, slopes);
    }
}
