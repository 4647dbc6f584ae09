package org.espei4j.calphad.equilibrium;

import org.espei4j.calphad.model.PotentialDerivatives;
import org.jspecify.annotations.Nullable;

/// The phases of a system at one temperature and pressure, each bound when it is first asked for. Belongs to one thread.
final class PhasesAt {

    /// Temperature, K.
    final double temperature;
    /// Pressure, Pa.
    final double pressure;

    private final EquilibriumSpecs specs;
    private final double[] theta;
    private final WorkingPhase[] bound;
    private final PotentialDerivatives.@Nullable State[] derivatives;

    PhasesAt(EquilibriumSpecs specs, double[] theta, double temperature, double pressure) {
        this.specs = specs;
        this.theta = theta;
        this.temperature = temperature;
        this.pressure = pressure;
        bound = new WorkingPhase[specs.phases().size()];
        derivatives = new PotentialDerivatives.State[bound.length];
    }

    boolean isAt(double otherTemperature, double otherPressure) {
        return temperature == otherTemperature && pressure == otherPressure;
    }

    /// A phase, bound to the fitted values.
    WorkingPhase phase(int index) {
        WorkingPhase known = bound[index];
        if (known == null) {
            known = new WorkingPhase(index, specs.phases().get(index).bind(temperature, pressure), specs.layout(index));
            known.bindParameters(theta);
            bound[index] = known;
        }
        return known;
    }

    /// The derivatives of a phase in temperature and pressure.
    PotentialDerivatives.State derivatives(int index) {
        PotentialDerivatives.State known = derivatives[index];
        if (known == null) {
            known = specs.phases().get(index).potentialDerivatives().at(temperature, pressure, theta);
            derivatives[index] = known;
        }
        return known;
    }

    /// Empty composition sets of these phases, for the phases of a state.
    StableSets sets(EquilibriumState state) {
        for (int k = 0; k < state.count(); k++) {
            phase(state.phase(k));
        }
        return new StableSets(bound);
    }
}
