package org.espei4j.cli.cluster;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cluster.ParentWatch;

/// Lets a member of a cluster end in order when the program is told to end: it takes leave of the others and
/// removes its files.
final class MemberEnd implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 15;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private volatile Runnable stop = () -> {};

    /// Begins to listen for a signal.
    MemberEnd() {
        hook = Thread.ofPlatform().name("member-end").unstarted(() -> {
            stop.run();
            try {
                if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    Thread.currentThread().interrupt();
                }
            } catch (InterruptedException giveUp) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// What asks the member to end, once there is one.
    void stopsBy(Runnable action) {
        stop = action;
    }

    /// Asks the member to end when a process has ended, too: a launcher may have lost its script to `kill -9`.
    ///
    /// @param process number of the process; absent: none
    void follows(Optional<Long> process, Console console) {
        process.ifPresent(number -> new ParentWatch(number).onEnd(() -> {
            console.println("Process " + number + " (--parent) has ended, and so does this one.");
            stop.run();
        }));
    }

    /// The member has ended and has cleaned up after itself: close it after the member.
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already, and has just been told.
            return;
        }
    }
}
