package org.espei4j.cli.assessment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.espei4j.assess.run.Assessment;
import org.espei4j.assess.run.AssessmentRun;
import org.espei4j.assess.run.OutputSettings.Verbosity;
import org.espei4j.assess.run.RunFileReader;
import org.espei4j.assess.run.RunOutcome;
import org.espei4j.assess.run.RunSettings;
import org.espei4j.assess.run.SamplingSettings;
import org.espei4j.assess.run.Scheduler;
import org.espei4j.assess.sample.ProposalExecutor;
import org.espei4j.assess.sample.SamplingResult;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.cli.cluster.ClusterConnection;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.RunFailedException;
import org.espei4j.cli.terminal.RunLog;
import org.espei4j.cluster.grid.ClusterExecutor;

/// What `espei --in FILE` does: an assessment from its run file to its output files.
public final class RunCommand {

    private final Console console;
    private final PrintWriter out;
    private final ClusterConnection cluster;

    /// @param console where messages and progress are shown
    /// @param out where the summary goes
    /// @param cluster connects with the cluster that the run file names, if it does
    public RunCommand(Console console, PrintWriter out, ClusterConnection cluster) {
        this.console = console;
        this.out = out;
        this.cluster = cluster;
    }

    /// Runs.
    ///
    /// @return the exit code
    public int run(Path runFile) throws BadInputException, RunFailedException {
        Problems problems = new Problems();
        RunSettings settings = settings(runFile, problems);
        long began = System.nanoTime();
        try (Interruption interruption = new Interruption(console)) {
            Verbosity verbosity = settings.output().verbosity();
            RunLog.configure(console, verbosity);
            // The log file may be any file of the user's, so it is left alone until it is known to be none of the
            // inputs.
            RunDisplay display = new RunDisplay(
                    console,
                    interruption,
                    () -> RunLog.configure(console, verbosity, settings.output().logFile()));
            interruption.install();
            RunOutcome outcome = new AssessmentRun(
                            settings,
                            display,
                            interruption,
                            (scheduler, cores, assessment, same) ->
                                    executor(scheduler, cores, assessment, same, display))
                    .execute(problems);
            console.status("");
            new RunSummary(out, settings).write(outcome, Duration.ofNanos(System.nanoTime() - began));
            return exitCode(outcome);
        } catch (IOException unwritable) {
            throw new RunFailedException(String.valueOf(unwritable.getMessage()), unwritable);
        } finally {
            console.status("");
        }
    }

    private RunSettings settings(Path runFile, Problems problems) throws BadInputException {
        Optional<RunSettings> settings = RunFileReader.readToRun(runFile, problems);
        problems.throwIfErrors();
        RunSettings found =
                settings.orElseThrow(() -> new IllegalStateException("a run file without settings has errors"));
        if (found.sampling().map(SamplingSettings::scheduler).orElse(null) instanceof Scheduler.Cluster(Path file)) {
            // Before anything is computed or written.
            cluster.awaitScheduler(runFile, file);
        }
        return found;
    }

    private ProposalExecutor executor(
            Scheduler scheduler, int cores, Assessment assessment, RunSettings settings, RunDisplay display)
            throws BadInputException {
        return switch (scheduler) {
            case Scheduler.Serial() -> ProposalExecutor.serial(assessment);
            case Scheduler.LocalThreads() -> ProposalExecutor.threads(assessment, cores);
            case Scheduler.Cluster(Path file) -> {
                ClusterExecutor executor = cluster.connect(file, assessment, settings);
                display.alsoTell(executor.progressListener());
                yield executor;
            }
        };
    }

    private static int exitCode(RunOutcome outcome) {
        Optional<SamplingResult.Outcome> sampling = outcome.sampling().map(SamplingResult::outcome);
        return sampling.isEmpty() || sampling.get() == SamplingResult.Outcome.COMPLETED
                ? ExitCode.DONE
                : ExitCode.FAILED;
    }
}
