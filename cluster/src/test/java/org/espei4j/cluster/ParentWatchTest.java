package org.espei4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParentWatchTest {

    @Test
    void aProcessThatRunsIsSeenToEnd() throws Exception {
        assertThat(new ParentWatch(ProcessHandle.current().pid()).isRunning()).isTrue();
        Process process = new ProcessBuilder("sleep", "60").start();
        ParentWatch watch = new ParentWatch(process.pid());
        assertThat(watch.isRunning()).isTrue();
        process.destroyForcibly().waitFor();
        watch.await();
        assertThat(watch.isRunning()).isFalse();
        assertThat(new ParentWatch(process.pid()).isRunning()).isFalse();
    }

    /// A process whose parent does not ask for its exit code stays in the table of processes.
    @Test
    void aZombieHasEnded() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc");
        // The shell becomes a program that never asks for the end of the child that the shell has started.
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0.2 & exec sleep 60").start();
        try {
            while (children(parent).isEmpty()) {
                Thread.sleep(10);
            }
            ProcessHandle child = children(parent).getFirst();
            new ParentWatch(child.pid()).await();
            assertThat(child.isAlive()).isTrue();
        } finally {
            parent.destroyForcibly();
        }
    }

    private static List<ProcessHandle> children(Process parent) {
        return parent.children().toList();
    }
}
