package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espei4j.calphad.diagnostic.BadInputException;
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
        ConditionSystem system = ConditionSystem.of(conditions, elements, specs.phaseNames());
        double[] amounts = system.amounts();
        List<Integer> entered = withStatus(conditions, PhaseStatus.ENTERED);
        if (entered.isEmpty()) {
            return EquilibriumResult.failed(conditions, FailureReason.COMPOSITION_OUTSIDE_PHASES, 0);
        }
        EquilibriumSolver solver = solvers.take(system.temperature, system.pressure, entered);
        EquilibriumResult result = solver.solve(amounts)
                ? result(conditions, solver, amounts)
                : EquilibriumResult.failed(conditions, Objects.requireNonNull(solver.failure()), solver.iterations());
        solvers.giveBack(solver, entered);
        return result;
    }

    private List<Integer> withStatus(Conditions conditions, PhaseStatus status) {
        List<Integer> chosen = new ArrayList<>();
        for (int p = 0; p < specs.phases().size(); p++) {
            if (conditions.status(specs.phases().get(p).description().name()) == status) {
                chosen.add(p);
            }
        }
        return chosen;
    }

    private EquilibriumResult result(Conditions conditions, EquilibriumSolver solver, double[] amounts) {
        SortedMap<String, Double> moles = new TreeMap<>();
        SortedMap<String, Double> potentials = new TreeMap<>();
        Set<String> undetermined = new TreeSet<>();
        double[] mu = new double[elements.size()];
        solver.potentials(mu);
        for (int e = 0; e < mu.length; e++) {
            moles.put(elements.get(e), amounts[e]);
            potentials.put(elements.get(e), mu[e]);
            if (amounts[e] > 0 && !solver.isDetermined(e)) {
                undetermined.add(elements.get(e));
            }
        }
        return EquilibriumResult.of(
                conditions,
                solver.system().temperature(),
                solver.system().pressure(),
                solver.energy(),
                moles,
                potentials,
                undetermined,
                stablePhases(solver),
                drivingForces(conditions, solver.system(), mu),
                solver.residuals(),
                solver.iterations());
    }

    private List<StablePhase> stablePhases(EquilibriumSolver solver) {
        double total = 0;
        for (int k = 0; k < solver.setCount(); k++) {
            total += solver.amount(k) * solver.atoms(k);
        }
        List<StablePhase> phases = new ArrayList<>();
        for (int k = 0; k < solver.setCount(); k++) {
            SortedMap<String, Double> fractions = new TreeMap<>();
            for (int e = 0; e < elements.size(); e++) {
                fractions.put(elements.get(e), solver.elementAmount(k, e) / solver.atoms(k));
            }
            List<Double> siteFractions = new ArrayList<>();
            for (double y : solver.siteFractions(k)) {
                siteFractions.add(y);
            }
            phases.add(new StablePhase(
                    solver.system().phase(solver.phase(k)).description().name(),
                    solver.amount(k),
                    solver.atoms(k),
                    solver.amount(k) * solver.atoms(k) / total,
                    solver.molarEnergy(k),
                    fractions,
                    siteFractions));
        }
        return phases;
    }

    private SortedMap<String, Double> drivingForces(Conditions conditions, BoundSystem entered, double[] mu) {
        SortedMap<String, Double> forces = new TreeMap<>();
        List<Integer> dormant = withStatus(conditions, PhaseStatus.DORMANT);
        if (!dormant.isEmpty()) {
            BoundSystem bound = specs.subset(dormant).bind(entered.temperature(), entered.pressure());
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
