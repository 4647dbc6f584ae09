package org.espei4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.espei4j.assess.run.Assessment;
import org.espei4j.assess.run.AssessmentRun;
import org.espei4j.assess.run.RunFileReader;
import org.espei4j.assess.run.RunOutcome;
import org.espei4j.assess.run.RunSettings;
import org.espei4j.assess.run.SamplingSettings;
import org.espei4j.assess.run.Scheduler;
import org.espei4j.assess.sample.ProposalExecutor;
import org.espei4j.assess.sample.SamplingResult;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// What `espei --in FILE` does: an assessment from its run file to its output files.
final class RunCommand {

    private final Console console;
    private final PrintWriter out;

    /// @param console where messages and progress are shown
    /// @param out where the summary goes
    RunCommand(Console console, PrintWriter out) {
        this.console = console;
        this.out = out;
    }

    /// Runs.
    ///
    /// @return the exit code
    int run(Path runFile) throws BadInputException, RunFailedException {
        Problems problems = new Problems();
        RunSettings settings = settings(runFile, problems);
        long began = System.nanoTime();
        try (Interruption interruption = new Interruption(console)) {
            RunLog.configure(
                    console, settings.output().verbosity(), settings.output().logFile());
            RunDisplay display = new RunDisplay(console, interruption);
            display.noticed(problems.all());
            interruption.install();
            RunOutcome outcome = new AssessmentRun(settings, display, interruption, RunCommand::executor).execute();
            console.status("");
            new RunSummary(out, settings).write(outcome, Duration.ofNanos(System.nanoTime() - began));
            return exitCode(outcome);
        } catch (IOException unwritable) {
            throw new RunFailedException("a file could not be read or written: " + unwritable.getMessage(), unwritable);
        } finally {
            console.status("");
        }
    }

    private static RunSettings settings(Path runFile, Problems problems) throws BadInputException {
        Optional<RunSettings> settings = RunFileReader.read(runFile, problems);
        settings.ifPresent(found -> checkScheduler(found, problems));
        problems.throwIfErrors();
        return settings.orElseThrow(() -> new IllegalStateException("a run file without settings has errors"));
    }

    private static void checkScheduler(RunSettings settings, Problems problems) {
        if (settings.sampling().map(SamplingSettings::scheduler).orElse(null) instanceof Scheduler.Cluster(Path file)) {
            problems.add(new Problem(
                    Severity.ERROR,
                    SourcePlace.of(settings.file().toString()),
                    "/mcmc/scheduler",
                    "the scheduler file " + file + ", but this version runs on one machine only",
                    "dask or local (threads of this machine), or null (one thread)",
                    ""));
        }
    }

    private static ProposalExecutor executor(
            Scheduler scheduler, int cores, Assessment assessment, RunSettings settings) {
        return switch (scheduler) {
            case Scheduler.Serial() -> ProposalExecutor.serial(assessment);
            case Scheduler.LocalThreads() -> ProposalExecutor.threads(assessment, cores);
            case Scheduler.Cluster(Path file) ->
                throw new IllegalStateException(settings.file() + " asks for the cluster of " + file);
        };
    }

    private static int exitCode(RunOutcome outcome) {
        Optional<SamplingResult.Outcome> sampling = outcome.sampling().map(SamplingResult::outcome);
        return sampling.isEmpty() || sampling.get() == SamplingResult.Outcome.COMPLETED
                ? ExitCode.DONE
                : ExitCode.FAILED;
    }
}
