package org.espei4j.cli.assessment;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.espei4j.cli.terminal.Console;
import org.jspecify.annotations.Nullable;

/// Lets a run save its state when the program is told to end: by Ctrl-C, or by a queueing system whose time is up.
///
/// The Java virtual machine then begins to shut down and gives the program this one chance; it ends with the code of the
/// signal, 130 after Ctrl-C, when the run has been saved.
final class Interruption implements BooleanSupplier, AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch saved = new CountDownLatch(1);
    private final Console console;
    private final Thread hook = Thread.ofPlatform().name("interruption").unstarted(this::interrupted);
    private volatile boolean requested;
    private volatile @Nullable Thread sampler;

    /// @param console where the user is told that saving takes a moment
    Interruption(Console console) {
        this.console = console;
    }

    /// Begins to listen for a signal.
    void install() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// From now on there is something to save; the calling thread does it when it is interrupted.
    void samplingStarts() {
        sampler = Thread.currentThread();
    }

    /// Whether the program was told to end.
    @Override
    public boolean getAsBoolean() {
        return requested;
    }

    /// What the hook does: asks the sampling thread to stop, and waits until it has saved.
    void interrupted() {
        requested = true;
        Thread thread = sampler;
        if (thread == null) {
            return;
        }
        console.status("");
        console.println("Stopping: saving the chains ...");
        thread.interrupt();
        try {
            if (!saved.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                console.println("The chains could not be saved within " + PATIENCE_SECONDS
                        + " s; the files hold what was saved last.");
            }
        } catch (InterruptedException giveUp) {
            Thread.currentThread().interrupt();
        }
    }

    /// Nothing is left to save.
    @Override
    public void close() {
        sampler = null;
        saved.countDown();
        if (!requested) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException shuttingDown) {
                // The signal came just now; the hook finds nothing to do.
                requested = true;
            }
        }
    }
}
