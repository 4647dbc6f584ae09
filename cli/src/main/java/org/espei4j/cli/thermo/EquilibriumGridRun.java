package org.espei4j.cli.thermo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.ConditionGrid;
import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumSeries;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.RunFailedException;

/// Computes the equilibria of all combinations of conditions and writes them in their order.
final class EquilibriumGridRun {

    private static final int PORTION = 512;

    private final EquilibriumSeries series;
    private final ConditionDefaults defaults;
    private final PropertyReport report;
    private final Console console;
    private final PrintWriter out;
    private final List<Conditions> portion = new ArrayList<>();
    private long computed;
    private long failed;

    /// @param out to which the equilibria are written
    EquilibriumGridRun(
            EquilibriumSeries series,
            ConditionDefaults defaults,
            PropertyReport report,
            Console console,
            PrintWriter out) {
        this.out = out;
        this.series = series;
        this.defaults = defaults;
        this.report = report;
        this.console = console;
    }

    /// Computes everything.
    ///
    /// @param grid checked
    /// @param impossible number of combinations that are left out
    /// @return the exit code
    /// @throws RunFailedException if nobody reads the answers any more
    int run(ConditionGrid grid, long impossible, EquilibriumWriter writer) throws RunFailedException {
        GridCheck check = new GridCheck(defaults, series.specs()::check);
        writer.begin();
        for (long i = 0; i < grid.combinations(); i++) {
            Conditions conditions = defaults.complete(grid.combination(i));
            if (impossible == 0 || check.isPossible(conditions)) {
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

    private void compute(EquilibriumWriter writer) throws RunFailedException {
        List<EquilibriumResult> results = solve();
        report.prepare(results);
        for (EquilibriumResult result : results) {
            computed++;
            failed += result.converged() ? 0 : 1;
            writer.write(result);
        }
        portion.clear();
        if (out.checkError()) {
            throw new RunFailedException("the answers cannot be written any more");
        }
    }

    private List<EquilibriumResult> solve() {
        try {
            return series.solveAll(portion);
        } catch (BadInputException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
