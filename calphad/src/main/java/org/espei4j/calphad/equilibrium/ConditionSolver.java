package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.EquilibriumResult.Residuals;
import org.espei4j.calphad.equilibrium.EquilibriumResult.StablePhase;

/// Computes equilibria for [Conditions], with all that a user wants to know of the result. For one thread; to solve for the
/// same conditions again and again with other fitted values, [EquilibriumSolver] is the tool.
final class ConditionSolver {

    private final ReadySolvers solvers;
    private final EquilibriumSpecs specs;
    private final List<String> elements;
    private final double[] theta;

    ConditionSolver(ReadySolvers solvers) {
        this.solvers = solvers;
        this.specs = solvers.specs();
        this.elements = specs.elements();
        this.theta = solvers.theta();
    }

    EquilibriumResult solve(Conditions conditions) throws BadInputException {
        ConditionSystem system = specs.checked(conditions);
        List<Integer> entered = withStatus(conditions, PhaseStatus.ENTERED, PhaseStatus.FIXED);
        if (entered.isEmpty()) {
            return EquilibriumResult.failed(conditions, FailureReason.COMPOSITION_OUTSIDE_PHASES, 0);
        }
        return system.isDirect() ? solveDirectly(system, entered) : solveOpen(system, entered);
    }

    private List<Integer> withStatus(Conditions conditions, PhaseStatus... statuses) {
        List<Integer> chosen = new ArrayList<>();
        for (int p = 0; p < specs.phases().size(); p++) {
            PhaseStatus status =
                    conditions.status(specs.phases().get(p).description().name());
            if (List.of(statuses).contains(status)) {
                chosen.add(p);
            }
        }
        return chosen;
    }

    private EquilibriumResult solveDirectly(ConditionSystem system, List<Integer> entered) throws BadInputException {
        double[] amounts = system.amounts();
        EquilibriumSolver solver = solvers.take(system.temperature, system.pressure, entered);
        EquilibriumResult result;
        if (solver.solve(amounts)) {
            double[] mu = new double[elements.size()];
            solver.potentials(mu);
            boolean[] determined = new boolean[mu.length];
            for (int e = 0; e < mu.length; e++) {
                determined[e] = solver.isDetermined(e);
            }
            Residuals residuals = solver.residuals();
            result = result(
                    system,
                    system.temperature,
                    system.pressure,
                    mu,
                    determined,
                    amounts,
                    solver.sets(),
                    residuals,
                    solver.iterations());
        } else {
            result = EquilibriumResult.failed(
                    system.conditions, Objects.requireNonNull(solver.failure()), solver.iterations());
        }
        solvers.giveBack(solver, entered);
        return result;
    }

    private EquilibriumResult solveOpen(ConditionSystem system, List<Integer> entered) {
        EquilibriumSpecs forming = specs.subset(entered);
        OpenConditionSolver solver = new OpenConditionSolver(forming, specs, theta);
        SystemState state = solver.solve(system);
        if (state == null) {
            return EquilibriumResult.failed(system.conditions, solver.failure(), solver.iterations());
        }
        SolvedState solved = SolvedState.of(forming, theta, system, state);
        ConditionNewton equations = new ConditionNewton(forming, theta, new RequiredPotentials(specs, theta), system);
        double deviation = equations.largestDeviation(state);
        return result(
                        system,
                        state.temperature(),
                        state.pressure(),
                        state.equilibrium().potentials(),
                        solved.determined(),
                        solved.moles(),
                        solved.sets(),
                        solved.residuals(deviation),
                        solver.iterations())
                .leavingOpen(equations.undetermined(state));
    }

    private EquilibriumResult result(
            ConditionSystem system,
            double temperature,
            double pressure,
            double[] mu,
            boolean[] determined,
            double[] amounts,
            StableSets sets,
            Residuals residuals,
            int iterations) {
        SortedMap<String, Double> moles = new TreeMap<>();
        SortedMap<String, Double> potentials = new TreeMap<>();
        List<String> undetermined = new ArrayList<>();
        for (int e = 0; e < mu.length; e++) {
            moles.put(elements.get(e), amounts[e]);
            potentials.put(elements.get(e), mu[e]);
            if (amounts[e] > 0 && !determined[e]) {
                undetermined.add(elements.get(e));
            }
        }
        double energy = 0;
        for (int k = 0; k < sets.count(); k++) {
            energy += sets.get(k).amount * sets.get(k).energy;
        }
        return EquilibriumResult.of(
                system.conditions,
                temperature,
                pressure,
                energy,
                moles,
                potentials,
                Set.copyOf(undetermined),
                stablePhases(sets),
                drivingForces(system.conditions, temperature, pressure, mu),
                residuals,
                iterations);
    }

    private List<StablePhase> stablePhases(StableSets sets) {
        double total = 0;
        for (int k = 0; k < sets.count(); k++) {
            total += sets.get(k).amount * sets.get(k).atoms;
        }
        List<StablePhase> phases = new ArrayList<>();
        for (int k = 0; k < sets.count(); k++) {
            CompositionSet set = sets.get(k);
            SortedMap<String, Double> fractions = new TreeMap<>();
            for (int e = 0; e < elements.size(); e++) {
                fractions.put(elements.get(e), set.amounts[e] / set.atoms);
            }
            List<Double> siteFractions = new ArrayList<>();
            for (double y : set.y) {
                siteFractions.add(y);
            }
            phases.add(new StablePhase(
                    set.phase.bound.description().name(),
                    set.amount,
                    set.atoms,
                    set.amount * set.atoms / total,
                    set.energy / set.atoms,
                    fractions,
                    siteFractions));
        }
        return phases;
    }

    private SortedMap<String, Double> drivingForces(
            Conditions conditions, double temperature, double pressure, double[] mu) {
        SortedMap<String, Double> forces = new TreeMap<>();
        List<Integer> dormant = withStatus(conditions, PhaseStatus.DORMANT);
        if (!dormant.isEmpty()) {
            BoundSystem bound = specs.subset(dormant).bind(temperature, pressure);
            for (int p = 0; p < dormant.size(); p++) {
                SinglePhaseSolver phase = bound.singlePhase(p);
                phase.bindParameters(theta);
                double force = phase.largestDrivingForce(mu);
                if (!Double.isNaN(force)) {
                    forces.put(bound.phase(p).description().name(), force);
                }
            }
        }
        return forces;
    }
}
