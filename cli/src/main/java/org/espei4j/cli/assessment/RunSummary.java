package org.espei4j.cli.assessment;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.espei4j.assess.run.OutputSettings;
import org.espei4j.assess.run.RunOutcome;
import org.espei4j.assess.run.RunSettings;
import org.espei4j.assess.run.StartDatabase;
import org.espei4j.assess.sample.EvaluationTally;
import org.espei4j.assess.sample.SamplingProgress;
import org.espei4j.assess.sample.SamplingResult;
import org.espei4j.assess.trace.Posterior;
import org.espei4j.cli.terminal.Durations;

/// Says at the end of a run what came of it.
final class RunSummary {

    private final PrintWriter out;
    private final RunSettings settings;

    /// @param out where the summary goes
    RunSummary(PrintWriter out, RunSettings settings) {
        this.out = out;
        this.settings = settings;
    }

    void write(RunOutcome outcome, Duration duration) {
        outcome.sampling().ifPresent(result -> writeSampling(result, duration));
        outcome.posterior()
                .ifPresent(posterior -> outcome.sampling()
                        .flatMap(SamplingResult::last)
                        .ifPresent(last -> writePosterior(posterior, last)));
        outcome.database().ifPresent(file -> out.println("Database: " + file));
        if (outcome.sampling().isPresent() && settings.generation().isPresent()) {
            out.println("Database before sampling: " + settings.output().startDatabase());
        }
        if (outcome.sampling().map(SamplingResult::iterations).orElse(0) > 0) {
            OutputSettings output = settings.output();
            output.traceFile().ifPresent(file -> out.println("Parameters of all chains: " + file));
            output.probabilityFile().ifPresent(file -> out.println("Their log-probabilities: " + file));
        }
        outcome.sampling()
                .filter(result -> result.outcome() == SamplingResult.Outcome.INTERRUPTED
                        || result.outcome() == SamplingResult.Outcome.EXECUTOR_FAILED)
                .filter(result -> result.iterations() > 0)
                .ifPresent(_ -> writeRestart());
        out.flush();
    }

    private void writeSampling(SamplingResult result, Duration duration) {
        if (!result.message().isEmpty()) {
            out.println(result.message());
        }
        Optional<SamplingProgress> last = result.last();
        if (result.outcome() == SamplingResult.Outcome.NO_START) {
            out.println("No database was written.");
            if (last.map(SamplingProgress::tally)
                    .filter(tally -> tally.failed() > 0)
                    .isPresent()) {
                out.println("Maybe no parameters describe these data: 'espei evaluate " + settings.file()
                        + "' lists what cannot be computed. Mend it, or write \"disabled\": true into the dataset.");
            }
            return;
        }
        if (last.isEmpty()) {
            return;
        }
        SamplingProgress progress = last.get();
        EvaluationTally tally = progress.tally();
        out.printf(
                Locale.ROOT,
                "%d iteration%s of %d chains in %s: %d evaluations, %.0f %% of the moves accepted, best ln p %.6f%n",
                progress.iteration(),
                progress.iteration() == 1 ? "" : "s",
                progress.ensemble().chains(),
                Durations.format(duration),
                tally.evaluations(),
                100 * progress.acceptanceRatio(),
                progress.best().lnProbability());
        if (tally.outsidePrior() > 0) {
            out.println(proposals(tally.outsidePrior()) + " outside the prior.");
        }
        if (tally.failed() > 0) {
            out.println(proposals(tally.failed()) + " rejected, because the data could not be calculated:");
            tally.failures().forEach((reason, count) -> {
                String first = count.firstDetail().isEmpty() ? "" : "; the first: " + count.firstDetail();
                out.println("  " + reason + " " + count.count() + first);
            });
        }
    }

    /// The table is what a run does; that chains are too short is what may be wrong, and is said always.
    private void writePosterior(Posterior posterior, SamplingProgress last) {
        PosteriorText text = new PosteriorText(out);
        if (settings.output().verbosity() != OutputSettings.Verbosity.WARNING) {
            text.writeTable(posterior, last.best());
        }
        text.writeVerdict(posterior);
    }

    private static String proposals(long count) {
        return count == 1 ? "1 proposal was" : count + " proposals were";
    }

    private void writeRestart() {
        Optional<Path> trace = settings.output().traceFile();
        if (trace.isEmpty()) {
            out.println("The run file keeps no trace, so it cannot be continued.");
            return;
        }
        out.println("To continue, write this into the run file, without generate_parameters, and name other files for"
                + " output.tracefile and output.probfile:");
        out.println("  mcmc:");
        out.println("    input_db: " + startDatabase());
        out.println("    restart_trace: " + trace.get());
    }

    /// The database that the priors refer to: the one in which sampling started, not the best one.
    private Path startDatabase() {
        boolean generated = settings.generation().isPresent();
        return !generated && settings.sampling().orElseThrow().database() instanceof StartDatabase.FromFile(Path file)
                ? file
                : settings.output().startDatabase();
    }
}
