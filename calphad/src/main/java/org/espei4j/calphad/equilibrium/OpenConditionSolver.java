package org.espei4j.calphad.equilibrium;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds equilibria for conditions that leave temperature, pressure or amounts open. For one thread.
///
/// With one variable open, global equilibria along it bracket the solution and [ConditionNewton] finishes; see
/// [Bracketing]. With more of them Newton's method is tried from several starts; if none leads to a verified solution,
/// [GlobalNewton] searches everywhere, and temperature and pressure are bracketed one inside the other.
///
/// The order of the search is fixed, so that of several solutions it is always the same one that is found.
final class OpenConditionSolver {

    /// Temperatures and pressures from which Newton's method is tried when more than one variable is open.
    private static final double[] START_TEMPERATURES = {1000, 500, 1800, 300, 3000};

    private static final double[] START_PRESSURES = {101_325, 1e8, 1e3};
    /// How often Newton's method and the global search take turns from one start.
    private static final int MOST_TURNS = 4;

    private final EquilibriumSpecs specs;
    private final double[] theta;
    private final RequiredPotentials required;
    private final GlobalStates global;
    private final ConditionResiduals residuals;
    private FailureReason failure = FailureReason.CONDITIONS_NOT_MET;
    private int iterations;

    /// @param specs the phases that may form
    /// @param all all phases of the system, whatever their status
    OpenConditionSolver(EquilibriumSpecs specs, EquilibriumSpecs all, double[] theta) {
        this.specs = specs;
        this.theta = theta;
        required = new RequiredPotentials(all, theta);
        global = new GlobalStates(specs, theta);
        residuals = new ConditionResiduals(specs, required, global);
    }

    /// Number of Newton iterations in all.
    int iterations() {
        return iterations + global.iterations();
    }

    /// Solves.
    ///
    /// @return null if no state was found; [#failure] says why
    @Nullable
    SystemState solve(ConditionSystem conditions) {
        OpenProblem problem = OpenProblem.of(conditions);
        if (problem.space().isEmpty()) {
            return null;
        }
        int open = problem.variables().size();
        if (open == 0) {
            SystemState state = stateAt(problem, 0.5, conditions.temperature, conditions.pressure);
            failure = failureOf(global, problem);
            return problem.equations().isEmpty() || state == null ? state : takeTurns(problem, state);
        }
        boolean severalOpen = open > 1 || problem.space().dimension() > 1;
        if (severalOpen || decidesQuickly(problem)) {
            SystemState found = tryStarts(problem);
            failure = failureOf(global, problem);
            if (found == null && severalOpen) {
                found = searchWidely(problem);
            }
            if (found != null || (severalOpen && problem.space().dimension() > 0)) {
                return found;
            }
        }
        SystemState found = bracket(problem);
        failure = failureOf(global, problem);
        // At given potentials many temperatures have no equilibrium: the right one may lie where there was none to
        // bracket it.
        boolean atPotentials = problem.balances().stream().anyMatch(Optional::isPresent);
        return found == null && atPotentials ? searchWidely(problem) : found;
    }

    private @Nullable SystemState searchWidely(OpenProblem problem) {
        return new GlobalNewton(global, residuals, newtonFor(problem), problem.system()).solve();
    }

    private GlobalNewton.Newton newtonFor(OpenProblem problem) {
        return new GlobalNewton.Newton() {
            @Override
            public @Nullable SystemState solve(SystemState start) {
                SystemState found = newton(problem.system(), start);
                return found != null && !isOutside(found) && global.isStable(found) ? found : null;
            }

            @Override
            public @Nullable SystemState step(SystemState start, double part) {
                iterations++;
                return new ConditionNewton(specs, theta, required, problem.system())
                        .step(withFixedPhases(problem.system(), start), part);
            }
        };
    }

    /// Why there is no state.
    FailureReason failure() {
        return failure;
    }

    /// At another temperature or pressure there may be a state at the given potentials.
    private static FailureReason failureOf(GlobalStates global, OpenProblem problem) {
        boolean unbounded = global.failure() == FailureReason.UNBOUNDED
                && problem.system().temperature > 0
                && problem.system().pressure > 0;
        return unbounded ? FailureReason.UNBOUNDED : FailureReason.CONDITIONS_NOT_MET;
    }

    /// Where the solution is unique, it does not matter from where Newton's method comes.
    private static boolean decidesQuickly(OpenProblem problem) {
        return problem.targets().size() == 1
                && OpenProblem.isMonotonous(
                        problem.outermost(), problem.targets().getFirst());
    }

    /// The global equilibrium at values of the variables.
    private @Nullable SystemState stateAt(OpenProblem problem, double position, double temperature, double pressure) {
        double[] moles = problem.space().at(position);
        return stateOf(problem, moles, temperature, pressure);
    }

    private @Nullable SystemState stateOf(OpenProblem problem, double[] moles, double temperature, double pressure) {
        double[] given = new double[moles.length];
        for (int e = 0; e < given.length; e++) {
            given[e] = problem.balances()
                    .get(e)
                    .map(condition ->
                            required.of(condition, temperature, pressure).value())
                    .orElse(Double.NaN);
        }
        SystemState state = global.solve(temperature, pressure, moles, given);
        return state == null ? null : problem.space().scaled(state, global.quantities(state).moles);
    }

    private @Nullable SystemState tryStarts(OpenProblem problem) {
        ConditionSystem system = problem.system();
        double[] temperatures = system.temperature > 0 ? new double[] {system.temperature} : START_TEMPERATURES;
        double[] pressures = system.pressure > 0 ? new double[] {system.pressure} : START_PRESSURES;
        for (double pressure : pressures) {
            for (double temperature : temperatures) {
                SystemState start = stateOf(problem, problem.space().middle(), temperature, pressure);
                SystemState found = start == null ? null : takeTurns(problem, start);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /// Newton's method for the sets of a state, and, if something else is more stable where that leads to, again from the
    /// global equilibrium there.
    private @Nullable SystemState takeTurns(OpenProblem problem, SystemState start) {
        SystemState state = start;
        for (int turn = 0; turn < MOST_TURNS && state != null; turn++) {
            SystemState next = newton(problem.system(), state);
            if (next == null || isOutside(next)) {
                return null;
            }
            if (global.isStable(next)) {
                return next;
            }
            double[] moles = global.quantities(next).moles;
            for (int e = 0; e < moles.length; e++) {
                moles[e] = Math.max(moles[e], 0);
            }
            state = stateOf(problem, moles, next.temperature(), next.pressure());
        }
        return null;
    }

    private static boolean isOutside(SystemState state) {
        double[] temperatures = FreeVariable.temperature().grid();
        double[] pressures = FreeVariable.pressure().grid();
        return state.temperature() < temperatures[0]
                || state.temperature() > temperatures[temperatures.length - 1]
                || state.pressure() < pressures[0]
                || state.pressure() > pressures[pressures.length - 1];
    }

    private @Nullable SystemState newton(ConditionSystem conditions, SystemState start) {
        ConditionNewton newton = new ConditionNewton(specs, theta, required, conditions);
        SystemState state = newton.solve(withFixedPhases(conditions, start));
        iterations += newton.iterations();
        return state;
    }

    /// A phase that a condition is about has to be on the tangent plane, even where nothing of it is there: if a start does
    /// not have it, it enters with its best constitution, and a second set of it with the one that comes next to stability.
    private SystemState withFixedPhases(ConditionSystem conditions, SystemState start) {
        SystemState state = start;
        for (Condition condition : conditions.others) {
            state = switch (condition) {
                case Condition.PhaseFraction given ->
                    global.withSets(state, ChosenSets.of(given.phase(), specs), given.value());
                case Condition.PhaseComposition given -> global.withSets(state, ChosenSets.of(given.phase(), specs), 0);
                default -> state;
            };
        }
        return state;
    }

    private @Nullable SystemState bracket(OpenProblem problem) {
        FreeVariable variable = problem.outermost();
        Condition target = problem.decisive(variable);
        Bracketing bracketing = new Bracketing(
                variable,
                value -> stateAlong(problem, variable, target, value),
                state -> target == null
                        ? residuals.of(problem.equations().getFirst(), state)
                        : residuals.of(target, state),
                (low, high, weight) -> between(problem, low, high, weight));
        SystemState found = null;
        if (target != null && OpenProblem.isMonotonous(variable, target)) {
            found = bracketing.solveRising();
        }
        // Models that are extrapolated far below room temperature may have negative heat capacities.
        return found == null ? bracketing.solveAnywhere() : found;
    }

    /// The equilibrium at a value of a variable: all other conditions but the one that decides the variable are met.
    private @Nullable SystemState stateAlong(
            OpenProblem problem, FreeVariable variable, @Nullable Condition target, double value) {
        ConditionSystem system = problem.system();
        if (problem.variables().size() == 1) {
            return switch (variable.kind()) {
                case TEMPERATURE -> stateAt(problem, 0.5, value, system.pressure);
                case PRESSURE -> stateAt(problem, 0.5, system.temperature, value);
                case COMPOSITION -> stateAt(problem, value, system.temperature, system.pressure);
            };
        }
        if (target == null) {
            return null;
        }
        return switch (variable.kind()) {
            case TEMPERATURE -> solve(system.replacing(target, new Condition.Temperature(value)));
            case PRESSURE -> solve(system.replacing(target, new Condition.Pressure(value)));
            case COMPOSITION -> null;
        };
    }

    private @Nullable SystemState between(OpenProblem problem, SystemState low, SystemState high, double weight) {
        SystemState found = newton(problem.system(), MixedStates.of(low, high, weight));
        return found != null && isBetween(found, low, high) && global.isStable(found) ? found : null;
    }

    private static boolean isBetween(SystemState state, SystemState low, SystemState high) {
        double margin = 1e-9;
        return state.temperature() >= low.temperature() * (1 - margin)
                && state.temperature() <= high.temperature() * (1 + margin)
                && state.pressure() >= low.pressure() * (1 - margin)
                && state.pressure() <= high.pressure() * (1 + margin);
    }
}
