package org.espei4j.cluster.grid;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.espei4j.assess.sample.ProposalExecutionException;
import org.espei4j.cluster.contact.SchedulerAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long a batch has waited without any worker, or without the scheduler, and what follows from that: a
/// reminder, or the end of the run.
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    private static final Duration REMINDER = Duration.ofSeconds(30);

    /// If the scheduler's port is closed for so long, its process is gone and will not answer again.
    private static final Duration CLOSED_PORT = Duration.ofSeconds(3);

    private static final int PROBE_MILLIS = 500;

    private final SchedulerAddress scheduler;
    private final Optional<Duration> workerTimeout;
    private final Duration schedulerTimeout;
    private long hopeful = System.nanoTime();
    private long portOpen = hopeful;
    private long reminders;

    /// @param scheduler where the scheduler listens
    /// @param workerTimeout how long to wait when there is no worker; absent: for ever
    /// @param schedulerTimeout how long to wait for a scheduler that cannot be reached any more
    Patience(SchedulerAddress scheduler, Optional<Duration> workerTimeout, Duration schedulerTimeout) {
        this.scheduler = scheduler;
        this.workerTimeout = workerTimeout;
        this.schedulerTimeout = schedulerTimeout;
    }

    /// There is a worker.
    void hope() {
        hopeful = System.nanoTime();
        portOpen = hopeful;
        reminders = 0;
    }

    /// There is no worker that could evaluate.
    ///
    /// @param missing proposals without a result
    /// @throws ProposalExecutionException if that has been so for too long
    void withoutWorker(int missing) throws ProposalExecutionException {
        portOpen = System.nanoTime();
        Duration waited = waited();
        if (workerTimeout.filter(t -> waited.compareTo(t) >= 0).isPresent()) {
            throw new ProposalExecutionException("No worker has come for " + waited.toSeconds() + " s, and " + missing
                    + " proposals wait. Start workers (espei worker), then restart the run from its last save.");
        }
        if (isReminderDue(waited)) {
            LOG.warn("There is no worker; {} proposals wait. Start one: espei worker --scheduler-file FILE", missing);
        }
    }

    /// The scheduler cannot be reached.
    ///
    /// @param missing proposals without a result
    /// @param stopped whether this member has given up finding it
    /// @throws ProposalExecutionException if that has been so for too long
    void withoutScheduler(int missing, boolean stopped) throws ProposalExecutionException {
        Duration waited = waited();
        if (isPortClosed()) {
            if (System.nanoTime() - portOpen >= CLOSED_PORT.toNanos()) {
                throw gone("its process has ended");
            }
        } else {
            portOpen = System.nanoTime();
        }
        if (stopped || waited.compareTo(schedulerTimeout) >= 0) {
            throw gone("it has not answered for " + waited.toSeconds() + " s");
        }
        if (isReminderDue(waited)) {
            LOG.warn("The scheduler {} cannot be reached; {} proposals wait.", scheduler, missing);
        }
    }

    private Duration waited() {
        return Duration.ofNanos(System.nanoTime() - hopeful);
    }

    /// Once at the beginning, after a second so that a worker that is about to join is not missed, and then
    /// regularly.
    private boolean isReminderDue(Duration waited) {
        boolean due = waited.toMillis() >= 1000 && waited.toNanos() >= reminders * REMINDER.toNanos();
        if (due) {
            reminders++;
        }
        return due;
    }

    private ProposalExecutionException gone(String how) {
        return new ProposalExecutionException("The scheduler " + scheduler + " is gone: " + how
                + ". Start a scheduler and workers again, then restart the run from its last save.");
    }

    private boolean isPortClosed() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(scheduler.host(), scheduler.port()), PROBE_MILLIS);
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException unclear) {
            return false;
        }
    }
}
