package org.espei4j.calphad.equilibrium;

import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.EnergySurface;

/// A system at one temperature and pressure, with what depends on these alone computed for each phase. Immutable and
/// thread-safe; every thread makes its own [EquilibriumSolver] from it.
public final class BoundSystem {

    private final EquilibriumSpecs specs;
    private final double temperature;
    private final double pressure;
    private final BoundPhase[] phases;
    private final EnergySurface[] surfaces;

    BoundSystem(EquilibriumSpecs specs, double temperature, double pressure) {
        if (!(temperature > 0) || !(pressure > 0)) {
            throw new IllegalArgumentException(
                    "temperature " + temperature + " K and pressure " + pressure + " Pa must be positive");
        }
        this.specs = specs;
        this.temperature = temperature;
        this.pressure = pressure;
        int number = specs.phases().size();
        phases = new BoundPhase[number];
        surfaces = new EnergySurface[number];
        for (int p = 0; p < number; p++) {
            phases[p] = specs.phases().get(p).bind(temperature, pressure);
            surfaces[p] = specs.sampled(p).surface(phases[p]);
        }
    }

    /// The system.
    public EquilibriumSpecs specs() {
        return specs;
    }

    /// Temperature, K.
    public double temperature() {
        return temperature;
    }

    /// Pressure, Pa.
    public double pressure() {
        return pressure;
    }

    /// A phase at this temperature and pressure.
    public BoundPhase phase(int index) {
        return phases[index];
    }

    /// A solver for one thread.
    public EquilibriumSolver solver() {
        return new EquilibriumSolver(this);
    }

    /// A solver for one phase alone, for one thread.
    ///
    /// @param phase position of the phase in the system
    public SinglePhaseSolver singlePhase(int phase) {
        return new SinglePhaseSolver(phases[phase], specs.sampled(phase), surfaces[phase], specs.layout(phase));
    }

    EnergySurface surface(int phase) {
        return surfaces[phase];
    }
}
