package org.espei4j.calphad.equilibrium;

import org.jspecify.annotations.Nullable;

/// Finds equilibria for conditions that leave temperature, pressure or amounts open. For one thread.
///
/// With one variable open, global equilibria along it bracket the solution and [ConditionNewton] finishes; see
/// [Bracketing]. With more of them Newton's method is tried from several starts; if none leads to a verified solution, the
/// variables are bracketed one inside the other.
final class OpenConditionSolver {

    /// Temperatures and pressures from which Newton's method is tried when more than one variable is open.
    private static final double[] START_TEMPERATURES = {1000, 500, 1800, 300, 3000};

    private static final double[] START_PRESSURES = {101_325, 1e8, 1e3};
    /// How often Newton's method and the global search take turns from one start.
    private static final int MOST_TURNS = 4;
    /// Distance of a potential from minus infinity, in RT, as it enters a residual.
    private static final double ABSENT = -1e3;

    private final EquilibriumSpecs specs;
    private final double[] theta;
    private final RequiredPotentials required;
    private final GlobalStates global;
    private int iterations;

    /// @param specs the phases that may form
    /// @param all all phases of the system, whatever their status
    OpenConditionSolver(EquilibriumSpecs specs, EquilibriumSpecs all, double[] theta) {
        this.specs = specs;
        this.theta = theta;
        required = new RequiredPotentials(all, theta);
        global = new GlobalStates(specs, theta);
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
            return problem.equations().isEmpty() || state == null ? state : takeTurns(problem, state);
        }
        if (open > 1 || problem.space().dimension() > 1 || decidesQuickly(problem)) {
            SystemState found = tryStarts(problem);
            if (found != null || problem.space().dimension() > 1) {
                return found;
            }
        }
        return bracket(problem);
    }

    /// Why there is no state.
    FailureReason failure() {
        return global.failure() == FailureReason.UNBOUNDED ? FailureReason.UNBOUNDED : FailureReason.CONDITIONS_NOT_MET;
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

    /// A phase of fixed amount has to be on the tangent plane, even where nothing of it is there: if a start does not have it,
    /// it enters with its best constitution.
    private SystemState withFixedPhases(ConditionSystem conditions, SystemState start) {
        SystemState state = start;
        for (Condition condition : conditions.others) {
            if (condition instanceof Condition.PhaseFraction given) {
                int phase = specs.indexOf(given.phase());
                if (global.quantities(state).share(phase) < 0) {
                    state = global.withPhase(state, phase, given.value());
                }
            }
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
                        ? residual(problem.equations().getFirst(), state)
                        : residual(problem, target, state),
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

    private double residual(AmountRow equation, SystemState state) {
        StateQuantities quantities = global.quantities(state);
        return equation.of(quantities.moles) / quantities.atoms;
    }

    /// Signed distance of a state from a condition, for a volume with its sign turned, so that it rises with pressure.
    private double residual(OpenProblem problem, Condition target, SystemState state) {
        StateQuantities quantities = global.quantities(state);
        return switch (target) {
            case Condition.SystemProperty given -> {
                double value = quantities.property(given.property());
                double excess = given.molar() ? value / quantities.atoms - given.value() : value - given.value();
                yield given.property() == Condition.Property.VOLUME ? -excess : excess;
            }
            case Condition.PhaseFraction given -> phaseResidual(given, state, quantities);
            case Condition.ChemicalPotential _, Condition.Activity _ -> {
                double thermalEnergy = Tolerances.GAS_CONSTANT * state.temperature();
                double mu = state.equilibrium().potentials()[problem.system().elementOf(target)];
                double goal = required.of(target, state.temperature(), state.pressure())
                        .value();
                yield mu == Double.NEGATIVE_INFINITY ? ABSENT : (mu - goal) / thermalEnergy;
            }
            default -> throw new IllegalArgumentException(target + " is not to be met by a search");
        };
    }

    /// Amount of a phase beyond what is asked for. Where it is not stable, its driving force, negative, goes on from zero
    /// amount; where nothing else is stable, the distance of the next phase from stability goes on from all of it.
    private double phaseResidual(Condition.PhaseFraction given, SystemState state, StateQuantities quantities) {
        double thermalEnergy = Tolerances.GAS_CONSTANT * state.temperature();
        int phase = specs.indexOf(given.phase());
        double share = quantities.share(phase);
        if (share < 0) {
            return Math.min(global.drivingForce(phase, state) / thermalEnergy, 0) - given.value();
        }
        if (!isAlone(phase, state)) {
            return share - given.value();
        }
        double distance = Double.POSITIVE_INFINITY;
        for (int other = 0; other < specs.phases().size() && given.value() == 1; other++) {
            double force = other == phase ? Double.NaN : global.drivingForce(other, state);
            distance = Double.isNaN(force) ? distance : Math.min(distance, -force / thermalEnergy);
        }
        return 1 - given.value() + Math.max(distance <= Double.MAX_VALUE ? distance : 1, 0);
    }

    private static boolean isAlone(int phase, SystemState state) {
        for (int k = 0; k < state.equilibrium().count(); k++) {
            if (state.equilibrium().phase(k) != phase) {
                return false;
            }
        }
        return true;
    }
}
