package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Global equilibria of one system at changing temperatures and pressures, as states. What depends on temperature and
/// pressure is kept for the last ones. Belongs to one thread.
final class GlobalStates {

    /// A state whose tangent plane lies above some constitution by no more than this, in RT per mole of atoms, is verified.
    private static final double VERIFIED = 1e-8;

    /// Atoms of a phase that enters for trial, as part of all others.
    private static final double ENTERING = 0.1;

    private final EquilibriumSpecs specs;
    private final double[] theta;
    private @Nullable EquilibriumSolver solver;
    private @Nullable PhasesAt phases;
    private FailureReason failure = FailureReason.NOT_CONVERGED;
    private int iterations;

    /// @param specs the phases that may form
    GlobalStates(EquilibriumSpecs specs, double[] theta) {
        this.specs = specs;
        this.theta = theta;
    }

    /// The global equilibrium; see [EquilibriumSolver#solveAtPotentials].
    ///
    /// @param givenPotentials NaN where an amount is given
    /// @return null if there is none; [#failure] says why
    @Nullable
    SystemState solve(double temperature, double pressure, double[] moles, double[] givenPotentials) {
        EquilibriumSolver at = solverAt(temperature, pressure);
        boolean found = at.solveAtPotentials(moles, givenPotentials);
        iterations += at.iterations();
        if (!found) {
            FailureReason reason = at.failure();
            failure = reason == null ? FailureReason.NOT_CONVERGED : reason;
            return null;
        }
        return new SystemState(temperature, pressure, at.state());
    }

    /// Why the last equilibrium was not found.
    FailureReason failure() {
        return failure;
    }

    /// Number of Newton iterations so far.
    int iterations() {
        return iterations;
    }

    /// Whether nothing lies below the tangent plane of a state.
    boolean isStable(SystemState state) {
        double limit = VERIFIED * Tolerances.GAS_CONSTANT * state.temperature();
        return solverAt(state.temperature(), state.pressure()).worstViolation(state.equilibrium()) <= limit;
    }

    /// The largest driving force of a phase at the potentials of a state, J per mole of atoms; NaN if it has none.
    double drivingForce(int phase, SystemState state) {
        SinglePhaseSolver alone = singlePhase(phase, state);
        double[] mu = state.equilibrium().potentials();
        return alone.canExistOf(mu) ? alone.largestDrivingForce(mu) : Double.NaN;
    }

    /// A state with one more phase, in its best constitution at the potentials of the state. If the phase has none, nothing
    /// changes.
    ///
    /// @param share atoms of the phase, as part of all others
    SystemState withPhase(SystemState state, int phase, double share) {
        SinglePhaseSolver alone = singlePhase(phase, state);
        EquilibriumState equilibrium = state.equilibrium();
        double[] mu = equilibrium.potentials();
        if (!alone.canExistOf(mu) || Double.isNaN(alone.largestDrivingForce(mu))) {
            return state;
        }
        double amount = share * quantities(state).atoms / alone.atoms();
        return new SystemState(
                state.temperature(),
                state.pressure(),
                equilibrium.with(phase, amount, alone.siteFractions().clone()));
    }

    /// A state with some sets of a phase: if the phase is not there, in its best constitution; if it has fewer sets than are
    /// chosen, with one that comes next to stability, if such a one is known.
    ///
    /// @param share atoms of a phase that enters, as part of all others
    SystemState withSets(SystemState state, ChosenSets chosen, double share) {
        SystemState first =
                quantities(state).count(chosen.phase()) == 0 ? withPhase(state, chosen.phase(), share) : state;
        if (quantities(first).count(chosen.phase()) >= chosen.usual()) {
            return first;
        }
        return new SystemState(
                state.temperature(), state.pressure(), first.equilibrium().withRival(chosen.phase()));
    }

    /// A state with one more phase each, those that come next to stability, the nearest first.
    ///
    /// @param most number of states
    List<SystemState> withNextPhases(SystemState state, int most) {
        double[] forces = new double[specs.phases().size()];
        List<Integer> phasesByForce = new ArrayList<>();
        StateQuantities quantities = quantities(state);
        for (int phase = 0; phase < forces.length; phase++) {
            forces[phase] = quantities.count(phase) > 0 ? Double.NaN : drivingForce(phase, state);
            if (!Double.isNaN(forces[phase])) {
                phasesByForce.add(phase);
            }
        }
        phasesByForce.sort(Comparator.comparingDouble(phase -> -forces[phase]));
        return phasesByForce.stream()
                .limit(most)
                .map(phase -> withPhase(state, phase, ENTERING))
                .toList();
    }

    /// Mole fraction of an element in the constitution of a phase that is next to stability at the potentials of a state;
    /// NaN if the phase has none.
    double fraction(int phase, int element, SystemState state) {
        SinglePhaseSolver alone = singlePhase(phase, state);
        double[] mu = state.equilibrium().potentials();
        if (!alone.canExistOf(mu) || Double.isNaN(alone.largestDrivingForce(mu))) {
            return Double.NaN;
        }
        double[] amounts = new double[mu.length];
        alone.phase().amounts(alone.siteFractions(), amounts);
        return amounts[element] / alone.atoms();
    }

    private SinglePhaseSolver singlePhase(int phase, SystemState state) {
        SinglePhaseSolver alone = specs.subset(List.of(phase))
                .bind(state.temperature(), state.pressure())
                .singlePhase(0);
        alone.bindParameters(theta);
        return alone;
    }

    /// The quantities of a state.
    StateQuantities quantities(SystemState state) {
        PhasesAt at = phases;
        if (at == null || !at.isAt(state.temperature(), state.pressure())) {
            at = new PhasesAt(specs, theta, state.temperature(), state.pressure());
            phases = at;
        }
        return new StateQuantities(state, at, specs.elements().size());
    }

    private EquilibriumSolver solverAt(double temperature, double pressure) {
        EquilibriumSolver known = solver;
        if (known == null
                || known.system().temperature() != temperature
                || known.system().pressure() != pressure) {
            known = specs.bind(temperature, pressure).solver();
            known.bindParameters(theta);
            solver = known;
        }
        return known;
    }
}
