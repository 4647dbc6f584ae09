package org.espei4j.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether another process of this machine still runs.
public final class ParentWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ParentWatch.class);

    private static final long PAUSE_MILLIS = 1_000;

    private final long number;
    private final Optional<ProcessHandle> process;

    /// @param number number of the process
    public ParentWatch(long number) {
        this.number = number;
        this.process = ProcessHandle.of(number);
    }

    /// Does something, in a thread of its own, as soon as the process has ended, however that comes about.
    public void onEnd(Runnable action) {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                await();
                action.run();
            } catch (InterruptedException e) {
                LOG.debug("Process {} is not watched any more.", number, e);
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Waits until the process has ended.
    void await() throws InterruptedException {
        // Asked again and again, because a process is told of the end of its own children only.
        while (isRunning()) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    boolean isRunning() {
        return process.filter(ProcessHandle::isAlive).isPresent() && !isZombie();
    }

    /// Whether it has ended, and only its entry in the table of processes is left, because its parent has not asked for
    /// its exit code: MPICH asks only when nobody can write to the output of the rank any more.
    private boolean isZombie() {
        try {
            String state = Files.readString(Path.of("/proc", Long.toString(number), "stat"));
            // The name of the program before the state may hold anything.
            return state.startsWith(") Z", state.lastIndexOf(')'));
        } catch (IOException notLinuxOrGone) {
            return false;
        }
    }
}
