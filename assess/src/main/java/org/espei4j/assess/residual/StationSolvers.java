package org.espei4j.assess.residual;

import org.espei4j.calphad.equilibrium.BoundSystem;
import org.espei4j.calphad.equilibrium.EquilibriumSolver;
import org.espei4j.calphad.equilibrium.SinglePhaseSolver;
import org.jspecify.annotations.Nullable;

/// The solvers that one thread uses at one station. Solvers of single phases are made when somebody asks for them.
final class StationSolvers {

    private final BoundSystem system;
    private final EquilibriumSolver equilibrium;
    private final @Nullable SinglePhaseSolver[] singlePhases;

    StationSolvers(BoundSystem system) {
        this.system = system;
        this.equilibrium = system.solver();
        this.singlePhases = new SinglePhaseSolver[system.specs().phases().size()];
    }

    /// The solver of full equilibria.
    EquilibriumSolver equilibrium() {
        return equilibrium;
    }

    /// The solver of a phase alone.
    SinglePhaseSolver singlePhase(int phase) {
        SinglePhaseSolver solver = singlePhases[phase];
        if (solver == null) {
            solver = system.singlePhase(phase);
            singlePhases[phase] = solver;
        }
        return solver;
    }

    /// Sets the parameters of all solvers.
    void bindParameters(double[] theta) {
        equilibrium.bindParameters(theta);
        for (SinglePhaseSolver solver : singlePhases) {
            if (solver != null) {
                solver.bindParameters(theta);
            }
        }
    }
}
