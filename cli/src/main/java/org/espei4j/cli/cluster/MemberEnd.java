package org.espei4j.cli.cluster;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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
