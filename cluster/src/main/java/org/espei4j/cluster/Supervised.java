package org.espei4j.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.espei4j.cluster.contact.ClusterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A process that is kept running. It is told what to do through its input, and ends when its input ends.
final class Supervised {

    private static final Logger LOG = LoggerFactory.getLogger(Supervised.class);

    private static final long GRACE_SECONDS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    private static final long FIRST_PAUSE_MILLIS = 1_000;

    private final String name;
    private final List<String> command;
    private final String order;
    private final boolean replaced;
    private final Runnable onEnd;
    private @Nullable Process process;
    private boolean ending;
    private long pause = FIRST_PAUSE_MILLIS;

    /// @param name what people call it
    /// @param command its command line
    /// @param order first line of its input
    /// @param replaced whether it is started again when it ends by itself
    /// @param onEnd called when it has ended for good
    Supervised(String name, List<String> command, String order, boolean replaced, Runnable onEnd) {
        this.name = name;
        this.command = command;
        this.order = order;
        this.replaced = replaced;
        this.onEnd = onEnd;
    }

    /// Starts the process, unless it has been asked to end.
    ///
    /// @throws ClusterException if the system refuses
    synchronized void start() throws ClusterException {
        if (ending) {
            return;
        }
        try {
            Process started = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process = started;
            OutputStream input = started.getOutputStream();
            input.write((order + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
            // Not Process.onExit, which waits for a free thread of the common pool: a program may keep all of them
            // busy.
            Thread.ofVirtual().name(name + "-watch").start(() -> awaitExit(started));
        } catch (IOException e) {
            throw new ClusterException("The process of " + name + " cannot be started (" + e.getMessage() + ").", e);
        }
    }

    private void awaitExit(Process started) {
        try {
            started.waitFor();
            onExit(started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void onExit(Process exited) {
        synchronized (this) {
            if (ending) {
                return;
            }
            if (!replaced || exited.exitValue() == 0) {
                LOG.info("{} has ended (exit code {}).", name, exited.exitValue());
                ending = true;
            } else {
                LOG.warn("{} has ended (exit code {}); starting another.", name, exited.exitValue());
            }
            if (!ending) {
                Thread.ofVirtual().start(this::restart);
                return;
            }
        }
        onEnd.run();
    }

    private void restart() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            return;
        }
        synchronized (this) {
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            if (!ending) {
                try {
                    start();
                } catch (ClusterException e) {
                    LOG.error("{}", e.getMessage());
                }
            }
        }
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// Number of the process, while it runs.
    synchronized Optional<Long> process() {
        return process != null && process.isAlive() ? Optional.of(process.pid()) : Optional.empty();
    }

    /// Asks the process to end.
    synchronized void end() {
        ending = true;
        if (process != null) {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                LOG.debug("{} has ended already.", name, e);
            }
        }
    }

    /// Waits until the process has ended, and ends it if it does not in time.
    void awaitEnd() {
        Process last;
        synchronized (this) {
            last = process;
        }
        if (last == null) {
            return;
        }
        try {
            if (!last.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} has not ended within {} s; it is killed.", name, GRACE_SECONDS);
                last.destroyForcibly().waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
