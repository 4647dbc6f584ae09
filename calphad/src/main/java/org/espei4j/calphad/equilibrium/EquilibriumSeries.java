package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.diagnostic.BadInputException;

/// Computes many equilibria of one system. What depends on temperature and pressure alone is computed once for all
/// equilibria that share them, and several processors work at a time. Thread-safe.
///
/// ```java
/// EquilibriumSeries series = EquilibriumSeries.of(EquilibriumSpecs.of(system));
/// EquilibriumResult result = series.solve(Conditions.at(1000, 101_325).amount(1).fraction("NI", 0.3).build());
/// ```
///
/// A result depends on its conditions alone, not on what else was computed.
public final class EquilibriumSeries {

    /// Number of temperatures and pressures that are remembered. Energies of sampled constitutions can take some ten
    /// megabytes for each of them in systems of many components.
    private static final int REMEMBERED = 8;
    /// Number of equilibria at one temperature and pressure that are worth a processor of their own.
    private static final int PORTION = 32;

    private final ReadySolvers solvers;

    private EquilibriumSeries(ReadySolvers solvers) {
        this.solvers = solvers;
    }

    /// A series of equilibria of a system.
    ///
    /// @param theta fitted values; none for a system without parameters
    public static EquilibriumSeries of(EquilibriumSpecs specs, double... theta) {
        return new EquilibriumSeries(new ReadySolvers(specs, theta, REMEMBERED));
    }

    /// The system.
    public EquilibriumSpecs specs() {
        return solvers.specs();
    }

    /// Computes one equilibrium.
    ///
    /// @throws BadInputException if the conditions do not determine an equilibrium of this system
    public EquilibriumResult solve(Conditions conditions) throws BadInputException {
        return new ConditionSolver(solvers).solve(conditions);
    }

    /// Computes equilibria, using all processors.
    ///
    /// @return results in the order of the conditions
    /// @throws BadInputException if any of the conditions do not determine an equilibrium of this system; then nothing
    ///     is computed
    public List<EquilibriumResult> solveAll(List<Conditions> conditions) throws BadInputException {
        for (Conditions each : conditions) {
            specs().check(each);
        }
        EquilibriumResult[] results = new EquilibriumResult[conditions.size()];
        portions(conditions).parallelStream().forEach(portion -> solvePortion(portion, conditions, results));
        return Arrays.asList(results);
    }

    private void solvePortion(List<Integer> portion, List<Conditions> conditions, EquilibriumResult[] results) {
        ConditionSolver solver = new ConditionSolver(solvers);
        for (int i : portion) {
            try {
                results[i] = solver.solve(conditions.get(i));
            } catch (BadInputException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /// Positions of conditions that are solved in a row because they share temperature and pressure.
    private static List<List<Integer>> portions(List<Conditions> conditions) {
        Map<List<Condition>, List<Integer>> byPotentials = new LinkedHashMap<>();
        List<List<Integer>> portions = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            List<Condition> potentials = conditions.get(i).conditions().stream()
                    .filter(c -> c instanceof Condition.Temperature || c instanceof Condition.Pressure)
                    .toList();
            List<Integer> portion = byPotentials.get(potentials);
            if (portion == null || portion.size() == PORTION) {
                portion = new ArrayList<>();
                portions.add(portion);
                byPotentials.put(potentials, portion);
            }
            portion.add(i);
        }
        return portions;
    }
}
