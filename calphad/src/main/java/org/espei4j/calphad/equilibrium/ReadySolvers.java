package org.espei4j.calphad.equilibrium;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Solvers of one system for the temperatures and pressures that were asked for last. What depends on temperature and
/// pressure alone, above all the energies of the sampled constitutions, is computed once and used again; which solver
/// computes an equilibrium makes no difference to it. Thread-safe.
final class ReadySolvers {

    private final EquilibriumSpecs specs;
    private final double[] theta;
    private final int most;
    private final Map<Place, Solvers> known = new LinkedHashMap<>(16, 0.75f, true);

    private record Place(double temperature, double pressure, List<Integer> phases) {}

    private record Solvers(BoundSystem system, Deque<EquilibriumSolver> idle) {}

    /// @param theta fitted values
    /// @param most number of temperatures and pressures that are remembered; with 0 nothing is
    ReadySolvers(EquilibriumSpecs specs, double[] theta, int most) {
        if (theta.length != specs.parameters().size()) {
            throw new IllegalArgumentException(
                    theta.length + " values for " + specs.parameters().size() + " parameters");
        }
        this.specs = specs;
        this.theta = theta.clone();
        this.most = most;
    }

    /// The system.
    EquilibriumSpecs specs() {
        return specs;
    }

    /// Fitted values. Not to be changed.
    double[] theta() {
        return theta;
    }

    /// A solver for the caller alone, until it is given back.
    ///
    /// @param temperature K
    /// @param pressure Pa
    /// @param phases positions of the phases that may form
    EquilibriumSolver take(double temperature, double pressure, List<Integer> phases) {
        Place place = new Place(temperature, pressure, phases);
        @Nullable BoundSystem system;
        synchronized (known) {
            Solvers solvers = known.get(place);
            if (solvers != null && !solvers.idle.isEmpty()) {
                return solvers.idle.pop();
            }
            system = solvers == null ? null : solvers.system;
        }
        if (system == null) {
            system = specs.subset(phases).bind(temperature, pressure);
            remember(place, system);
        }
        EquilibriumSolver solver = system.solver();
        solver.bindParameters(theta);
        return solver;
    }

    private void remember(Place place, BoundSystem system) {
        if (most > 0) {
            synchronized (known) {
                known.putIfAbsent(place, new Solvers(system, new ArrayDeque<>()));
                if (known.size() > most) {
                    known.remove(known.keySet().iterator().next());
                }
            }
        }
    }

    /// Gives a solver back.
    ///
    /// @param phases as it was taken for
    void giveBack(EquilibriumSolver solver, List<Integer> phases) {
        BoundSystem system = solver.system();
        synchronized (known) {
            Solvers solvers = known.get(new Place(system.temperature(), system.pressure(), phases));
            if (solvers != null) {
                solvers.idle.push(solver);
            }
        }
    }
}
