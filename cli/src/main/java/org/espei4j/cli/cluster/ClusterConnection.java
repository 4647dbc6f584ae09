package org.espei4j.cli.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.espei4j.assess.run.Assessment;
import org.espei4j.assess.run.AssessmentDocuments;
import org.espei4j.assess.run.RunSettings;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.Durations;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.SchedulerFile;
import org.espei4j.cluster.contact.SchedulerProbe;
import org.espei4j.cluster.grid.ClusterExecutor;
import org.espei4j.cluster.problem.ProblemDocuments;

/// Connects a run with the cluster that its run file names.
public final class ClusterConnection {

    private static final long LOOK_MILLIS = 500;
    private static final Duration QUIET = Duration.ofSeconds(2);

    /// How long a scheduler may be away before the run ends.
    public static final Duration DEFAULT_SCHEDULER_TIMEOUT = Duration.ofSeconds(60);

    private final Console console;
    private final SchedulerContact.Proof proof;
    private final Optional<Duration> workerTimeout;
    private final Duration schedulerTimeout;

    /// @param console where the user is told what is waited for
    /// @param proof what the run proves itself with, besides the scheduler file
    /// @param workerTimeout how long to wait when there is no worker; absent: for ever
    /// @param schedulerTimeout how long to wait for the scheduler, at first and when it is lost
    public ClusterConnection(
            Console console,
            SchedulerContact.Proof proof,
            Optional<Duration> workerTimeout,
            Duration schedulerTimeout) {
        this.console = console;
        this.proof = proof;
        this.workerTimeout = workerTimeout;
        this.schedulerTimeout = schedulerTimeout;
    }

    /// Waits until the scheduler of a file answers: jobs start the cluster and the run at the same time.
    ///
    /// @param runFile the run file, for messages
    /// @throws BadInputException if it does not answer in time, with the reason, or has another version of the program
    public void awaitScheduler(Path runFile, Path schedulerFile) throws BadInputException {
        long begin = System.nanoTime();
        boolean said = false;
        while (true) {
            ClusterException reason;
            try {
                SchedulerProbe.reach(SchedulerContact.ofFile(schedulerFile, proof));
                requireSameVersion(runFile, schedulerFile);
                return;
            } catch (ClusterException e) {
                reason = e;
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (waited.compareTo(schedulerTimeout) >= 0) {
                throw problem(runFile, reason);
            }
            if (!said && waited.compareTo(QUIET) >= 0) {
                said = true;
                console.println("Waiting up to " + Durations.format(schedulerTimeout) + " for the scheduler. "
                        + reason.getMessage());
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw problem(runFile, reason);
            }
        }
    }

    /// Before anything is computed; the scheduler itself is asked when the run joins.
    private static void requireSameVersion(Path runFile, Path schedulerFile)
            throws BadInputException, ClusterException {
        String version = SchedulerFile.read(schedulerFile).programVersion();
        try {
            SchedulerProbe.requireSameVersion(version, ProgramVersion.number());
        } catch (ClusterException e) {
            throw problem(runFile, e);
        }
    }

    /// Joins the cluster and ships the assessment.
    ///
    /// @throws BadInputException if that is not possible
    public ClusterExecutor connect(Path schedulerFile, Assessment assessment, RunSettings settings)
            throws BadInputException {
        Path runFile = settings.file();
        long begin = System.nanoTime();
        while (true) {
            awaitScheduler(runFile, schedulerFile);
            try {
                return join(schedulerFile, assessment, settings);
            } catch (ClusterException e) {
                // A scheduler, or a machine, that has too much to do may be too late with an answer.
                boolean late = Duration.ofNanos(System.nanoTime() - begin).compareTo(schedulerTimeout) >= 0;
                if (e.isAboutInput() || late || Thread.currentThread().isInterrupted()) {
                    throw problem(runFile, e);
                }
                console.println("Trying again to join the cluster. " + e.getMessage());
            }
        }
    }

    private ClusterExecutor join(Path schedulerFile, Assessment assessment, RunSettings settings)
            throws BadInputException, ClusterException {
        Path runFile = settings.file();
        try {
            ProblemDocuments documents = ProblemDocuments.of(AssessmentDocuments.of(settings, assessment));
            ClusterExecutor.Settings how = new ClusterExecutor.Settings(
                    SchedulerContact.ofFile(schedulerFile, proof),
                    String.valueOf(runFile.getFileName()),
                    Optional.empty(),
                    workerTimeout,
                    schedulerTimeout,
                    ProgramVersion.number());
            return ClusterExecutor.connect(how, documents);
        } catch (IllegalArgumentException e) {
            throw problem(runFile, e);
        } catch (IOException e) {
            throw new BadInputException(Problem.error(
                    SourcePlace.of(runFile.toString()),
                    "an input file can no longer be read (" + e.getMessage() + ")",
                    "input files that stay as they are while the run starts",
                    ""));
        }
    }

    private static BadInputException problem(Path runFile, Exception reason) {
        return new BadInputException(new Problem(
                Severity.ERROR,
                SourcePlace.of(runFile.toString()),
                "/mcmc/scheduler",
                String.valueOf(reason.getMessage()),
                "",
                ""));
    }
}
