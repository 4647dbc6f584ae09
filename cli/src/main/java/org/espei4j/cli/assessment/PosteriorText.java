package org.espei4j.cli.assessment;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.espei4j.assess.sample.ScoredVector;
import org.espei4j.assess.trace.Convergence;
import org.espei4j.assess.trace.Posterior;

/// Shows what the chains say of the parameters, and how far it can be trusted.
final class PosteriorText {

    /// Chains should be so many times as long as they remember.
    private static final int TIMES_FOR_TRUST = 50;

    private static final double RHAT_FOR_TRUST = 1.1;

    private final PrintWriter out;

    /// @param out where it goes
    PosteriorText(PrintWriter out) {
        this.out = out;
    }

    /// A line for each parameter.
    ///
    /// @param best the best parameters, in the order of the posterior
    void writeTable(Posterior posterior, ScoredVector best) {
        int width = posterior.parameters().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        String columns = "  %-" + width + "s  %12s  %12s  %12s  %8s  %8s%n";
        out.println("Parameters, from the last " + posterior.iterations() + " iterations of all chains:");
        out.printf(columns, "", "best", "mean", "deviation", "tau", "samples");
        int i = 0;
        for (Map.Entry<String, Convergence> parameter : posterior.parameters().entrySet()) {
            Convergence chains = parameter.getValue();
            out.printf(
                    columns,
                    parameter.getKey(),
                    number(best.parameters()[i++]),
                    number(chains.mean()),
                    number(chains.standardDeviation()),
                    Double.isFinite(chains.autocorrelationTime())
                            ? String.format(Locale.ROOT, "%.1f", chains.autocorrelationTime())
                            : "-",
                    String.format(Locale.ROOT, "%.0f", chains.effectiveSampleSize()));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    /// Whether the chains are long enough, in one line.
    void writeVerdict(Posterior posterior) {
        Map.Entry<String, Convergence> slowest = posterior.slowest().orElse(null);
        if (slowest == null) {
            return;
        }
        double time = slowest.getValue().autocorrelationTime();
        double apart = posterior.parameters().values().stream()
                .mapToDouble(Convergence::splitRHat)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        String remembered = String.format(
                Locale.ROOT, "The chains remember about %.0f iterations (%s)", Math.ceil(time), slowest.getKey());
        if (slowest.getValue().longEnough() && apart < RHAT_FOR_TRUST) {
            out.printf(Locale.ROOT, "%s and agree (split R-hat at most %.2f).%n", remembered, apart);
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s; to trust their means and deviations, sample %d times as many after they have settled:"
                            + " at least %.0f more.%n",
                    remembered,
                    TIMES_FOR_TRUST,
                    Math.max(Math.ceil(time), Math.ceil(TIMES_FOR_TRUST * time) - posterior.iterations()));
        }
    }
}
