package org.espei4j.cli.thermo;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.ConditionGrid;
import org.espei4j.calphad.equilibrium.ConditionProblem;
import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumSeries;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.ExitCode;
import org.jspecify.annotations.Nullable;

/// Computes the equilibria of all combinations of conditions and writes them in their order.
final class EquilibriumGridRun {

    private static final int PORTION = 512;

    private final EquilibriumSeries series;
    private final ConditionDefaults defaults;
    private final PropertyReport report;
    private final Console console;
    private final List<Conditions> portion = new ArrayList<>();
    private long computed;
    private long failed;

    EquilibriumGridRun(EquilibriumSeries series, ConditionDefaults defaults, PropertyReport report, Console console) {
        this.series = series;
        this.defaults = defaults;
        this.report = report;
        this.console = console;
    }

    /// Computes everything.
    ///
    /// @return the exit code
    /// @throws BadInputException if the conditions do not determine equilibria; then nothing has been written
    int run(ConditionGrid grid, EquilibriumWriter writer) throws BadInputException {
        long impossible = impossible(grid);
        writer.begin();
        for (long i = 0; i < grid.combinations(); i++) {
            Conditions conditions = defaults.complete(grid.combination(i));
            if (impossible == 0 || isPossible(conditions)) {
                portion.add(conditions);
            }
            if (portion.size() == PORTION) {
                compute(writer);
            }
        }
        compute(writer);
        writer.end();
        if (impossible > 0) {
            console.println("espei: " + impossible + " of " + grid.combinations()
                    + " combinations are left out: their mole fractions sum to more than 1");
        }
        if (failed > 0) {
            console.println("espei: " + failed + " of " + computed + " equilibria were not found");
        }
        return failed > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }

    /// Checks all combinations. In a grid of compositions some may lie outside of the simplex, but not all.
    ///
    /// @return number of combinations whose mole fractions sum to more than 1
    private long impossible(ConditionGrid grid) throws BadInputException {
        long impossible = 0;
        BadInputException last = null;
        for (long i = 0; i < grid.combinations(); i++) {
            BadInputException wrong = problem(defaults.complete(grid.combination(i)));
            if (wrong != null) {
                if (!exceedsOne(wrong)) {
                    throw wrong;
                }
                last = wrong;
                impossible++;
            }
        }
        if (last != null && impossible == grid.combinations()) {
            throw last;
        }
        return impossible;
    }

    private boolean isPossible(Conditions conditions) {
        return problem(conditions) == null;
    }

    private @Nullable BadInputException problem(Conditions conditions) {
        try {
            series.specs().check(conditions);
            return null;
        } catch (BadInputException wrong) {
            return wrong;
        }
    }

    private static boolean exceedsOne(BadInputException wrong) {
        return wrong.problems().stream().allMatch(problem -> problem.kind() == ConditionProblem.FRACTIONS_EXCEED_ONE);
    }

    private void compute(EquilibriumWriter writer) throws BadInputException {
        List<EquilibriumResult> results = series.solveAll(portion);
        report.prepare(results);
        for (EquilibriumResult result : results) {
            computed++;
            failed += result.converged() ? 0 : 1;
            writer.write(result);
        }
        portion.clear();
    }
}
